import type { Rect, Size } from './geometry.ts'
import {
  cellCount,
  cellsTouched,
  rangesOfSpan,
  type CellSpan,
  type TokenGrid,
  type TokenRange,
} from './tokenCells.ts'

/** InternVL's dynamic tiling (FORMATS §3.4): a tile is 448 × 448 pixels and becomes 16 × 16 tokens of 28 pixels. */

/** Side of a tile in pixels. */
export const tileSide = 448
/** Tokens along a side of a tile. */
export const tileCells = 16
const tokensPerTile = tileCells * tileCells

export interface Tiling {
  readonly columns: number
  readonly rows: number
  /** Whether the whole picture follows the tiles, once more, as one 448 × 448 thumbnail: it does from two tiles on. */
  readonly thumbnail: boolean
}

/** Most tiles within a budget of tokens when one more is kept for the thumbnail: 1,024 → 3, 16,384 → 63 (FORMATS §3.4). */
export const maxTilesOf = (budget: number): number => Math.max(1, Math.floor(budget / tokensPerTile) - 1)

/**
 * The tiling that InternVL chooses for a picture of `size` pixels with at most `maxTiles` tiles (FORMATS §3.4): the
 * nearest aspect, and of equally near ones the larger, as long as the picture has more than half its pixels. Null for a
 * picture without an area.
 */
export function tilingOf(size: Size, maxTiles: number): Tiling | null {
  const { width, height } = size
  if (!(width > 0 && height > 0) || !Number.isFinite(width * height)) return null
  const aspect = width / height
  let best = { columns: 1, rows: 1 }
  let least = Infinity
  for (const candidate of candidates(maxTiles)) {
    const { columns, rows } = candidate
    const distance = Math.abs(aspect - columns / rows)
    const tie = distance === least && width * height > 0.5 * tileSide * tileSide * columns * rows
    if (distance < least || tie) best = candidate
    least = Math.min(least, distance)
  }
  return { ...best, thumbnail: best.columns * best.rows > 1 }
}

/** By number of tiles. Upstream leaves the order within one number open; no two of one number are ever both nearest. */
function candidates(maxTiles: number): readonly TokenGrid[] {
  const grids: TokenGrid[] = []
  for (let count = 1; count <= maxTiles; count++)
    for (let columns = 1; columns <= count; columns++)
      if (count % columns === 0) grids.push({ columns, rows: count / columns })
  return grids
}

/** Pixels to which the picture is stretched before it is cut into tiles; its aspect is not kept. */
export const tiledSize = ({ columns, rows }: Tiling): Size => ({
  width: columns * tileSide,
  height: rows * tileSide,
})

/** Tokens of the tiles, without the thumbnail, as one grid over the picture. */
export const tiledGrid = ({ columns, rows }: Tiling): TokenGrid => ({
  columns: columns * tileCells,
  rows: rows * tileCells,
})

/** The grid of the thumbnail, over the whole picture too. */
const thumbnailGrid: TokenGrid = { columns: tileCells, rows: tileCells }

/** Tokens of the tiles and of the thumbnail. */
export const tiledTokens = ({ columns, rows, thumbnail }: Tiling): number =>
  (columns * rows + (thumbnail ? 1 : 0)) * tokensPerTile

/** The cells that a rect touches, in the tiles' grid and in the thumbnail's (null where there is none). */
export interface TiledCells {
  readonly tiles: CellSpan
  readonly thumbnail: CellSpan | null
  /** Tokens of both. */
  readonly count: number
}

/** `rect` is in upright original pixels of a picture of `size`, half-open (FORMATS §3.4, cells as in §3.2). */
export function tiledCells(rect: Rect, size: Size, tiling: Tiling): TiledCells {
  const tiles = cellsTouched(rect, size, tiledGrid(tiling))
  const thumbnail = tiling.thumbnail ? cellsTouched(rect, size, thumbnailGrid) : null
  return { tiles, thumbnail, count: cellCount(tiles) + (thumbnail ? cellCount(thumbnail) : 0) }
}

/**
 * The token numbers of those cells, ascending, counted from 0 at the picture's first token: tile after tile, row by row
 * within each, the thumbnail last (FORMATS §3.4, pixel-shuffle v2).
 */
export function tiledRanges(cells: TiledCells, tiling: Tiling): readonly TokenRange[] {
  const { column0, column1, row0, row1 } = cells.tiles
  const ranges: TokenRange[] = []
  for (let tileRow = tileOf(row0); tileRow <= tileOf(row1 - 1); tileRow++)
    for (let tileColumn = tileOf(column0); tileColumn <= tileOf(column1 - 1); tileColumn++) {
      const left = tileColumn * tileCells
      const top = tileRow * tileCells
      const within = {
        column0: Math.max(column0 - left, 0),
        column1: Math.min(column1 - left, tileCells),
        row0: Math.max(row0 - top, 0),
        row1: Math.min(row1 - top, tileCells),
      }
      ranges.push(...rangesOfTile(within, tileRow * tiling.columns + tileColumn))
    }
  return cells.thumbnail
    ? [...ranges, ...rangesOfTile(cells.thumbnail, tiling.columns * tiling.rows)]
    : ranges
}

const tileOf = (cell: number): number => Math.floor(cell / tileCells)

const rangesOfTile = (span: CellSpan, tile: number): readonly TokenRange[] =>
  rangesOfSpan(span, thumbnailGrid).map(([first, last]) => [
    first + tile * tokensPerTile,
    last + tile * tokensPerTile,
  ])
