import { weightOf, type Moments, type Weighting } from './ratingMoments.ts'

/**
 * Coefficients of agreement from the sums over units. A formula answers with a sentence where it has no value: with
 * nothing to compare, or where agreement by chance is certain.
 */
export type Formula = (moments: Moments) => number | string

export const oneValue =
  'Everybody said the same throughout, so agreement cannot be told from agreement by chance.'
export const nothingShared = 'No item was judged by two annotators in this respect.'

/** Shares that differ from 1 by no more than rounding. */
const almostOne = 1 - 1e-12

const beyondChance = (observed: number, chance: number): number | string =>
  chance >= almostOne ? oneValue : (observed - chance) / (1 - chance)

/** Share of the pairs of ratings that agree, averaged over units: P̄ of Fleiss 1971, eq. 2; p_a of Gwet 2014, §2.4. */
export const raw: Formula = ({ pairable, agreed }) => (pairable === 0 ? nothingShared : agreed / pairable)

/**
 * Fleiss' κ = (P̄ − P̄_e) ÷ (1 − P̄_e), P̄_e = Σ p_k² (Fleiss 1971, Psychological Bulletin 76, 378–382). Where units have
 * different numbers of ratings, p_k is the mean over units of the share that gives k (Gwet 2014, §2.4), which is the
 * same where they have equally many.
 */
export const fleiss: Formula = ({ pairable, agreed, units, shares }) =>
  pairable === 0
    ? nothingShared
    : beyondChance(
        agreed / pairable,
        shares.reduce((sum, share) => sum + (share / units) ** 2, 0),
      )

/**
 * Krippendorff's α = 1 − D_o ÷ D_e for nominal values, where ratings may be missing (Krippendorff 2004, §11; 2011,
 * “Computing Krippendorff's Alpha-Reliability”, part C).
 */
export const krippendorff: Formula = ({ pairable, disagreed, ratings, given }) => {
  if (pairable === 0) return nothingShared
  const same = given.reduce((sum, count) => sum + count * count, 0)
  const expected = (ratings * ratings - same) / (ratings * (ratings - 1))
  return expected <= 1 - almostOne ? oneValue : 1 - disagreed / ratings / expected
}

/**
 * Gwet's AC1 and, with weights, AC2 = (p_a − p_e) ÷ (1 − p_e), p_e = T_w ÷ (q(q−1)) · Σ π_k(1 − π_k), T_w the sum of all
 * weights and q the number of values that can be given (Gwet 2008, Br. J. Math. Stat. Psychol. 61, 29–48, eq. 16 for AC1;
 * 2014, Handbook of Inter-Rater Reliability, 4th ed., §3.5 and §5 for AC2 and missing ratings).
 */
export const gwet =
  (weighting: Weighting, values: number): Formula =>
  ({ pairable, agreed, near, units, shares }) => {
    if (pairable === 0) return nothingShared
    if (values < 2) return oneValue
    const spread = shares.reduce((sum, share) => sum + (share / units) * (1 - share / units), 0)
    const chance = (totalWeight(weighting, values) / (values * (values - 1))) * spread
    return beyondChance((weighting === 'identity' ? agreed : near) / pairable, chance)
  }

/** The sum of the weights of all pairs of values, each value with itself among them. */
function totalWeight(weighting: Weighting, values: number): number {
  if (weighting === 'identity') return values
  let sum = values
  for (let apart = 1; apart < values; apart += 1) {
    sum += 2 * (values - apart) * weightOf(weighting, 0, apart, values)
  }
  return sum
}
