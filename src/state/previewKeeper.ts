import type { Preview } from '../domain/preview.ts'
import { sentenceOf } from '../domain/refusal.ts'
import type { ResolutionSelection } from '../domain/resolutionSelection.ts'
import { emptyTable, get, has, rows, withRows, type Table } from '../domain/table.ts'
import type { PreviewStore } from '../storage/storage.ts'

/** What models said, in memory and on the disk. */
export interface Keeper {
  readonly known: () => Table<Preview>
  selections(): Table<ResolutionSelection>
  /** Reads what is kept; what was asked meanwhile is newer and stays. */
  load(signal: AbortSignal): Promise<void>
  add(preview: Preview): void
  /** Reads again what was left out of these to spare memory, if anything was, and lets go of what was read so before. */
  complete(keys: () => readonly string[]): void
  addSelection(selection: ResolutionSelection): void
  /** Forgets what one model said, also on the disk. */
  forget(modelId: string): Promise<void>
  /** Forgets everything, also on the disk. */
  clear(): Promise<void>
  /** Writes what waits, now. */
  flush(): Promise<void>
  close(): void
}

/** So many of what is read are put in place at a time: few enough to be quick, enough to touch each part of the table seldom. */
const placed = 2000

/** So many answers go out together at most, or what there is after so many milliseconds. */
const together = 100
const patience = 1000

/**
 * Cells of saliency and boxes of text that are held in memory at most. What is seen beside an item is little; a run over
 * 100,000 items is not. Beyond it, previews stay on the disk in full and in memory without them.
 */
const mostDetails = 8_000_000

export function createKeeper(
  store: PreviewStore,
  onChange: () => void,
  warn: (sentence: string) => void,
  later: (act: () => void, ms: number) => () => void,
  room: number = mostDetails,
): Keeper {
  let known = emptyTable<Preview>()
  let selections = emptyTable<ResolutionSelection>()
  let waiting = new Map<string, Preview>()
  let timer: (() => void) | null = null
  let writing: Promise<void> = Promise.resolve()
  let hasFailed = false
  let details = 0
  /** Keys of those that are in memory without their details. */
  const lean = new Set<string>()
  /** Keys of those whose details were read again, beyond what is held. */
  const completed = new Set<string>()

  /** The preview as it stays in memory. */
  function held(preview: Preview): Preview {
    const { key } = preview
    const before = completed.delete(key) ? undefined : get(known, key)
    lean.delete(key)
    details += sizeOf(preview) - (before ? sizeOf(before) : 0)
    if (details <= room) return preview
    details -= sizeOf(preview)
    lean.add(key)
    return without(preview)
  }

  /** Lets the details go of what was completed and is not looked at any more. */
  function leave(wanted: readonly string[]): void {
    const left = [...completed].filter((key) => !wanted.includes(key))
    if (left.length === 0) return
    known = withRows(
      known,
      left.flatMap((key) => {
        completed.delete(key)
        lean.add(key)
        const preview = get(known, key)
        return preview ? [[key, without(preview)] as const] : []
      }),
    )
    onChange()
  }

  function flush(): Promise<void> {
    timer?.()
    timer = null
    const batch = waiting
    waiting = new Map()
    if (batch.size === 0) return writing
    writing = writing
      .then(() => store.put([...batch.values()]))
      .then(
        () => {
          hasFailed = false
        },
        (error: unknown) => {
          // They can be asked again, so they are shown as long as the page lasts and the work goes on.
          if (!hasFailed) warn(`What models said could not be kept for the next visit. ${sentenceOf(error)}`)
          hasFailed = true
        },
      )
    return writing
  }

  function tick(): void {
    timer = null
    if (waiting.size === 0) return
    void flush()
    timer = later(tick, patience)
  }

  return {
    known: () => known,
    selections: () => selections,
    async load(signal) {
      let read: Preview[] = []
      const place = (): void => {
        const news = read.filter(({ key }) => !has(known, key))
        known = withRows(
          known,
          news.map((preview) => [preview.key, held(preview)]),
        )
        read = []
        onChange()
      }
      await store.load((batch) => {
        read.push(...batch.previews)
        if (read.length >= placed) place()
        if (batch.selections.length === 0) return
        const news = batch.selections.filter(({ key }) => !has(selections, key))
        selections = withRows(
          selections,
          news.map((selection) => [selection.key, selection]),
        )
      }, signal)
      place()
    },
    add(preview) {
      known = withRows(known, [[preview.key, held(preview)]])
      waiting.set(preview.key, preview)
      // The answer of a slow model is on the disk at once; those of a quick one go out together.
      if (waiting.size >= together || timer === null) {
        void flush()
        timer = later(tick, patience)
      }
      onChange()
    },
    complete(keys) {
      if (lean.size === 0 && completed.size === 0) return
      const wanted = keys()
      leave(wanted)
      for (const key of wanted) {
        if (!lean.delete(key)) continue
        const unwritten = waiting.get(key)
        const reading = unwritten ? Promise.resolve(unwritten) : store.get(key)
        reading.then(
          (preview) => {
            if (!preview || get(known, key)?.at !== preview.at) return
            known = withRows(known, [[key, preview]])
            completed.add(key)
            onChange()
          },
          // The answer is there without them.
          () => undefined,
        )
      }
    },
    addSelection(selection) {
      selections = withRows(selections, [[selection.key, selection]])
      onChange()
      store
        .putSelection(selection)
        .catch((error: unknown) =>
          warn(`The selected resolution could not be kept for the next visit. ${sentenceOf(error)}`),
        )
    },
    async forget(modelId) {
      const isGone = (each: { readonly modelId: string }): boolean => each.modelId === modelId
      const [gone, goneSelections] = [rows(known).filter(isGone), rows(selections).filter(isGone)]
      waiting = new Map([...waiting].filter(([, preview]) => !isGone(preview)))
      await writing
      await store.forget([...gone, ...goneSelections].map(({ key }) => key))
      for (const preview of gone) {
        if (!completed.delete(preview.key)) details -= sizeOf(preview)
        lean.delete(preview.key)
      }
      known = withRows(
        known,
        gone.map(({ key }) => [key, null]),
      )
      selections = withRows(
        selections,
        goneSelections.map(({ key }) => [key, null]),
      )
      onChange()
    },
    async clear() {
      timer?.()
      timer = null
      waiting = new Map()
      await writing
      await store.clear()
      known = emptyTable()
      selections = emptyTable()
      details = 0
      lean.clear()
      completed.clear()
      onChange()
    },
    flush,
    close() {
      void flush().then(() => store.close())
    },
  }
}

const sizeOf = ({ saliency, textBoxes }: Preview): number => (saliency?.values.length ?? 0) + textBoxes.length

const without = (preview: Preview): Preview => ({ ...preview, saliency: null, textBoxes: [] })
