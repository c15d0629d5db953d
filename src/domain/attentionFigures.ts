import { attentionMeasureNames, type AttentionColumn, type AttentionMeasure } from './attentionReport.ts'
import { seededRandom } from './binomial.ts'
import { defaultSeed, resamplesFor, type Interval } from './bootstrap.ts'
import { ascending, quantile } from './quantile.ts'
import type { Slices } from './slices.ts'

/** A mean over items with its 95 % interval. */
export interface MeanFigure {
  readonly items: number
  /** Null of no items. */
  readonly value: number | null
  readonly interval: Interval | null
}

export type AttentionFigures = Readonly<Record<AttentionMeasure, MeanFigure>>

/** What one contestant’s attention comes to. */
export interface AttentionSummary {
  readonly overall: AttentionFigures
  /** At the places of the categories that were given. */
  readonly categories: readonly AttentionFigures[]
  /** Over items that it got right in the same view, and wrong; items without an answer are in neither. */
  readonly right: AttentionFigures
  readonly wrong: AttentionFigures
  /** Mean over the right less mean over the wrong items. */
  readonly difference: AttentionFigures
}

export interface SummaryInput {
  readonly column: AttentionColumn
  /** Place of each item’s category, at the item’s place in the report; −1 for none that counts. */
  readonly categories: Int32Array
  readonly categoryCount: number
  /** Share of right answers of the same contestant in the same view, at the same places; NaN where there is none. */
  readonly right: Float64Array
}

/** Of several answers the item is right where more than half are. */
const isRight = (share: number): boolean => share > 0.5

const measureCount = attentionMeasureNames.length

/**
 * Means with 95 % percentile bootstrap intervals (see `bootstrapped`): items are drawn anew together, with all that was
 * measured of them, so that the difference between right and wrong ones has an interval too. Rests between resamples.
 */
export function* attentionSummary(input: SummaryInput, seed: number = defaultSeed): Slices<AttentionSummary> {
  const { column, categories, categoryCount, right } = input
  const places = placesOf(column)
  // Groups: all, right, wrong, then the categories; of each the count and the sums of what was measured.
  const groupsOf = places.map((place) => {
    const share = right[place] ?? Number.NaN
    const category = categories[place] ?? -1
    return [
      0,
      ...(Number.isNaN(share) ? [] : [isRight(share) ? 1 : 2]),
      ...(category < 0 ? [] : [3 + category]),
    ]
  })
  const rows = attentionMeasureNames.map((name) =>
    Float64Array.from(places, (place) => column.values[name][place] ?? 0),
  )
  const groupCount = 3 + categoryCount
  const width = measureCount + 1
  const sums = new Float64Array(groupCount * width)
  const add = (at: number): void => {
    for (const group of groupsOf[at] ?? []) {
      const start = group * width
      sums[start] = (sums[start] ?? 0) + 1
      for (let measure = 0; measure < measureCount; measure += 1)
        sums[start + 1 + measure] = (sums[start + 1 + measure] ?? 0) + (rows[measure]?.[at] ?? 0)
    }
  }
  const means = (): Float64Array => {
    const found = new Float64Array((groupCount + 1) * measureCount)
    for (let group = 0; group < groupCount; group += 1)
      for (let measure = 0; measure < measureCount; measure += 1)
        found[group * measureCount + measure] =
          (sums[group * width + 1 + measure] ?? 0) / (sums[group * width] ?? 0)
    for (let measure = 0; measure < measureCount; measure += 1)
      found[groupCount * measureCount + measure] =
        (found[measureCount + measure] ?? 0) - (found[2 * measureCount + measure] ?? 0)
    return found
  }

  for (const at of places.keys()) add(at)
  const counts = Array.from({ length: groupCount }, (_, group) => sums[group * width] ?? 0)
  const values = means()
  const random = seededRandom(seed)
  const resamples = places.length === 0 ? 0 : resamplesFor(places.length)
  const drawn: Float64Array[] = []
  for (let resample = 0; resample < resamples; resample += 1) {
    sums.fill(0)
    for (let draw = 0; draw < places.length; draw += 1) add(Math.floor(random() * places.length))
    drawn.push(means())
    yield
  }

  const figureAt = (group: number, measure: number, items: number): MeanFigure => {
    const value = values[group * measureCount + measure] ?? Number.NaN
    if (Number.isNaN(value)) return { items, value: null, interval: null }
    return { items, value, interval: items < 2 ? null : intervalOf(drawn, group * measureCount + measure) }
  }
  const figures = (group: number, items: number): AttentionFigures => ({
    cells: figureAt(group, 0, items),
    area: figureAt(group, 1, items),
    target: figureAt(group, 2, items),
    image: figureAt(group, 3, items),
    reward: figureAt(group, 4, items),
  })
  return {
    overall: figures(0, counts[0] ?? 0),
    right: figures(1, counts[1] ?? 0),
    wrong: figures(2, counts[2] ?? 0),
    difference: figures(groupCount, (counts[1] ?? 0) + (counts[2] ?? 0)),
    categories: Array.from({ length: categoryCount }, (_, at) => figures(3 + at, counts[3 + at] ?? 0)),
  }
}

/** Places of the items that were measured; of one item everything is measured, or nothing. */
const placesOf = ({ values }: AttentionColumn): readonly number[] =>
  [...values.cells.keys()].filter((place) => !Number.isNaN(values.cells[place] ?? Number.NaN))

/** An interval of fewer resamples than this share, where the others have no value, would flatter. */
const enough = 0.95

function intervalOf(drawn: readonly Float64Array[], at: number): Interval | null {
  const known = drawn.map((means) => means[at] ?? Number.NaN).filter((value) => !Number.isNaN(value))
  if (known.length === 0 || known.length < enough * drawn.length) return null
  const sorted = ascending(known)
  const [low, high] = [quantile(sorted, 0.025), quantile(sorted, 0.975)]
  return low === null || high === null ? null : { low, high }
}
