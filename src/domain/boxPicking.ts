import { ancestorsOf, boxOf, depthOf, readingOrder } from './boxes.ts'
import { areaOf, contains, type Point, type Rect } from './geometry.ts'
import type { Box } from './judgement.ts'

/** Which boxes a pointer means. Only rects count: a label or a handle on top never takes the place of a box. */

/**
 * Whether a point meets a rect that is made large enough around its centre: at least `reach` to every side. A pointer
 * asks this of every box in each frame, so it makes no rect.
 */
function meets({ x1, y1, x2, y2 }: Rect, { x, y }: Point, reach: number): boolean {
  const dx = Math.max(0, reach - (x2 - x1) / 2)
  const dy = Math.max(0, reach - (y2 - y1) / 2)
  return x >= x1 - dx && x < x2 + dx && y >= y1 - dy && y < y2 + dy
}

/**
 * The boxes under a point in the order in which repeated clicks go outward: the smallest first; of equal ones the
 * inner first. A box with a side below twice the `reach`, in picture pixels, can be met from that far off its centre.
 */
export function allAt(boxes: readonly Box[], point: Point, reach = 0): readonly Box[] {
  const met = readingOrder(boxes).filter(({ rect }) => meets(rect, point, reach))
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
