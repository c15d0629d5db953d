import type { ItemFacts } from '../../../domain/itemFacts.ts'
import type { Measured } from '../../../formats/statisticsRecord.ts'
import { breath } from '../useFacts.ts'
import type { MeasuredProject, MeasuringCall } from './measuring.ts'

/** So many items are handed over at a time: few enough that no key press waits for it. */
const batch = 200

/** Measures agreement and times in a worker. `onProgress` hears how many items it has. */
export async function measured(
  facts: readonly ItemFacts[],
  { categories, people }: MeasuredProject,
  onProgress: (done: number) => void,
  signal: AbortSignal,
): Promise<Measured> {
  const worker = new Worker(new URL('./measureWorker.ts', import.meta.url), { type: 'module' })
  try {
    const send = (call: MeasuringCall): void => worker.postMessage(call, {})
    const found = new Promise<Measured>((resolve, reject) => {
      worker.addEventListener('message', ({ data }: MessageEvent<Measured>) => resolve(data))
      worker.addEventListener('error', () => reject(new Error('The figures could not be worked out.')))
      signal.addEventListener('abort', () => reject(new Error('Stopped.')), { once: true })
    })
    // Whoever stops before anything is measured hears so from `throwIfAborted`.
    found.catch(() => undefined)
    for (let done = 0; done < facts.length; done += batch) {
      signal.throwIfAborted()
      const judged = facts
        .slice(done, done + batch)
        .map(({ item, judgements, resolution }) => ({ item, judgements, resolution }))
      send({ kind: 'items', judged })
      onProgress(done)
      await breath()
    }
    onProgress(facts.length)
    send({ kind: 'measure', project: { categories, people } })
    return await found
  } finally {
    worker.terminate()
  }
}
