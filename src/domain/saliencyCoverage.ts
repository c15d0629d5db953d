import { coverageCells, spanOfCoverage } from './coverageCells.ts'
import type { Rect, Size } from './geometry.ts'
import type { Saliency } from './preview.ts'
import type { CellSpan } from './tokenCells.ts'

/** How much of what speaks to the answer lies in the region, as a share of the whole, 0 to 1 (004 §5.2). */
export interface SaliencyCoverage {
  /** Over the cells of the ZwZ coverage script, whose ends are truncated and counted in (FORMATS §1.8). */
  readonly cells: number
  /** Each cell as far as the region covers it: what the number would be without rounding to cells. */
  readonly area: number
}

/**
 * Coverage of the region by the saliency over the whole picture; null where the grid has no weight at all or is none.
 * `region` is in upright original pixels of a picture of `size`.
 */
export function coverageOf(saliency: Saliency, region: Rect, size: Size): SaliencyCoverage | null {
  const { columns, rows, values } = saliency
  if (!isGrid(saliency) || !(size.width > 0 && size.height > 0)) return null
  const total = values.reduce((sum, value) => sum + value, 0)
  if (!(total > 0 && total < Number.POSITIVE_INFINITY)) return null
  const across = sharesOf(region.x1, region.x2, size.width, columns)
  const down = sharesOf(region.y1, region.y2, size.height, rows)
  const span = spanOfCoverage(coverageCells(region, size, saliency), saliency)
  const area = values.reduce(
    (sum, value, place) =>
      sum + value * (across[place % columns] ?? 0) * (down[Math.floor(place / columns)] ?? 0),
    0,
  )
  const share = (part: number): number => Math.min(1, part / total)
  return { cells: share(sumOver(span, saliency)), area: share(area) }
}

const isGrid = ({ columns, rows, values }: Saliency): boolean =>
  Number.isSafeInteger(columns) &&
  Number.isSafeInteger(rows) &&
  columns > 0 &&
  rows > 0 &&
  values.length === columns * rows &&
  values.every((value) => value >= 0)

function sumOver({ column0, column1, row0, row1 }: CellSpan, { columns, values }: Saliency): number {
  return values.reduce((sum, value, place) => {
    const [row, column] = [Math.floor(place / columns), place % columns]
    return row >= row0 && row < row1 && column >= column0 && column < column1 ? sum + value : sum
  }, 0)
}

/** Along one axis, what share of each cell lies between the two ends, 0 to 1. */
const sharesOf = (from: number, to: number, length: number, count: number): readonly number[] =>
  Array.from({ length: count }, (_, cell) => {
    const start = Math.max((from * count) / length, cell)
    const end = Math.min((to * count) / length, cell + 1)
    return Math.max(0, end - start)
  })
