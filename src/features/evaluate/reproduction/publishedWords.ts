import type { ClaimOutcome } from '../../../domain/published/publishedClaim.ts'
import type { CellCheck, Standing } from '../../../domain/published/publishedChecks.ts'

export const standingNames: Readonly<Record<Standing, string>> = {
  follows: 'Follows',
  rounded: 'Only from rounded figures',
  off: 'Does not follow',
  given: 'Nothing to check it by',
}

export const outcomeNames: Readonly<Record<ClaimOutcome, string>> = {
  holds: 'Holds',
  partly: 'Holds in part',
  fails: 'Does not hold',
}

const ruleNames: Readonly<Record<CellCheck['rule'], string>> = {
  average: 'average of its parts',
  difference: 'difference of two rows',
  mean: 'average over the models',
  count: 'share of whole answers',
}

/** `average of its parts: 71.350 comes out, ± 0.100` */
export const checkText = ({ rule, recomputed, tolerance, standing }: CellCheck, digits: number): string =>
  `${ruleNames[rule]}: ${recomputed.toFixed(digits + 1)} ${standing === 'off' && rule === 'count' ? 'is the nearest' : 'comes out'}, ± ${tolerance.toFixed(digits + 1)}`
