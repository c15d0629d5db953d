import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { areaOf, contains, frameOf, heightOf, intersection, widthOf } from '../domain/geometry.ts'
import { firstLevelSize, levelSizes, longestWhole, smallestLevel, tileRects, tileSide } from './levels.ts'

it('halves an 8K picture down to 512 px', () => {
  expect(levelSizes({ width: 7680, height: 5120 })).toEqual([
    { width: 7680, height: 5120 },
    { width: 3840, height: 2560 },
    { width: 1920, height: 1280 },
    { width: 960, height: 640 },
    { width: 480, height: 320 },
  ])
})

it('leaves a small picture as it is', () => {
  expect(levelSizes({ width: 512, height: 1 })).toEqual([{ width: 512, height: 1 }])
})

it('never lets a side vanish and always ends at the smallest level', () => {
  const side = fc.integer({ min: 1, max: 65_500 })
  fc.assert(
    fc.property(side, side, (width, height) => {
      const sizes = levelSizes({ width, height })
      const last = sizes.at(-1) ?? { width: 0, height: 0 }
      expect(Math.max(last.width, last.height)).toBeLessThanOrEqual(smallestLevel)
      expect(Math.min(...sizes.flatMap((size) => [size.width, size.height]))).toBeGreaterThanOrEqual(1)
      for (const size of sizes.slice(0, -1))
        expect(Math.max(size.width, size.height)).toBeGreaterThan(smallestLevel)
    }),
  )
})

describe('tiles', () => {
  it('are not cut from a level that graphics cards take whole', () => {
    expect(tileRects({ width: longestWhole, height: 5120 })).toBeNull()
    expect(tileRects({ width: 1, height: longestWhole })).toBeNull()
  })

  it('cover a larger level exactly once', () => {
    const long = fc.integer({ min: longestWhole + 1, max: 65_500 })
    const short = fc.integer({ min: 1, max: 9000 })
    fc.assert(
      fc.property(long, short, fc.boolean(), (a, b, upright) => {
        const size = upright ? { width: b, height: a } : { width: a, height: b }
        const rects = tileRects(size) ?? []
        for (const rect of rects) {
          expect(contains(frameOf(size), rect)).toBe(true)
          expect(Math.max(widthOf(rect), heightOf(rect))).toBeLessThanOrEqual(tileSide)
          const others = rects.filter((other) => other !== rect)
          expect(others.some((other) => intersection(rect, other))).toBe(false)
        }
        expect(rects.reduce((sum, rect) => sum + areaOf(rect), 0)).toBe(size.width * size.height)
      }),
      { numRuns: 40 },
    )
  })
})

describe('the first level', () => {
  it('of a large picture is an eighth or a quarter of it, never less than a view shows', () => {
    expect(firstLevelSize({ width: 7680, height: 5120 })).toEqual({ width: 960, height: 640 })
    expect(firstLevelSize({ width: 5760, height: 3840 })).toEqual({ width: 1440, height: 960 })
    expect(firstLevelSize({ width: 30_000, height: 4000 })).toEqual({ width: 3750, height: 500 })
  })

  it('is left out for a picture that is there soon enough as a whole', () => {
    expect(firstLevelSize({ width: 4000, height: 3000 })).toBeNull()
  })
})
