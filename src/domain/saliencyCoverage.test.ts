import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { coverageOf } from './saliencyCoverage.ts'
import type { Rect } from './geometry.ts'
import { coverageRows } from './vectors.test-data.ts'

const rect = ([x1, y1, x2, y2]: readonly [number, number, number, number]): Rect => ({ x1, y1, x2, y2 })
const square = { width: 400, height: 400 }

/** Weight 1 in each of 16 cells of 100 × 100 pixels, but 5 in the second cell of the second row. */
const grid = { columns: 4, rows: 4, values: Array.from({ length: 16 }, (_, place) => (place === 5 ? 5 : 1)) }

describe('the coverage of a region', () => {
  it('adds up the script’s cells, ends counted in, and the exact area', () => {
    // One cell by its area; the script counts the next column and row in: 5 + 1 + 1 + 1 of 20.
    expect(coverageOf(grid, rect([100, 100, 200, 200]), square)).toEqual({ cells: 8 / 20, area: 5 / 20 })
  })

  it('takes parts of cells for what they are when it goes by area', () => {
    // A quarter of the heavy cell and a quarter of its right neighbour.
    const found = coverageOf(grid, rect([150, 150, 250, 200]), square)
    expect(found?.area).toBeCloseTo((5 / 4 + 1 / 4) / 20, 12)
    expect(found?.cells).toBe(8 / 20)
  })

  it('of the whole picture is all, by either rule', () => {
    expect(coverageOf(grid, rect([0, 0, 400, 400]), square)).toEqual({ cells: 1, area: 1 })
  })

  it('has one cell at the border, as the script does', () => {
    expect(coverageOf(grid, rect([399, 399, 400, 400]), square)?.cells).toBe(1 / 20)
  })

  /** FORMATS §1.8: a grid of 53 × 38 with even weights, so the share of weight is the share of cells. */
  it.each(coverageRows)(
    'for %j in the script’s own grid sums columns %j, rows %j: %d cells',
    (given, _c, _r, count) => {
      const even = { columns: 53, rows: 38, values: Array.from({ length: 53 * 38 }, () => 0.5) }
      const found = coverageOf(even, rect(given), { width: 2246, height: 1582 })
      expect(found?.cells).toBeCloseTo(count / (53 * 38), 12)
      const [x1, y1, x2, y2] = given
      expect(found?.area).toBeCloseTo(((x2 - x1) * (y2 - y1)) / (2246 * 1582), 12)
    },
  )

  it('is none without weight, or with a grid that is none', () => {
    const region = rect([0, 0, 100, 100])
    for (const odd of [
      { columns: 1, rows: 2, values: [0, 0] },
      { columns: 2, rows: 2, values: [1, 1, 1] },
      { columns: 0, rows: 0, values: [] },
      { columns: 1, rows: 2, values: [-1, 2] },
      { columns: 1, rows: 2, values: [Number.NaN, 2] },
      { columns: 1, rows: 1, values: [Number.POSITIVE_INFINITY] },
    ]) {
      expect(coverageOf(odd, region, square)).toBeNull()
    }
    expect(coverageOf(grid, region, { width: 0, height: 400 })).toBeNull()
  })

  it('is a share, by either rule, and by area never more than by the script’s cells', () => {
    const at = fc.integer({ min: 0, max: 400 })
    const weights = fc.array(fc.double({ min: 0, max: 9, noNaN: true }), { minLength: 16, maxLength: 16 })
    fc.assert(
      fc.property(at, at, at, at, weights, (ax, ay, bx, by, values) => {
        const region = rect([Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by)])
        const found = coverageOf({ columns: 4, rows: 4, values }, region, square)
        if (!found) return
        expect(found.area).toBeGreaterThanOrEqual(0)
        expect(found.cells).toBeLessThanOrEqual(1)
        expect(found.area).toBeLessThanOrEqual(found.cells + 1e-9)
      }),
    )
  })
})
