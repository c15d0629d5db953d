import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { levelSizes, smallestLevel } from './levels.ts'

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
