import { subtreeOf } from './boxes.ts'
import { clipped } from './boxLimits.ts'
import { heightOf, widthOf, type Rect, type Size } from './geometry.ts'
import type { Box } from './judgement.ts'

/** What edges may snap to: lines at fixed places, and the lines of a grid that starts at the picture's corner. */
export interface SnapLines {
  readonly xs: readonly number[]
  readonly ys: readonly number[]
  /** Width and height of a grid cell in picture pixels, e.g. of one visual token; null for no grid. */
  readonly cell: Size | null
}

/** Which edges of a rect are in the hand. */
export interface HeldEdges {
  readonly x1: boolean
  readonly y1: boolean
  readonly x2: boolean
  readonly y2: boolean
}

export interface Snapped {
  readonly rect: Rect
  /** The lines that were met, to be drawn as guides; null where none was near. */
  readonly x: number | null
  readonly y: number | null
}

/** The edges of all boxes but the one in the hand and what moves with it. */
export function linesOf(boxes: readonly Box[], held: string | null, cell: Size | null = null): SnapLines {
  const moving = new Set(held === null ? [] : subtreeOf(boxes, held))
  const resting = boxes.filter((box) => !moving.has(box))
  return {
    xs: resting.flatMap(({ rect }) => [rect.x1, rect.x2]),
    ys: resting.flatMap(({ rect }) => [rect.y1, rect.y2]),
    cell,
  }
}

/** The lines and the edges of more rects. */
export const linesWith = (rects: readonly Rect[], { xs, ys, cell }: SnapLines): SnapLines => ({
  xs: [...xs, ...rects.flatMap(({ x1, x2 }) => [x1, x2])],
  ys: [...ys, ...rects.flatMap(({ y1, y2 }) => [y1, y2])],
  cell,
})

/** The line nearest to a place, within the tolerance; a box's own edge wins over the grid at the same distance. */
function lineNear(
  at: number,
  lines: readonly number[],
  cell: number | null,
  tolerance: number,
): number | null {
  let found: number | null = null
  let distance = tolerance
  for (const line of lines) {
    const off = Math.abs(line - at)
    if (off < distance || (found === null && off === distance)) [found, distance] = [line, off]
  }
  if (cell === null || !(cell > 0)) return found
  const line = Math.round(at / cell) * cell
  const off = Math.abs(line - at)
  return off < distance || (found === null && off === distance) ? line : found
}

/** Moves the nearer of two edges onto a line: the shift and the line, or null where neither is near one. */
function shiftOf(
  low: number,
  high: number,
  lines: readonly number[],
  cell: number | null,
  tolerance: number,
): { readonly by: number; readonly line: number } | null {
  const found = [low, high].flatMap((at) => {
    const line = lineNear(at, lines, cell, tolerance)
    return line === null ? [] : [{ by: line - at, line }]
  })
  return found.toSorted((a, b) => Math.abs(a.by) - Math.abs(b.by))[0] ?? null
}

/** A rect in the hand, moved so that its nearest edges meet a line; its size stays, except at the edge of its room. */
export function snapMove(rect: Rect, lines: SnapLines, tolerance: number, room: Rect): Snapped {
  const x = shiftOf(rect.x1, rect.x2, lines.xs, lines.cell?.width ?? null, tolerance)
  const y = shiftOf(rect.y1, rect.y2, lines.ys, lines.cell?.height ?? null, tolerance)
  const [dx, dy] = [x?.by ?? 0, y?.by ?? 0]
  const moved = { x1: rect.x1 + dx, y1: rect.y1 + dy, x2: rect.x2 + dx, y2: rect.y2 + dy }
  const fits = {
    x: moved.x1 >= room.x1 && moved.x2 <= room.x2,
    y: moved.y1 >= room.y1 && moved.y2 <= room.y2,
  }
  return {
    rect: {
      x1: fits.x ? moved.x1 : rect.x1,
      y1: fits.y ? moved.y1 : rect.y1,
      x2: fits.x ? moved.x2 : rect.x2,
      y2: fits.y ? moved.y2 : rect.y2,
    },
    x: fits.x ? (x?.line ?? null) : null,
    y: fits.y ? (y?.line ?? null) : null,
  }
}

const ifMet = (line: number | null, at: number): number | null => (line === at ? line : null)

/** A rect whose held edges meet the nearest lines within its room; an edge that would leave less than a pixel stays. */
export function snapResize(
  rect: Rect,
  held: HeldEdges,
  lines: SnapLines,
  tolerance: number,
  room: Rect,
): Snapped {
  const edge = (at: number, isHeld: boolean, axis: 'x' | 'y'): number | null => {
    if (!isHeld) return null
    const places = axis === 'x' ? lines.xs : lines.ys
    const cell = axis === 'x' ? lines.cell?.width : lines.cell?.height
    return lineNear(at, places, cell ?? null, tolerance)
  }
  const near = {
    x1: edge(rect.x1, held.x1, 'x'),
    x2: edge(rect.x2, held.x2, 'x'),
    y1: edge(rect.y1, held.y1, 'y'),
    y2: edge(rect.y2, held.y2, 'y'),
  }
  const met = clipped(
    {
      x1: near.x1 ?? rect.x1,
      y1: near.y1 ?? rect.y1,
      x2: near.x2 ?? rect.x2,
      y2: near.y2 ?? rect.y2,
    },
    room,
  )
  const wide = widthOf(met) >= 1
  const high = heightOf(met) >= 1
  return {
    rect: {
      x1: wide ? met.x1 : rect.x1,
      y1: high ? met.y1 : rect.y1,
      x2: wide ? met.x2 : rect.x2,
      y2: high ? met.y2 : rect.y2,
    },
    x: wide ? (ifMet(near.x1, met.x1) ?? ifMet(near.x2, met.x2)) : null,
    y: high ? (ifMet(near.y1, met.y1) ?? ifMet(near.y2, met.y2)) : null,
  }
}
