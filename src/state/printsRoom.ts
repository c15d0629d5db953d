import { createStore } from 'zustand/vanilla'
import type { Dataset } from '../domain/dataset.ts'
import { readingPrints } from '../domain/nearDuplicates.ts'
import { lookalikePairs } from '../domain/printIndex.ts'
import { rows } from '../domain/table.ts'
import type { Pictures } from '../pictures/pictures.ts'
import type { PrintStore } from '../storage/storage.ts'
import { lookAtAll } from './lookAtAll.ts'
import type { Prints, PrintsState } from './prints.ts'
import { inSlices } from './slices.ts'

interface PrintsDeps {
  readonly pictures: Pick<Pictures, 'fingerprints'>
  readonly kept: PrintStore
  readonly bytesOf: (sha256: string) => Promise<Blob | null>
  readonly now: () => number
  /** Resolves once all pictures of the project are read. */
  readonly ready: () => Promise<void>
  readonly dataset: () => Dataset
}

/** How often progress is shown, in milliseconds. */
const shownEvery = 100

export function createPrints(deps: PrintsDeps): Prints & { close(): void } {
  const store = createStore<PrintsState>(() => ({
    known: new Map(),
    alike: [],
    compared: false,
    comparing: null,
  }))
  let running: { readonly control: AbortController; readonly done: Promise<void> } | null = null
  let closed = false
  /** The files that were compared with each other last. */
  let comparedWith: ReadonlySet<string> = new Set()

  async function run(signal: AbortSignal): Promise<void> {
    await deps.ready()
    if (signal.aborted) return
    const startedAt = deps.now()
    let shownAt = -Infinity
    const hashes = rows(deps.dataset().pictures).flatMap(({ sha256 }) => sha256 ?? [])
    const known = await lookAtAll(
      { hashes, bytesOf: deps.bytesOf },
      deps.pictures,
      deps.kept,
      store.getState().known,
      signal,
      (done, total) => {
        const now = deps.now()
        if (signal.aborted || done === total || now - shownAt < shownEvery) return
        shownAt = now
        store.setState({ comparing: { done, total, startedAt } })
      },
    )
    if (closed) return
    const before = store.getState()
    const isSame = before.compared && hashes.every((sha256) => comparedWith.has(sha256))
    if (!isSame) store.setState({ known, compared: false })
    if (signal.aborted || isSame) return
    const wanted = new Set(hashes)
    const read = await inSlices(readingPrints(known, wanted), signal)
    const alike = await inSlices(lookalikePairs(read), signal)
    if (closed) return
    comparedWith = wanted
    store.setState({ alike, compared: true })
  }

  const stop = (): void => running?.control.abort()
  return {
    store,
    compare() {
      if (closed) return Promise.resolve()
      if (running && !running.control.signal.aborted) return running.done
      const control = new AbortController()
      // What was stopped keeps what it found before the next one begins.
      const done = (running?.done ?? Promise.resolve())
        .then(() => run(control.signal))
        .catch(() => undefined)
        .then(() => {
          if (running?.control !== control) return
          running = null
          store.setState({ comparing: null })
        })
      running = { control, done }
      return done
    },
    stop,
    close() {
      closed = true
      stop()
    },
  }
}
