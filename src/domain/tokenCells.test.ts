import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contains, type Rect } from './geometry.ts'
import { ruleOfTokens, smartResize } from './smartResize.ts'
import { cellCount, cellsTouched, nearestBorder, rangesOfSpan, rectOfSpan } from './tokenCells.ts'
import { cellRows } from './vectors.test-data.ts'

const size = { width: 2246, height: 1582 }

const grids = fc.record({ columns: fc.integer({ min: 1, max: 200 }), rows: fc.integer({ min: 1, max: 200 }) })
const interval = (length: number) =>
  fc
    .tuple(fc.integer({ min: 0, max: length - 1 }), fc.integer({ min: 1, max: length }))
    .map(([from, extent]) => [from, Math.min(length, from + extent)] as const)
const rects = fc
  .tuple(interval(size.width), interval(size.height))
  .map(([[x1, x2], [y1, y2]]): Rect => ({ x1, y1, x2, y2 }))

describe('the cells that a rect touches', () => {
  it.each(cellRows)(
    '%j at factor %d within %d tokens: columns %j, rows %j, tokens %d to %d',
    ([x1, y1, x2, y2], factor, maxTokens, [column0, column1], [row0, row1], first, last) => {
      const resized = smartResize(size, ruleOfTokens(factor, factor === 28 ? 4 : 64, maxTokens))
      expect(resized).not.toBeNull()
      const grid = { columns: (resized?.width ?? 0) / factor, rows: (resized?.height ?? 0) / factor }
      const span = cellsTouched({ x1, y1, x2, y2 }, size, grid)
      expect(span).toEqual({ column0, column1, row0, row1 })
      const ranges = rangesOfSpan(span, grid)
      expect(ranges).toHaveLength(row1 - row0)
      expect(ranges[0]?.[0]).toBe(first)
      expect(ranges.at(-1)?.[1]).toBe(last)
    },
  )

  it('are one range per row', () => {
    const grid = { columns: 38, rows: 26 }
    const span = cellsTouched({ x1: 1200, y1: 820, x2: 1320, y2: 900 }, size, grid)
    expect(rangesOfSpan(span, grid)).toEqual([
      [514, 516],
      [552, 554],
    ])
    expect(cellCount(span)).toBe(6)
  })

  it('are at least one, inside the grid, also for a rect outside the picture or without an area', () => {
    const anywhere = fc.double({ min: -5000, max: 5000, noNaN: true })
    fc.assert(
      fc.property(anywhere, anywhere, anywhere, anywhere, grids, (x1, y1, x2, y2, grid) => {
        const span = cellsTouched({ x1, y1, x2, y2 }, size, grid)
        expect(span.column0).toBeGreaterThanOrEqual(0)
        expect(span.column1).toBeGreaterThan(span.column0)
        expect(span.column1).toBeLessThanOrEqual(grid.columns)
        expect(span.row0).toBeGreaterThanOrEqual(0)
        expect(span.row1).toBeGreaterThan(span.row0)
        expect(span.row1).toBeLessThanOrEqual(grid.rows)
      }),
    )
  })

  it('of a nested rect are among those of the outer one', () => {
    const nested = rects.chain((outer) =>
      fc
        .tuple(interval(outer.x2 - outer.x1), interval(outer.y2 - outer.y1))
        .map(([[left, right], [top, bottom]]) => ({
          outer,
          inner: { x1: outer.x1 + left, y1: outer.y1 + top, x2: outer.x1 + right, y2: outer.y1 + bottom },
        })),
    )
    fc.assert(
      fc.property(nested, grids, ({ outer, inner }, grid) => {
        expect(contains(outer, inner)).toBe(true)
        const around = cellsTouched(outer, size, grid)
        const within = cellsTouched(inner, size, grid)
        expect(within.column0).toBeGreaterThanOrEqual(around.column0)
        expect(within.column1).toBeLessThanOrEqual(around.column1)
        expect(within.row0).toBeGreaterThanOrEqual(around.row0)
        expect(within.row1).toBeLessThanOrEqual(around.row1)
        const numbers = new Set(numbersOf(rangesOfSpan(around, grid)))
        expect(numbersOf(rangesOfSpan(within, grid)).every((number) => numbers.has(number))).toBe(true)
      }),
    )
  })

  it('have as many numbers as cells, each within the grid', () => {
    fc.assert(
      fc.property(rects, grids, (rect, grid) => {
        const span = cellsTouched(rect, size, grid)
        const numbers = numbersOf(rangesOfSpan(span, grid))
        expect(new Set(numbers).size).toBe(cellCount(span))
        expect(numbers.every((number) => number >= 0 && number < grid.columns * grid.rows)).toBe(true)
      }),
    )
  })

  it('cover the rect, to a millionth of a pixel', () => {
    fc.assert(
      fc.property(rects, grids, (rect, grid) => {
        const { x1, y1, x2, y2 } = rectOfSpan(cellsTouched(rect, size, grid), size, grid)
        const slack = 1e-6
        const around = { x1: x1 - slack, y1: y1 - slack, x2: x2 + slack, y2: y2 + slack }
        expect(contains(around, rect)).toBe(true)
      }),
    )
  })
})

describe('the nearest border between cells', () => {
  it.each([
    [0, 0],
    [12, 0],
    [13, 25],
    [25, 25],
    [99, 100],
    [140, 100],
    [-7, 0],
  ])('of %d on four cells over 100 pixels is %d', (at, border) => {
    expect(nearestBorder(at, 100, 4)).toBe(border)
  })

  it('is its own nearest and at most half a cell away', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 2246, noNaN: true }),
        fc.integer({ min: 1, max: 200 }),
        (at, count) => {
          const border = nearestBorder(at, 2246, count)
          expect(nearestBorder(border, 2246, count)).toBe(border)
          expect(Math.abs(border - at)).toBeLessThanOrEqual(2246 / count / 2 + 1e-9)
        },
      ),
    )
  })
})

const numbersOf = (ranges: readonly (readonly [number, number])[]): readonly number[] =>
  ranges.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, step) => first + step))
