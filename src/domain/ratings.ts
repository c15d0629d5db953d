/** What each rater said of one unit, null for nothing: the same rater at the same place in every unit. */
export type Ratings = readonly (readonly (string | null)[])[]

/** Units that got the same ratings, from whomever. */
export interface Kind {
  /** How many such units there are. */
  readonly times: number
  /** Ratings of one of them. */
  readonly ratings: number
  /** Which values they are, as indexes, and how often each was given. */
  readonly values: readonly number[]
  readonly counts: readonly number[]
}

/** Ratings as coefficients need them that do not ask who gave them; units without any are left out. */
export interface RatingTable {
  /** Every value that can be given, in order. */
  readonly values: readonly string[]
  readonly raters: number
  readonly kinds: readonly Kind[]
}

const compared = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/**
 * Counts units that are alike together. `known` are the values that can be given, in their order if they have one; what
 * was given besides follows in alphabetical order.
 */
export function ratingTable(ratings: Ratings, known: readonly string[] = []): RatingTable {
  const used = new Set<string>()
  const raters = new Set<number>()
  for (const unit of ratings) {
    for (const [rater, value] of unit.entries()) {
      if (value === null) continue
      used.add(value)
      raters.add(rater)
    }
  }
  const first = new Set(known)
  const values = [...first, ...[...used].filter((value) => !first.has(value)).toSorted(compared)]
  const places = new Map(values.map((value, place) => [value, place]))
  const times = new Map<string, number>()
  for (const unit of ratings) {
    const given: number[] = []
    for (const value of unit) if (value !== null) given.push(places.get(value) ?? 0)
    if (given.length === 0) continue
    if (given.length > 1) given.sort((a, b) => a - b)
    const key = given.join(' ')
    times.set(key, (times.get(key) ?? 0) + 1)
  }
  const kinds = [...times].toSorted(([a], [b]) => compared(a, b)).map(([key, count]) => kindOf(key, count))
  return { values, raters: raters.size, kinds }
}

function kindOf(key: string, times: number): Kind {
  const counts = new Map<number, number>()
  const given = key.split(' ').map(Number)
  for (const value of given) counts.set(value, (counts.get(value) ?? 0) + 1)
  return { times, ratings: given.length, values: [...counts.keys()], counts: [...counts.values()] }
}
