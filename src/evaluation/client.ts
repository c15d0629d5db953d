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
  /** The signal's own reason goes before what the worker says of having been stopped. */
  const cancellable = async <T>(
    signal: AbortSignal | undefined,
    act: (served: Remote<Served>, token: number) => Promise<T>,
  ): Promise<T> => {
    signal?.throwIfAborted()
    const token = (tokens += 1)
    const stop = (): void => void remote.stop(token)
    signal?.addEventListener('abort', stop, { once: true })
    try {
      return await ask((served) => act(served, token))
    } catch (error) {
      signal?.throwIfAborted()
      throw error
    } finally {
      signal?.removeEventListener('abort', stop)
    }
  }

  return {
    open: () => ask((served) => served.open()),
    setItems: (batch, isFirst) => ask((served) => served.setItems(batch, isFirst)),
    read: (files, onProgress, signal) =>
      cancellable(signal, (served, token) => served.read(token, files, proxy(onProgress))),
    keep: (run, predictions) => ask((served) => served.keep(run, predictions)),
    change: (runs) => ask((served) => served.change(runs)),
    remove: (runIds) => ask((served) => served.remove(runIds)),
    unmatched: (runId) => ask((served) => served.unmatched(runId)),
    say: (verdicts) => ask((served) => served.say(verdicts)),
    unsay: (keys) => ask((served) => served.unsay(keys)),
    setOptions: (options) => ask((served) => served.setOptions(options)),
    score: (categories, onProgress, signal) =>
      cancellable(signal, (served, token) => served.score(token, categories, proxy(onProgress))),
    answers: (itemId) => ask((served) => served.answers(itemId)),
    differences: () => ask((served) => served.differences()),
    unsettled: () => ask((served) => served.unsettled()),
    attention: (runId, row) => ask((served) => served.attention(runId, row)),
    attentionReport: (choices, onProgress, signal) =>
      cancellable(signal, (served, token) => served.attentionReport(token, choices, proxy(onProgress))),
    cropUse: (choices, onProgress, signal) =>
      cancellable(signal, (served, token) => served.cropUse(token, choices, proxy(onProgress))),
    chosenBoxes: (boxesOf, onProgress, signal) =>
      cancellable(signal, (served, token) => served.chosenBoxes(token, boxesOf, proxy(onProgress))),
    rewards: (choices, onProgress, signal) =>
      cancellable(signal, (served, token) => served.rewards(token, choices, proxy(onProgress))),
    rewardOf: (given, counting) => ask((served) => served.rewardOf(given, counting)),
    close: () => worker.terminate(),
  }
}
