import type { MeasuredMap } from '../../../domain/attentionMap.ts'
import { targetTokens, type CellEdge, type TargetPolicy } from '../../../domain/attentionTarget.ts'
import type { Rect, Size } from '../../../domain/geometry.ts'
import type { TokenGrid } from '../../../domain/tokenCells.ts'
import { measureText, weightText } from './attentionWords.ts'

/** A cell of a grid. */
export interface Cell {
  readonly column: number
  readonly row: number
}

/** The cell at a place of the drawing, given in shares of it; null outside. */
export function cellAt(x: number, y: number, { columns, rows }: TokenGrid): Cell | null {
  if (!(x >= 0 && x < 1 && y >= 0 && y < 1)) return null
  return { column: Math.floor(x * columns), row: Math.floor(y * rows) }
}

export function strongestCell({ columns, values }: Pick<MeasuredMap, 'columns' | 'values'>): Cell {
  let best = 0
  for (const [cell, value] of values.entries()) if (value > (values[best] ?? 0)) best = cell
  return { column: best % columns, row: Math.floor(best / columns) }
}

const steps: Readonly<Record<string, readonly [across: number, down: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/**
 * Where a key leads from a cell: arrows to a neighbour, Home to the strongest cell, Escape to none. Undefined for keys
 * that mean nothing here.
 */
export function movedCell(key: string, from: Cell | null, map: MeasuredMap): Cell | null | undefined {
  if (key === 'Escape') return from === null ? undefined : null
  if (key === 'Home') return strongestCell(map)
  const step = steps[key]
  if (!step) return undefined
  if (!from) return strongestCell(map)
  return {
    column: Math.min(map.columns - 1, Math.max(0, from.column + step[0])),
    row: Math.min(map.rows - 1, Math.max(0, from.row + step[1])),
  }
}

export const totalOf = ({ values }: Pick<MeasuredMap, 'values'>): number =>
  values.reduce((sum, value) => sum + value, 0)

/** What is known of one cell, counted from 1 as people count; `total` is the weight of all. */
export function cellSentence(
  { column, row }: Cell,
  map: MeasuredMap,
  { total, isTarget }: { readonly total: number; readonly isTarget: boolean },
): string {
  const value = map.values[row * map.columns + column] ?? 0
  const mean = total / map.values.length
  return [
    `Row ${row + 1}, column ${column + 1}`,
    `weight ${weightText(value)}`,
    total > 0 ? `${measureText('cells', value / total)} of all` : '',
    mean > 0 ? `${weightText(Number((value / mean).toPrecision(3)))} × the mean` : '',
    isTarget ? 'target token' : '',
  ]
    .filter((part) => part !== '')
    .join(' · ')
}

/** Borders of cells as the path of an SVG whose unit is a cell. */
export const pathOf = (edges: readonly CellEdge[]): string =>
  edges.map(([x1, y1, x2, y2]) => `M${x1} ${y1}L${x2} ${y2}`).join('')

/** A rect of the picture as a path in the same unit. */
export function rectPath({ x1, y1, x2, y2 }: Rect, size: Size, { columns, rows }: TokenGrid): string {
  const [across, down] = [columns / size.width, rows / size.height]
  return `M${x1 * across} ${y1 * down}H${x2 * across}V${y2 * down}H${x1 * across}Z`
}

/** The target’s tokens and the cells that the ZwZ script counts; empty without a target. */
export function cellsShown(
  target: Rect | null,
  size: Size,
  grid: TokenGrid,
  policy: TargetPolicy,
): { readonly tokens: readonly number[]; readonly counted: readonly number[]; readonly isNearest: boolean } {
  if (!target) return { tokens: [], counted: [], isNearest: false }
  const { cells, isNearest } = targetTokens(target, size, grid, policy)
  return { tokens: cells, counted: targetTokens(target, size, grid, 'script').cells, isNearest }
}
