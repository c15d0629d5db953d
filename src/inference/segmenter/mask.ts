import type { Point, Rect } from '../../domain/geometry.ts'

/** A mask as a model gives it: above 0 is in. */
export interface Mask {
  readonly values: Float32Array
  readonly width: number
  readonly height: number
  /** What share of the width and of the height shows the picture; the rest is padding. */
  readonly shown: { readonly width: number; readonly height: number }
  /** The model's own estimate of its overlap with the object. */
  readonly score: number
}

/** How much finer than the mask its outline is followed, between its values. */
const finer = 4

/**
 * Tight around the one connected piece of a mask that is meant: that under the point, or else the largest. In shares of
 * the picture's width and height; null where nothing is in. Points are in such shares, too.
 */
export function rectOfMask(mask: Mask, at: Point | null): Rect | null {
  const grid = enlarged(mask)
  const seed = at && startAt(grid, at)
  const piece = seed !== null ? pieceFrom(grid, seed) : largest(grid)
  if (!piece) return null
  return {
    x1: piece.left / grid.width,
    y1: piece.top / grid.height,
    x2: (piece.right + 1) / grid.width,
    y2: (piece.bottom + 1) / grid.height,
  }
}

interface Grid {
  /** 1 where the mask is in and no piece was followed yet. */
  readonly cells: Uint8Array
  readonly width: number
  readonly height: number
}

/** Bilinear, with cell centres at halves, as models' own code enlarges masks. */
function enlarged({ values, width, height, shown }: Mask): Grid {
  const columns = Math.max(1, Math.round(width * finer * shown.width))
  const rows = Math.max(1, Math.round(height * finer * shown.height))
  const across = Array.from({ length: columns }, (_, index) => between(index, width))
  const cells = new Uint8Array(columns * rows)
  for (let row = 0; row < rows; row += 1) {
    const { low, high, share } = between(row, height)
    for (const [column, x] of across.entries()) {
      const above = mixed(values[low * width + x.low], values[low * width + x.high], x.share)
      const below = mixed(values[high * width + x.low], values[high * width + x.high], x.share)
      if (mixed(above, below, share) > 0) cells[row * columns + column] = 1
    }
  }
  return { cells, width: columns, height: rows }
}

const mixed = (a = 0, b = 0, share = 0): number => a + (b - a) * share

function between(
  index: number,
  length: number,
): { readonly low: number; readonly high: number; readonly share: number } {
  const place = Math.min(length - 1, Math.max(0, (index + 0.5) / finer - 0.5))
  const low = Math.floor(place)
  return { low, high: Math.min(length - 1, low + 1), share: place - low }
}

function startAt({ cells, width, height }: Grid, { x, y }: Point): number | null {
  const column = Math.min(width - 1, Math.max(0, Math.floor(x * width)))
  const row = Math.min(height - 1, Math.max(0, Math.floor(y * height)))
  const index = row * width + column
  return cells[index] === 1 ? index : null
}

interface Piece {
  readonly area: number
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

function largest(grid: Grid): Piece | null {
  let best: Piece | null = null
  for (let index = 0; index < grid.cells.length; index += 1) {
    if (grid.cells[index] !== 1) continue
    const piece = pieceFrom(grid, index)
    if (!best || piece.area > best.area) best = piece
  }
  return best
}

/** Follows a piece and takes it off the grid. */
function pieceFrom({ cells, width, height }: Grid, start: number): Piece {
  const waiting = [start]
  cells[start] = 0
  let [area, left, top, right, bottom] = [0, width, height, 0, 0]
  const visit = (index: number): void => {
    if (cells[index] !== 1) return
    cells[index] = 0
    waiting.push(index)
  }
  for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
    const column = index % width
    const row = Math.floor(index / width)
    area += 1
    left = Math.min(left, column)
    right = Math.max(right, column)
    top = Math.min(top, row)
    bottom = Math.max(bottom, row)
    if (column > 0) visit(index - 1)
    if (column < width - 1) visit(index + 1)
    if (row > 0) visit(index - width)
    if (row < height - 1) visit(index + width)
  }
  return { area, left, top, right, bottom }
}
