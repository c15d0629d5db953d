import type { GivenFile, TakenFile } from '../../../evaluation/evaluation.ts'
import type { Evaluation } from '../../../state/evaluation.ts'
import { sentenceOf } from '../../../domain/refusal.ts'
import { countText } from '../../../ui/quantity.ts'

export interface Reading {
  readonly isReading: boolean
  /** What became of the files that were read last; null before, and once it was put away. */
  readonly taken: readonly TakenFile[] | null
  /** Why the last reading ended before its time, a sentence. */
  readonly failure: string | null
}

/** Reads files of predictions, one lot at a time. It goes on, and remembers its report, while another page is shown. */
export interface ReadingDesk {
  readonly get: () => Reading
  readonly subscribe: (listener: () => void) => () => void
  /** Ends once everything is read; never rejects. Nothing happens while others are read. */
  readonly start: (files: readonly GivenFile[]) => Promise<void>
  readonly cancel: () => void
  /** Puts the report away. */
  readonly dismiss: () => void
}

const resting: Reading = { isReading: false, taken: null, failure: null }

interface ReadingDeps {
  readonly read: Evaluation['read']
  /** Ids of the runs that are kept. */
  readonly runIds: () => readonly string[]
}

export function createReadingDesk({ read, runIds }: ReadingDeps): ReadingDesk {
  let reading = resting
  let control: AbortController | null = null
  const listeners = new Set<() => void>()
  const set = (next: Reading): void => {
    reading = next
    for (const listener of listeners) listener()
  }

  return {
    get: () => reading,
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    async start(files) {
      if (control) return
      if (files.length === 0) {
        set({ ...resting, failure: 'There is no file in what was given.' })
        return
      }
      const mine = new AbortController()
      control = mine
      set({ ...resting, isReading: true })
      const before = new Set(runIds())
      try {
        const taken = await read(files, mine.signal)
        set({ ...resting, taken })
      } catch (error) {
        const more = runIds().filter((id) => !before.has(id)).length
        const isKept = more === 0 ? 'Nothing was added.' : `Until then ${countText(more, 'run')} came in.`
        set({ ...resting, failure: `${mine.signal.aborted ? 'Stopped.' : sentenceOf(error)} ${isKept}` })
      } finally {
        control = null
      }
    },
    cancel: () => control?.abort(),
    dismiss() {
      if (!reading.isReading) set(resting)
    },
  }
}

const desks = new WeakMap<Evaluation, ReadingDesk>()

/** The one of an open project. */
export function readingDeskOf(evaluation: Evaluation): ReadingDesk {
  const desk = desks.get(evaluation) ?? deskFor(evaluation)
  desks.set(evaluation, desk)
  return desk
}

const deskFor = (evaluation: Evaluation): ReadingDesk =>
  createReadingDesk({
    read: (files, signal) => evaluation.read(files, signal),
    runIds: () => (evaluation.store.getState().runs ?? []).map(({ id }) => id),
  })
