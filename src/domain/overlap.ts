import { areaOf, intersection, type Rect } from './geometry.ts'

/** How rects in the same pixels, half-open, lie over one another. Shares run from 0 to 1. */

const sharedArea = (a: Rect, b: Rect): number => {
  const both = intersection(a, b)
  return both ? areaOf(both) : 0
}

/** Share of `rect` that `by` covers, |by ∩ rect| ÷ |rect|: the o of 001 §4.2 for rect b₁. 0 for a rect without an area. */
export const coverage = (by: Rect, rect: Rect): number =>
  areaOf(rect) > 0 ? sharedArea(by, rect) / areaOf(rect) : 0

/** Intersection over union, |a ∩ b| ÷ |a ∪ b|. 0 where neither has an area. */
export function iou(a: Rect, b: Rect): number {
  const shared = sharedArea(a, b)
  const union = areaOf(a) + areaOf(b) - shared
  return union > 0 ? shared / union : 0
}

/** The smallest rect that holds them all; null for none. */
export function hullOf(rects: readonly Rect[]): Rect | null {
  const [first, ...others] = rects
  if (!first) return null
  return others.reduce<Rect>(
    (hull, rect) => ({
      x1: Math.min(hull.x1, rect.x1),
      y1: Math.min(hull.y1, rect.y1),
      x2: Math.max(hull.x2, rect.x2),
      y2: Math.max(hull.y2, rect.y2),
    }),
    { x1: first.x1, y1: first.y1, x2: first.x2, y2: first.y2 },
  )
}
