import { rewardTerms, type RewardColumn, type RewardTerm } from './trainingRewardColumns.ts'
import type { ToolWeights } from './trainingRewardTool.ts'

/** How the terms are put together: a factor for each. */
export type RewardWeights = Readonly<Record<RewardTerm, number>>

/** overall = (1 − w) · accuracy + w · format (FORMATS §1.4). */
export const hierarchyWeights = (format: number): RewardWeights => ({
  accuracy: 1 - format,
  format,
  toolAccuracy: 0,
  toolFormat: 0,
  tool: 0,
})

/** overall = α · accuracy + β · format + γ · tool (001 §4.1, equation 2). */
export const toolWeightsOf = ({ accuracy, format, tool }: ToolWeights): RewardWeights => ({
  accuracy: 0,
  format: 0,
  toolAccuracy: accuracy,
  toolFormat: format,
  tool,
})

/** The reward of each item, at the places of `itemIds`. */
export function overallByItem({ itemIds, terms }: RewardColumn, weights: RewardWeights): Float64Array {
  const all = new Float64Array(itemIds.length)
  for (const term of rewardTerms) {
    const weight = weights[term]
    if (weight === 0) continue
    const values = terms[term]
    for (let place = 0; place < all.length; place += 1)
      all[place] = (all[place] ?? 0) + weight * (values[place] ?? 0)
  }
  return all
}

/** Mean over items; null over none. */
export function meanOver(values: Float64Array, isIn: (place: number) => boolean = () => true): number | null {
  let [sum, count] = [0, 0]
  for (let place = 0; place < values.length; place += 1) {
    if (!isIn(place)) continue
    sum += values[place] ?? 0
    count += 1
  }
  return count === 0 ? null : sum / count
}

/** Mean reward by category, in the order in which they first come. */
export function meansByCategory(
  { categories }: RewardColumn,
  overall: Float64Array,
): readonly { readonly category: string | null; readonly items: number; readonly mean: number }[] {
  const sums = new Map<string | null, { items: number; sum: number }>()
  for (const [place, category] of categories.entries()) {
    const line = sums.get(category) ?? { items: 0, sum: 0 }
    line.items += 1
    line.sum += overall[place] ?? 0
    sums.set(category, line)
  }
  return [...sums].map(([category, { items, sum }]) => ({ category, items, mean: sum / items }))
}

/** Counts between edges that are equally far apart; what lies on an edge belongs above it, the last edge to the last. */
export function rewardBins(
  overall: Float64Array,
  most = 12,
): { readonly edges: readonly number[]; readonly counts: readonly number[] } {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const value of overall) {
    low = Math.min(low, value)
    high = Math.max(high, value)
  }
  if (low > high) return { edges: [], counts: [] }
  const width = stepFor(Math.max(high - low, 1), most)
  const first = Math.floor(low / width + 1e-9)
  const bins = Math.max(1, Math.ceil(high / width - 1e-9) - first)
  const counts = Array.from({ length: bins }, () => 0)
  for (const value of overall) {
    const bin = Math.min(bins - 1, Math.max(0, Math.floor(value / width + 1e-9) - first))
    counts[bin] = (counts[bin] ?? 0) + 1
  }
  const edges = Array.from({ length: bins + 1 }, (_, at) => Number(((first + at) * width).toPrecision(12)))
  return { edges, counts }
}

/** 1, 2 or 5 times a power of ten, so that no more than `most` steps span it. */
function stepFor(span: number, most: number): number {
  const rough = span / most
  const power = 10 ** Math.floor(Math.log10(rough))
  return ([1, 2, 5, 10].find((times) => times * power >= rough * (1 - 1e-9)) ?? 10) * power
}

/** Places with the lowest reward first; equal ones in their order. */
export function lowestFirst(overall: Float64Array, most: number): readonly number[] {
  const places = Array.from(overall, (_, place) => place)
  return places.toSorted((a, b) => (overall[a] ?? 0) - (overall[b] ?? 0) || a - b).slice(0, most)
}
