import { coverageCells, spanOfCoverage } from './coverageCells.ts'
import type { Rect, Size } from './geometry.ts'
import { cellsTouched, type CellSpan, type TokenGrid } from './tokenCells.ts'

/**
 * Which tokens are those of the target. 003 does not say how it finds them; these are the ways of FORMATS §3.2.
 * `touched`: every cell that the box touches. `centre`: those whose centre lies in it. `half`: those of which it covers
 * half or more. `script`: those that the ZwZ coverage script adds up, ends truncated and counted in.
 */
export type TargetPolicy = 'touched' | 'centre' | 'half' | 'script'
export const targetPolicies: readonly TargetPolicy[] = ['touched', 'centre', 'half', 'script']

export interface TargetTokens {
  /** Places in the grid, row × columns + column, ascending; never empty. */
  readonly cells: readonly number[]
  /** No cell met the rule, which happens to small boxes; the one that the box covers most stands in. */
  readonly isNearest: boolean
}

/** The target tokens of a box in upright original pixels of a picture of `size`. */
export function targetTokens(rect: Rect, size: Size, grid: TokenGrid, policy: TargetPolicy): TargetTokens {
  const touched = cellsTouched(rect, size, grid)
  if (policy === 'touched') return { cells: cellsOf(touched, grid), isNearest: false }
  if (policy === 'script')
    return { cells: cellsOf(spanOfCoverage(coverageCells(rect, size, grid), grid), grid), isNearest: false }
  const meets = policy === 'centre' ? holdsCentre(rect, size, grid) : isHalfCovered(rect, size, grid)
  const cells = cellsOf(touched, grid)
  const met = cells.filter((cell) => meets(cell % grid.columns, Math.floor(cell / grid.columns)))
  return met.length > 0
    ? { cells: met, isNearest: false }
    : { cells: [mostCovered(cells, rect, size, grid)], isNearest: true }
}

function cellsOf({ column0, column1, row0, row1 }: CellSpan, { columns }: TokenGrid): readonly number[] {
  const cells: number[] = []
  for (let row = row0; row < row1; row += 1)
    for (let column = column0; column < column1; column += 1) cells.push(row * columns + column)
  return cells
}

type Test = (column: number, row: number) => boolean

/** Half-open, as every rect is. */
const holdsCentre = ({ x1, y1, x2, y2 }: Rect, size: Size, grid: TokenGrid): Test => {
  const [across, down] = [size.width / grid.columns, size.height / grid.rows]
  return (column, row) => {
    const [x, y] = [(column + 0.5) * across, (row + 0.5) * down]
    return x >= x1 && x < x2 && y >= y1 && y < y2
  }
}

const isHalfCovered =
  (rect: Rect, size: Size, grid: TokenGrid): Test =>
  (column, row) =>
    coveredShare(column, row, rect, size, grid) >= 0.5

/** What share of a cell the box covers, 0 to 1. */
function coveredShare(column: number, row: number, rect: Rect, size: Size, grid: TokenGrid): number {
  return (
    overlap((rect.x1 * grid.columns) / size.width, (rect.x2 * grid.columns) / size.width, column) *
    overlap((rect.y1 * grid.rows) / size.height, (rect.y2 * grid.rows) / size.height, row)
  )
}

const overlap = (from: number, to: number, cell: number): number =>
  Math.max(0, Math.min(to, cell + 1) - Math.max(from, cell))

function mostCovered(cells: readonly number[], rect: Rect, size: Size, grid: TokenGrid): number {
  let [best, most] = [cells[0] ?? 0, -1]
  for (const cell of cells) {
    const share = coveredShare(cell % grid.columns, Math.floor(cell / grid.columns), rect, size, grid)
    if (share > most) [best, most] = [cell, share]
  }
  return best
}

/** A straight piece of an outline, in cells: from corner to corner of the grid. */
export type CellEdge = readonly [column1: number, row1: number, column2: number, row2: number]

/** The outline of some cells: every border between one of them and one that is not. */
export function edgesOf(cells: readonly number[], grid: TokenGrid): readonly CellEdge[] {
  const inside = new Set(cells)
  const isIn = (column: number, row: number): boolean =>
    column >= 0 && column < grid.columns && inside.has(row * grid.columns + column)
  return cells.flatMap((cell) => {
    const [column, row] = [cell % grid.columns, Math.floor(cell / grid.columns)]
    const edges: CellEdge[] = []
    if (!isIn(column, row - 1)) edges.push([column, row, column + 1, row])
    if (!isIn(column, row + 1)) edges.push([column, row + 1, column + 1, row + 1])
    if (!isIn(column - 1, row)) edges.push([column, row, column, row + 1])
    if (!isIn(column + 1, row)) edges.push([column + 1, row, column + 1, row + 1])
    return edges
  })
}
