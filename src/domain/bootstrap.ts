import { binomial, seededRandom, type Random } from './binomial.ts'
import { ascending, quantile } from './quantile.ts'

/** From where to where 95 of 100 such intervals hold the true value. */
export interface Interval {
  readonly low: number
  readonly high: number
}

export const defaultSeed = 1
const most = 1000
const fewest = 200
/** Kinds of units to be weighed in all, before fewer resamples have to do. */
const budget = 10_000_000
/** An interval of fewer resamples than this share, where the others have no value, would flatter. */
const enough = 0.95

/** How many resamples so many kinds of units get: 1,000, and of very many kinds no fewer than 200. */
export const resamplesFor = (kinds: number): number =>
  Math.max(fewest, Math.min(most, Math.floor(budget / Math.max(1, kinds))))

/**
 * 95 % intervals by the percentile bootstrap (Efron 1979; Efron & Tibshirani 1993, §13.3): units are drawn anew with
 * replacement, as many as there are, and every figure is worked out again. Units that are alike for all figures are one
 * kind, and `times` says how many there are of each. A figure that has no value in more than 1 of 20 resamples has no
 * interval. The same seed gives the same intervals.
 */
export function bootstrapped(
  times: readonly number[],
  figures: (drawn: Float64Array) => readonly (number | null)[],
  seed: number = defaultSeed,
): readonly (Interval | null)[] {
  const random = seededRandom(seed)
  const draw = drawing(times, random)
  const resamples = resamplesFor(times.length)
  const found: number[][] = []
  for (let resample = 0; resample < resamples; resample += 1) {
    for (const [place, value] of figures(draw()).entries()) {
      const values = (found[place] ??= [])
      if (value !== null) values.push(value)
    }
  }
  return found.map((values) => percentileInterval(values, resamples))
}

/** The middle 95 % of what a figure came to in so many resamples; null where it had no value in too many of them. */
export function percentileInterval(values: readonly number[], resamples: number): Interval | null {
  if (values.length < enough * resamples) return null
  const sorted = ascending(values)
  const [low, high] = [quantile(sorted, 0.025), quantile(sorted, 0.975)]
  return low === null || high === null ? null : { low, high }
}

/** Draws as many units as there are: how many of each kind came up. The same array every time. */
function drawing(times: readonly number[], random: Random): () => Float64Array {
  const units = times.reduce((sum, count) => sum + count, 0)
  const drawn = new Float64Array(times.length)
  if (times.length * 8 < units) {
    return () => {
      let [left, mass] = [units, units]
      for (const [kind, count] of times.entries()) {
        const found = binomial(left, count / mass, random)
        drawn[kind] = found
        left -= found
        mass -= count
      }
      return drawn
    }
  }
  const kinds = Uint32Array.from(times.flatMap((count, kind) => Array.from({ length: count }, () => kind)))
  return () => {
    drawn.fill(0)
    for (let unit = 0; unit < units; unit += 1) {
      const kind = kinds[Math.floor(random() * units)] ?? 0
      drawn[kind] = (drawn[kind] ?? 0) + 1
    }
    return drawn
  }
}
