import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { edgesOf, targetPolicies, targetTokens } from './attentionTarget.ts'
import type { Rect } from './geometry.ts'
import { rangesOfSpan, cellsTouched } from './tokenCells.ts'

const square = { width: 400, height: 400 }
const grid = { columns: 4, rows: 4 }
const rect = ([x1, y1, x2, y2]: readonly [number, number, number, number]): Rect => ({ x1, y1, x2, y2 })

describe('the target tokens', () => {
  // Covers 0.6 of column 0, all of column 1 and 0.3 of column 2; 0.6 of row 0 and all of row 1.
  const box = rect([40, 40, 230, 200])

  it('are every cell that the box touches', () => {
    expect(targetTokens(box, square, grid, 'touched')).toEqual({
      cells: [0, 1, 2, 4, 5, 6],
      isNearest: false,
    })
  })

  it('are those whose centre lies in the box', () => {
    expect(targetTokens(box, square, grid, 'centre').cells).toEqual([0, 1, 4, 5])
  })

  it('are those of which the box covers half or more: not the corner, 0.6 × 0.6', () => {
    expect(targetTokens(box, square, grid, 'half').cells).toEqual([1, 4, 5])
  })

  it('are also those of which the box covers exactly half', () => {
    expect(targetTokens(rect([50, 0, 200, 100]), square, grid, 'half').cells).toEqual([0, 1])
    expect(targetTokens(rect([51, 0, 200, 100]), square, grid, 'half').cells).toEqual([1])
  })

  it('are those that the ZwZ script adds up, one more to the right and below', () => {
    expect(targetTokens(rect([100, 100, 200, 200]), square, grid, 'script').cells).toEqual([5, 6, 9, 10])
  })

  it('of a box that is small for a cell are the one it covers most, and that is said', () => {
    const small = rect([90, 10, 115, 20])
    expect(targetTokens(small, square, grid, 'centre')).toEqual({ cells: [1], isNearest: true })
    expect(targetTokens(small, square, grid, 'half')).toEqual({ cells: [1], isNearest: true })
  })

  it('are half-open at the centre: a box that ends there does not hold it', () => {
    expect(targetTokens(rect([0, 0, 50, 100]), square, grid, 'centre').isNearest).toBe(true)
    expect(targetTokens(rect([50, 0, 60, 100]), square, grid, 'centre')).toEqual({
      cells: [0],
      isNearest: false,
    })
  })

  it('on a grid of 38 × 26 are the ranges that the shared vectors have', () => {
    const given = rect([1200, 820, 1320, 900])
    const size = { width: 2246, height: 1582 }
    const tokens = { columns: 38, rows: 26 }
    const { cells } = targetTokens(given, size, tokens, 'touched')
    expect(cells).toEqual([514, 515, 516, 552, 553, 554])
    expect(rangesOfSpan(cellsTouched(given, size, tokens), tokens)).toEqual([
      [514, 516],
      [552, 554],
    ])
  })

  it('are never none, lie in the grid and ascend, by every policy', () => {
    const at = fc.double({ min: -50, max: 450, noNaN: true })
    const count = fc.integer({ min: 1, max: 9 })
    fc.assert(
      fc.property(at, at, at, at, count, count, (ax, ay, bx, by, columns, rows) => {
        const given = rect([Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by)])
        for (const policy of targetPolicies) {
          const { cells } = targetTokens(given, square, { columns, rows }, policy)
          expect(cells.length).toBeGreaterThan(0)
          expect(cells.every((cell) => cell >= 0 && cell < columns * rows)).toBe(true)
          expect(cells).toEqual(cells.toSorted((a, b) => a - b))
        }
      }),
    )
  })
})

describe('the outline of cells', () => {
  it('of one cell are its four borders', () => {
    expect(edgesOf([5], grid)).toEqual([
      [1, 1, 2, 1],
      [1, 2, 2, 2],
      [1, 1, 1, 2],
      [2, 1, 2, 2],
    ])
  })

  it('has no border between neighbours, and does not wrap round', () => {
    expect(edgesOf([4, 5], grid)).toHaveLength(6)
    expect(edgesOf([3, 4], grid)).toHaveLength(8)
    expect(
      edgesOf(
        Array.from({ length: 16 }, (_, cell) => cell),
        grid,
      ),
    ).toHaveLength(16)
  })
})
