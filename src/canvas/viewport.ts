import {
  centreOf,
  grow,
  heightOf,
  rectBetween,
  widthOf,
  type Point,
  type Rect,
  type Size,
} from '../domain/geometry.ts'

/** Quarter turns clockwise by which a picture is looked at. */
export type Turn = 0 | 1 | 2 | 3

/**
 * How picture pixels land on the screen, in CSS pixels: screen = turned(picture) × scale + (x, y). Everything that is
 * drawn on a picture goes through `toScreen`, so that a turned view needs no care elsewhere.
 */
export interface Viewport {
  readonly scale: number
  readonly x: number
  readonly y: number
  /** None when absent. */
  readonly turn?: Turn
}

/** Above this scale (200 %) picture pixels are drawn as sharp squares. */
export const sharpAbove = 2
export const largestScale = 64

/** The point after quarter turns clockwise about the origin (y points down). */
export function turned({ x, y }: Point, turn: Turn = 0): Point {
  switch (turn) {
    case 0:
      return { x, y }
    case 1:
      return { x: 0 - y, y: x }
    case 2:
      return { x: 0 - x, y: 0 - y }
    case 3:
      return { x: y, y: 0 - x }
  }
}

const turns: readonly Turn[] = [0, 1, 2, 3]
/** One turn after another; `by` may be negative. */
export const addTurn = (turn: Turn, by: number): Turn => turns[(((turn + by) % 4) + 4) % 4] ?? 0

/** The point before the turns. */
export const turnedBack = (point: Point, turn: Turn = 0): Point => turned(point, addTurn(0, -turn))

/** The size that something turned takes up. */
export const turnedSize = (size: Size, turn: Turn = 0): Size =>
  turn % 2 === 0 ? size : { width: size.height, height: size.width }

export function toScreen({ scale, x, y, turn }: Viewport, point: Point): Point {
  const at = turned(point, turn)
  return { x: at.x * scale + x, y: at.y * scale + y }
}

export const toPicture = ({ scale, x, y, turn }: Viewport, point: Point): Point =>
  turnedBack({ x: (point.x - x) / scale, y: (point.y - y) / scale }, turn)

/** A rect of the picture as it lies on the screen. */
export const rectToScreen = (viewport: Viewport, rect: Rect): Rect =>
  rectBetween(toScreen(viewport, { x: rect.x1, y: rect.y1 }), toScreen(viewport, { x: rect.x2, y: rect.y2 }))

/** A rect on the screen as it lies in the picture. */
export const rectToPicture = (viewport: Viewport, rect: Rect): Rect =>
  rectBetween(
    toPicture(viewport, { x: rect.x1, y: rect.y1 }),
    toPicture(viewport, { x: rect.x2, y: rect.y2 }),
  )

/** The viewport at this scale and turn that shows the picture's point `held` at `anchor` on the screen. */
export function holding(held: Point, anchor: Point, scale: number, turn: Turn = 0): Viewport {
  const at = turned(held, turn)
  return { scale, x: anchor.x - at.x * scale, y: anchor.y - at.y * scale, turn }
}

const middleOf = (pane: Size): Point => ({ x: pane.width / 2, y: pane.height / 2 })

/** Shows the rect centred, at the given scale. */
export const centreOn = (rect: Rect, scale: number, pane: Size, turn: Turn = 0): Viewport =>
  holding(centreOf(rect), middleOf(pane), scale, turn)

/** Shows the whole rect, as large as the pane allows, with `padding` CSS pixels around it. */
export function fit(rect: Rect, pane: Size, padding = 0, turn: Turn = 0): Viewport {
  const room = {
    width: Math.max(1, pane.width - 2 * padding),
    height: Math.max(1, pane.height - 2 * padding),
  }
  const size = turnedSize({ width: widthOf(rect), height: heightOf(rect) }, turn)
  const scale = Math.min(
    room.width / Math.max(1, size.width),
    room.height / Math.max(1, size.height),
    largestScale,
  )
  return centreOn(rect, scale, pane, turn)
}

/** Shows a rect close up: it fills about half of the pane, less when it is only a few pixels of the frame. */
export function closeUp(rect: Rect, frame: Rect, pane: Size, turn: Turn = 0): Viewport {
  const share = Math.max(widthOf(rect) / widthOf(frame), heightOf(rect) / heightOf(frame))
  return fit(grow(rect, share < 0.02 ? 1.25 : 0.6, frame), pane, 24, turn)
}

/** Zooms by a factor and keeps the picture pixel under `anchor` (in screen pixels) where it is. */
export function zoomAt(viewport: Viewport, factor: number, anchor: Point, smallest: number): Viewport {
  const scale = Math.min(largestScale, Math.max(smallest, viewport.scale * factor))
  return holding(toPicture(viewport, anchor), anchor, scale, viewport.turn)
}

/** The viewport turned to `turn` about the middle of the pane. */
export function turnedTo(viewport: Viewport, turn: Turn, pane: Size): Viewport {
  if ((viewport.turn ?? 0) === turn) return viewport
  const middle = middleOf(pane)
  return holding(toPicture(viewport, middle), middle, viewport.scale, turn)
}

export const panBy = (viewport: Viewport, dx: number, dy: number): Viewport => ({
  ...viewport,
  x: viewport.x + dx,
  y: viewport.y + dy,
})

/** The viewport moved back so that some of the frame always stays in sight. */
export function keepInSight(viewport: Viewport, frame: Rect, pane: Size): Viewport {
  const margin = 48
  const at = rectToScreen(viewport, frame)
  const dx = Math.min(pane.width - margin - at.x1, Math.max(margin - at.x2, 0))
  const dy = Math.min(pane.height - margin - at.y1, Math.max(margin - at.y2, 0))
  return dx === 0 && dy === 0 ? viewport : panBy(viewport, dx, dy)
}

/** The part of the picture that the pane shows, in picture pixels, clipped to the frame. */
export function visible(viewport: Viewport, pane: Size, frame: Rect): Rect {
  const shown = rectToPicture(viewport, { x1: 0, y1: 0, x2: pane.width, y2: pane.height })
  return {
    x1: Math.max(frame.x1, shown.x1),
    y1: Math.max(frame.y1, shown.y1),
    x2: Math.min(frame.x2, shown.x2),
    y2: Math.min(frame.y2, shown.y2),
  }
}

/** Index of the smallest level that still has a pixel for each device pixel; `widths` go from large to small. */
export function levelFor(widths: readonly number[], scale: number, deviceRatio: number): number {
  const needed = (widths[0] ?? 0) * scale * deviceRatio
  let level = 0
  while (level + 1 < widths.length && (widths[level + 1] ?? 0) >= needed) level += 1
  return level
}
