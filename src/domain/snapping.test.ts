import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rectOf, twoChains } from './boxes.test-data.ts'
import { contains, heightOf, widthOf } from './geometry.ts'
import { linesOf, linesWith, snapMove, snapResize, type SnapLines } from './snapping.ts'

const room = rectOf(0, 0, 1000, 800)
const none: SnapLines = { xs: [], ys: [], cell: null }
const all = { x1: true, y1: true, x2: true, y2: true }

describe('the lines to snap to', () => {
  it('are the edges of the boxes that do not move along', () => {
    expect(linesOf(twoChains, 'a2').xs).toEqual([0, 500, 300, 340])
    expect(linesOf(twoChains, null).ys).toHaveLength(8)
  })
})

describe('the edges of more rects', () => {
  it('are lines to snap to as well', () => {
    const lines = linesWith([{ x1: 7, y1: 8, x2: 9, y2: 10 }], { xs: [1], ys: [2], cell: null })
    expect(lines).toEqual({ xs: [1, 7, 9], ys: [2, 8, 10], cell: null })
  })
})

describe('a box that is moved', () => {
  it('meets the nearest line with its nearest edge, and keeps its size', () => {
    const lines = { ...none, xs: [200], ys: [50] }
    expect(snapMove(rectOf(154, 47, 198, 90), lines, 5, room)).toEqual({
      rect: rectOf(156, 50, 200, 93),
      x: 200,
      y: 50,
    })
  })

  it('stays where no line is within the tolerance, which itself still counts', () => {
    const rect = rectOf(10, 10, 20, 20)
    expect(snapMove(rect, { ...none, xs: [26] }, 5, room)).toEqual({ rect, x: null, y: null })
    expect(snapMove(rect, { ...none, xs: [25] }, 5, room).x).toBe(25)
    expect(snapMove(rect, { ...none, xs: [20.1] }, 0, room).x).toBeNull()
  })

  it('meets the grid of the tokens, a box before the grid at the same distance', () => {
    const cell = { width: 28, height: 28 }
    expect(snapMove(rectOf(30, 315, 90, 326), { ...none, cell }, 3, room)).toEqual({
      rect: rectOf(28, 315, 88, 326),
      x: 28,
      y: null,
    })
    expect(snapMove(rectOf(30, 300, 96, 340), { xs: [32], ys: [], cell }, 3, room).x).toBe(32)
  })

  it('never leaves its room for a line', () => {
    const lines = { ...none, xs: [1002, -1] }
    const rect = rectOf(990, 0, 1000, 10)
    expect(snapMove(rect, lines, 5, room)).toEqual({ rect, x: null, y: null })
  })
})

describe('a box that is resized', () => {
  it('meets lines with the held edges only', () => {
    const lines = { ...none, xs: [12, 98], ys: [12, 98] }
    const snapped = snapResize(rectOf(10, 10, 100, 100), { ...all, x2: false, y1: false }, lines, 5, room)
    expect(snapped).toEqual({ rect: rectOf(12, 10, 100, 98), x: 12, y: 98 })
  })

  it('keeps a pixel: two edges do not snap onto one line', () => {
    const rect = rectOf(10, 10, 14, 100)
    expect(snapResize(rect, all, { ...none, xs: [12] }, 5, room)).toEqual({ rect, x: null, y: null })
  })

  it('stays in its room and names only a line that it met', () => {
    const snapped = snapResize(rectOf(10, 10, 998, 100), all, { ...none, xs: [1003] }, 5, room)
    expect(snapped).toEqual({ rect: rectOf(10, 10, 1000, 100), x: null, y: null })
  })
})

describe('whatever the lines', () => {
  const line = fc.double({ min: -50, max: 1050, noNaN: true })
  const lines: fc.Arbitrary<SnapLines> = fc.record({
    xs: fc.array(line, { maxLength: 6 }),
    ys: fc.array(line, { maxLength: 6 }),
    cell: fc.option(
      fc.record({ width: fc.double({ min: 0, max: 60, noNaN: true }), height: fc.constant(28) }),
    ),
  })
  const rect = fc
    .tuple(
      fc.double({ min: 0, max: 700, noNaN: true }),
      fc.double({ min: 0, max: 500, noNaN: true }),
      fc.double({ min: 1, max: 300, noNaN: true }),
      fc.double({ min: 1, max: 300, noNaN: true }),
    )
    .map(([x, y, width, height]) => rectOf(x, y, x + width, y + height))

  it('a rect stays in its room, and a moved one keeps its size', () => {
    fc.assert(
      fc.property(rect, lines, fc.double({ min: 0, max: 40, noNaN: true }), (rect, lines, tolerance) => {
        const moved = snapMove(rect, lines, tolerance, room).rect
        const resized = snapResize(rect, all, lines, tolerance, room).rect
        expect(contains(room, moved) && contains(room, resized)).toBe(true)
        expect(widthOf(moved)).toBeCloseTo(widthOf(rect), 6)
        expect(heightOf(moved)).toBeCloseTo(heightOf(rect), 6)
        expect(Math.min(widthOf(resized), heightOf(resized))).toBeGreaterThan(0.999999)
      }),
    )
  })
})
