import { centreOf, heightOf, widthOf, type Point, type Rect } from '../domain/geometry.ts'
import type { HeldEdges } from '../domain/snapping.ts'
import { holdAt, type Grip } from './gesture.ts'

/** The frame on which the handles of a box sit, and what they do to it. All lengths are picture pixels. */

/** Sides that the frame of the handles has at least, in reaches. */
const smallestFrame = 3

/**
 * The rect that carries the handles. It is the box itself; around a box of a few pixels it stands off, so that each
 * handle can be told from the next and the middle stays free for moving.
 */
export function handleFrame(rect: Rect, reach: number): Rect {
  const { x, y } = centreOf(rect)
  const dx = Math.max(widthOf(rect), reach * smallestFrame) / 2
  const dy = Math.max(heightOf(rect), reach * smallestFrame) / 2
  return { x1: x - dx, y1: y - dy, x2: x + dx, y2: y + dy }
}

const corners: readonly Grip[] = ['nw', 'ne', 'se', 'sw']
const sides: readonly Grip[] = ['n', 'e', 's', 'w']

/** How far apart two handles are at least, in reaches; where a side is shorter its middle has none. */
const apart = 3

/** The handles that are shown, each with its place. */
export function handlesOf(frame: Rect, reach: number): readonly (readonly [grip: Grip, at: Point])[] {
  const roomy = {
    x: widthOf(frame) >= 2 * apart * reach,
    y: heightOf(frame) >= 2 * apart * reach,
  }
  const shown = sides.filter((grip) => (grip === 'n' || grip === 's' ? roomy.x : roomy.y))
  return [...corners, ...shown].map((grip) => [grip, placeOf(frame, grip)])
}

function placeOf(frame: Rect, grip: Grip): Point {
  const { x, y } = centreOf(frame)
  return {
    x: grip.includes('w') ? frame.x1 : grip.includes('e') ? frame.x2 : x,
    y: grip.startsWith('n') ? frame.y1 : grip.startsWith('s') ? frame.y2 : y,
  }
}

/**
 * The grip at a point: of a handle, or with `edges` of the line between two handles as well. A handle is met `within`
 * this distance of its middle.
 */
export function gripAt(rect: Rect, point: Point, reach: number, edges: boolean, within = reach): Grip | null {
  const frame = handleFrame(rect, reach)
  const hold = holdAt(frame, point, reach)
  if (hold === 'inside' || hold === 'outside') return null
  if (edges) return hold
  const handle = handlesOf(frame, reach).find(([grip]) => grip === hold)
  if (!handle) return null
  const [, at] = handle
  return Math.max(Math.abs(point.x - at.x), Math.abs(point.y - at.y)) <= within ? hold : null
}

export const heldEdges = (grip: Grip): HeldEdges => ({
  x1: grip.includes('w'),
  y1: grip.startsWith('n'),
  x2: grip.includes('e'),
  y2: grip.startsWith('s'),
})

/**
 * The rect with the held edges moved, onto whole pixels and never turned inside out. It may leave its room: the
 * limits say how far it gets and what stops it.
 */
export function pulled(rect: Rect, grip: Grip, dx: number, dy: number): Rect {
  const held = heldEdges(grip)
  return {
    x1: held.x1 ? Math.min(Math.round(rect.x1 + dx), rect.x2 - 1) : rect.x1,
    y1: held.y1 ? Math.min(Math.round(rect.y1 + dy), rect.y2 - 1) : rect.y1,
    x2: held.x2 ? Math.max(Math.round(rect.x2 + dx), rect.x1 + 1) : rect.x2,
    y2: held.y2 ? Math.max(Math.round(rect.y2 + dy), rect.y1 + 1) : rect.y2,
  }
}

const cursors: Readonly<Record<Grip, string>> = {
  nw: 'nwse-resize',
  n: 'ns-resize',
  ne: 'nesw-resize',
  e: 'ew-resize',
  se: 'nwse-resize',
  s: 'ns-resize',
  sw: 'nesw-resize',
  w: 'ew-resize',
}

const aside: Readonly<Record<string, string>> = {
  'nwse-resize': 'nesw-resize',
  'nesw-resize': 'nwse-resize',
  'ns-resize': 'ew-resize',
  'ew-resize': 'ns-resize',
}

export const cursorOf = (grip: Grip): string => cursors[grip]

/** The cursor for a picture that is looked at after quarter turns. */
export const turnedCursor = (cursor: string, turn = 0): string =>
  turn % 2 === 0 ? cursor : (aside[cursor] ?? cursor)
