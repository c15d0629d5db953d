import type { Saliency } from '../../domain/preview.ts'
import type { ProbabilityMap } from './mapRegions.ts'

/** Cells along the longer side at most. */
const mostCells = 48

/** A map as a coarse grid: each cell is the mean probability over its pixels, 0 to 1. */
export function saliencyGrid({ width, height, values }: ProbabilityMap): Saliency {
  const by = Math.min(1, mostCells / Math.max(width, height))
  const columns = Math.max(1, Math.round(width * by))
  const rows = Math.max(1, Math.round(height * by))
  const sums = new Float64Array(columns * rows)
  const counts = new Float64Array(columns * rows)
  for (let y = 0; y < height; y++) {
    const row = Math.floor((y * rows) / height) * columns
    for (let x = 0; x < width; x++) {
      const cell = row + Math.floor((x * columns) / width)
      sums[cell] = (sums[cell] ?? 0) + (values[y * width + x] ?? 0)
      counts[cell] = (counts[cell] ?? 0) + 1
    }
  }
  return { columns, rows, values: Array.from(sums, (sum, cell) => sum / (counts[cell] || 1) / 255) }
}
