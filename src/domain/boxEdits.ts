import { calledBox, isLargeEnough } from './boxFaults.ts'
import { boxOf, childrenOf, depthOf, parentOf, siblingsOf, subtreeOf } from './boxes.ts'
import { clipped, isFiniteRect, isMove, moveLimit, resizeLimit, shifted } from './boxLimits.ts'
import { edited, wholeMs } from './edits.ts'
import {
  areaOf,
  contains,
  frameOf,
  intersection,
  rectBetween,
  sameRect,
  type Rect,
  type Size,
} from './geometry.ts'
import type { Box, Judgement } from './judgement.ts'
import { Refusal } from './refusal.ts'

/**
 * What an annotator can do to the boxes, in the manner of `edits.ts`. After each edit every box lies inside its
 * parent and the picture, and no side is shorter than a pixel.
 */

/** The box, or a refusal when it is no longer there. */
export function mustHave(boxes: readonly Box[], id: string): Box {
  const box = boxOf(boxes, id)
  if (!box) throw new Refusal('This box no longer exists.')
  return box
}

export function refuseTaken(boxes: readonly Box[], rect: Rect): void {
  const there = boxes.find((box) => sameRect(box.rect, rect))
  if (there) throw new Refusal(`${calledBox(there)} is exactly there already; draw a different one.`)
}

function refuseLocked(boxes: readonly Box[]): void {
  const locked = boxes.find((box) => box.locked)
  if (locked) throw new Refusal(`${calledBox(locked)} is locked; unlock it first.`)
}

/** What the drawn corners cover of the picture, whatever their order. */
function drawnRect(rect: Rect, picture: Size): Rect {
  const inside = isFiniteRect(rect)
    ? intersection(rectBetween({ x: rect.x1, y: rect.y1 }, { x: rect.x2, y: rect.y2 }), frameOf(picture))
    : null
  if (!inside) throw new Refusal('The box lies outside the picture; draw it inside.')
  if (!isLargeEnough(inside)) throw new Refusal('The box is smaller than one pixel; draw it larger.')
  return inside
}

/** The smallest box that contains the rect; of equal ones the innermost. Null when only the picture does. */
export function smallestAround(boxes: readonly Box[], rect: Rect): Box | null {
  let found: Box | null = null
  for (const box of boxes) {
    if (!contains(box.rect, rect)) continue
    const less = found ? areaOf(box.rect) - areaOf(found.rect) : -1
    if (less < 0 || (less === 0 && found && depthOf(boxes, box.id) > depthOf(boxes, found.id))) found = box
  }
  return found
}

/** A box before anybody knows how long it took. */
export type NewBox = Omit<Box, 'activeMs'>

/** Adds a box inside a given parent and around those of its new siblings that it contains. */
export function insertBox(judgement: Judgement, drawn: NewBox, activeMs = 0): Judgement {
  const { boxes } = judgement
  const box: Box = { ...drawn, activeMs: wholeMs(activeMs) }
  if (boxOf(boxes, box.id)) throw new Refusal('There is a box with this id already.')
  refuseTaken(boxes, box.rect)
  const inside = new Set(childrenOf(boxes, box.parentId).filter((child) => contains(box.rect, child.rect)))
  const others = boxes.map((other) => (inside.has(other) ? { ...other, parentId: box.id } : other))
  // A box around others takes the place of the first of them, so that chains keep their order.
  const first = boxes.findIndex((other) => inside.has(other))
  return edited(judgement, { boxes: others.toSpliced(first < 0 ? others.length : first, 0, box) })
}

/**
 * Draws a box. It becomes the child of the smallest box that contains it, and the parent of those of its siblings
 * that it contains; boxes that it only overlaps stay beside it.
 */
export function drawBox(
  judgement: Judgement,
  id: string,
  rect: Rect,
  picture: Size,
  label = '',
  activeMs = 0,
): Judgement {
  const drawn = drawnRect(rect, picture)
  const parentId = smallestAround(judgement.boxes, drawn)?.id ?? null
  return insertBox(judgement, { id, parentId, rect: drawn, label: label.trim(), locked: false }, activeMs)
}

/** Adds the active milliseconds of a change to the box that was changed. */
export function spendOnBox(judgement: Judgement, id: string, ms: number): Judgement {
  const { activeMs } = mustHave(judgement.boxes, id)
  const more = wholeMs(ms)
  return more === 0 ? judgement : changed(judgement, id, { activeMs: activeMs + more })
}

/** Moves a box and all that is inside it, as far as `moveLimit` lets it. */
export function moveBox(judgement: Judgement, id: string, dx: number, dy: number, picture: Size): Judgement {
  const { boxes } = judgement
  const { rect: was } = mustHave(boxes, id)
  const rect = moveLimit(boxes, id, dx, dy, picture)?.rect ?? was
  if (sameRect(rect, was)) return judgement
  const [x, y] = [rect.x1 - was.x1, rect.y1 - was.y1]
  const inside = new Set(subtreeOf(boxes, id))
  return edited(judgement, {
    boxes: boxes.map((box) => {
      if (box.id === id) return { ...box, rect }
      return inside.has(box) ? { ...box, rect: clipped(shifted(box.rect, x, y), rect) } : box
    }),
  })
}

