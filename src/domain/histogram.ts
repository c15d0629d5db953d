import type { ItemCounter } from './itemCounter.ts'
import { ascending, quantile } from './quantile.ts'

/** How many values lie between which edges: from each edge (included) up to the next (excluded; included at the last). */
export interface Histogram {
  readonly edges: readonly number[]
  /** One fewer than edges. */
  readonly counts: readonly number[]
  /** Values that lie between the first and the last edge. */
  readonly counted: number
  readonly outside: number
  readonly median: number | null
}

export function histogramOf(values: Iterable<number>, edges: readonly number[]): Histogram {
  const counts = edges.slice(1).map(() => 0)
  const sorted = ascending(values)
  let counted = 0
  for (const value of sorted) {
    const place = binOf(edges, value)
    if (place === null) continue
    counts[place] = (counts[place] ?? 0) + 1
    counted += 1
  }
  return { edges, counts, counted, outside: sorted.length - counted, median: quantile(sorted, 0.5) }
}

function binOf(edges: readonly number[], value: number): number | null {
  const last = edges.length - 1
  const [first, end] = [edges[0], edges[last]]
  if (first === undefined || end === undefined || !(value >= first && value <= end)) return null
  if (value === end) return last - 1
  let low = 0
  let high = last
  while (high - low > 1) {
    const middle = (low + high) >>> 1
    if (value >= (edges[middle] ?? 0)) low = middle
    else high = middle
  }
  return low
}

/**
 * Edges for shares of a picture: 1–2–5 steps, because regions are smaller than a tenth of their picture by construction
 * (τ = 0.1, 004 §3.1) and would all lie in one bin of even steps.
 */
export const areaRatioEdges: readonly number[] = [
  0, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1,
]

/** Region area ÷ picture area, of items where both are known (004, figure 4, right). */
export function areaRatioCounter(): ItemCounter<Histogram> {
  const values: number[] = []
  return {
    add({ areaRatio }) {
      if (areaRatio !== null) values.push(areaRatio)
    },
    counted: () => histogramOf(values, areaRatioEdges),
  }
}

/** Items on pictures of one size, or of sizes that lie close together. */
export interface ResolutionCell {
  /** Pixels: from (included), below (excluded). */
  readonly width: { readonly from: number; readonly below: number }
  readonly height: { readonly from: number; readonly below: number }
  readonly items: number
}

export interface Resolutions {
  readonly cells: readonly ResolutionCell[]
  /** Whether sizes that lie close together are one cell. */
  readonly together: boolean
  /** Items on pictures of unknown size. */
  readonly unknown: number
}

/** No side of a picture is as long. */
const mostPixels = 2 ** 26

/** Steps to a doubling, when sizes are put together. */
const stepsToDouble = 6

/**
 * The sizes of pictures by items (004, figure 4, middle): each size for itself while there are no more than `most`, else
 * sizes together that differ by less than an eighth; the most frequent first.
 */
export function resolutionCounter(most = 300): ItemCounter<Resolutions> {
  const exact = new Map<number, ResolutionCell & { items: number }>()
  let unknown = 0
  return {
    add({ picture }) {
      if (!picture) {
        unknown += 1
        return
      }
      const { width, height } = picture
      const key = width * mostPixels + height
      const cell = exact.get(key)
      if (cell) cell.items += 1
      else {
        exact.set(key, {
          width: { from: width, below: width + 1 },
          height: { from: height, below: height + 1 },
          items: 1,
        })
      }
    },
    counted() {
      const together = exact.size > most
      const cells = together ? united(exact.values()) : [...exact.values()]
      return {
        cells: cells.toSorted(
          (a, b) => b.items - a.items || a.width.from - b.width.from || a.height.from - b.height.from,
        ),
        together,
        unknown,
      }
    },
  }
}

function united(cells: Iterable<ResolutionCell>): readonly ResolutionCell[] {
  const found = new Map<string, ResolutionCell & { items: number }>()
  for (const { width, height, items } of cells) {
    const [across, down] = [stepOf(width.from), stepOf(height.from)]
    const key = `${across} ${down}`
    const cell = found.get(key)
    if (cell) cell.items += items
    else found.set(key, { width: spanOf(across), height: spanOf(down), items })
  }
  return [...found.values()]
}

/** The step whose whole pixels a size is among. */
function stepOf(pixels: number): number {
  let step = Math.floor(Math.log2(pixels) * stepsToDouble)
  while (startOf(step) > pixels) step -= 1
  while (startOf(step + 1) <= pixels) step += 1
  return step
}

const startOf = (step: number): number => Math.round(2 ** (step / stepsToDouble))
const spanOf = (step: number): ResolutionCell['width'] => ({ from: startOf(step), below: startOf(step + 1) })
