import type { Score } from './scored.ts'
import type { View } from './preview.ts'

/** One answer on which the two profiles do not agree. */
export interface ScoringDifference {
  readonly model: string
  readonly view: View
  readonly itemId: string
  readonly upstream: Score
  readonly strict: Score
}

/** Whether two scores of one answer say something else about it. */
export const differs = (upstream: Score, strict: Score): boolean => upstream.right !== strict.right
