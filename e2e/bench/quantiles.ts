/** The middle and the high end of measurements, in the unit they came in, rounded to hundredths. */
export interface Quantiles {
  readonly count: number
  readonly p50: number
  readonly p95: number
  readonly max: number
}

export function quantiles(values: readonly number[]): Quantiles {
  const sorted = values.toSorted((a, b) => a - b)
  const at = (share: number) => {
    const value = sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
    return Math.round(value * 100) / 100
  }
  return { count: sorted.length, p50: at(0.5), p95: at(0.95), max: at(1) }
}
