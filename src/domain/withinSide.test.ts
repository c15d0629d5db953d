import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { withinSide } from './withinSide.ts'

const sides = fc.integer({ min: 1, max: 20_000 })
const sizes = fc.record({ width: sides, height: sides })

describe('a longest side', () => {
  // What Pillow's thumbnail gives.
  it.each([
    [3840, 2160, 448, 448, 252],
    [1000, 667, 224, 224, 149],
    [667, 1000, 224, 149, 224],
    [5000, 3, 224, 224, 1],
    [3, 5000, 224, 1, 224],
    [640, 480, 640, 640, 480],
    [640, 480, 896, 640, 480],
    [101, 100, 50, 50, 50],
  ])('turns %i × %i within %i into %i × %i', (width, height, side, ...expected) => {
    expect(Object.values(withinSide({ width, height }, side))).toEqual(expected)
  })

  it('never enlarges, never vanishes and never passes the side', () => {
    fc.assert(
      fc.property(sizes, fc.integer({ min: 1, max: 4000 }), (given, side) => {
        const { width, height } = withinSide(given, side)
        expect(Math.min(width, height)).toBeGreaterThanOrEqual(1)
        expect(width).toBeLessThanOrEqual(given.width)
        expect(height).toBeLessThanOrEqual(given.height)
        expect(Math.max(width, height)).toBe(Math.min(side, Math.max(given.width, given.height)))
      }),
    )
  })
})
