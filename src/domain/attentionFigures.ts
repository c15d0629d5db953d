import { attentionMeasureNames, type AttentionColumn, type AttentionMeasure } from './attentionReport.ts'
import { seededRandom } from './binomial.ts'
import { defaultSeed, percentileInterval, resamplesFor, type Interval } from './bootstrap.ts'
import type { MeanOf } from './meanOf.ts'
import { isMostlyRight } from './rightShare.ts'
import type { Slices } from './slices.ts'

export type AttentionFigures = Readonly<Record<AttentionMeasure, MeanOf>>

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

const measureCount = attentionMeasureNames.length
/** Of each part: how many items, then the sum of each measure. */
const width = measureCount + 1
/** So many draws between rests: a millisecond or less. */
const drawsAtOnce = 10_000

/**
 * Means with 95 % percentile bootstrap intervals (see `bootstrapped`): items are drawn anew together, with all that was
 * measured of them, so that the difference between right and wrong ones has an interval too. Rests now and then.
 */
export function* attentionSummary(input: SummaryInput, seed: number = defaultSeed): Slices<AttentionSummary> {
  const { column, categories, categoryCount, right } = input
  const places = placesOf(column)
  const count = places.length
  // Every item is in one part, by what was answered and by category: all figures are sums over some of the parts.
  const parts = Int32Array.from(places, (place) => {
    const share = right[place] ?? Number.NaN
    const side = Number.isNaN(share) ? 0 : isMostlyRight(share) ? 1 : 2
    return (side * (categoryCount + 1) + (categories[place] ?? -1) + 1) * width
  })
  const measured = new Float64Array(count * measureCount)
  for (const [at, place] of places.entries())
    for (const [measure, name] of attentionMeasureNames.entries())
      measured[at * measureCount + measure] = column.values[name][place] ?? 0
  const sums = new Float64Array(3 * (categoryCount + 1) * width)
  const add = (at: number): void => {
    const part = parts[at] ?? 0
    const from = at * measureCount
    sums[part] = (sums[part] ?? 0) + 1
    for (let measure = 0; measure < measureCount; measure += 1)
      sums[part + 1 + measure] = (sums[part + 1 + measure] ?? 0) + (measured[from + measure] ?? 0)
  }

  for (let at = 0; at < count; at += 1) add(at)
  const groups = groupSums(sums, categoryCount)
  const counts = Array.from({ length: 3 + categoryCount }, (_, group) => groups[group * width] ?? 0)
  const groupCount = counts.length
  const values = meansOf(groups)
  const random = seededRandom(seed)
  const resamples = count === 0 ? 0 : resamplesFor(count)
  const drawn: Float64Array[] = []
  let sinceRest = 0
  for (let resample = 0; resample < resamples; resample += 1) {
    sums.fill(0)
    for (let draw = 0; draw < count; draw += 1) {
      add(Math.floor(random() * count))
      sinceRest += 1
      if (sinceRest < drawsAtOnce) continue
      sinceRest = 0
      yield
    }
    drawn.push(meansOf(groupSums(sums, categoryCount)))
  }

  const figureAt = (group: number, measure: number, items: number): MeanOf => {
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

/** Sums over all items, the right ones, the wrong ones, and each category. */
function groupSums(sums: Float64Array, categoryCount: number): Float64Array {
  const groups = new Float64Array((3 + categoryCount) * width)
  for (let side = 0; side < 3; side += 1) {
    for (let place = 0; place <= categoryCount; place += 1) {
      const part = (side * (categoryCount + 1) + place) * width
      for (let at = 0; at < width; at += 1) {
        const value = sums[part + at] ?? 0
        groups[at] = (groups[at] ?? 0) + value
        if (side > 0) groups[side * width + at] = (groups[side * width + at] ?? 0) + value
        if (place > 0) groups[(2 + place) * width + at] = (groups[(2 + place) * width + at] ?? 0) + value
      }
    }
  }
  return groups
}

/** Means of each group, and last of all what the right ones have more than the wrong ones. */
function meansOf(groups: Float64Array): Float64Array {
  const groupCount = groups.length / width
  const means = new Float64Array((groupCount + 1) * measureCount)
  for (let group = 0; group < groupCount; group += 1)
    for (let measure = 0; measure < measureCount; measure += 1)
      means[group * measureCount + measure] =
        (groups[group * width + 1 + measure] ?? 0) / (groups[group * width] ?? 0)
  for (let measure = 0; measure < measureCount; measure += 1)
    means[groupCount * measureCount + measure] =
      (means[measureCount + measure] ?? 0) - (means[2 * measureCount + measure] ?? 0)
  return means
}

/** Places of the items that were measured; of one item everything is measured, or nothing. */
const placesOf = ({ values }: AttentionColumn): readonly number[] =>
  [...values.cells.keys()].filter((place) => !Number.isNaN(values.cells[place] ?? Number.NaN))

function intervalOf(drawn: readonly Float64Array[], at: number): Interval | null {
  const known = drawn.map((means) => means[at] ?? Number.NaN).filter((value) => !Number.isNaN(value))
  return percentileInterval(known, drawn.length)
}
