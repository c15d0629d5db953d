import type { Step } from '../domain/entry.ts'

/** Whether everything said so far is on the disk. `saved` is said only when nothing waits. */
export type Saving =
  | { readonly kind: 'saved' }
  | { readonly kind: 'saving'; readonly waiting: number }
  | { readonly kind: 'failed'; readonly waiting: number; readonly sentence: string }

export interface Saver {
  /** Sends a step out, after all earlier ones. Never throws: what fails is kept, shown and tried again. */
  push(step: Step): void
  /** Tries again now. */
  retry(): void
  /** Steps that are not written yet, oldest first. */
  waiting(): readonly Step[]
  /** Resolves when nothing waits any more. */
  settled(): Promise<void>
  /** Tries what waits once more, now: true when nothing waits any more, false once a write fails. */
  flushed(): Promise<boolean>
  /** Stops trying; what waits stays in `waiting()`. */
  stop(): void
}

const longestPause = 30_000

/** As many waiting steps go out together at most, so that a burst of keys costs few transactions. */
const together = 50

/** Writes steps in their order, what waits together in one go; what failed stays first in line. */
export function createSaver(
  write: (steps: readonly Step[]) => Promise<void>,
  onChange: (saving: Saving) => void,
  pause: (ms: number) => Promise<void> = (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
): Saver {
  const queue: Step[] = []
  let running = false
  let stopped = false
  let failures = 0
  let failure = ''
  let skipPause: (() => void) | null = null
  let idle: (() => void)[] = []
  let asked: ((saved: boolean) => void)[] = []

  const answer = (saved: boolean) => {
    const waiters = asked
    asked = []
    for (const waiter of waiters) waiter(saved)
  }

  const settle = () => {
    onChange({ kind: 'saved' })
    const waiters = idle
    idle = []
    for (const waiter of waiters) waiter()
    answer(true)
  }

  const show = () =>
    onChange(
      failures > 0
        ? { kind: 'failed', waiting: queue.length, sentence: failure }
        : { kind: 'saving', waiting: queue.length },
    )

  async function run(): Promise<void> {
    if (running) return
    running = true
    while (queue.length > 0 && !stopped) {
      // After a failure each step is tried by itself, so that one that cannot be written holds up no more than it must.
      const next = queue.slice(0, failures > 0 ? 1 : together)
      try {
        await write(next)
        queue.splice(0, next.length)
        failures = 0
        if (queue.length > 0) show()
      } catch (error) {
        failures += 1
        failure = error instanceof Error ? error.message : 'Writing to the browser’s storage failed.'
        // Made before anybody is told, so that an answer to the news can already skip the pause.
        const skipped = new Promise<void>((resolve) => {
          skipPause = resolve
        })
        show()
        answer(false)
        await Promise.race([pause(Math.min(longestPause, 500 * 2 ** failures)), skipped])
        skipPause = null
      }
    }
    running = false
    if (queue.length === 0) settle()
  }

  return {
    push(step) {
      queue.push(step)
      void run()
      show()
    },
    retry: () => skipPause?.(),
    waiting: () => [...queue],
    settled: () => (queue.length === 0 ? Promise.resolve() : new Promise((resolve) => idle.push(resolve))),
    flushed() {
      if (queue.length === 0) return Promise.resolve(true)
      if (stopped) return Promise.resolve(false)
      skipPause?.()
      return new Promise((resolve) => asked.push(resolve))
    },
    stop() {
      stopped = true
      skipPause?.()
      answer(queue.length === 0)
    },
  }
}
