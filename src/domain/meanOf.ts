import { bootstrapped, type Interval } from './bootstrap.ts'

/** A mean over items with its 95 % interval. */
export interface MeanOf {
  readonly items: number
  /** Null of none. */
  readonly value: number | null
  readonly interval: Interval | null
}

/** Up to so many different values, resamples are quick; of more, a mean is as good as normally distributed. */
const mostKinds = 500
/** 97.5 % of a normal distribution lie below this many standard deviations above its mean. */
const normalQuantile = 1.959963984540054

/**
 * Mean of what there is; NaN counts for nothing. The interval is by the percentile bootstrap over items where they have
 * at most 500 different values, else by the normal approximation: mean ± 1.96 · s / √n. A single item has none.
 */
export function meanOf(values: Iterable<number>): MeanOf {
  // Welford 1962 (Technometrics 4): no difference of large sums.
  let [items, mean, squares] = [0, 0, 0]
  const times = new Map<number, number>()
  for (const value of values) {
    if (Number.isNaN(value)) continue
    items += 1
    const off = value - mean
    mean += off / items
    squares += off * (value - mean)
    if (times.size <= mostKinds) times.set(value, (times.get(value) ?? 0) + 1)
  }
  if (items === 0) return { items, value: null, interval: null }
  if (items === 1) return { items, value: mean, interval: null }
  if (times.size <= mostKinds) return { items, ...resampled(times, items) }
  const half = normalQuantile * Math.sqrt(squares / (items - 1) / items)
  return { items, value: mean, interval: { low: mean - half, high: mean + half } }
}

function resampled(times: ReadonlyMap<number, number>, items: number): Omit<MeanOf, 'items'> {
  // In one order, so that the same values give the same figures whatever order they came in.
  const kinds = [...times].toSorted(([a], [b]) => a - b)
  const counts = kinds.map(([, count]) => count)
  const mean = (drawn: ArrayLike<number>): number =>
    kinds.reduce((sum, [value], kind) => sum + value * (drawn[kind] ?? 0), 0) / items
  const [interval = null] = bootstrapped(counts, (drawn) => [mean(drawn)])
  return { value: mean(counts), interval }
}
