import type { Rect, Size } from './geometry.ts'

/** Rows and columns of tokens over a whole picture. */
export interface TokenGrid {
  readonly columns: number
  readonly rows: number
}

/** A block of cells of a grid, counted from 0; the ends are exclusive. Never empty. */
export interface CellSpan {
  readonly column0: number
  readonly column1: number
  readonly row0: number
  readonly row1: number
}

/** Token numbers from the first to the last, both included, counted from 0 at the picture's first token. */
export type TokenRange = readonly [first: number, last: number]

/**
 * The cells that a rect touches (FORMATS §3.2). `rect` is in upright original pixels of a picture of `size`, half-open;
 * a rect that lies outside gets the nearest border cell, so there is always at least one.
 */
export function cellsTouched(rect: Rect, size: Size, grid: TokenGrid): CellSpan {
  const [column0, column1] = touched(rect.x1, rect.x2, size.width, grid.columns)
  const [row0, row1] = touched(rect.y1, rect.y2, size.height, grid.rows)
  return { column0, column1, row0, row1 }
}

function touched(from: number, to: number, length: number, count: number): readonly [number, number] {
  const first = clamp(Math.floor((from * count) / length), 0, count - 1)
  return [first, clamp(Math.ceil((to * count) / length), first + 1, count)]
}

const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value))

export const cellCount = (span: CellSpan): number => (span.column1 - span.column0) * (span.row1 - span.row0)

/** The token numbers of a span, one range per row: tokens are laid row by row, row × columns + column (FORMATS §3.2). */
export const rangesOfSpan = (span: CellSpan, grid: TokenGrid): readonly TokenRange[] =>
  Array.from({ length: span.row1 - span.row0 }, (_, step) => {
    const start = (span.row0 + step) * grid.columns
    return [start + span.column0, start + span.column1 - 1] as const
  })

/** What a span covers of a picture of `size`, in upright original pixels, unrounded: for drawing its cells. */
export const rectOfSpan = (span: CellSpan, size: Size, grid: TokenGrid): Rect => ({
  x1: (span.column0 * size.width) / grid.columns,
  y1: (span.row0 * size.height) / grid.rows,
  x2: (span.column1 * size.width) / grid.columns,
  y2: (span.row1 * size.height) / grid.rows,
})

/**
 * The border between cells that is nearest to `at`, along one axis: both are in original pixels, `length` is the
 * picture's side and `count` the number of cells along it. A border is its own nearest.
 */
export const nearestBorder = (at: number, length: number, count: number): number =>
  (clamp(Math.round((at * count) / length), 0, count) * length) / count
