import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { centreOf, contains, heightOf, widthOf } from '../domain/geometry.ts'
import {
  addTurn,
  centreOn,
  closeUp,
  fit,
  keepInSight,
  levelFor,
  panBy,
  rectToPicture,
  rectToScreen,
  toPicture,
  toScreen,
  turned,
  turnedBack,
  turnedTo,
  visible,
  zoomAt,
  type Turn,
} from './viewport.ts'

const pane = { width: 800, height: 600 }
const frame = { x1: 0, y1: 0, x2: 7680, y2: 4320 }
const turns = fc.constantFrom<Turn>(0, 1, 2, 3)
const viewports = fc.record({
  turn: turns,
  scale: fc.double({ min: 0.01, max: 64, noNaN: true }),
  x: fc.double({ min: -1e5, max: 1e5, noNaN: true }),
  y: fc.double({ min: -1e5, max: 1e5, noNaN: true }),
})
const points = fc.record({
  x: fc.double({ min: -1e4, max: 1e4, noNaN: true }),
  y: fc.double({ min: -1e4, max: 1e4, noNaN: true }),
})

describe('the viewport', () => {
  it('takes a point to the screen and back', () => {
    fc.assert(
      fc.property(viewports, points, (viewport, point) => {
        const back = toPicture(viewport, toScreen(viewport, point))
        expect(back.x).toBeCloseTo(point.x, 4)
        expect(back.y).toBeCloseTo(point.y, 4)
      }),
    )
  })

  it('keeps the pixel under the pointer where it is while zooming', () => {
    fc.assert(
      fc.property(
        viewports,
        points,
        fc.double({ min: 0.5, max: 2, noNaN: true }),
        (viewport, anchor, factor) => {
          const before = toPicture(viewport, anchor)
          const after = toPicture(zoomAt(viewport, factor, anchor, 0.001), anchor)
          expect(after.x).toBeCloseTo(before.x, 3)
          expect(after.y).toBeCloseTo(before.y, 3)
        },
      ),
    )
  })

  it('fits a rect whole into the pane, centred, with its padding', () => {
    const viewport = fit(frame, pane, 20)
    const start = toScreen(viewport, { x: 0, y: 0 })
    const end = toScreen(viewport, { x: frame.x2, y: frame.y2 })
    expect(start.x).toBeCloseTo(20)
    expect(end.x).toBeCloseTo(780)
    expect(start.y + end.y).toBeCloseTo(600)
    expect(start.y).toBeGreaterThanOrEqual(20)
  })

  it('magnifies a region of a few pixels no further than 64 times', () => {
    expect(fit({ x1: 10, y1: 10, x2: 12, y2: 12 }, pane).scale).toBe(64)
  })

  it('centres a rect at a given scale', () => {
    expect(toScreen(centreOn({ x1: 0, y1: 0, x2: 100, y2: 50 }, 2, pane), { x: 50, y: 25 })).toEqual({
      x: 400,
      y: 300,
    })
  })

  it('never lets the picture leave the pane altogether', () => {
    fc.assert(
      fc.property(points, turns, ({ x, y }, turn) => {
        const moved = keepInSight(panBy(fit(frame, pane, 0, turn), x, y), frame, pane)
        const part = visible(moved, pane, frame)
        expect(part.x2).toBeGreaterThan(part.x1)
        expect(part.y2).toBeGreaterThan(part.y1)
      }),
    )
  })
})

const rects = fc
  .record({
    x1: fc.integer({ min: 0, max: 7000 }),
    y1: fc.integer({ min: 0, max: 4000 }),
    width: fc.integer({ min: 1, max: 600 }),
    height: fc.integer({ min: 1, max: 300 }),
  })
  .map(({ x1, y1, width, height }) => ({ x1, y1, x2: x1 + width, y2: y1 + height }))

