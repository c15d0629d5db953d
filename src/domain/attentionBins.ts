import { targetOf, type AttentionChoices } from './attentionMeasures.ts'
import type { EvaluatedItem } from './evaluatedItem.ts'
import { areaRatio } from './geometry.ts'

/** Items whose targets take up about as much of their pictures. */
export interface AreaBin {
  /** Area ratios: from (included) to (excluded; included in the last bin). */
  readonly from: number
  readonly to: number
  readonly items: number
  /** Mean area ratio: the coverage that a map without any preference has, by exact area. */
  readonly areaRatio: number
  /** Mean of what was measured. */
  readonly mean: number
}

/** The share of its picture that each item’s target takes up; NaN where target or picture is unknown. */
export function areaRatiosOf(
  itemIds: readonly string[],
  items: ReadonlyMap<string, EvaluatedItem>,
  { target }: Pick<AttentionChoices, 'target'>,
): Float64Array {
  return Float64Array.from(itemIds, (id) => {
    const item = items.get(id)
    const rect = item && targetOf(item, target)
    return rect && item.size ? areaRatio(rect, item.size) : Number.NaN
  })
}

/** What was measured by the size of the target, in bins between `edges`; empty ones left out. */
export function areaBins(
  values: ArrayLike<number>,
  areaRatios: Float64Array,
  edges: readonly number[],
): readonly AreaBin[] {
  const count = edges.length - 1
  const sums = Array.from({ length: count }, () => ({ items: 0, areas: 0, values: 0 }))
  for (const [place, ratio] of areaRatios.entries()) {
    const value = values[place] ?? Number.NaN
    const after = edges.findIndex((edge) => ratio < edge)
    const isLast = ratio === edges[count]
    const bin = sums[isLast ? count - 1 : after - 1]
    if (Number.isNaN(value) || !bin) continue
    bin.items += 1
    bin.areas += ratio
    bin.values += value
  }
  return sums.flatMap(({ items, areas, values: sum }, place) =>
    items === 0
      ? []
      : [
          {
            from: edges[place] ?? 0,
            to: edges[place + 1] ?? 1,
            items,
            areaRatio: areas / items,
            mean: sum / items,
          },
        ],
  )
}
