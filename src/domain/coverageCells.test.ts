import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { coverageCells, coverageGrid, spanOfCoverage } from './coverageCells.ts'
import { cellCount } from './tokenCells.ts'
import { coverageRows } from './vectors.test-data.ts'

const size = { width: 2246, height: 1582 }
const grid = { columns: 53, rows: 38 }

describe('the cells of the coverage script', () => {
  it.each(coverageRows)(
    'for %j are columns %j and rows %j, ends included: %d cells',
    ([x1, y1, x2, y2], [firstColumn, lastColumn], [firstRow, lastRow], count) => {
      const cells = coverageCells({ x1, y1, x2, y2 }, size, grid)
      expect(cells).toEqual({ firstColumn, lastColumn, firstRow, lastRow })
      expect(cellCount(spanOfCoverage(cells, grid))).toBe(count)
    },
  )

  it('divide before they multiply, as the script does', () => {
    // 0.29 × 100 is 28.999…96 in floating point, while 29 × 100 ÷ 100 is 29.
    const cells = coverageCells(
      { x1: 29, y1: 0, x2: 60, y2: 60 },
      { width: 100, height: 100 },
      { columns: 100, rows: 100 },
    )
    expect(cells.firstColumn).toBe(28)
  })

  it('are two or more along an axis, except where the border cuts one off', () => {
    const length = fc.integer({ min: -50, max: 2300 })
    const count = fc.integer({ min: 1, max: 64 })
    fc.assert(
      fc.property(length, length, length, length, count, count, (x1, y1, x2, y2, columns, rows) => {
        const cells = coverageCells({ x1, y1, x2, y2 }, size, { columns, rows })
        const span = spanOfCoverage(cells, { columns, rows })
        expect(span.column0).toBeGreaterThanOrEqual(0)
        expect(span.column1).toBeLessThanOrEqual(columns)
        expect(span.row1).toBeLessThanOrEqual(rows)
        expect(span.column1 - span.column0).toBeGreaterThanOrEqual(span.column0 === columns - 1 ? 1 : 2)
        expect(span.row1 - span.row0).toBeGreaterThanOrEqual(span.row0 === rows - 1 ? 1 : 2)
      }),
    )
  })
})

describe('the grid of the coverage script', () => {
  it('of a picture of 2246 × 1582 is 53 × 38, as two resizes one after the other make it', () => {
    expect(coverageGrid(size)).toEqual(grid)
  })

  it('is none where the script would stop', () => {
    expect(coverageGrid({ width: 20_100, height: 100 })).toBeNull()
  })
})
