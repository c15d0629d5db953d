import { stretch } from './evaluationFigures.ts'
import type { EvaluatedItem } from './evaluatedItem.ts'
import { areaRatio } from './geometry.ts'
import type { Slices } from './slices.ts'

/** What items are sorted into bins by; NaN where it is not known. */
export interface ItemMeasures {
  /** Region area ÷ picture area (004 §3.1, Figure 4, right). */
  readonly areaRatio: Float64Array
  /** Millions of pixels of the upright picture. */
  readonly megapixels: Float64Array
  /** Of the upright picture, in pixels. */
  readonly longestSide: Float64Array
}

/** The measures of each item, at the place of its id. */
export function* itemMeasures(
  itemIds: readonly string[],
  items: ReadonlyMap<string, EvaluatedItem>,
): Slices<ItemMeasures> {
  const unknown = (): Float64Array => new Float64Array(itemIds.length).fill(Number.NaN)
  const found = { areaRatio: unknown(), megapixels: unknown(), longestSide: unknown() }
  for (const [place, id] of itemIds.entries()) {
    // Looking an item up costs more than a loop over numbers does.
    if (place % (stretch / 4) === 0) yield
    const item = items.get(id)
    const size = item?.size
    if (!size) continue
    found.megapixels[place] = (size.width * size.height) / 1e6
    found.longestSide[place] = Math.max(size.width, size.height)
    const region = item.key?.region
    const ratio = region ? areaRatio(region, size) : Number.NaN
    // A region of no area, or larger than its picture, says nothing of how small the evidence is.
    found.areaRatio[place] = ratio > 0 && ratio <= 1 ? ratio : Number.NaN
  }
  return found
}

/** Items by a measure: each bin from its edge (included) to the next one (excluded; included at the last). */
export interface Bins {
  readonly edges: readonly number[]
  /** The bin of each item; −1 where its measure is not known. */
  readonly places: Int32Array
  /** Items in each. */
  readonly counts: readonly number[]
  /** Items whose measure is not known. */
  readonly unknown: number
}

export type Binning = 'steps' | 'equal'

/** Where edges may lie: these times the powers of a base. */
export interface Steps {
  readonly base: number
  readonly times: readonly number[]
}

/** 1–2–5, for shares and millions of pixels. */
export const decimalSteps: Steps = { base: 10, times: [1, 2, 5] }
/** 512, 768, 1,024 …: for pixels of a side. */
export const binarySteps: Steps = { base: 2, times: [1, 1.5] }

const mostBins = 12
const fewestItems = 10
const mostEqual = 8

/** Bins of `values` (finite and above 0, or NaN), by logarithmic steps or with equally many items. */
export function* binsOf(values: Float64Array, binning: Binning, steps: Steps): Slices<Bins> {
  const sorted = values.filter((value) => !Number.isNaN(value)).toSorted()
  yield
  const edges = binning === 'equal' ? equalEdges(sorted) : stepEdges(sorted, steps)
  const places = new Int32Array(values.length).fill(-1)
  const counts = edges.slice(1).map(() => 0)
  for (let from = 0; from < values.length; from += stretch) {
    const end = Math.min(values.length, from + stretch)
    for (let place = from; place < end; place += 1) {
      const bin = binAt(edges, values[place] ?? Number.NaN)
      if (bin === null) continue
      places[place] = bin
      counts[bin] = (counts[bin] ?? 0) + 1
    }
    yield
  }
  return { edges, places, counts, unknown: values.length - sorted.length }
}

/** Edges at round numbers around all values; where they span too much, the first bin holds all that are smaller. */
export function stepEdges(sorted: Float64Array, { base, times }: Steps): readonly number[] {
  const [least, most] = [sorted[0], sorted.at(-1)]
  if (least === undefined || most === undefined) return []
  const powerOf = (value: number): number => Math.floor(Math.log(value) / Math.log(base))
  const steps: number[] = []
  for (let power = powerOf(least) - 1; power <= powerOf(most) + 1; power += 1) {
    // A negative power is divided by, so that 0.002 is the 0.002 that is written.
    const scale = base ** Math.abs(power)
    steps.push(...times.map((time) => (power < 0 ? time / scale : time * scale)))
  }
  const first = steps.findLastIndex((step) => step <= least)
  const end = steps.findIndex((step, place) => step >= most && place > first)
  const edges = steps.slice(first, end + 1)
  return edges.length - 1 <= mostBins ? edges : [0, ...edges.slice(-mostBins)]
}

/** Edges between which as many values lie as in every other bin, as far as equal values allow. */
export function equalEdges(sorted: Float64Array): readonly number[] {
  const bins = Math.max(1, Math.min(mostEqual, Math.floor(sorted.length / fewestItems)))
  const last = sorted.at(-1)
  if (last === undefined) return []
  const edges = new Set<number>()
  for (let bin = 0; bin < bins; bin += 1) edges.add(sorted[Math.floor((bin * sorted.length) / bins)] ?? last)
  // Where many values are the largest one, they have a bin of no width to themselves.
  return [...edges, last]
}

function binAt(edges: readonly number[], value: number): number | null {
  const last = edges.length - 1
  const [first, end] = [edges[0], edges[last]]
  if (first === undefined || end === undefined || last < 1 || !(value >= first && value <= end)) return null
  let [low, high] = [0, last]
  while (high - low > 1) {
    const middle = (low + high) >>> 1
    if (value >= (edges[middle] ?? 0)) low = middle
    else high = middle
  }
  return low
}
