import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  centreOn,
  fit,
  keepInSight,
  levelFor,
  panBy,
  toPicture,
  toScreen,
  visible,
  zoomAt,
} from './viewport.ts'

const pane = { width: 800, height: 600 }
const frame = { x1: 0, y1: 0, x2: 7680, y2: 4320 }
const viewports = fc.record({
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
      fc.property(points, ({ x, y }) => {
        const moved = keepInSight(panBy(fit(frame, pane), x, y), frame, pane)
        const part = visible(moved, pane, frame)
        expect(part.x2).toBeGreaterThan(part.x1)
        expect(part.y2).toBeGreaterThan(part.y1)
      }),
    )
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
