import { boxOf, childrenOf } from '../../../domain/boxes.ts'
import { shifted } from '../../../domain/boxLimits.ts'
import {
  contains,
  frameOf,
  heightOf,
  intersection,
  sameRect,
  widthOf,
  type Point,
  type Rect,
  type Size,
} from '../../../domain/geometry.ts'
import type { Box } from '../../../domain/judgement.ts'
import { hullOf } from '../../../domain/overlap.ts'

/** Where boxes go that are added without a pointer. */

const shares: readonly (readonly [size: number, x: number, y: number])[] = [
  [1 / 2, 0.5, 0.5],
  ...[1 / 2, 1 / 3, 1 / 4, 1 / 6].flatMap((size) =>
    [0.5, 0, 1].flatMap((y) => [0.5, 0, 1].map((x) => [size, x, y] as const)),
  ),
]

/** A rect inside a box, or inside the picture for null, that is free of the boxes there if one of a few places is. */
export function placeInside(boxes: readonly Box[], id: string | null, picture: Size): Rect {
  const room = (id === null ? null : boxOf(boxes, id)?.rect) ?? frameOf(picture)
  const inside = childrenOf(boxes, id).map(({ rect }) => rect)
  const places = shares.map(([size, x, y]) => partOf(room, size, x, y))
  const free = places.find((place) => inside.every((rect) => !intersection(rect, place)))
  const untaken = places.find((place) => boxes.every(({ rect }) => !sameRect(rect, place)))
  return free ?? untaken ?? places[0] ?? room
}

/** A part of the room, `size` times as long and wide, on whole pixels where the room has enough of them. */
function partOf(room: Rect, size: number, x: number, y: number): Rect {
  const [x1, x2] = spanOf(room.x1, room.x2, size, x)
  const [y1, y2] = spanOf(room.y1, room.y2, size, y)
  return { x1, y1, x2, y2 }
}

function spanOf(low: number, high: number, size: number, at: number): readonly [number, number] {
  const length = Math.min(high - low, Math.max(1, Math.round((high - low) * size)))
  const start = low + (high - low - length) * at
  const whole = Math.ceil(start)
  return whole + length <= high ? [whole, whole + length] : [start, start + length]
}

const pasteStep = 10
const mostTries = 32

/** How far copies are put from where they were copied: nowhere where that is free, else a little aside. */
export function pasteOffset(boxes: readonly Box[], copied: readonly Box[], picture: Size): Point {
  const ids = new Set(copied.map(({ id }) => id))
  const tops = copied.filter(({ parentId }) => parentId === null || !ids.has(parentId))
  const hull = hullOf(tops.map(({ rect }) => rect))
  const frame = frameOf(picture)
  const fits = hull !== null && widthOf(hull) <= picture.width && heightOf(hull) <= picture.height
  for (let tried = 0; tried < mostTries; tried += 1) {
    const by = Math.ceil(tried / 2) * pasteStep * (tried % 2 === 0 ? -1 : 1)
    if (tried > 0 && fits && !contains(frame, shifted(hull, by, by))) continue
    const taken = tops.some((top) => boxes.some((box) => sameRect(box.rect, shifted(top.rect, by, by))))
    if (!taken) return { x: by + 0, y: by + 0 }
  }
  return { x: pasteStep, y: pasteStep }
}
