import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aroundRegion, fitInto, heatPixels, scaledRect } from './heat.ts'

describe('the heat over a picture', () => {
  it('is most opaque where the model looks most', () => {
    const pixels = heatPixels({ columns: 3, rows: 1, values: [1, 5, 3] })
    expect([pixels?.[3], pixels?.[7], pixels?.[11]]).toEqual([0, 180, 90])
  })

  it('is not drawn from what is no grid, or says nothing', () => {
    const nothing = [
      { columns: 2, rows: 2, values: [1, 2, 3] },
      { columns: 0, rows: 0, values: [] },
      { columns: 2, rows: 1, values: [0, 0] },
      { columns: 2, rows: 1, values: [3, 3] },
      { columns: 2, rows: 1, values: [0, Infinity] },
      { columns: 1.5, rows: 2, values: [1, 1, 1] },
      { columns: 1e9, rows: 1e9, values: [] },
    ]
    expect(nothing.map(heatPixels)).toEqual(nothing.map(() => null))
  })

  it('shows a number that is none as nothing', () => {
    const pixels = heatPixels({ columns: 3, rows: 1, values: [Number.NaN, 1, 0] })
    expect([pixels?.[3], pixels?.[7]]).toEqual([0, 180])
  })
})

it('carries a rect from one size of a picture to another', () => {
  const rect = { x1: 2080, y1: 1712, x2: 2256, y2: 1888 }
  expect(scaledRect(rect, { width: 5120, height: 2880 }, { width: 512, height: 288 })).toEqual({
    x1: 208,
    y1: 171.2,
    x2: 225.6,
    y2: 188.8,
  })
})

describe('the surroundings of a region', () => {
  const side = fc.integer({ min: 1, max: 5000 })
  it('hold it and lie in the picture, in whole pixels', () => {
    fc.assert(
      fc.property(side, side, fc.double({ min: 0, max: 1, noNaN: true }), (width, height, at) => {
        const region = {
          x1: at * width * 0.9,
          y1: at * height * 0.9,
          x2: at * width * 0.9 + width * 0.05,
          y2: at * height * 0.9 + height * 0.05,
        }
        const around = aroundRegion(region, { width, height })
        expect(around.x1).toBeGreaterThanOrEqual(0)
        expect(around.x1).toBeLessThanOrEqual(region.x1)
        expect(around.x2).toBeGreaterThanOrEqual(Math.min(region.x2, width))
        expect(around.x2).toBeLessThanOrEqual(width)
        expect(around.y2).toBeLessThanOrEqual(height)
        expect(Number.isInteger(around.x1) && Number.isInteger(around.y2)).toBe(true)
      }),
    )
  })

  it('are no narrow band around a long one', () => {
    const sign = { x1: 250, y1: 350, x2: 364, y2: 367 }
    const around = aroundRegion(sign, { width: 960, height: 540 })
    expect([around.x2 - around.x1, around.y2 - around.y1]).toEqual([286, 171])
  })

  it('are a few pixels at least, however little is left of the region', () => {
    const region = { x1: 100, y1: 50, x2: 101, y2: 51 }
    expect(aroundRegion(region, { width: 224, height: 126 })).toEqual({ x1: 84, y1: 34, x2: 117, y2: 67 })
  })
})

it('fits a picture into the room there is', () => {
  expect(fitInto({ width: 448, height: 252 }, { width: 200, height: 200 })).toEqual({
    width: 200,
    height: 112,
  })
  expect(fitInto({ width: 4000, height: 1 }, { width: 200, height: 200 })).toEqual({ width: 200, height: 1 })
})
