import { boxOf, roomOf } from '../domain/boxes.ts'
import { frameOf, type Point, type Rect, type Size } from '../domain/geometry.ts'
import type { Box } from '../domain/judgement.ts'
import { linesOf, linesWith, snapMove, snapResize, type HeldEdges, type Snapped } from '../domain/snapping.ts'
import type { Grip } from './gesture.ts'
import type { Modifiers } from './usePaneInput.ts'

/**
 * What a press does: pick and move, draw by drag, by two corners, or by the four extreme points of the thing; or point
 * a thing out, by a click on it or a drag around it, for somebody else to box it.
 */
export type BoxTool = 'select' | 'draw' | 'two-click' | 'extreme' | 'point-out'

/**
 * Where a rect in the hand goes when it is near something worth meeting. `held` says which edges may move, `whole`
 * that the rect is moved as it is; `id` is the box in the hand, null for a new one.
 */
export type Snap = (rect: Rect, held: HeldEdges | 'whole', id: string | null, tolerance: number) => Snapped

/** What a gesture works on. All lengths are picture pixels. */
export interface BoxScene {
  readonly boxes: readonly Box[]
  readonly selected: readonly string[]
  readonly tool: BoxTool
  readonly picture: Size
  /** The distance that tells a drag from a click. */
  readonly slack: number
  /** How far beside a handle, or beside a box of a few pixels, a pointer still meets it. */
  readonly reach: number
  /** Used while Ctrl or ⌘ is held. */
  readonly snap: Snap | null
  readonly probe: Rect | null
}

/** One request to change the boxes, made when a gesture ends. The edits of the domain limit it as the preview did. */
export type BoxEdit =
  | { readonly kind: 'draw'; readonly rect: Rect }
  | { readonly kind: 'move'; readonly id: string; readonly dx: number; readonly dy: number }
  | { readonly kind: 'resize'; readonly id: string; readonly rect: Rect }

/** A thing that was pointed out: a point of it, or roughly where it is. */
export type PointedOut = { readonly point: Point; readonly again: boolean } | { readonly box: Rect }

/** What a press has taken hold of. */
export type Hold =
  | { readonly on: 'handle'; readonly id: string; readonly grip: Grip }
  | { readonly on: 'box'; readonly id: string }
  | { readonly on: 'probe'; readonly grip: Grip | 'inside'; readonly rect: Rect }
  | { readonly on: 'picture' }

export interface Drag {
  readonly from: Point
  readonly to: Point
  /** True while Ctrl or ⌘ makes edges snap. */
  readonly snaps: boolean
}

/** A gesture over picture pixels. Until `up` nothing is committed, so Escape costs nothing. */
export type BoxGesture =
  /** `clicked` is where the last click picked a box: the next one there goes outward. */
  | { readonly kind: 'idle'; readonly clicked: Point | null }
  | {
      readonly kind: 'pressing'
      readonly from: Point
      readonly hold: Hold
      readonly modifiers: Modifiers
      readonly clicked: Point | null
    }
  | ({ readonly kind: 'drawing' } & Drag)
  | ({ readonly kind: 'moving'; readonly id: string } & Drag)
  | ({ readonly kind: 'resizing'; readonly id: string; readonly grip: Grip } & Drag)
  | ({ readonly kind: 'probing'; readonly grip: Grip | 'inside'; readonly rect: Rect } & Drag)
  | ({ readonly kind: 'marquee'; readonly add: boolean } & Drag)
  /** Points clicked so far; `to` is where the next one would be. */
  | ({ readonly kind: 'pointing'; readonly points: readonly Point[]; readonly pressed: boolean } & Drag)

export const idle: BoxGesture = { kind: 'idle', clicked: null }

/** What a click or a marquee says about the selection. */
export interface Choice {
  readonly ids: readonly string[]
  /** `only` replaces the selection, `toggle` turns each over, `also` adds. */
  readonly how: 'only' | 'toggle' | 'also'
}

export function selectionAfter(selected: readonly string[], { ids, how }: Choice): readonly string[] {
  if (how === 'only') return ids
  const added = ids.filter((id) => !selected.includes(id))
  return how === 'also' ? [...selected, ...added] : [...selected.filter((id) => !ids.includes(id)), ...added]
}

/** The only selected box: the one with handles. Null when none or several are selected. */
export function soleOf({ boxes, selected }: Pick<BoxScene, 'boxes' | 'selected'>): Box | null {
  const [id] = selected
  return id !== undefined && selected.length === 1 ? boxOf(boxes, id) : null
}

/** Snaps to the edges of the other boxes and of more rects, and, where a cell is given, to the lines of a grid. */
export function snapToLines(
  boxes: readonly Box[],
  picture: Size,
  cell: Size | null,
  more: readonly Rect[] = [],
): Snap {
  // The lines stay the same for a whole drag, however many boxes there are.
  let lines: { readonly held: string | null; readonly at: ReturnType<typeof linesOf> } | null = null
  return (rect, held, id, tolerance) => {
    if (lines?.held !== id) lines = { held: id, at: linesWith(more, linesOf(boxes, id, cell)) }
    const room = id === null ? frameOf(picture) : roomOf(boxes, id, picture)
    return held === 'whole'
      ? snapMove(rect, lines.at, tolerance, room)
      : snapResize(rect, held, lines.at, tolerance, room)
  }
}

export const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y)
