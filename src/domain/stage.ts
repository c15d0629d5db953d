import type { Unresolved } from './resolution.ts'
import type { Verdict } from './review.ts'

/** How far an item is: it needs judgements, they are in dispute, or it is resolved. Derived, never stored. */
export type Stage = 'needed' | 'disputed' | 'resolved'
export const stages: readonly Stage[] = ['needed', 'disputed', 'resolved']

const stageWithout: Readonly<Record<Unresolved, Stage>> = {
  undecided: 'needed',
  skipped: 'needed',
  'too-few': 'needed',
  flagged: 'disputed',
  disagreement: 'disputed',
  unadjudicated: 'disputed',
}

export const stageOf = (verdict: Verdict): Stage =>
  'resolution' in verdict ? 'resolved' : stageWithout[verdict.unresolved]
