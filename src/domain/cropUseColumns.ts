import { bootstrapped, type Interval } from './bootstrap.ts'
import { meanOf, type MeanOf } from './meanOf.ts'
import { cropMeasures, type CropMeasure, type CropUse } from './cropUse.ts'
import type { CropKind } from './prediction.ts'
import type { View } from './preview.ts'

/** How one contestant used its crops: the runs of one label in one view, as far as they came with boxes. */
export interface CropUseColumn {
  readonly label: string
  readonly view: View
  readonly crop: CropKind | null
  readonly runIds: readonly string[]
  readonly counts: CropUseCounts
  /** The items that were measured, in the order in which they first came. */
  readonly itemIds: readonly string[]
  /** Of each of them, the mean over its predictions; NaN where there is no number. */
  readonly values: Readonly<Record<CropMeasure, Float64Array>>
  readonly overall: CropUseLine
  /** In the order in which they first came; null is “no category”. */
  readonly categories: readonly (CropUseLine & { readonly category: string | null })[]
  readonly split: GateSplit
}

/** What became of the predictions. The first is the sum of all but the last three. */
export interface CropUseCounts {
  readonly predictions: number
  readonly measured: number
  /** Predictions that came without any box. */
  readonly boxless: number
  /** Predictions none of whose boxes is one, or lies in the picture. */
  readonly unusable: number
  /** Predictions for items that are not part of the benchmark. */
  readonly outside: number
  /** Predictions for items without a region or levels, or of whose picture the size is unknown. */
  readonly unplaced: number
  /** Boxes of all of them that are none, or lie outside the picture. */
  readonly badBoxes: number
  /** Measured predictions whose crop the model’s own code would refuse: without a number of tokens. */
  readonly refused: number
  /** Measured items whose region stood as b1, for want of levels. */
  readonly regions: number
}

export interface CropUseLine {
  readonly items: number
  readonly means: Readonly<Record<CropMeasure, MeanOf>>
}

/** Whether looking right goes with being right: accuracy of the predictions whose crop passes the gate, and of the others. */
export interface GateSplit {
  readonly passing: SplitSide
  readonly failing: SplitSide
  /** Accuracy of the passing minus that of the failing. */
  readonly difference: { readonly value: number | null; readonly interval: Interval | null }
}

export interface SplitSide {
  /** Predictions with a score. */
  readonly predictions: number
  readonly accuracy: number | null
  /** Percentile bootstrap over items, 95 %. */
  readonly interval: Interval | null
}

/** Numbers of one item, or of many: predictions scored and right, passing and failing. */
type Kind = [passing: number, passingRight: number, failing: number, failingRight: number]

/** Gathers the predictions of one contestant, one after the other, in any order. */
export interface CropUseGatherer {
  count(of: 'boxless' | 'unusable' | 'outside' | 'unplaced'): void
  bad(boxes: number): void
  /** `right` is null where the prediction has no score. */
  measure(
    itemId: string,
    category: string | null,
    isRegion: boolean,
    use: CropUse,
    right: boolean | null,
  ): void
  column(of: Pick<CropUseColumn, 'label' | 'view' | 'crop' | 'runIds'>): CropUseColumn
}

