import type { ItemFacts } from '../../domain/itemFacts.ts'
import type { JudgedItem } from '../../domain/judged.ts'
import { breath } from './useFacts.ts'

/** What a worker that works something out over all judgements is told: the items in batches, then what is asked. */
export type JudgedCall<Question> =
  | { readonly kind: 'items'; readonly judged: readonly JudgedItem[] }
  | { readonly kind: 'question'; readonly question: Question }

/** So many items are handed over at a time: few enough that no key press waits for it. */
const batch = 200

/**
 * Has a worker of its own, which `spawn` starts, answer a question about the judgements of these items. `onProgress`
 * hears how many items it has. Ends the worker in any case; rejects when the signal is aborted.
 */
export async function askedApart<Answer>(
  spawn: () => Worker,
  facts: readonly ItemFacts[],
  question: object,
  onProgress: (done: number) => void,
  signal: AbortSignal,
): Promise<Answer> {
  const worker = spawn()
  try {
    const send = (call: JudgedCall<object>): void => worker.postMessage(call, {})
    const answer = new Promise<Answer>((resolve, reject) => {
      worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => resolve(data))
      worker.addEventListener('error', () => reject(new Error('The figures could not be worked out.')))
      signal.addEventListener('abort', () => reject(new Error('Stopped.')), { once: true })
    })
    // Whoever stops before anything is asked hears so from `throwIfAborted`.
    answer.catch(() => undefined)
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
    send({ kind: 'question', question })
    return await answer
  } finally {
    worker.terminate()
  }
}
