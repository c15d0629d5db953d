import { mustHave, refuseTaken, smallestAround } from './boxEdits.ts'
import { isLargeEnough } from './boxFaults.ts'
import { boxOf, roomOf, subtreeOf } from './boxes.ts'
import { clipped, shifted, within } from './boxLimits.ts'
import { edited, wholeMs } from './edits.ts'
import { frameOf, heightOf, sameRect, widthOf, type Point, type Rect, type Size } from './geometry.ts'
import type { Box, Judgement } from './judgement.ts'
import { hullOf } from './overlap.ts'
import { Refusal } from './refusal.ts'

/** The rects moved together into the room and cut off where they are larger; their nesting survives. */
function broughtInto(rects: readonly Rect[], offset: Point, room: Rect): readonly Rect[] {
  const hull = hullOf(rects)
  if (!hull) return []
  if (Number.isNaN(offset.x) || Number.isNaN(offset.y)) {
    throw new Refusal('What was copied has no place in this picture.')
  }
  // What is wider than the room starts at the room's own edge.
  const dx = within(offset.x, hull.x1, hull.x2, room.x1, Math.max(room.x2, room.x1 + widthOf(hull)))
  const dy = within(offset.y, hull.y1, hull.y2, room.y1, Math.max(room.y2, room.y1 + heightOf(hull)))
  return rects.map((rect) => clipped(shifted(rect, dx, dy), room))
}

/**
 * Pastes copied boxes, moved by an offset and into the picture. Those whose parent was copied too stay inside it; the
 * others go into the smallest box that contains them. Copies are never locked, and share the time of the pasting.
 * `ids` are their ids, one for each.
 */
export function pasteBoxes(
  judgement: Judgement,
  copied: readonly Box[],
  offset: Point,
  ids: readonly string[],
  picture: Size,
  activeMs = 0,
): Judgement {
  if (copied.length === 0) return judgement
  const originals = copied.map(({ rect }) => rect)
  const rects = broughtInto(originals, offset, frameOf(picture))
  return placeCopies(judgement, { copied, rects, ids, activeMs })
}

interface Copies {
  readonly copied: readonly Box[]
  readonly rects: readonly Rect[]
  readonly ids: readonly string[]
  readonly activeMs: number
  /** Where those without a copied parent go; undefined for where they lie. */
  readonly parentId?: string | null
}

function placeCopies(judgement: Judgement, { copied, rects, ids, activeMs, parentId }: Copies): Judgement {
  const { boxes } = judgement
  const share = Math.floor(wholeMs(activeMs) / copied.length)
  const rest = wholeMs(activeMs) - share * copied.length
  const newIds = new Map(copied.map((box, place) => [box.id, ids[place] ?? '']))
  const distinct = new Set(newIds.values())
  if (distinct.size < copied.length || distinct.has('') || ids.some((id) => boxOf(boxes, id))) {
    throw new Refusal('Each copy needs an id of its own.')
  }
  const copies = copied.map((box, place): Box => {
    const rect = rects[place] ?? box.rect
    if (!isLargeEnough(rect)) {
      throw new Refusal('What was copied does not fit in this picture; draw it anew.')
    }
    const within = box.parentId === null ? undefined : newIds.get(box.parentId)
    if (within === undefined) refuseTaken(boxes, rect)
    const around = parentId === undefined ? (smallestAround(boxes, rect)?.id ?? null) : parentId
    return {
      ...box,
      id: newIds.get(box.id) ?? '',
      parentId: within ?? around,
      rect,
      locked: false,
      activeMs: place === 0 ? share + rest : share,
    }
  })
  return edited(judgement, { boxes: [...boxes, ...copies] })
}

const directions: readonly Point[] = [
  { x: 1, y: 1 },
  { x: -1, y: -1 },
  { x: 1, y: -1 },
  { x: -1, y: 1 },
]
const mostTries = 64

/** Copies a box with all that is inside it, `by` pixels off in the same room, or further where a box is already. */
export function duplicateBox(
  judgement: Judgement,
  id: string,
  ids: readonly string[],
  picture: Size,
  by = 10,
  activeMs = 0,
): Judgement {
  const { boxes } = judgement
  const { parentId } = mustHave(boxes, id)
  const copied = subtreeOf(boxes, id)
  const room = roomOf(boxes, id, picture)
  const rects = copied.map(({ rect }) => rect)
  for (let tried = 0; tried < mostTries; tried += 1) {
    const way = directions[tried % directions.length] ?? { x: 1, y: 1 }
    const far = by * (1 + Math.floor(tried / directions.length))
    const placed = broughtInto(rects, { x: way.x * far, y: way.y * far }, room)
    const [first] = placed
    if (first && !boxes.some((box) => sameRect(box.rect, first))) {
      const around = boxOf(boxes, parentId ?? '') ? parentId : null
      return placeCopies(judgement, { copied, rects: placed, ids, activeMs, parentId: around })
    }
  }
  throw new Refusal('There is no place for a copy beside this box; make the box around it larger first.')
}
