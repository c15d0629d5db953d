import type { Paper } from './publishedTable.ts'

/** Something that a paper says of its own figures, worked out again from them. */
export interface PublishedClaim {
  readonly id: string
  readonly paper: Paper
  /** Section or table. */
  readonly where: string
  /** In our words. */
  readonly says: string
  /** What the figures say. */
  readonly finding: string
  readonly outcome: ClaimOutcome
}

/** `partly`: for some of the figures that it speaks of, or only as compared with some of them. */
export type ClaimOutcome = 'holds' | 'partly' | 'fails'

export const outcomeOf = (holds: readonly boolean[]): ClaimOutcome =>
  holds.every(Boolean) ? 'holds' : holds.some(Boolean) ? 'partly' : 'fails'

/** Of two printed figures, exactly. */
export const less = (from: number, what: number, digits = 1): number => Number((from - what).toFixed(digits))
