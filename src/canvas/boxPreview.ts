import { boxesIn } from '../domain/boxPicking.ts'
import { boxOf, subtreeOf } from '../domain/boxes.ts'
import { clipped, moveLimit, resizeLimit, shifted } from '../domain/boxLimits.ts'
import {
  contains,
  frameOf,
  heightOf,
  intersection,
  outward,
  rectBetween,
  sameRect,
  slideInto,
  widthOf,
  type Point,
  type Rect,
} from '../domain/geometry.ts'
import type { HeldEdges, Snapped } from '../domain/snapping.ts'
import { hullOf } from '../domain/overlap.ts'
import { heldEdges, pulled } from './boxGrips.ts'
import type { BoxEdit, BoxGesture, BoxScene } from './boxScene.ts'
import { moved, resized } from './gesture.ts'

/** What a gesture shows while it goes on: exactly what it would leave if it ended now. */
export interface InHand {
  /** The box in the hand and all that it carries, each as it would be. */
  readonly rects: ReadonlyMap<string, Rect>
  /** A box that is being drawn. */
  readonly drawn: Rect | null
  readonly marquee: Rect | null
  /** The boxes that the marquee would select. */
  readonly chosen: readonly string[]
  readonly points: readonly Point[]
  /** Lines that an edge has met. */
  readonly guides: { readonly x: number | null; readonly y: number | null }
  /** What stops it: the id of a box, `picture` for the picture's edge. */
  readonly blockedBy: string | null
  readonly probe: Rect | null
}

export const emptyHand: InHand = {
  rects: new Map(),
  drawn: null,
  marquee: null,
  chosen: [],
  points: [],
  guides: { x: null, y: null },
  blockedBy: null,
  probe: null,
}

type Gesture<K extends BoxGesture['kind']> = Extract<BoxGesture, { readonly kind: K }>

export function preview(gesture: BoxGesture, scene: BoxScene): InHand {
  switch (gesture.kind) {
    case 'idle':
    case 'pressing':
      return emptyHand
    case 'drawing': {
      const shown = drawnRect(gesture, scene)
      return { ...emptyHand, drawn: shown?.rect ?? null, guides: guidesOf(shown) }
    }
    case 'pointing': {
      const points = [...gesture.points, gesture.to]
      const shown = pointsRect(points, gesture, scene)
      return { ...emptyHand, drawn: shown?.rect ?? null, points: gesture.points, guides: guidesOf(shown) }
    }
    case 'moving':
      return moving(gesture, scene)
    case 'resizing': {
      const wanted = resizedTo(gesture, scene)
      const limit = wanted && resizeLimit(scene.boxes, gesture.id, wanted.rect, scene.picture)
      if (!limit) return emptyHand
      return {
        ...emptyHand,
        rects: new Map([[gesture.id, limit.rect]]),
        guides: guidesOf(wanted),
        blockedBy: limit.blockedBy,
      }
    }
    case 'marquee': {
      const marquee = rectBetween(gesture.from, gesture.to)
      return { ...emptyHand, marquee, chosen: boxesIn(scene.boxes, marquee).map(({ id }) => id) }
    }
    case 'probing':
      return { ...emptyHand, probe: probeRect(gesture, scene) }
  }
}

const guidesOf = (snapped: Snapped | null): InHand['guides'] => ({
  x: snapped?.x ?? null,
  y: snapped?.y ?? null,
})

function moving(gesture: Gesture<'moving'>, scene: BoxScene): InHand {
  const { boxes, picture } = scene
  const box = boxOf(boxes, gesture.id)
  const by = movedBy(gesture, scene)
  const limit = by && moveLimit(boxes, gesture.id, by.dx, by.dy, picture)
  if (!box || !by || !limit) return emptyHand
  const [x, y] = [limit.rect.x1 - box.rect.x1, limit.rect.y1 - box.rect.y1]
  const rects = subtreeOf(boxes, gesture.id).map((inner): readonly [string, Rect] => [
    inner.id,
    inner === box ? limit.rect : clipped(shifted(inner.rect, x, y), limit.rect),
  ])
  return { ...emptyHand, rects: new Map(rects), guides: guidesOf(by.snapped), blockedBy: limit.blockedBy }
}

