import { insertBox, mustHave } from './boxEdits.ts'
import { outermostOf, parentOf } from './boxes.ts'
import { clipped } from './boxLimits.ts'
import {
  centreOf,
  frameOf,
  heightOf,
  sameRect,
  slideInto,
  widthOf,
  type Rect,
  type Size,
} from './geometry.ts'
import type { Box, Judgement } from './judgement.ts'
import { hullOf } from './overlap.ts'
import { Refusal } from './refusal.ts'

/** How much longer the sides of the next level are, or that it is the whole picture. */
export type Growth = 1.5 | 2.5 | 4 | 'picture'
export const growths: readonly Growth[] = [1.5, 2.5, 4, 'picture']

/** The next level out: its rect, and the box around which it goes. */
export interface Outer {
  readonly rect: Rect
  readonly around: Box
  readonly parentId: string | null
}

/** The rect scaled around its centre and slid into the frame, cut off where the frame is narrower; it covers the rect. */
function scaled(rect: Rect, factor: number, frame: Rect): Rect {
  const { x, y } = centreOf(rect)
  const dx = Math.min(widthOf(rect) * factor, widthOf(frame)) / 2
  const dy = Math.min(heightOf(rect) * factor, heightOf(frame)) / 2
  const grown = slideInto({ x1: x - dx, y1: y - dy, x2: x + dx, y2: y + dy }, frame)
  return clipped(hullOf([grown, rect]) ?? rect, frame)
}

/**
 * The next level out of a box: between it and its parent when a box so large leaves room there, else around the
 * outermost box of its chain. Null when that fills the picture already.
 */
export function outerFor(boxes: readonly Box[], id: string, growth: Growth, picture: Size): Outer | null {
  const box = mustHave(boxes, id)
  const frame = frameOf(picture)
  const parent = parentOf(boxes, id)
  if (parent && growth !== 'picture') {
    const rect = scaled(box.rect, growth, frame)
    const between = fitted(rect, box.rect, parent.rect)
    if (between) return { rect: between, around: box, parentId: parent.id }
  }
  const around = outermostOf(boxes, id) ?? box
  const rect = growth === 'picture' ? frame : scaled(around.rect, growth, frame)
  return sameRect(rect, around.rect) ? null : { rect, around, parentId: null }
}

/** The rect slid into a room that is larger than it on both sides, around what is inside; null where it is not. */
function fitted(rect: Rect, inner: Rect, room: Rect): Rect | null {
  if (widthOf(rect) >= widthOf(room) || heightOf(rect) >= heightOf(room)) return null
  return clipped(hullOf([slideInto(rect, room), inner]) ?? inner, room)
}

/** Makes the next level out of a box, as `outerFor` proposes it. */
export function growOutward(
  judgement: Judgement,
  id: string,
  growth: Growth,
  newId: string,
  picture: Size,
  activeMs = 0,
): Judgement {
  const outer = outerFor(judgement.boxes, id, growth, picture)
  if (!outer) throw new Refusal('The outermost box fills the picture already.')
  const { rect, parentId } = outer
  return insertBox(judgement, { id: newId, parentId, rect, label: '', locked: false }, activeMs)
}
