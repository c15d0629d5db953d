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
  /** Stops trying; what waits stays in `waiting()`. */
  stop(): void
}

const longestPause = 30_000

/** Writes steps one after another, in order; a failed one stays first in line. */
export function createSaver(
  write: (step: Step) => Promise<void>,
  onChange: (saving: Saving) => void,
  pause: (ms: number) => Promise<void> = (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
): Saver {
  let queue: readonly Step[] = []
  let running = false
  let stopped = false
  let failures = 0
  let skipPause: (() => void) | null = null
  let idle: (() => void)[] = []

  const settle = () => {
    onChange({ kind: 'saved' })
    const waiters = idle
    idle = []
    for (const waiter of waiters) waiter()
  }

  async function run(): Promise<void> {
    if (running) return
    running = true
    for (let next = queue[0]; next && !stopped; next = queue[0]) {
      try {
        await write(next)
        queue = queue.slice(1)
        failures = 0
        if (queue.length > 0) onChange({ kind: 'saving', waiting: queue.length })
      } catch (error) {
        failures += 1
        const sentence = error instanceof Error ? error.message : 'Writing to the browser’s storage failed.'
        onChange({ kind: 'failed', waiting: queue.length, sentence })
        const asked = new Promise<void>((resolve) => {
          skipPause = resolve
        })
        await Promise.race([pause(Math.min(longestPause, 500 * 2 ** failures)), asked])
        skipPause = null
      }
    }
    running = false
    if (queue.length === 0) settle()
  }

  return {
    push(step) {
      queue = [...queue, step]
      if (failures === 0) onChange({ kind: 'saving', waiting: queue.length })
      void run()
    },
    retry: () => skipPause?.(),
    waiting: () => queue,
    settled: () => (queue.length === 0 ? Promise.resolve() : new Promise((resolve) => idle.push(resolve))),
    stop() {
      stopped = true
      skipPause?.()
    },
  }
}
