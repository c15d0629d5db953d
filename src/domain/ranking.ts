/**
 * The things sorted by rank, lowest first; what has none (NaN) comes last, and what ranks alike keeps its order.
 * Sorts plain numbers instead of calling a comparison, so 100,000 things take tens of milliseconds.
 */
export function ranked<T>(things: readonly T[], rank: (thing: T) => number): readonly T[] {
  const ranks = new Float64Array(things.length)
  things.forEach((thing, place) => {
    const value = rank(thing)
    ranks[place] = Number.isNaN(value) ? Number.POSITIVE_INFINITY : value
  })
  const steps = ranks.toSorted()
  // The place among the sorted ranks and the place in the list, in one number: both stay far below 2^26.
  const places = ranks.map((value, place) => firstPlace(steps, value) * things.length + place)
  const sorted: T[] = []
  for (const both of places.toSorted()) {
    const thing = things[both % things.length]
    if (thing !== undefined) sorted.push(thing)
  }
  return sorted
}

/** Place of the first of the ascending values that is not below this one. */
function firstPlace(ascending: Float64Array, value: number): number {
  let low = 0
  let high = ascending.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((ascending[middle] ?? 0) < value) low = middle + 1
    else high = middle
  }
  return low
}
