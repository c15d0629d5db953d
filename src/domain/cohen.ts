import { nothingShared, oneValue } from './agreementFormulas.ts'
import type { Ratings } from './ratings.ts'

/** What two raters said of units that both rated. */
export interface Pairs {
  /** How many values they used. */
  readonly values: number
  /** Which two values came together, as indexes, and how often. */
  readonly firsts: Uint32Array
  readonly seconds: Uint32Array
  readonly times: readonly number[]
}

/** The pairs of the only two raters there are; a sentence where there are fewer or more, or nothing that both rated. */
export function pairsOf(ratings: Ratings): Pairs | string {
  const raters = new Set<number>()
  for (const unit of ratings)
    for (const [rater, value] of unit.entries()) if (value !== null) raters.add(rater)
  if (raters.size > 2) return `Cohen’s κ compares two annotators; here there are ${raters.size}.`
  const [a = -1, b = -1] = [...raters].toSorted((one, other) => one - other)
  const places = new Map<string, number>()
  const times = new Map<string, number>()
  const placeOf = (value: string): number => {
    const place = places.get(value) ?? places.size
    places.set(value, place)
    return place
  }
  for (const unit of ratings) {
    const [first = null, second = null] = [unit[a], unit[b]]
    if (first === null || second === null) continue
    const key = `${placeOf(first)} ${placeOf(second)}`
    times.set(key, (times.get(key) ?? 0) + 1)
  }
  if (times.size === 0) return nothingShared
  const kinds = [...times]
    .map(([key, count]) => {
      const [first = 0, second = 0] = key.split(' ').map(Number)
      return { first, second, count }
    })
    .toSorted((x, y) => x.first - y.first || x.second - y.second)
  return {
    values: places.size,
    firsts: Uint32Array.from(kinds, ({ first }) => first),
    seconds: Uint32Array.from(kinds, ({ second }) => second),
    times: kinds.map(({ count }) => count),
  }
}

/**
 * Cohen's κ = (p_o − p_c) ÷ (1 − p_c), where p_c is what two raters who each keep to their own shares of values agree on
 * by chance (Cohen 1960, Educational and Psychological Measurement 20, 37–46, eq. 1).
 */
export function cohen({ values, firsts, seconds }: Pairs, times: ArrayLike<number>): number | string {
  const [byFirst, bySecond] = [new Float64Array(values), new Float64Array(values)]
  let [units, same] = [0, 0]
  for (let kind = 0; kind < firsts.length; kind += 1) {
    const [first = 0, second = 0] = [firsts[kind], seconds[kind]]
    const count = times[kind] ?? 0
    units += count
    if (first === second) same += count
    byFirst[first] = (byFirst[first] ?? 0) + count
    bySecond[second] = (bySecond[second] ?? 0) + count
  }
  if (units === 0) return nothingShared
  const chance = byFirst.reduce((sum, count, value) => sum + count * (bySecond[value] ?? 0), 0)
  const squared = units * units
  return chance === squared ? oneValue : (same * units - chance) / (squared - chance)
}
