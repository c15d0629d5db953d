import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { areaOf, contains, frameOf, type Rect, type Size } from '../../domain/geometry.ts'
import { partsOf, standouts, strongest } from './proposals.ts'

describe('the parts that are looked at', () => {
  it('are the whole alone where a picture is small, and tiles besides where it is large', () => {
    expect(partsOf({ width: 600, height: 480 })).toEqual([{ x1: 0, y1: 0, x2: 600, y2: 480 }])
    const parts = partsOf({ width: 7680, height: 4320 })
    expect(parts.length).toBeGreaterThan(6)
    expect(parts.length).toBeLessThan(12)
  })

  it('lie in the picture, are few, and leave nothing out', () => {
    const side = fc.integer({ min: 1, max: 20_000 })
    fc.assert(
      fc.property(side, side, fc.double({ min: 0, max: 1, noNaN: true }), (width, height, at) => {
        const [whole, ...tiles] = partsOf({ width, height })
        const frame = frameOf({ width, height })
        expect(whole).toEqual(frame)
        expect(tiles.every((tile) => contains(frame, tile) && areaOf(tile) > 0)).toBe(true)
        expect(tiles.length).toBeLessThanOrEqual(10)
        if (tiles.length === 0) return
        const point = { x: at * (width - 1), y: at * (height - 1) }
        const sees = ({ x1, y1, x2, y2 }: Rect): boolean =>
          x1 <= point.x && point.x < x2 && y1 <= point.y && point.y < y2
        expect(tiles.some(sees)).toBe(true)
      }),
    )
  })
})

const size: Size = { width: 1000, height: 1000 }

describe('what stands out in a map', () => {
  const values = new Uint8Array(100)
  for (const at of [0, 1, 10, 11, 20, 21, 30, 31, 40, 41, 50, 51]) values[at] = 200
  const map = { width: 10, height: 10, values }

  it('is told in pixels of the picture', () => {
    const [found, ...more] = standouts(map, frameOf(size), size)
    expect(found?.rect).toEqual({ x1: 0, y1: 0, x2: 200, y2: 600 })
    expect(found?.confidence).toBeCloseTo(200 / 255)
    expect(more).toEqual([])
  })

  it('is left out where the border of a tile cuts it', () => {
    expect(standouts(map, { x1: 500, y1: 0, x2: 1000, y2: 500 }, size)).toEqual([])
  })
})

const at = (x1: number, side: number, confidence: number) => ({
  rect: { x1, y1: 0, x2: x1 + side, y2: side },
  confidence,
})

it('proposes each thing once, the strongest first, at most twenty and none that is too large', () => {
  const kept = strongest([at(0, 100, 0.6), at(5, 100, 0.9), at(300, 100, 0.7), at(0, 500, 1)], size, 0.1)
  expect(kept.map(({ confidence }) => confidence)).toEqual([0.9, 0.7])
  const many = Array.from({ length: 40 }, (_, index) => at(index * 20, 10, 0.5))
  expect(strongest(many, size, 0.1)).toHaveLength(20)
})