/** Gives a box another rect, as far as `resizeLimit` lets it; what is inside stays where it is. */
export function resizeBox(judgement: Judgement, id: string, rect: Rect, picture: Size): Judgement {
  const { boxes } = judgement
  const { rect: was } = mustHave(boxes, id)
  const resized = resizeLimit(boxes, id, rect, picture)?.rect ?? was
  return sameRect(resized, was)
    ? judgement
    : edited(judgement, { boxes: boxes.map((box) => (box.id === id ? { ...box, rect: resized } : box)) })
}

/** Takes typed numbers: the same size elsewhere moves the box with all that is inside, any other size resizes it. */
export function setRect(judgement: Judgement, id: string, rect: Rect, picture: Size): Judgement {
  const box = mustHave(judgement.boxes, id)
  if (!isFiniteRect(rect)) throw new Refusal('A box needs four numbers.')
  if (!isLargeEnough(rect)) throw new Refusal('A box is at least one pixel wide and one pixel high.')
  if (sameRect(box.rect, rect)) return judgement
  refuseLocked([box])
  return isMove(box.rect, rect)
    ? moveBox(judgement, id, rect.x1 - box.rect.x1, rect.y1 - box.rect.y1, picture)
    : resizeBox(judgement, id, rect, picture)
}

/** Deletes one box; what was directly inside it now lies in the box around it. */
export function deleteBox(judgement: Judgement, id: string): Judgement {
  const { boxes } = judgement
  const gone = mustHave(boxes, id)
  refuseLocked([gone])
  const around = parentOf(boxes, id)
  const parentId = around && around !== gone ? around.id : null
  const left = boxes.filter((box) => box !== gone)
  return edited(judgement, {
    boxes: left.map((box) => (box.parentId === id ? { ...box, parentId } : box)),
  })
}

/** Deletes a box and all that is inside it. */
export function deleteSubtree(judgement: Judgement, id: string): Judgement {
  mustHave(judgement.boxes, id)
  const gone = new Set(subtreeOf(judgement.boxes, id))
  refuseLocked([...gone])
  return edited(judgement, { boxes: judgement.boxes.filter((box) => !gone.has(box)) })
}

export function labelBox(judgement: Judgement, id: string, text: string): Judgement {
  const label = text.trim()
  const { label: was } = mustHave(judgement.boxes, id)
  return label === was ? judgement : changed(judgement, id, { label })
}

export const lockBox = (judgement: Judgement, id: string, locked: boolean): Judgement =>
  mustHave(judgement.boxes, id).locked === locked ? judgement : changed(judgement, id, { locked })

const changed = (judgement: Judgement, id: string, fields: Partial<Box>): Judgement =>
  edited(judgement, {
    boxes: judgement.boxes.map((box) => (box.id === id ? { ...box, ...fields } : box)),
  })

/** Makes a box the child of another one in which it lies; what is inside it comes along. */
export function nestBox(judgement: Judgement, id: string, parentId: string): Judgement {
  const { boxes } = judgement
  const box = mustHave(boxes, id)
  const parent = mustHave(boxes, parentId)
  if (box.parentId === parentId) return judgement
  if (subtreeOf(boxes, id).includes(parent)) throw new Refusal('A box cannot lie in itself.')
  if (!contains(parent.rect, box.rect)) {
    throw new Refusal(`${calledBox(box)} does not lie wholly in the other; make the other larger first.`)
  }
  return changed(judgement, id, { parentId })
}

/** Takes a box out of its parent, into the box around that. An outermost box stays what it is. */
export function unnestBox(judgement: Judgement, id: string): Judgement {
  mustHave(judgement.boxes, id)
  const parent = parentOf(judgement.boxes, id)
  if (!parent) return judgement
  return changed(judgement, id, { parentId: parentOf(judgement.boxes, parent.id)?.id ?? null })
}

/** Puts a box at another place, from 0, among its siblings in reading order. */
export function reorderBox(judgement: Judgement, id: string, place: number): Judgement {
  const { boxes } = judgement
  const box = mustHave(boxes, id)
  const others = siblingsOf(boxes, id).filter((sibling) => sibling !== box)
  if (!Number.isInteger(place) || place < 0 || place > others.length) {
    throw new Refusal('There is no such place among these boxes.')
  }
  const order = others.toSpliced(place, 0, box)
  const family = new Set(order)
  const next = order.values()
  const reordered = boxes.map((other) => (family.has(other) ? (next.next().value ?? other) : other))
  return boxes.every((other, at) => other === reordered[at])
    ? judgement
    : edited(judgement, { boxes: reordered })
}
