import { describe, expect, it } from 'vitest'
import { meanOf } from './meanOf.ts'

describe('a mean', () => {
  it('is of what there is', () => {
    expect(meanOf([1, Number.NaN, 3])).toMatchObject({ items: 2, value: 2 })
    expect(meanOf([])).toEqual({ items: 0, value: null, interval: null })
    expect(meanOf([7])).toEqual({ items: 1, value: 7, interval: null })
  })

  it('has an interval that stays where the values are', () => {
    const { interval } = meanOf([0, 0, 0, 0, 0, 0, 0, 0, 0, 1000])
    expect(interval?.low).toBe(0)
    expect(interval?.high).toBe(300)
  })

  it('has about the interval of the normal approximation where there are many', () => {
    // 1,000 throws of a fair coin: 0.5 ± 0.031.
    const { interval } = meanOf(Array.from({ length: 1000 }, (_, place) => place % 2))
    expect(interval?.low).toBeCloseTo(0.469, 2)
    expect(interval?.high).toBeCloseTo(0.531, 2)
  })

  it('has exactly that of the normal approximation beyond 500 different values', () => {
    // 0 to 600: mean 300, s = √(601 · 602 / 12).
    const { value, interval } = meanOf(Array.from({ length: 601 }, (_, place) => place))
    const half = 1.959964 * Math.sqrt((601 * 602) / 12 / 601)
    expect(value).toBeCloseTo(300, 9)
    expect(interval?.low).toBeCloseTo(300 - half, 4)
    expect(interval?.high).toBeCloseTo(300 + half, 4)
  })

  it('does not lose small differences between large numbers', () => {
    const { interval } = meanOf(Array.from({ length: 601 }, (_, place) => 1e9 + place))
    expect((interval?.high ?? 0) - (interval?.low ?? 0)).toBeCloseTo(
      2 * 1.959964 * Math.sqrt((601 * 602) / 12 / 601),
      3,
    )
  })

  it('is the same in whatever order the values come', () => {
    const values = [0.1, 0.7, 0.7, 0.2, 0.9]
    expect(meanOf(values.toReversed()).interval).toEqual(meanOf(values).interval)
  })
})
