import type { StoreApi } from 'zustand'
import type { AnswerVerdict, Prediction, PredictionRun } from '../domain/prediction.ts'
import type { ItemScores } from '../domain/results.ts'
import type { ScoringOptions } from '../domain/scored.ts'

/** What models answered to the items of the open project, and how right they were. Read when somebody first asks. */
export interface Evaluation {
  readonly store: StoreApi<EvaluationState>
  /** Reads what is kept, once, and scores it; resolves when that is done. */
  open(): Promise<void>
  add(run: PredictionRun, batches: AsyncIterable<readonly Prediction[]>, signal?: AbortSignal): Promise<void>
  change(run: PredictionRun): Promise<void>
  remove(runIds: readonly string[]): Promise<void>
  /** The predictions of a run, for looking at single ones. */
  predictions(runId: string, signal?: AbortSignal): Promise<readonly Prediction[]>
  say(verdicts: readonly AnswerVerdict[]): Promise<void>
  unsay(keys: readonly string[]): Promise<void>
  setOptions(options: ScoringOptions): void
  close(): void
}

export interface EvaluationState {
  /** Null until they were read. */
  readonly runs: readonly PredictionRun[] | null
  readonly options: ScoringOptions
  /** By `verdictKey`. */
  readonly verdicts: ReadonlyMap<string, AnswerVerdict>
  /** One for each model and view of the runs, by the present options and contents; null while that is worked out. */
  readonly scores: readonly ItemScores[] | null
  /** How far the scoring is; null when none is going on. */
  readonly scoring: { readonly done: number; readonly total: number; readonly startedAt: number } | null
  readonly failure: string | null
}
