import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { areaOf, contains, type Rect } from './geometry.ts'
import { coverage, hullOf, iou } from './overlap.ts'

const at = fc.integer({ min: 0, max: 500 })
const rects = fc
  .tuple(at, at, fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 500 }))
  .map(([x, y, width, height]): Rect => ({ x1: x, y1: y, x2: x + width, y2: y + height }))
const empty: Rect = { x1: 5, y1: 5, x2: 5, y2: 9 }

describe('coverage', () => {
  it('is the share of the second rect that the first covers', () => {
    const rect = { x1: 0, y1: 0, x2: 10, y2: 10 }
    expect(coverage({ x1: 5, y1: 0, x2: 25, y2: 10 }, rect)).toBe(0.5)
    expect(coverage(rect, { x1: 5, y1: 0, x2: 25, y2: 10 })).toBe(0.25)
  })

  it('of a rect without an area is nothing', () => {
    expect(coverage({ x1: 0, y1: 0, x2: 10, y2: 10 }, empty)).toBe(0)
  })

  it('does not fall when the covering rect grows', () => {
    const more = fc.integer({ min: 0, max: 50 })
    fc.assert(
      fc.property(rects, rects, more, more, (rect, by, left, down) => {
        const larger = { ...by, x1: by.x1 - left, y2: by.y2 + down }
        expect(coverage(larger, rect)).toBeGreaterThanOrEqual(coverage(by, rect))
      }),
    )
  })
})

describe('IoU', () => {
  it('is one for a rect with itself and nothing for rects that only touch', () => {
    fc.assert(
      fc.property(rects, (rect) => {
        expect(iou(rect, rect)).toBe(1)
        expect(iou(rect, { ...rect, x1: rect.x2, x2: rect.x2 + 7 })).toBe(0)
      }),
    )
  })

  it('is the same both ways, and never above either coverage', () => {
    fc.assert(
      fc.property(rects, rects, (a, b) => {
        expect(iou(a, b)).toBe(iou(b, a))
        expect(iou(a, b)).toBeGreaterThanOrEqual(0)
        expect(iou(a, b)).toBeLessThanOrEqual(Math.min(coverage(a, b), coverage(b, a)))
      }),
    )
  })

  it('of a nested rect is the ratio of the areas', () => {
    const inner = { x1: 10, y1: 10, x2: 30, y2: 20 }
    const outer = { x1: 0, y1: 0, x2: 50, y2: 40 }
    expect(iou(inner, outer)).toBe(areaOf(inner) / areaOf(outer))
  })

  it('is nothing where neither has an area', () => {
    expect(iou(empty, empty)).toBe(0)
  })
})

describe('the hull', () => {
  it('holds every rect and reaches no further than they do', () => {
    fc.assert(
      fc.property(fc.array(rects, { minLength: 1, maxLength: 6 }), (all) => {
        const hull = hullOf(all)
        expect(hull).not.toBeNull()
        if (!hull) return
        expect(all.every((rect) => contains(hull, rect))).toBe(true)
        expect(all.some((rect) => rect.x1 === hull.x1)).toBe(true)
        expect(all.some((rect) => rect.y1 === hull.y1)).toBe(true)
        expect(all.some((rect) => rect.x2 === hull.x2)).toBe(true)
        expect(all.some((rect) => rect.y2 === hull.y2)).toBe(true)
      }),
    )
  })

  it('of nothing is none', () => {
    expect(hullOf([])).toBeNull()
  })
})
