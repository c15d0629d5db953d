import { ancestorsOf, boxOf, depthOf, readingOrder } from './boxes.ts'
import {
  areaOf,
  centreOf,
  contains,
  heightOf,
  holdsPoint,
  widthOf,
  type Point,
  type Rect,
} from './geometry.ts'
import type { Box } from './judgement.ts'

/** Which boxes a pointer means. Only rects count: a label or a handle on top never takes the place of a box. */

/** The rect, made large enough around its centre to be met: at least `reach` to every side. */
function reachable(rect: Rect, reach: number): Rect {
  const { x, y } = centreOf(rect)
  const dx = Math.max(widthOf(rect) / 2, reach)
  const dy = Math.max(heightOf(rect) / 2, reach)
  return {
    x1: Math.min(rect.x1, x - dx),
    y1: Math.min(rect.y1, y - dy),
    x2: Math.max(rect.x2, x + dx),
    y2: Math.max(rect.y2, y + dy),
  }
}

/**
 * The boxes under a point in the order in which repeated clicks go outward: the smallest first; of equal ones the
 * inner first. A box with a side below twice the `reach`, in picture pixels, can be met from that far off its centre.
 */
export function allAt(boxes: readonly Box[], point: Point, reach = 0): readonly Box[] {
  const met = readingOrder(boxes).filter((box) =>
    holdsPoint(reach > 0 ? reachable(box.rect, reach) : box.rect, point),
  )
  return met.toSorted(
    (a, b) => areaOf(a.rect) - areaOf(b.rect) || depthOf(boxes, b.id) - depthOf(boxes, a.id),
  )
}

export const innermostAt = (boxes: readonly Box[], point: Point, reach = 0): Box | null =>
  allAt(boxes, point, reach)[0] ?? null

/** What the next click on the same spot selects: the box outward of the selected one, and after the last the first. */
export function nextAt(boxes: readonly Box[], point: Point, selected: string | null, reach = 0): Box | null {
  const met = allAt(boxes, point, reach)
  const place = met.findIndex((box) => box.id === selected)
  return met[(place + 1) % met.length] ?? null
}

/** The boxes that lie wholly in a marquee, in reading order. */
export const boxesIn = (boxes: readonly Box[], marquee: Rect): readonly Box[] =>
  readingOrder(boxes).filter((box) => contains(marquee, box.rect))

/** The selected boxes without those that lie in another selected one: what moves, is copied or deleted with its subtree. */
export function topmostOf(boxes: readonly Box[], ids: readonly string[]): readonly Box[] {
  const chosen = new Set(ids)
  return readingOrder(boxes).filter(
    (box) =>
      chosen.has(box.id) &&
      boxOf(boxes, box.id) === box &&
      !ancestorsOf(boxes, box.id).some((outer) => chosen.has(outer.id)),
  )
}
