/** Plane geometry in upright original pixels. A rect is half-open: it covers x1 ≤ x < x2 and y1 ≤ y < y2. */

export interface Point {
  readonly x: number
  readonly y: number
}

export interface Size {
  readonly width: number
  readonly height: number
}

export interface Rect {
  readonly x1: number
  readonly y1: number
  readonly x2: number
  readonly y2: number
}

export const widthOf = (rect: Rect): number => rect.x2 - rect.x1
export const heightOf = (rect: Rect): number => rect.y2 - rect.y1
export const areaOf = (rect: Rect): number => Math.max(0, widthOf(rect)) * Math.max(0, heightOf(rect))
export const centreOf = (rect: Rect): Point => ({ x: (rect.x1 + rect.x2) / 2, y: (rect.y1 + rect.y2) / 2 })
export const frameOf = (size: Size): Rect => ({ x1: 0, y1: 0, x2: size.width, y2: size.height })

/** The rect with the two points as opposite corners, whatever their order. */
export const rectBetween = (a: Point, b: Point): Rect => ({
  x1: Math.min(a.x, b.x),
  y1: Math.min(a.y, b.y),
  x2: Math.max(a.x, b.x),
  y2: Math.max(a.y, b.y),
})

export const sameRect = (a: Rect | null, b: Rect | null): boolean =>
  a === b || (!!a && !!b && a.x1 === b.x1 && a.y1 === b.y1 && a.x2 === b.x2 && a.y2 === b.y2)

export const holdsPoint = (rect: Rect, point: Point): boolean =>
  point.x >= rect.x1 && point.x < rect.x2 && point.y >= rect.y1 && point.y < rect.y2

export const contains = (outer: Rect, inner: Rect): boolean =>
  inner.x1 >= outer.x1 && inner.y1 >= outer.y1 && inner.x2 <= outer.x2 && inner.y2 <= outer.y2

/** What both rects cover, or null when they do not overlap. */
export function intersection(a: Rect, b: Rect): Rect | null {
  const rect = {
    x1: Math.max(a.x1, b.x1),
    y1: Math.max(a.y1, b.y1),
    x2: Math.min(a.x2, b.x2),
    y2: Math.min(a.y2, b.y2),
  }
  return rect.x2 > rect.x1 && rect.y2 > rect.y1 ? rect : null
}

/** The rect moved, without changing its size, until it lies in the frame (it must not be larger than it). */
export function slideInto(rect: Rect, frame: Rect): Rect {
  const dx = Math.max(frame.x1 - rect.x1, 0) + Math.min(frame.x2 - rect.x2, 0)
  const dy = Math.max(frame.y1 - rect.y1, 0) + Math.min(frame.y2 - rect.y2, 0)
  return { x1: rect.x1 + dx, y1: rect.y1 + dy, x2: rect.x2 + dx, y2: rect.y2 + dy }
}

/** The rect with a margin of `share` of its own width and height on every side, clipped to the frame. */
export function grow(rect: Rect, share: number, frame: Rect): Rect {
  const dx = widthOf(rect) * share
  const dy = heightOf(rect) * share
  return {
    x1: Math.max(frame.x1, rect.x1 - dx),
    y1: Math.max(frame.y1, rect.y1 - dy),
    x2: Math.min(frame.x2, rect.x2 + dx),
    y2: Math.min(frame.y2, rect.y2 + dy),
  }
}

/** Whole pixels that cover the rect, clipped to the frame: rounding outward keeps nesting and coverage. */
export function outward(rect: Rect, size: Size): Rect {
  return {
    x1: Math.max(0, Math.floor(rect.x1)),
    y1: Math.max(0, Math.floor(rect.y1)),
    x2: Math.min(size.width, Math.ceil(rect.x2)),
    y2: Math.min(size.height, Math.ceil(rect.y2)),
  }
}

/** Share of the picture that the rect covers, 0 to 1 (the τ of 004 §3.1 is compared with it). */
export const areaRatio = (rect: Rect, size: Size): number =>
  size.width * size.height > 0 ? areaOf(rect) / (size.width * size.height) : 0
