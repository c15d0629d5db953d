import type { ItemScores } from './results.ts'
import { isMostlyRight } from './rightShare.ts'
import { chiSquareTail } from './shortcutStatistics.ts'

/** Whether one of two models is right more often, by the items on which they differ. */
export interface Comparison {
  /** Items that both answered. */
  readonly items: number
  readonly onlyFirst: number
  readonly onlySecond: number
  /** Two-sided; null where they never differ. */
  readonly p: number | null
  readonly by: 'exact' | 'chi-square' | null
  /** McNemar’s statistic, where it was used. */
  readonly chiSquare: number | null
}

/** Differences up to this number are judged by the binomial distribution itself. */
const mostExact = 1000

/**
 * McNemar’s test (1947, Psychometrika 12): of the items on which only one of the two is right, each model is expected to
 * have half. Up to 1,000 of them exactly, by the binomial distribution; of more by chi-square with the continuity
 * correction of Edwards (1948, Psychometrika 13).
 */
export function mcNemar(onlyFirst: number, onlySecond: number): Pick<Comparison, 'p' | 'by' | 'chiSquare'> {
  const count = onlyFirst + onlySecond
  if (count === 0) return { p: null, by: null, chiSquare: null }
  if (count <= mostExact)
    return { p: exactTail(Math.min(onlyFirst, onlySecond), count), by: 'exact', chiSquare: null }
  const chiSquare = correctedChiSquare(onlyFirst, onlySecond)
  return { p: chiSquareTail(chiSquare, 1), by: 'chi-square', chiSquare }
}

export const correctedChiSquare = (onlyFirst: number, onlySecond: number): number =>
  Math.max(0, Math.abs(onlyFirst - onlySecond) - 1) ** 2 / (onlyFirst + onlySecond)

/** Twice the chance of at most so many heads in `count` throws of a fair coin, at most 1. */
function exactTail(fewer: number, count: number): number {
  // In logarithms: the first terms of many throws are too small for a double.
  let term = count * Math.log(0.5)
  let sum = 0
  for (let heads = 0; heads <= fewer; heads += 1) {
    sum += Math.exp(term)
    term += Math.log((count - heads) / (heads + 1))
  }
  return Math.min(1, 2 * sum)
}

/** Compares two models in one view. Of several samples of an item the model is right where more than half are. */
export function compared(first: ItemScores, second: ItemScores): Comparison {
  const ids = [...first.right.keys()]
  return comparedShares(
    ids.map((id) => first.right.get(id) ?? Number.NaN),
    ids.map((id) => second.right.get(id) ?? Number.NaN),
  )
}

/** The same of shares that stand at the same places; NaN where an item was not answered. */
export function comparedShares(first: ArrayLike<number>, second: ArrayLike<number>): Comparison {
  let [items, onlyFirst, onlySecond] = [0, 0, 0]
  for (let place = 0; place < first.length; place += 1) {
    const share = first[place] ?? Number.NaN
    const other = second[place] ?? Number.NaN
    if (Number.isNaN(share) || Number.isNaN(other)) continue
    items += 1
    if (isMostlyRight(share) && !isMostlyRight(other)) onlyFirst += 1
    if (!isMostlyRight(share) && isMostlyRight(other)) onlySecond += 1
  }
  return { items, onlyFirst, onlySecond, ...mcNemar(onlyFirst, onlySecond) }
}

/**
 * Holm’s adjustment (1979, Scand. J. Statist. 6:65–70) for several tests at once: the smallest p times their number, the
 * next times one less, and so on, never below the one before nor above 1. The chance that any of those below 5 % is there
 * by luck alone is then at most 5 %. Null where there was nothing to test; such tests do not count.
 */
export function holm(ps: readonly (number | null)[]): readonly (number | null)[] {
  const tested = ps
    .flatMap((p, place) => (p === null || Number.isNaN(p) ? [] : [{ p, place }]))
    .toSorted((a, b) => a.p - b.p)
  const adjusted: (number | null)[] = ps.map(() => null)
  let most = 0
  for (const [rank, { p, place }] of tested.entries()) {
    most = Math.max(most, Math.min(1, p * (tested.length - rank)))
    adjusted[place] = most
  }
  return adjusted
}
