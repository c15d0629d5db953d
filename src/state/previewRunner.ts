import { sentenceOf } from '../domain/refusal.ts'
import { beginRun, consequenceOf, mostInRow, readRun, recordOf } from './previewRun.ts'
import type { RunSpec, RunState } from './previews.ts'

/** Asks a model about many items in the background. */
export interface Runner {
  start(spec: RunSpec): void
  /** `sentence` says why, when it is not the user's doing. */
  pause(sentence?: string): void
  resume(): void
  retryFailed(): void
  cancel(): void
  /** Shows what an earlier visit left, standing still, with what is done of it by now. */
  restore(record: unknown): Promise<void>
  close(): void
}

export interface RunDesk {
  /** How many views of an item are still to be asked; 0 when all is known, or nothing can be asked. */
  missing(itemId: string, spec: RunSpec): number
  /** Asks what is missing of an item, one view after another; rejects with the first failure. */
  ask(itemId: string, spec: RunSpec, signal: AbortSignal): Promise<void>
  /** Items that are asked about at a time. */
  places(modelId: string): number
  show(run: RunState | null): void
  /** Remembers it for the next visit. */
  save(record: unknown): void
  now(): number
  /** Lets the page do what waits. */
  breathe(): Promise<void>
}

/** Longest that the page is held up by passing over what is known, in milliseconds. */
const slice = 8
/** The run is drawn again at most this often, and failures are saved at most that often, in milliseconds. */
const drawing = 200
const saving = 5000

export function createRunner(desk: RunDesk): Runner {
  let run: RunState | null = null
  let control: AbortController | null = null
  let halt: ((change: Partial<RunState>) => void) | null = null

  function show(next: RunState | null): void {
    run = next
    desk.show(next)
  }

  /** Sets out from the first item: what is known already is passed over. */
  function work(from: RunState): void {
    const mine = new AbortController()
    const { signal } = mine
    const { spec } = from
    control = mine
    const failures = [...from.failed]
    const given = new Set(failures.map(({ itemId }) => itemId))
    const since = desk.now()
    let { asked } = from
    let cursor = 0
    let done = 0
    let inRow = 0
    let drawnAt = since
    let savedAt = since
    let savedFailures = failures.length
    let heldSince = since

    const present = (change: Partial<RunState> = {}): RunState => ({
      ...from,
      phase: 'running',
      sentence: null,
      // While those that were known before are passed over, what was done stays on show.
      done: cursor < spec.itemIds.length ? Math.max(done, Math.min(from.done, spec.itemIds.length)) : done,
      asked,
      failed: failures.slice(),
      workedMs: from.workedMs + (desk.now() - since),
      ...change,
    })
    const stop = (change: Partial<RunState>): void => {
      if (signal.aborted) return
      mine.abort(new DOMException('The run stands still.', 'AbortError'))
      const last = present(change)
      show(last)
      desk.save(recordOf(last))
    }
    halt = stop

    function tell(): void {
      const at = desk.now()
      if (at - drawnAt < drawing) return
      drawnAt = at
      show(present())
      if (at - savedAt < saving || failures.length === savedFailures) return
      savedAt = at
      savedFailures = failures.length
      desk.save(recordOf(present()))
    }

    async function attempt(itemId: string): Promise<void> {
      for (let tries = 0; ; tries += 1) {
        try {
          await desk.ask(itemId, spec, signal)
          inRow = 0
          return
        } catch (error) {
          if (signal.aborted) return
          const sentence = sentenceOf(error)
          const consequence = consequenceOf(error, tries)
          if (consequence === 'again') continue
          if (consequence === 'stop') {
            stop({ phase: 'paused', sentence })
            return
          }
          failures.push({ itemId, sentence })
          inRow = consequence === 'record' ? 0 : inRow + 1
          if (inRow < mostInRow) return
          done += 1
          stop({ phase: 'paused', sentence: `${mostInRow} items in a row failed. ${sentence}` })
          return
        }
      }
    }

    async function worker(): Promise<void> {
      while (!signal.aborted) {
        const itemId = spec.itemIds[cursor]
        if (itemId === undefined) return
        cursor += 1
        if (!given.has(itemId) && desk.missing(itemId, spec) > 0) {
          await attempt(itemId)
          if (signal.aborted) return
          asked += 1
          heldSince = desk.now()
        } else if (desk.now() - heldSince > slice) {
          await desk.breathe()
          heldSince = desk.now()
        }
        done += 1
        tell()
      }
    }

    show(present())
    const places = Math.max(1, desk.places(spec.modelId))
    const workers = Array.from({ length: places }, () => worker())
    void Promise.all(workers).then(() => stop({ phase: 'done' }))
  }

  async function doneOf({ spec, failed }: RunState): Promise<number> {
    const given = new Set(failed.map(({ itemId }) => itemId))
    let heldSince = desk.now()
    let done = 0
    for (const itemId of spec.itemIds) {
      if (given.has(itemId) || desk.missing(itemId, spec) === 0) done += 1
      if (desk.now() - heldSince <= slice) continue
      await desk.breathe()
      heldSince = desk.now()
    }
    return done
  }

  return {
    start(spec) {
      control?.abort()
      const begun = beginRun(spec, desk.now())
      desk.save(recordOf(begun))
      work(begun)
    },
    pause(sentence) {
      if (run?.phase === 'running') halt?.({ phase: 'paused', sentence: sentence ?? null })
    },
    resume() {
      if (run?.phase === 'paused') work(run)
    },
    retryFailed() {
      if (run && run.phase !== 'running' && run.failed.length > 0)
        work({ ...run, failed: [], done: Math.max(0, run.done - run.failed.length) })
    },
    cancel() {
      control?.abort()
      control = null
      show(null)
      desk.save(null)
    },
    async restore(record) {
      const left = run?.phase === 'running' ? null : readRun(record)
      if (!left) return
      show(left)
      if (left.phase === 'done') return
      const done = await doneOf(left)
      if (run === left) show({ ...left, done })
    },
    close() {
      if (run?.phase === 'running') halt?.({ phase: 'paused' })
      control?.abort()
    },
  }
}
