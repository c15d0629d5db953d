import type { EvaluatedItem } from '../domain/evaluatedItem.ts'
import type { Attention, Prediction, PredictionRun } from '../domain/prediction.ts'
import type { Score } from '../domain/scored.ts'

/** What measures over all predictions of some runs work with. */
export interface Desk {
  readonly items: ReadonlyMap<string, EvaluatedItem>
  readonly runs: readonly PredictionRun[]
  /** What the runs are called where models are compared, by their ids. */
  readonly labels: ReadonlyMap<string, string>
  /** The predictions of a run in their order, without their attention. */
  batches(runId: string, signal?: AbortSignal): AsyncIterable<PredictionBatch>
  attention(runId: string, row: number): Promise<Attention | null>
  /** By the present options and verdicts; null without a text, and for an item that is not part of the benchmark. */
  score(run: PredictionRun, prediction: Prediction): Score | null
}

export interface PredictionBatch {
  /** Place of the first of them in the run. */
  readonly row: number
  readonly predictions: readonly Prediction[]
  /** Of which attention is kept. */
  readonly attended: readonly boolean[]
}
