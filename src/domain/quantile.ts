/** Numbers from the smallest to the largest. */
export const ascending = (values: Iterable<number>): Float64Array => Float64Array.from(values).toSorted()

/** The value below which this share of them lies, on straight lines between neighbours; null of none. */
export function quantile(sorted: ArrayLike<number>, share: number): number | null {
  const place = share * (sorted.length - 1)
  const lower = sorted[Math.floor(place)]
  const upper = sorted[Math.ceil(place)]
  return lower === undefined || upper === undefined
    ? null
    : lower + (upper - lower) * (place - Math.floor(place))
}
