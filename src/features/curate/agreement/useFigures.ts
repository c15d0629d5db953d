import { useEffect, useState } from 'react'
import type { Dataset } from '../../../domain/dataset.ts'
import { factsOn } from '../../../domain/itemFacts.ts'
import { rows } from '../../../domain/table.ts'
import type { Figures, FiguresCall } from './figures.ts'

/** How far the figures are. */
export type FiguresState =
  | { readonly kind: 'counting'; readonly done: number; readonly total: number }
  | { readonly kind: 'counted'; readonly figures: Figures }
  | { readonly kind: 'failed' }

/** So many items are handed over at a time: few enough that no key press waits for it. */
const batch = 500
/** After the last change; somebody who works in another tab does not have them counted with every key. */
const quietMs = 400

/** The figures of the dataset, worked out in a worker; those of before stay until the new ones are there. */
export function useFigures(dataset: Dataset, now: () => number): FiguresState {
  const [state, setState] = useState<FiguresState>({ kind: 'counting', done: 0, total: dataset.items.size })
  const isFirst = state.kind !== 'counted'
  useEffect(() => {
    const stop = new AbortController()
    const show = (next: FiguresState) => {
      if (!stop.signal.aborted)
        setState((shown) => (shown.kind === 'counted' && next.kind === 'counting' ? shown : next))
    }
    const timer = setTimeout(
      () => {
        count(dataset, now(), show, stop.signal).catch(() => show({ kind: 'failed' }))
      },
      isFirst ? 0 : quietMs,
    )
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
    // Whether something is shown already decides on the pause only.
    // oxlint-disable-next-line react/exhaustive-deps -- see above
  }, [dataset.items, dataset.judgements, dataset.resolutions, dataset.project, now])
  return state
}

async function count(
  dataset: Dataset,
  at: number,
  show: (state: FiguresState) => void,
  signal: AbortSignal,
): Promise<void> {
  const worker = new Worker(new URL('./figuresWorker.ts', import.meta.url), { type: 'module' })
  signal.addEventListener('abort', () => worker.terminate(), { once: true })
  try {
    const send = (call: FiguresCall) => worker.postMessage(call, {})
    const items = rows(dataset.items)
    for (let done = 0; done < items.length; done += batch) {
      if (signal.aborted) return
      show({ kind: 'counting', done, total: items.length })
      const judged = items.slice(done, done + batch).map((item) => {
        const { judgements, resolution } = factsOn(dataset, item)
        return { item, judgements, resolution }
      })
      send({ kind: 'items', judged })
      await new Promise((resolve) => setTimeout(resolve))
    }
    const figures = new Promise<Figures>((resolve, reject) => {
      worker.addEventListener('message', ({ data }: MessageEvent<Figures>) => resolve(data))
      worker.addEventListener('error', () => reject(new Error('The figures could not be worked out.')))
    })
    const { categories, policy } = dataset.project
    send({ kind: 'figures', project: { categories, policy }, at })
    show({ kind: 'counted', figures: await figures })
  } finally {
    worker.terminate()
  }
}
