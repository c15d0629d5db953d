import type { StoreApi } from 'zustand'
import type { EvaluatedItem, EvaluationOptions } from '../domain/evaluatedItem.ts'
import type { AnswerVerdict, Attention, Prediction, PredictionRun, Unmatched } from '../domain/prediction.ts'
import type { ScoringDifference } from '../domain/scoringDifferences.ts'
import type {
  EvaluationRoom,
  GivenFile,
  ItemAnswer,
  Scored,
  TakenFile,
  UnsettledAnswer,
} from '../evaluation/evaluation.ts'

/**
 * What models answered to the items of the open project, and how right they were: kept in this browser, never part of
 * the dataset. Whatever changes what answers are worth has everything scored anew, in a worker.
 */
export interface Evaluation {
  readonly store: StoreApi<EvaluationState>
  /** Reads what is kept, and scores it; called by every page that shows some of it. Costs nothing when done before. */
  open(): Promise<void>
  /** While somebody watches, everything is scored anew whenever the dataset changes; answers with what ends that. */
  watch(): () => void
  /** Reads files and keeps what is in them. Rejects when it was stopped; files that were whole by then are kept. */
  read(files: readonly GivenFile[], signal?: AbortSignal): Promise<readonly TakenFile[]>
  keep(run: Omit<PredictionRun, 'count'>, predictions: readonly Prediction[]): Promise<void>
  change(runs: readonly PredictionRun[]): Promise<void>
  remove(runIds: readonly string[]): Promise<void>
  unmatched(runId: string): Promise<readonly Unmatched[]>
  say(verdicts: readonly AnswerVerdict[]): Promise<void>
  unsay(keys: readonly string[]): Promise<void>
  setOptions(options: EvaluationOptions): Promise<void>
  answers(itemId: string): Promise<readonly ItemAnswer[]>
  differences(): Promise<readonly ScoringDifference[]>
  unsettled(): Promise<readonly UnsettledAnswer[]>
  attention(runId: string, row: number): Promise<Attention | null>
  /** For what is measured in the worker over all predictions; opened before. */
  room(): EvaluationRoom
  close(): void
}

export interface EvaluationState {
  /** Null until they were read. */
  readonly runs: readonly PredictionRun[] | null
  readonly options: EvaluationOptions
  /** By `verdictKey`. */
  readonly verdicts: ReadonlyMap<string, AnswerVerdict>
  /** All items, as predictions are matched and scored against them, by id; empty until they were gathered. */
  readonly items: ReadonlyMap<string, EvaluatedItem>
  /** Null until everything was scored once; while it is scored anew, what came of it before. */
  readonly scored: Scored | null
  /** Whether `scored` is of the present runs, items, options and verdicts. */
  readonly isCurrent: boolean
  /** What is going on, for a progress line; null when nothing is. */
  readonly work: EvaluationWork | null
  /** Why the last attempt to read or to score failed, a sentence. */
  readonly failure: string | null
}

export interface EvaluationWork {
  readonly kind: 'reading' | 'scoring'
  readonly done: number
  readonly total: number
  readonly unit: 'bytes' | 'predictions'
  readonly startedAt: number
}
