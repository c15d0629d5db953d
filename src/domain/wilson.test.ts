import { describe, expect, it } from 'vitest'
import { wilsonInterval } from './wilson.ts'

describe('the interval of a share', () => {
  // Newcombe 1998, Statistics in Medicine 17, table I, method 3.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('of %i in %i is as published', (right, of, low, high) => {
    const interval = wilsonInterval(right, of)
    expect(interval.low).toBeCloseTo(low, 4)
    expect(interval.high).toBeCloseTo(high, 4)
  })

  it('is worked out by hand for 8 of 10', () => {
    // (0.8 + 3.8415/20 ± 1.96 √(0.016 + 3.8415/400)) ÷ (1 + 3.8415/10)
    expect(wilsonInterval(8, 10).low).toBeCloseTo(0.490162, 5)
    expect(wilsonInterval(8, 10).high).toBeCloseTo(0.943318, 5)
  })

  it('reaches to the end where all or none are right, and over everything without answers', () => {
    expect(wilsonInterval(5, 5).high).toBe(1)
    expect(wilsonInterval(0, 5).low).toBe(0)
    expect(wilsonInterval(0, 0)).toEqual({ low: 0, high: 1 })
  })
})
