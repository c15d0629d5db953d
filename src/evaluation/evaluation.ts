import type { AttentionChoices } from '../domain/attentionMeasures.ts'
import type { AttentionReport } from '../domain/attentionReport.ts'
import type { BoxConvention } from '../domain/predictedBoxes.ts'
import type {
  AnswerVerdict,
  Attention,
  CropKind,
  Prediction,
  PredictionRun,
  Unmatched,
} from '../domain/prediction.ts'
import type { Budget, View } from '../domain/preview.ts'
import type { CropUseChoices, WhichBox } from '../domain/cropUse.ts'
import type { CropUseColumn } from '../domain/cropUseColumns.ts'
import type { EvaluatedItem, EvaluationOptions } from '../domain/evaluatedItem.ts'
import type { Problem } from '../domain/problem.ts'
import type { ModelResult } from '../domain/results.ts'
import type { Score, ScoringRule } from '../domain/scored.ts'
import type { ScoreColumn } from '../domain/scoreColumns.ts'
import type { ScoringDifference } from '../domain/scoringDifferences.ts'
import type { Comparison } from '../domain/significance.ts'
import type { HierarchyReward, RewardCase } from '../domain/trainingReward.ts'
import type { RewardChoices, RewardColumn } from '../domain/trainingRewardColumns.ts'

/** The contract of what reads, keeps and scores predictions, off the page: however many there are, no key waits. */
export interface Evaluator {
  /** The predictions of one project; a worker starts at its first use. */
  room(projectId: string): EvaluationRoom
  /** Gives a copy of a project what its original has. */
  copy(fromId: string, toId: string): Promise<void>
  /** Forgets all predictions of a project. Never fails. */
  remove(projectId: string): Promise<void>
}

/** Every method rejects with an error whose message is a sentence for a person. */
export interface EvaluationRoom {
  open(): Promise<KeptEvaluation>
  /** All items of the project, in their order, in batches; `isFirst` begins anew. What was scored is out of date then. */
  setItems(batch: readonly EvaluatedItem[], isFirst: boolean): Promise<void>
  /**
   * Reads files and keeps what is in them, each file whole or not at all; those that were kept before a signal or a
   * fault stay. Predictions find their items by `EvaluatedItem.given`.
   */
  read(
    files: readonly GivenFile[],
    onProgress: (progress: ReadProgress) => void,
    signal?: AbortSignal,
  ): Promise<readonly TakenFile[]>
  /** Keeps what was asked here, in place of what was kept from the same source in the same view and budget before. */
  keep(run: Omit<PredictionRun, 'count'>, predictions: readonly Prediction[]): Promise<PredictionRun>
  /** Says model, view, seed, budget, crop or convention of boxes of runs anew. */
  change(runs: readonly PredictionRun[]): Promise<void>
  remove(runIds: readonly string[]): Promise<void>
  /** The first 1,000 predictions of a run’s file that are about no item. */
  unmatched(runId: string): Promise<readonly Unmatched[]>
  say(verdicts: readonly AnswerVerdict[]): Promise<void>
  unsay(keys: readonly string[]): Promise<void>
  setOptions(options: EvaluationOptions): Promise<void>
  /** Scores everything by the options and verdicts that were set; `categories` are the project’s, in its order. */
  score(
    categories: readonly string[],
    onProgress: (progress: ScoreProgress) => void,
    signal?: AbortSignal,
  ): Promise<Scored>
  /** What every run says about one item, scored; of each run the first ones, see `mostOfRun`. */
  answers(itemId: string): Promise<readonly ItemAnswer[]>
  /** Answers on which the two profiles do not agree, as far as `mostDifferences`; worked out by `score`. */
  differences(): Promise<readonly ScoringDifference[]>
  /** What no rule calls right and no verdict settled, each once: what a judge is asked about. */
  unsettled(): Promise<readonly UnsettledAnswer[]>
  attention(runId: string, row: number): Promise<Attention | null>
  /** Measures all maps of the global view. */
  attentionReport(
    choices: AttentionChoices,
    onProgress: (progress: ScoreProgress) => void,
    signal?: AbortSignal,
  ): Promise<AttentionReport>
  /** Where models cropped, by the boxes that came with their answers (001 §8.2, §4.2); empty where none did. */
  cropUse(
    choices: CropUseChoices,
    onProgress: (progress: ScoreProgress) => void,
    signal?: AbortSignal,
  ): Promise<readonly CropUseColumn[]>
  /** The box of each item that counts in one run; of several samples the first that has one. */
  chosenBoxes(
    ask: ChosenBoxesAsk,
    onProgress: (progress: ScoreProgress) => void,
    signal?: AbortSignal,
  ): Promise<ChosenBoxes>
  /** What training would have rewarded, by the rules and by a bonus for tools (FORMATS §1.4, §2.2). */
  rewards(
    choices: RewardChoices,
    onProgress: (progress: ScoreProgress) => void,
    signal?: AbortSignal,
  ): Promise<readonly RewardColumn[]>
  /** What one answer would earn by the rules, and which of them were tried. */
  rewardOf(given: RewardCase, counting: boolean): Promise<HierarchyReward>
  /** Ends the worker; nothing may be asked of it any more. */
  close(): void
}

