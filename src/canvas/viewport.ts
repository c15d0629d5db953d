import { centreOf, heightOf, widthOf, type Point, type Rect, type Size } from '../domain/geometry.ts'

/** How picture pixels land on the screen, in CSS pixels: screen = picture × scale + (x, y). */
export interface Viewport {
  readonly scale: number
  readonly x: number
  readonly y: number
}

/** Above this scale (200 %) picture pixels are drawn as sharp squares. */
export const sharpAbove = 2
const largestScale = 64

export const toScreen = (viewport: Viewport, point: Point): Point => ({
  x: point.x * viewport.scale + viewport.x,
  y: point.y * viewport.scale + viewport.y,
})

export const toPicture = (viewport: Viewport, point: Point): Point => ({
  x: (point.x - viewport.x) / viewport.scale,
  y: (point.y - viewport.y) / viewport.scale,
})

/** Shows the rect centred, at the given scale. */
export function centreOn(rect: Rect, scale: number, pane: Size): Viewport {
  const centre = centreOf(rect)
  return { scale, x: pane.width / 2 - centre.x * scale, y: pane.height / 2 - centre.y * scale }
}

/** Shows the whole rect, as large as the pane allows, with `padding` CSS pixels around it. */
export function fit(rect: Rect, pane: Size, padding = 0): Viewport {
  const room = {
    width: Math.max(1, pane.width - 2 * padding),
    height: Math.max(1, pane.height - 2 * padding),
  }
  const scale = Math.min(
    room.width / Math.max(1, widthOf(rect)),
    room.height / Math.max(1, heightOf(rect)),
    largestScale,
  )
  return centreOn(rect, scale, pane)
}

/** Zooms by a factor and keeps the picture pixel under `anchor` (in screen pixels) where it is. */
export function zoomAt(viewport: Viewport, factor: number, anchor: Point, smallest: number): Viewport {
  const scale = Math.min(largestScale, Math.max(smallest, viewport.scale * factor))
  const held = toPicture(viewport, anchor)
  return { scale, x: anchor.x - held.x * scale, y: anchor.y - held.y * scale }
}

export const panBy = (viewport: Viewport, dx: number, dy: number): Viewport => ({
  ...viewport,
  x: viewport.x + dx,
  y: viewport.y + dy,
})

/** The viewport moved back so that some of the frame always stays in sight. */
export function keepInSight(viewport: Viewport, frame: Rect, pane: Size): Viewport {
  const margin = 48
  const x = Math.min(
    pane.width - margin - frame.x1 * viewport.scale,
    Math.max(margin - frame.x2 * viewport.scale, viewport.x),
  )
  const y = Math.min(
    pane.height - margin - frame.y1 * viewport.scale,
    Math.max(margin - frame.y2 * viewport.scale, viewport.y),
  )
  return x === viewport.x && y === viewport.y ? viewport : { ...viewport, x, y }
}

/** The part of the picture that the pane shows, in picture pixels, clipped to the frame. */
export function visible(viewport: Viewport, pane: Size, frame: Rect): Rect {
  const start = toPicture(viewport, { x: 0, y: 0 })
  const end = toPicture(viewport, { x: pane.width, y: pane.height })
  return {
    x1: Math.max(frame.x1, start.x),
    y1: Math.max(frame.y1, start.y),
    x2: Math.min(frame.x2, end.x),
    y2: Math.min(frame.y2, end.y),
  }
}

/** Index of the smallest level that still has a pixel for each device pixel; `widths` go from large to small. */
export function levelFor(widths: readonly number[], scale: number, deviceRatio: number): number {
  const needed = (widths[0] ?? 0) * scale * deviceRatio
  let level = 0
  while (level + 1 < widths.length && (widths[level + 1] ?? 0) >= needed) level += 1
  return level
}
