import { describe, expect, it } from 'vitest'
import { dbBoxes, smallestFrame, usualRule } from './dbBoxes.ts'
import { regionsOf, type ProbabilityMap } from './mapRegions.ts'
import { acrossOf, boundsOf, downOf } from './raster.ts'

/** A map in which the pixels that `marks` names are text. */
const mapOf = (
  width: number,
  height: number,
  marks: (x: number, y: number) => boolean,
  probability = 230,
): ProbabilityMap => ({
  width,
  height,
  values: Uint8Array.from({ length: width * height }, (_, at) =>
    marks(at % width, Math.floor(at / width)) ? probability : 0,
  ),
})

const inBlock = (x1: number, y1: number, x2: number, y2: number) => (x: number, y: number) =>
  x >= x1 && x < x2 && y >= y1 && y < y2

describe('regions of a map', () => {
  it('hold together along sides and corners, and end at a gap', () => {
    const map = mapOf(8, 4, (x, y) => (x === y && x < 3) || (x >= 5 && y === 0))
    const regions = regionsOf(map, 0.3, 1)
    expect(regions.map(({ bounds }) => bounds)).toEqual([
      { x1: 0, y1: 0, x2: 3, y2: 3 },
      { x1: 5, y1: 0, x2: 8, y2: 1 },
    ])
    expect(regions.map(({ pixels }) => pixels)).toEqual([3, 3])
    expect(regions[0]?.mean).toBeCloseTo(230 / 255)
  })

  it('do not wrap around the sides of the map', () => {
    const map = mapOf(5, 2, (x, y) => (x === 4 && y === 0) || (x === 0 && y === 1))
    expect(regionsOf(map, 0.3, 1)).toHaveLength(2)
  })
})

describe('text boxes of a map', () => {
  it('are a kernel widened on every side by area × 1.5 ÷ perimeter', () => {
    const [box, ...more] = dbBoxes(mapOf(100, 60, inBlock(20, 20, 60, 30)))
    expect(more).toEqual([])
    const by = (40 * 10 * 1.5) / (2 * 50)
    const bounds = box && boundsOf(box.frame)
    expect(bounds?.x1).toBeCloseTo(20 - by)
    expect(bounds?.y1).toBeCloseTo(20 - by)
    expect(bounds?.x2).toBeCloseTo(60 + by)
    expect(bounds?.y2).toBeCloseTo(30 + by)
    expect(box?.score).toBeCloseTo(230 / 255)
  })

  it('slant with a slanted line', () => {
    const tilt = Math.PI / 12
    const map = mapOf(200, 120, (x, y) => {
      const [dx, dy] = [x - 100, y - 60]
      const along = dx * Math.cos(tilt) + dy * Math.sin(tilt)
      const below = dy * Math.cos(tilt) - dx * Math.sin(tilt)
      return Math.abs(along) < 60 && Math.abs(below) < 8
    })
    const [box] = dbBoxes(map, { ...usualRule, unclip: 0 })
    expect(box && Math.atan2(box.frame.across.y, box.frame.across.x)).toBeCloseTo(tilt, 1)
    expect(box && Math.abs(acrossOf(box.frame) - 120)).toBeLessThan(4)
    expect(box && Math.abs(downOf(box.frame) - 16)).toBeLessThan(4)
  })

  it('leave out specks, and what the detector is hardly sure of', () => {
    expect(dbBoxes(mapOf(40, 40, inBlock(5, 5, 7, 30)))).toEqual([])
    expect(dbBoxes(mapOf(40, 40, inBlock(5, 5, 30, 20), 120))).toEqual([])
    expect(dbBoxes(mapOf(40, 40, () => false))).toEqual([])
  })
})

it('has no smallest frame around a single point', () => {
  expect(smallestFrame([{ x: 1, y: 1 }])).toBeNull()
  expect(smallestFrame([])).toBeNull()
})