export interface KeptEvaluation {
  readonly runs: readonly PredictionRun[]
  readonly verdicts: readonly AnswerVerdict[]
  readonly options: EvaluationOptions
}

/** A file with the path under which it was given, folders included where there were some. */
export interface GivenFile {
  readonly path: string
  readonly file: File
}

export interface ReadProgress {
  /** Bytes of all files together. */
  readonly done: number
  readonly total: number
  readonly predictions: number
  readonly file: string
}

export interface TakenFile {
  readonly path: string
  /** Label of the reader; null where none fits. */
  readonly format: string | null
  /** Empty where nothing was kept; a problem says why. */
  readonly runs: readonly PredictionRun[]
  readonly predictions: number
  readonly unmatched: number
  /** The first 1,000 that are about no item, also those of a file of which nothing was kept. */
  readonly missed: readonly Unmatched[]
  /** At most 1,000. */
  readonly problems: readonly Problem[]
}

export interface ScoreProgress {
  /** Predictions. */
  readonly done: number
  readonly total: number
}

/** Models of a view that are compared pair by pair; of more, the first ones. */
export const mostCompared = 60
export const mostDifferences = 10_000
/** Answers of one run to one item that are shown: a file may hold any number of samples. */
export const mostOfRun = 100

/** How everything that is kept was scored. */
export interface Scored {
  /** The items of the benchmark, in their order. */
  readonly itemIds: readonly string[]
  /** Of each, at the same place. */
  readonly categories: readonly (string | null)[]
  /** One for each model, view, budget and crop, in the order of the runs. */
  readonly columns: readonly ScoreColumn[]
  /** Of each item, bits of `itemMarks`: what its answers are besides right and wrong. */
  readonly marks: Uint8Array
  /** Of what `labelsIn(columns)` lists; categories in the order of the project, those that do not occur left out. */
  readonly results: readonly ModelResult[]
  /** Of every two models, in each view; see `mostCompared`. */
  readonly comparisons: readonly LabelledComparison[]
  readonly answers: number
  /** Answers on which the profiles do not agree, and how many of them each calls right. */
  readonly differences: { readonly count: number; readonly upstream: number; readonly strict: number }
  readonly unsettled: number
  readonly ms: number
}

export interface LabelledComparison extends Comparison {
  readonly view: View
  readonly first: string
  readonly second: string
}

/** One answer to one item, with what became of it. */
export interface ItemAnswer {
  readonly runId: string
  /** Place in its run. */
  readonly row: number
  readonly model: string
  readonly label: string
  readonly view: View
  readonly crop: CropKind | null
  readonly seed: number | null
  readonly budget: Budget | null
  readonly prediction: Prediction
  readonly convention: BoxConvention | null
  readonly hasAttention: boolean
  /** Null without a text, and where the item is not part of the benchmark. */
  readonly score: Score | null
}

export interface ChosenBoxesAsk {
  readonly runId: string
  readonly which: Exclude<WhichBox, 'each'>
}

/** The boxes that one run made, one for each item of the benchmark. */
export interface ChosenBoxes {
  readonly itemIds: readonly string[]
  /** x1, y1, x2, y2 of each, in upright original pixels. */
  readonly rects: Float64Array
  /** Items that were answered, but without a box that is one. */
  readonly without: number
}

export interface UnsettledAnswer {
  readonly itemId: string
  /** As the rules extracted it. */
  readonly answer: string
  readonly rule: ScoringRule
  /** In how many answers it occurs. */
  readonly times: number
}
