import { smallestSide } from './boxFaults.ts'
import { boxOf, childrenOf, lockedWithin, parentOf, roomOf } from './boxes.ts'
import { contains, heightOf, sameRect, widthOf, type Rect, type Size } from './geometry.ts'
import type { Box } from './judgement.ts'

/** How far a box can go, for the preview of a drag as well as for the edit that ends it. */
export interface Limit {
  /** The rect as it can be. */
  readonly rect: Rect
  /** What stopped it, to flash: the id of a box (itself when it is locked), `picture` for its edge, null for nothing. */
  readonly blockedBy: string | null
}

export const pictureEdge = 'picture'

/** The rect with its corners pulled into the room. Nesting survives, because every edge keeps its order. */
export const clipped = (rect: Rect, room: Rect): Rect => ({
  x1: Math.min(Math.max(rect.x1, room.x1), room.x2),
  y1: Math.min(Math.max(rect.y1, room.y1), room.y2),
  x2: Math.max(Math.min(rect.x2, room.x2), room.x1),
  y2: Math.max(Math.min(rect.y2, room.y2), room.y1),
})

export const shifted = (rect: Rect, dx: number, dy: number): Rect => ({
  x1: rect.x1 + dx,
  y1: rect.y1 + dy,
  x2: rect.x2 + dx,
  y2: rect.y2 + dy,
})

export const isFiniteRect = (rect: Rect): boolean =>
  Number.isFinite(rect.x1) && Number.isFinite(rect.y1) && Number.isFinite(rect.x2) && Number.isFinite(rect.y2)

const roomName = (boxes: readonly Box[], id: string): string => parentOf(boxes, id)?.id ?? pictureEdge

/** Where a box comes to lie when it is moved with all that is inside it: in its room, its size kept. Null for no box. */
export function moveLimit(
  boxes: readonly Box[],
  id: string,
  dx: number,
  dy: number,
  picture: Size,
): Limit | null {
  const box = boxOf(boxes, id)
  if (!box) return null
  const locked = lockedWithin(boxes, id)
  if (locked) return { rect: box.rect, blockedBy: dx === 0 && dy === 0 ? null : locked.id }
  if (Number.isNaN(dx) || Number.isNaN(dy)) return { rect: box.rect, blockedBy: null }
  const room = roomOf(boxes, id, picture)
  const [x, y] = [
    within(dx, box.rect.x1, box.rect.x2, room.x1, room.x2),
    within(dy, box.rect.y1, box.rect.y2, room.y1, room.y2),
  ]
  const rect = clipped(shifted(box.rect, x, y), room)
  return { rect, blockedBy: x === dx && y === dy ? null : roomName(boxes, id) }
}

/** How far an edge pair can go of what is wanted, between two ends. */
export const within = (by: number, low: number, high: number, first: number, last: number): number =>
  Math.max(first - low, Math.min(last - high, by))

interface Bounds {
  readonly x1: number
  readonly y1: number
  readonly x2: number
  readonly y2: number
  /** The children that the edges x1, y1, x2 and y2 would run into. */
  readonly first: readonly (Box | undefined)[]
}

const known = new WeakMap<readonly Box[], Bounds>()

/** The part of a box that its children take up; turned inside out when it has none. */
function innerBounds(children: readonly Box[]): Bounds {
  const found = known.get(children) ?? boundsOf(children)
  known.set(children, found)
  return found
}

function boundsOf(children: readonly Box[]): Bounds {
  let [x1, y1, x2, y2] = [Infinity, Infinity, -Infinity, -Infinity]
  const first: (Box | undefined)[] = [undefined, undefined, undefined, undefined]
  for (const child of children) {
    if (child.rect.x1 < x1) [x1, first[0]] = [child.rect.x1, child]
    if (child.rect.y1 < y1) [y1, first[1]] = [child.rect.y1, child]
    if (child.rect.x2 > x2) [x2, first[2]] = [child.rect.x2, child]
    if (child.rect.y2 > y2) [y2, first[3]] = [child.rect.y2, child]
  }
  return { x1, y1, x2, y2, first }
}

/** One side after the other: kept in the room, around the children, and at least a pixel long. */
function span(
  wanted: readonly [number, number],
  was: readonly [number, number],
  room: readonly [number, number],
  inner: readonly [number, number],
): readonly [number, number] {
  const low = Math.max(room[0], Math.min(wanted[0], inner[0], room[1] - smallestSide))
  const high = Math.min(room[1], Math.max(wanted[1], inner[1], room[0] + smallestSide))
  if (high - low >= smallestSide) return [low, high]
  return wanted[0] === was[0]
    ? [low, Math.min(room[1], low + smallestSide)]
    : [Math.max(room[0], high - smallestSide), high]
}

/** The rect that a box takes when it is resized: in its room, around its children, a pixel at least. Null for no box. */
export function resizeLimit(boxes: readonly Box[], id: string, wanted: Rect, picture: Size): Limit | null {
  const box = boxOf(boxes, id)
  if (!box) return null
  if (sameRect(box.rect, wanted) || !isFiniteRect(wanted)) return { rect: box.rect, blockedBy: null }
  if (box.locked) return { rect: box.rect, blockedBy: id }
  const was = box.rect
  const room = roomOf(boxes, id, picture)
  const inner = innerBounds(childrenOf(boxes, id))
  const [x1, x2] = span([wanted.x1, wanted.x2], [was.x1, was.x2], [room.x1, room.x2], [inner.x1, inner.x2])
  const [y1, y2] = span([wanted.y1, wanted.y2], [was.y1, was.y2], [room.y1, room.y2], [inner.y1, inner.y2])
  const rect = sameRect(was, { x1, y1, x2, y2 }) ? was : { x1, y1, x2, y2 }
  return { rect, blockedBy: contains(room, wanted) ? childInTheWay(wanted, inner) : roomName(boxes, id) }
}

function childInTheWay(wanted: Rect, inner: Bounds): string | null {
  const passed = [wanted.x1 > inner.x1, wanted.y1 > inner.y1, wanted.x2 < inner.x2, wanted.y2 < inner.y2]
  return inner.first.find((_, edge) => passed[edge])?.id ?? null
}

/** Whether a box with another rect is the same box elsewhere (a move with all that is inside), or a resized one. */
export const isMove = (from: Rect, to: Rect): boolean =>
  Math.abs(widthOf(to) - widthOf(from)) < 1e-9 && Math.abs(heightOf(to) - heightOf(from)) < 1e-9

/** As if typed into number fields: a rect of the same size is a move with all that is inside, any other a resize. */
export function placeLimit(boxes: readonly Box[], id: string, wanted: Rect, picture: Size): Limit | null {
  const box = boxOf(boxes, id)
  if (!box) return null
  return isMove(box.rect, wanted)
    ? moveLimit(boxes, id, wanted.x1 - box.rect.x1, wanted.y1 - box.rect.y1, picture)
    : resizeLimit(boxes, id, wanted, picture)
}
