import type { Rect, Size } from './geometry.ts'
import { smartResizeTwice } from './smartResize.ts'
import type { CellSpan, TokenGrid } from './tokenCells.ts'

/**
 * The cells over which the ZwZ coverage script adds up attention (FORMATS §1.8). They are not the cells that the box
 * touches: the script truncates both ends and then counts the last cell in, so a box has at least two cells along each
 * axis unless the picture's border cuts one off.
 */
export interface CoverageCells {
  readonly firstColumn: number
  /** Included. One past the grid where the script's own number is. */
  readonly lastColumn: number
  readonly firstRow: number
  /** Included. One past the grid where the script's own number is. */
  readonly lastRow: number
}

/** `rect` is in upright original pixels of a picture of `size`; the numbers are the script's, unclipped (FORMATS §1.8). */
export function coverageCells(rect: Rect, size: Size, grid: TokenGrid): CoverageCells {
  const [firstColumn, lastColumn] = ends(rect.x1, rect.x2, size.width, grid.columns)
  const [firstRow, lastRow] = ends(rect.y1, rect.y2, size.height, grid.rows)
  return { firstColumn, lastColumn, firstRow, lastRow }
}

/** The order of division and product is the script's: it decides on which side of a border a rounding error falls. */
function ends(from: number, to: number, length: number, count: number): readonly [number, number] {
  const cell = (at: number): number => Math.max(0, Math.min(Math.trunc((at / length) * count), count - 1))
  const first = cell(from)
  const last = cell(to)
  return [first, last <= first ? first + 1 : last]
}

/** The cells that exist of those, as a block with exclusive ends: what the script really adds up. */
export const spanOfCoverage = (cells: CoverageCells, grid: TokenGrid): CellSpan => ({
  column0: cells.firstColumn,
  column1: Math.min(cells.lastColumn + 1, grid.columns),
  row0: cells.firstRow,
  row1: Math.min(cells.lastRow + 1, grid.rows),
})

/**
 * The grid of Qwen3-VL's tokens in that script for a picture of `size` pixels: 28-pixel grid with at most 2048 × 1024
 * pixels, then 32-pixel grid with at most 2048 × 2048 (FORMATS §1.8). Null where the script would stop with an error.
 */
export function coverageGrid(size: Size): TokenGrid | null {
  const resized = smartResizeTwice(
    size,
    { factor: 28, minPixels: 4 * 28 * 28, maxPixels: 2048 * 1024, code: 'qwen_vl_utils' },
    { factor: 32, minPixels: 65_536, maxPixels: 2048 * 2048, code: 'transformers' },
  )
  return resized && { columns: resized.width / 32, rows: resized.height / 32 }
}