describe('a turned view', () => {
  it('has the right side of the picture below after one quarter, clockwise', () => {
    const viewport = fit(frame, pane, 0, 1)
    const right = toScreen(viewport, { x: 7680, y: 2160 })
    expect(right.x).toBeCloseTo(400)
    expect(right.y).toBeCloseTo(600)
    expect(toScreen(viewport, { x: 0, y: 0 }).x).toBeGreaterThan(400)
  })

  it('comes round after four quarters, and back by as many', () => {
    fc.assert(
      fc.property(points, turns, fc.integer({ min: -9, max: 9 }), (point, turn, by) => {
        const back = turnedBack(turned(point, turn), turn)
        expect(back.x).toBeCloseTo(point.x, 9)
        expect(back.y).toBeCloseTo(point.y, 9)
        expect(addTurn(addTurn(turn, by), -by)).toBe(turn)
        expect(addTurn(turn, by + 4)).toBe(addTurn(turn, by))
        const [once, more] = [turned(turned(point, turn), 1), turned(point, addTurn(turn, 1))]
        expect(once.x).toBeCloseTo(more.x, 9)
        expect(once.y).toBeCloseTo(more.y, 9)
      }),
    )
  })

  it('takes rects to the screen and back, never inside out', () => {
    fc.assert(
      fc.property(viewports, rects, (viewport, rect) => {
        const at = rectToScreen(viewport, rect)
        expect(at.x2).toBeGreaterThan(at.x1)
        expect(at.y2).toBeGreaterThan(at.y1)
        const back = rectToPicture(viewport, at)
        for (const side of ['x1', 'y1', 'x2', 'y2'] as const) expect(back[side]).toBeCloseTo(rect[side], 3)
      }),
    )
  })

  it('shows the whole of what it was fitted to, centred, touching two sides of the pane', () => {
    fc.assert(
      fc.property(rects, turns, (rect, turn) => {
        const at = rectToScreen(fit(rect, pane, 10, turn), rect)
        expect(centreOf(at).x).toBeCloseTo(400, 6)
        expect(centreOf(at).y).toBeCloseTo(300, 6)
        const free = Math.min(pane.width - 20 - widthOf(at), pane.height - 20 - heightOf(at))
        expect(free).toBeGreaterThan(-1e-6)
        expect(free < 1e-6 || fit(rect, pane, 10, turn).scale === 64).toBe(true)
      }),
    )
  })

  it('keeps what is in the middle of the pane there when it turns', () => {
    fc.assert(
      fc.property(viewports, turns, (viewport, turn) => {
        const middle = { x: 400, y: 300 }
        const after = turnedTo(viewport, turn, pane)
        const held = toPicture(viewport, middle)
        const at = toScreen(after, held)
        expect(at.x).toBeCloseTo(400, 3)
        expect(at.y).toBeCloseTo(300, 3)
        expect(after.turn).toBe(turn)
        expect(after.scale).toBe(viewport.scale)
      }),
    )
  })

  it('sees exactly what lies on the pane', () => {
    fc.assert(
      fc.property(turns, fc.double({ min: 0.1, max: 8, noNaN: true }), rects, (turn, scale, rect) => {
        const viewport = centreOn(rect, scale, pane, turn)
        const part = rectToScreen(viewport, visible(viewport, pane, frame))
        expect(part.x1).toBeGreaterThan(-1e-3)
        expect(part.y1).toBeGreaterThan(-1e-3)
        expect(part.x2).toBeLessThan(800.001)
        expect(part.y2).toBeLessThan(600.001)
      }),
    )
  })
})

describe('the close-up of a box', () => {
  it('shows all of it with room around, at every turn', () => {
    fc.assert(
      fc.property(rects, turns, (rect, turn) => {
        const viewport = closeUp(rect, frame, pane, turn)
        const at = rectToScreen(viewport, rect)
        expect(contains({ x1: 23.99, y1: 23.99, x2: 776.01, y2: 576.01 }, at)).toBe(true)
      }),
    )
  })

  it('of a few pixels still shows what is around them', () => {
    const viewport = closeUp({ x1: 100, y1: 100, x2: 112, y2: 109 }, frame, pane)
    expect(widthOf(visible(viewport, pane, frame))).toBeGreaterThan(36)
  })
})

describe('the level for a scale', () => {
  const widths = [7680, 3840, 1920, 960, 480]

  it('is the smallest that still has a pixel for each device pixel', () => {
    expect(levelFor(widths, 1, 1)).toBe(0)
    expect(levelFor(widths, 0.5, 1)).toBe(1)
    expect(levelFor(widths, 0.49, 1)).toBe(1)
    expect(levelFor(widths, 0.1, 1)).toBe(3)
    expect(levelFor(widths, 0.1, 2)).toBe(2)
    expect(levelFor(widths, 0.001, 1)).toBe(4)
    expect(levelFor(widths, 8, 1)).toBe(0)
  })
})
