import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chanceOfAtLeast, chiSquareTail } from './shortcutStatistics.ts'

describe('the tail of the chi-square distribution', () => {
  it('is that of the printed tables', () => {
    const table = [
      [3.841, 1, 0.05],
      [7.815, 3, 0.05],
      [15.086, 5, 0.01],
      [18.307, 10, 0.05],
      [2.366, 3, 0.5],
      [124.342, 100, 0.05],
    ] as const
    for (const [value, freedom, p] of table) expect(chiSquareTail(value, freedom)).toBeCloseTo(p, 4)
    expect(chiSquareTail(0, 3)).toBe(1)
  })

  it('is the closed form exp(-x/2) with two degrees of freedom', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 60, noNaN: true }), (value) => {
        expect(chiSquareTail(value, 2)).toBeCloseTo(Math.exp(-value / 2), 9)
      }),
    )
  })
})

describe('the chance of at least so many successes', () => {
  it('is that of the lady tasting tea by coin: 4 of 4 in 1 of 16', () => {
    expect(chanceOfAtLeast(4, [{ count: 4, chance: 0.5 }])).toBeCloseTo(1 / 16, 12)
  })

  it('puts tries of different chances together', () => {
    // One try at 1/2 and one at 1/4: both succeed in 1/8, at least one in 1 - 3/8.
    const tries = [
      { count: 1, chance: 0.5 },
      { count: 1, chance: 0.25 },
    ]
    expect(chanceOfAtLeast(2, tries)).toBeCloseTo(1 / 8, 12)
    expect(chanceOfAtLeast(1, tries)).toBeCloseTo(5 / 8, 12)
    expect(chanceOfAtLeast(3, tries)).toBe(0)
  })

  it('goes on by the normal curve where it stops to count', () => {
    const [counted, curved] = [500, 501].map((count) => chanceOfAtLeast(140, [{ count, chance: 0.25 }]))
    expect(curved).toBeGreaterThan(0)
    expect(Math.abs((counted ?? 0) - (curved ?? 1))).toBeLessThan(0.02)
  })
})