export function cropUseGatherer(): CropUseGatherer {
  const counts = { boxless: 0, unusable: 0, outside: 0, unplaced: 0, badBoxes: 0, refused: 0, measured: 0 }
  const places = new Map<string, number>()
  const categories: (string | null)[] = []
  const kinds: Kind[] = []
  const sums = emptyLists()
  const times = emptyLists()
  let regions = 0

  const placeOf = (itemId: string, category: string | null, isRegion: boolean): number => {
    const known = places.get(itemId)
    if (known !== undefined) return known
    const place = places.size
    places.set(itemId, place)
    categories.push(category)
    kinds.push([0, 0, 0, 0])
    for (const measure of cropMeasures) {
      sums[measure].push(0)
      times[measure].push(0)
    }
    if (isRegion) regions += 1
    return place
  }

  return {
    count(of) {
      counts[of] += 1
    },
    bad(boxes) {
      counts.badBoxes += boxes
    },
    measure(itemId, category, isRegion, use, right) {
      counts.measured += 1
      if (Number.isNaN(use.tokens)) counts.refused += 1
      const place = placeOf(itemId, category, isRegion)
      for (const measure of cropMeasures) {
        const value = use[measure]
        if (Number.isNaN(value)) continue
        sums[measure][place] = (sums[measure][place] ?? 0) + value
        times[measure][place] = (times[measure][place] ?? 0) + 1
      }
      const kind = kinds[place]
      if (right === null || !kind) return
      // Where several boxes count, one that passes is enough: the model did see b1.
      const side = use.passes > 0 ? 0 : 2
      kind[side] += 1
      if (right) kind[side === 0 ? 1 : 3] += 1
    },
    column(of) {
      const values = recordOf((measure) =>
        Float64Array.from(sums[measure], (sum, place) => {
          const count = times[measure][place] ?? 0
          return count > 0 ? sum / count : Number.NaN
        }),
      )
      const { boxless, unusable, outside, unplaced, badBoxes, refused, measured } = counts
      const predictions = measured + boxless + unusable + outside + unplaced
      return {
        ...of,
        counts: { predictions, measured, boxless, unusable, outside, unplaced, badBoxes, refused, regions },
        itemIds: [...places.keys()],
        values,
        ...linesOf(values, categories),
        split: splitOf(kinds),
      }
    },
  }
}

const recordOf = <T>(make: (measure: CropMeasure) => T): Record<CropMeasure, T> => ({
  iou: make('iou'),
  overlap: make('overlap'),
  ratio: make('ratio'),
  tokens: make('tokens'),
  passes: make('passes'),
  iouReward: make('iouReward'),
  distanceReward: make('distanceReward'),
})

const emptyLists = (): Record<CropMeasure, number[]> => recordOf(() => [])

function linesOf(
  values: Readonly<Record<CropMeasure, Float64Array>>,
  categories: readonly (string | null)[],
): Pick<CropUseColumn, 'overall' | 'categories'> {
  const groups = new Map<string | null, number[]>()
  for (const [place, category] of categories.entries()) {
    const group = groups.get(category)
    if (group) group.push(place)
    else groups.set(category, [place])
  }
  const lineOf = (places: readonly number[]): CropUseLine => ({
    items: places.length,
    means: recordOf((measure) => meanOf(places.map((place) => values[measure][place] ?? Number.NaN))),
  })
  return {
    overall: lineOf(categories.map((_, place) => place)),
    categories: [...groups].map(([category, places]) => ({ category, ...lineOf(places) })),
  }
}

/** Intervals from resamples of items, because the predictions of one item are not independent of each other. */
function splitOf(items: readonly Kind[]): GateSplit {
  const alike = new Map<string, { readonly kind: Kind; times: number }>()
  for (const kind of items) {
    if (kind[0] + kind[2] === 0) continue
    const key = kind.join(' ')
    const known = alike.get(key)
    if (known) known.times += 1
    else alike.set(key, { kind, times: 1 })
  }
  // In one order, so that the same predictions give the same intervals whatever order they came in.
  const kinds = [...alike].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each)
  const figures = (drawn: ArrayLike<number>): readonly (number | null)[] => {
    const sum: Kind = [0, 0, 0, 0]
    for (const [place, { kind }] of kinds.entries()) {
      const count = drawn[place] ?? 0
      for (const at of [0, 1, 2, 3] as const) sum[at] += count * kind[at]
    }
    const passing = sum[0] > 0 ? sum[1] / sum[0] : null
    const failing = sum[2] > 0 ? sum[3] / sum[2] : null
    return [passing, failing, passing === null || failing === null ? null : passing - failing, sum[0], sum[2]]
  }
  const times = kinds.map((each) => each.times)
  const [passing = null, failing = null, difference = null, passed, failed] = figures(times)
  const [inPassing = null, inFailing = null, inDifference = null] =
    times.length === 0 ? [] : bootstrapped(times, figures)
  return {
    passing: { predictions: passed ?? 0, accuracy: passing, interval: passing === null ? null : inPassing },
    failing: { predictions: failed ?? 0, accuracy: failing, interval: failing === null ? null : inFailing },
    difference: { value: difference, interval: difference === null ? null : inDifference },
  }
}
