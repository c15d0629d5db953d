import type { Kind, RatingTable } from './ratings.ts'

/**
 * How near two values are, 0 to 1. `identity`: the same or not. `ordinal`: 1 − C(|k−l|+1, 2) ÷ C(q, 2), which asks for
 * their order alone (Gwet 2014, §3.5). `quadratic`: 1 − (k−l)² ÷ (q−1)² (Fleiss & Cohen 1973).
 */
export type Weighting = 'identity' | 'ordinal' | 'quadratic'

export function weightOf(weighting: Weighting, k: number, l: number, values: number): number {
  if (k === l) return 1
  const apart = Math.abs(k - l)
  if (weighting === 'ordinal') return 1 - (apart * (apart + 1)) / (values * (values - 1))
  return weighting === 'quadratic' ? 1 - (apart / (values - 1)) ** 2 : 0
}

/** The sums over units from which all coefficients follow. */
export interface Moments {
  /** Units with a rating. */
  readonly units: number
  /** Units with two or more. */
  readonly pairable: number
  /** Sum over those of the share of their pairs that agree. */
  readonly agreed: number
  /** The same with pairs weighed by how near they are. */
  readonly near: number
  /** By value, the sum over units of the share of their ratings that give it. */
  readonly shares: Float64Array
  /** Ratings in pairable units, by value and in all. */
  readonly given: Float64Array
  readonly ratings: number
  /** Sum over pairable units of their ratings times the share of their pairs that disagree. */
  readonly disagreed: number
}

/** Takes how many units there are of each kind. */
export type MomentsOf = (times: ArrayLike<number>) => Moments

/** Works out once what does not change from one resample to the next, and lays it out flat: it is gone through often. */
export function momentsOf({ kinds, values }: RatingTable, weighting: Weighting): MomentsOf {
  const sizes = Float64Array.from(kinds, ({ ratings }) => ratings)
  const agreed = Float64Array.from(kinds, (kind) => agreementIn(kind, 'identity', values.length))
  const near = Float64Array.from(kinds, (kind) => agreementIn(kind, weighting, values.length))
  const starts = new Uint32Array(kinds.length + 1)
  for (const [at, { values: own }] of kinds.entries()) starts[at + 1] = (starts[at] ?? 0) + own.length
  const given = Uint32Array.from(kinds.flatMap((kind) => kind.values))
  const counts = Float64Array.from(kinds.flatMap((kind) => kind.counts))
  return (times) => {
    const sums = { units: 0, pairable: 0, agreed: 0, near: 0, ratings: 0, disagreed: 0 }
    const byShare = new Float64Array(values.length)
    const byCount = new Float64Array(values.length)
    for (let at = 0; at < sizes.length; at += 1) {
      const units = times[at] ?? 0
      if (units === 0) continue
      const ratings = sizes[at] ?? 0
      const end = starts[at + 1] ?? 0
      sums.units += units
      for (let place = starts[at] ?? 0; place < end; place += 1) {
        const value = given[place] ?? 0
        const weight = units * (counts[place] ?? 0)
        byShare[value] = (byShare[value] ?? 0) + weight / ratings
        if (ratings > 1) byCount[value] = (byCount[value] ?? 0) + weight
      }
      if (ratings < 2) continue
      const share = agreed[at] ?? 0
      sums.pairable += units
      sums.agreed += units * share
      sums.near += units * (near[at] ?? 0)
      sums.ratings += units * ratings
      sums.disagreed += units * ratings * (1 - share)
    }
    return { ...sums, shares: byShare, given: byCount }
  }
}

/** Mean weight over the pairs of ratings of a unit; 0 where it has no pair. */
function agreementIn({ ratings, values: own, counts }: Kind, weighting: Weighting, values: number): number {
  if (ratings < 2) return 0
  let sum = 0
  for (const [place, value] of own.entries()) {
    const count = counts[place] ?? 0
    if (weighting === 'identity') sum += count * (count - 1)
    else {
      for (const [other, at] of own.entries()) {
        sum +=
          weightOf(weighting, value, at, values) * count * ((counts[other] ?? 0) - (other === place ? 1 : 0))
      }
    }
  }
  return sum / (ratings * (ratings - 1))
}
