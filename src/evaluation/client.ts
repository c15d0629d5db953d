import { proxy, wrap, type Remote } from 'comlink'
import type { EvaluationRoom, Evaluator } from './evaluation.ts'
import type { Served } from './served.ts'

/** Nothing is started before a room is first asked something. */
export function startEvaluator(): Evaluator {
  return {
    room: roomOf,
    async copy(fromId, toId) {
      const { copyPredictions } = await import('../storage/predictionShelf.ts')
      await copyPredictions(fromId, toId)
    },
    async remove(projectId) {
      const { removePredictions } = await import('../storage/predictionShelf.ts')
      await removePredictions(projectId)
    },
  }
}

function roomOf(projectId: string): EvaluationRoom {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
  const remote = wrap<Served>(worker)
  const ended = new Promise<never>((_, reject) => {
    const end = (): void =>
      reject(new Error('The worker that evaluates ended unexpectedly. Reload the page and try again.'))
    worker.addEventListener('error', end)
    worker.addEventListener('messageerror', end)
  })
  // Whoever asks hears of it; without anybody asking it is nobody's fault.
  ended.catch(() => undefined)
  const begun = remote.begin(projectId)
  let tokens = 0

  const ask = async <T>(act: (served: Remote<Served>) => Promise<T>): Promise<T> => {
    const asked = begun.then(() => act(remote))
    asked.catch(() => undefined)
    return Promise.race([asked, ended])
  }
  /**
   * The signal's own reason goes before what the worker says of having been stopped. Progress comes by a channel of its
   * own, maybe after the end, and is not heard any more then.
   */
  const lasting = async <T, P>(
    onProgress: (progress: P) => void,
    signal: AbortSignal | undefined,
    act: (served: Remote<Served>, token: number, onProgress: (progress: P) => void) => Promise<T>,
  ): Promise<T> => {
    signal?.throwIfAborted()
    const token = (tokens += 1)
    const stop = (): void => void remote.stop(token)
    signal?.addEventListener('abort', stop, { once: true })
    let isOver = false
    const heard = proxy((progress: P) => {
      if (!isOver) onProgress(progress)
    })
    try {
      return await ask((served) => {
        signal?.throwIfAborted()
        return act(served, token, heard)
      })
    } catch (error) {
      signal?.throwIfAborted()
      throw error
    } finally {
      isOver = true
      signal?.removeEventListener('abort', stop)
    }
  }

  return {
    open: () => ask((served) => served.open()),
    setItems: (batch, isFirst) => ask((served) => served.setItems(batch, isFirst)),
    read: (files, onProgress, signal) =>
      lasting(onProgress, signal, (served, token, heard) => served.read(token, files, heard)),
    keep: (run, predictions) => ask((served) => served.keep(run, predictions)),
    change: (runs) => ask((served) => served.change(runs)),
    remove: (runIds) => ask((served) => served.remove(runIds)),
    unmatched: (runId) => ask((served) => served.unmatched(runId)),
    say: (verdicts) => ask((served) => served.say(verdicts)),
    unsay: (keys) => ask((served) => served.unsay(keys)),
    setOptions: (options) => ask((served) => served.setOptions(options)),
    score: (categories, onProgress, signal) =>
      lasting(onProgress, signal, (served, token, heard) => served.score(token, categories, heard)),
    answers: (itemId) => ask((served) => served.answers(itemId)),
    differences: () => ask((served) => served.differences()),
    unsettled: () => ask((served) => served.unsettled()),
    attention: (runId, row) => ask((served) => served.attention(runId, row)),
    attentionReport: (choices, onProgress, signal) =>
      lasting(onProgress, signal, (served, token, heard) => served.attentionReport(token, choices, heard)),
    cropUse: (choices, onProgress, signal) =>
      lasting(onProgress, signal, (served, token, heard) => served.cropUse(token, choices, heard)),
    chosenBoxes: (boxesOf, onProgress, signal) =>
      lasting(onProgress, signal, (served, token, heard) => served.chosenBoxes(token, boxesOf, heard)),
    rewards: (choices, onProgress, signal) =>
      lasting(onProgress, signal, (served, token, heard) => served.rewards(token, choices, heard)),
    rewardOf: (given, counting) => ask((served) => served.rewardOf(given, counting)),
    close: () => worker.terminate(),
  }
}
