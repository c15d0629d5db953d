import type { Attention, Prediction, PredictionRun } from '../domain/prediction.ts'
import type { PredictionChunk } from '../schema/prediction.ts'
import type { PredictionStore } from '../storage/predictionShelf.ts'

/** Predictions that are kept together. */
export const chunkSize = 1000

/** The pieces of a run, in their order; what cannot be read of it is left out, and `row` still tells the place. */
export async function* chunksOf(
  store: PredictionStore,
  run: PredictionRun,
  signal?: AbortSignal,
): AsyncGenerator<{ readonly row: number; readonly chunk: PredictionChunk }> {
  for (let place = 0; place * chunkSize < run.count; place += 1) {
    signal?.throwIfAborted()
    const chunk = await store.chunk(run.id, place)
    if (chunk) yield { row: place * chunkSize, chunk }
  }
}

/** Writes the predictions of a run, however they come. */
export interface ChunkWriter {
  readonly count: () => number
  add(prediction: Prediction): Promise<void>
  /** Writes what is left. */
  end(): Promise<void>
}

/** Attention that is held before it is written: a grid may have thousands of numbers. */
const mostMaps = 50

export function chunkWriter(store: PredictionStore, runId: string): ChunkWriter {
  let held: Prediction[] = []
  let maps = new Map<number, Attention>()
  let [place, count] = [0, 0]

  const flush = async (): Promise<void> => {
    if (held.length === 0) return
    const chunk = chunkOf(held)
    held = []
    await store.putChunk(runId, place, chunk)
    place += 1
  }
  const flushMaps = async (): Promise<void> => {
    if (maps.size === 0) return
    const full = maps
    maps = new Map()
    await store.putAttention(runId, full)
  }
  return {
    count: () => count,
    async add(prediction) {
      if (prediction.attention) maps.set(count, prediction.attention)
      held.push(prediction)
      count += 1
      if (maps.size >= mostMaps) await flushMaps()
      if (held.length >= chunkSize) await flush()
    },
    async end() {
      await flushMaps()
      await flush()
    },
  }
}

const chunkOf = (predictions: readonly Prediction[]): PredictionChunk => ({
  itemIds: predictions.map(({ itemId }) => itemId),
  texts: predictions.map(({ text }) => text),
  told: predictions.map(({ told }) => told),
  boxes: predictions.map(({ boxes }) => boxes),
  outputTokens: predictions.map(({ outputTokens }) => outputTokens),
  seconds: predictions.map(({ seconds }) => seconds),
  attended: predictions.map(({ attention }) => attention !== null),
})
