import type { Rect, Size } from './geometry.ts'
import type { Content } from './item.ts'
import type { MatchedItem } from './predictionMatch.ts'
import { defaultScoring, type ScoringKey, type ScoringOptions } from './scored.ts'

/** An item as far as predictions are matched, scored and measured against it. */
export interface EvaluatedItem {
  /** As it was imported: what evaluators asked, and by what predictions find it. */
  readonly given: MatchedItem
  /** What answers are compared with: what was accepted. Null where the item is not part of the benchmark. */
  readonly key: BenchmarkKey | null
  /** Of the upright picture, in pixels. */
  readonly size: Size | null
  /** The levels of its chain, or of the union of its chains, b1 first, in upright original pixels. */
  readonly levels: readonly Rect[]
}

/**
 * Which items make the benchmark: the `accepted` ones with what was accepted of them; all that were not rejected
 * (`unrejected`), with what was accepted where something was; or all of them as they were `given`.
 */
export type BenchmarkScope = 'accepted' | 'unrejected' | 'given'
export const benchmarkScopes: readonly BenchmarkScope[] = ['accepted', 'unrejected', 'given']

export interface EvaluationOptions extends ScoringOptions {
  /** Null leaves it to `evaluatedItems`. */
  readonly scope: BenchmarkScope | null
}

export const defaultEvaluation: EvaluationOptions = { ...defaultScoring, scope: null }

export type BenchmarkKey = ScoringKey & Pick<Content, 'category' | 'region'>