/** The edit that a drag ends in; null when it would change nothing. */
export function editOf(gesture: Gesture<'drawing' | 'moving' | 'resizing'>, scene: BoxScene): BoxEdit | null {
  if (gesture.kind === 'drawing') {
    const drawn = drawnRect(gesture, scene)
    return drawn && { kind: 'draw', rect: drawn.rect }
  }
  const { id } = gesture
  const was = boxOf(scene.boxes, id)?.rect ?? null
  const now = preview(gesture, scene).rects.get(id) ?? null
  if (!was || !now || sameRect(was, now)) return null
  if (gesture.kind === 'resizing') return { kind: 'resize', id, rect: now }
  const by = movedBy(gesture, scene)
  return by && { kind: 'move', id, dx: by.dx, dy: by.dy }
}

/** How far a move goes: by whole pixels, so that sizes and nesting stay exactly what they were. */
function movedBy({ id, from, to, snaps }: Gesture<'moving'>, scene: BoxScene) {
  const rect = boxOf(scene.boxes, id)?.rect
  if (!rect) return null
  const [dx, dy] = [Math.round(to.x - from.x), Math.round(to.y - from.y)]
  const snapped = (snaps && scene.snap?.(shifted(rect, dx, dy), 'whole', id, scene.reach)) || null
  if (!snapped) return { dx, dy, snapped }
  return {
    dx: snapped.x === null ? dx : snapped.rect.x1 - rect.x1,
    dy: snapped.y === null ? dy : snapped.rect.y1 - rect.y1,
    snapped,
  }
}

function resizedTo(gesture: Gesture<'resizing'>, scene: BoxScene): Snapped | null {
  const { id, grip, from, to, snaps } = gesture
  const rect = boxOf(scene.boxes, id)?.rect
  if (!rect) return null
  const wanted = pulled(rect, grip, to.x - from.x, to.y - from.y)
  return snappedTo(wanted, heldEdges(grip), id, snaps, scene)
}

const everyEdge: HeldEdges = { x1: true, y1: true, x2: true, y2: true }

function snappedTo(rect: Rect, held: HeldEdges, id: string | null, snaps: boolean, scene: BoxScene): Snapped {
  return (snaps && scene.snap?.(rect, held, id, scene.reach)) || { rect, x: null, y: null }
}

function drawnRect({ from, to, snaps }: Gesture<'drawing'>, scene: BoxScene): Snapped | null {
  return drawable(rectBetween(from, to), rounded, snaps, scene)
}

/** What the clicked points stand for: two corners, or the extreme points of a thing, each of which it covers. */
export function pointsRect(
  points: readonly Point[],
  { snaps }: { readonly snaps: boolean },
  scene: BoxScene,
): Snapped | null {
  const hull = hullOf(points.map(({ x, y }) => ({ x1: x, y1: y, x2: x, y2: y })))
  const onto = (rect: Rect) => (scene.tool === 'extreme' ? outward(rect, scene.picture) : rounded(rect))
  return hull && drawable(hull, onto, snaps, scene)
}

/** A drawn rect on whole pixels of the picture; null while it is smaller than one. */
function drawable(rect: Rect, onto: (rect: Rect) => Rect, snaps: boolean, scene: BoxScene): Snapped | null {
  const frame = frameOf(scene.picture)
  const inside = intersection(onto(rect), frame)
  if (!inside) return null
  const snapped = snappedTo(inside, everyEdge, null, snaps, scene)
  const kept = contains(frame, snapped.rect) ? snapped : { rect: inside, x: null, y: null }
  return widthOf(kept.rect) >= 1 && heightOf(kept.rect) >= 1 ? kept : null
}

const rounded = (rect: Rect): Rect => ({
  x1: Math.round(rect.x1),
  y1: Math.round(rect.y1),
  x2: Math.round(rect.x2),
  y2: Math.round(rect.y2),
})

/** The probe as it is dragged, inside the picture. */
export function probeRect({ rect, grip, from, to }: Gesture<'probing'>, scene: BoxScene): Rect {
  const frame = frameOf(scene.picture)
  const [dx, dy] = [Math.round(to.x - from.x), Math.round(to.y - from.y)]
  if (grip !== 'inside') return resized(rect, grip, dx, dy, frame)
  return contains(frame, rect) ? moved(rect, dx, dy, frame) : slideInto(rect, frame)
}
