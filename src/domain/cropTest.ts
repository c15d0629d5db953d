import type { Interval } from './bootstrap.ts'
import { meanOf } from './meanOf.ts'
import { cropKinds, type CropKind } from './prediction.ts'
import { isMostlyRight } from './rightShare.ts'
import type { ScoreColumn } from './scoreColumns.ts'
import type { Slices } from './slices.ts'
import { comparedShares, type Comparison } from './significance.ts'

/** What a model was shown beside the question: the whole picture alone, or with one of the three crops. */
export type CropTestSetting = 'plain' | CropKind
export const cropTestSettings: readonly CropTestSetting[] = ['plain', ...cropKinds]

/** The crop test of one model (001 §3, Table 1), on the items that it answered in every setting that is there. */
export interface CropTestResult {
  readonly label: string
  readonly overall: CropTestLine
  /** In the order in which they first come; null is “no category”. */
  readonly categories: readonly (CropTestLine & { readonly category: string | null })[]
  /** Each setting against the predicted crop; null where either is missing. */
  readonly differences: Readonly<Record<Exclude<CropTestSetting, 'predicted'>, Difference | null>>
  /** The noise test of 001 §9, Table 7(b); null where a setting that it needs is missing. */
  readonly pattern: Pattern | null
  readonly verdict: CropVerdict
}

export interface CropTestLine {
  readonly items: number
  /** Shares; null where the setting is missing. */
  readonly accuracies: Readonly<Record<CropTestSetting, number | null>>
}

export interface Difference extends Comparison {
  /** Accuracy minus that with the predicted crop, as shares. */
  readonly value: number
  /** Percentile bootstrap over items, 95 %. */
  readonly interval: Interval | null
}

/** Items that are wrong without a crop and right with the predicted one, and how many of them stay right with noise. */
export interface Pattern {
  readonly items: number
  readonly right: number
}

/** Items whose own crop missed part of the evidence: accuracy with it, and with the true one in its place. */
export interface Missed {
  readonly items: number
  readonly predicted: number
  readonly truth: number
}

/**
 * What the fall from the predicted crop to noise says. `uses`: it is marked and significant. `somewhat`: significant, but
 * not marked. `hardly`: the whole interval lies below the mark. `disturbed`: noise is significantly better. `unclear`:
 * none of these, or too few items. `incomplete`: one of the two is missing.
 */
export type CropVerdict = 'uses' | 'somewhat' | 'hardly' | 'disturbed' | 'unclear' | 'incomplete'

/**
 * A fall from which on a model uses its crops, as a share. 001 gives no number: it calls falls of up to 6.3 points
 * insignificant (Table 1), and takes 10.5 to 18.5 points as the sign of a model that attends to its crops (Table 5).
 */
export const markedFall = 0.1
/** Below this number of items nothing is said. */
export const fewestItems = 30
export const significantBelow = 0.05

interface Answered {
  readonly itemIds: readonly string[]
  readonly categories: readonly (string | null)[]
  readonly columns: readonly ScoreColumn[]
}

/** The crop test of every model of which there is at least one of its three outputs. */
export function* cropTest(scored: Answered, mark: number = markedFall): Slices<readonly CropTestResult[]> {
  const labels = new Set(scored.columns.filter(({ crop }) => crop !== null).map(({ label }) => label))
  const results: CropTestResult[] = []
  for (const label of labels) results.push(yield* resultOf(label, scored, mark))
  return results
}

/** Items between two rests. */
const stretch = 8192

type Shares = Readonly<Record<CropTestSetting, Float64Array | null>>

function* resultOf(
  label: string,
  { itemIds, categories, columns }: Answered,
  mark: number,
): Slices<CropTestResult> {
  const shares = sharesOf(label, columns)
  const present = cropTestSettings.flatMap((setting) => shares[setting] ?? [])
  const places: number[] = []
  const groups = new Map<string | null, number[]>()
  for (let place = 0; place < itemIds.length; place += 1) {
    if (place % stretch === 0) yield
    if (present.some((right) => Number.isNaN(right[place] ?? Number.NaN))) continue
    places.push(place)
    const category = categories[place] ?? null
    const group = groups.get(category)
    if (group) group.push(place)
    else groups.set(category, [place])
  }
  yield
  const plain = differenceOf(shares.plain, shares.predicted, places)
  yield
  const truth = differenceOf(shares.truth, shares.predicted, places)
  yield
  const noise = differenceOf(shares.noise, shares.predicted, places)
  yield
  const overall = lineOf(shares, places)
  yield
  const lines = [...groups].map(([category, group]) => ({ category, ...lineOf(shares, group) }))
  yield
  return {
    label,
    overall,
    categories: lines,
    differences: { plain, truth, noise },
    pattern: patternOf(shares, places),
    verdict: verdictOf(noise, mark),
  }
}

/** The plain setting is the model’s global view; of a model with a single one that, whatever its budget. */
function sharesOf(label: string, columns: readonly ScoreColumn[]): Shares {
  const withCrop = (crop: CropKind): Float64Array | null => {
    const own = columns.filter((each) => each.label === label && each.crop === crop)
    return (own.find(({ view }) => view === 'global') ?? own[0])?.right ?? null
  }
  const model = columns.find((each) => each.label === label)?.model
  const plain = columns.filter((each) => each.model === model && each.crop === null && each.view === 'global')
  const own = plain.find((each) => each.label === label) ?? (plain.length === 1 ? plain[0] : undefined)
  return {
    plain: own?.right ?? null,
    predicted: withCrop('predicted'),
    truth: withCrop('truth'),
    noise: withCrop('noise'),
  }
}

function lineOf(shares: Shares, places: readonly number[]): CropTestLine {
  const mean = (setting: CropTestSetting): number | null => {
    const right = shares[setting]
    if (!right || places.length === 0) return null
    return places.reduce((sum, place) => sum + (right[place] ?? 0), 0) / places.length
  }
  return {
    items: places.length,
    accuracies: {
      plain: mean('plain'),
      predicted: mean('predicted'),
      truth: mean('truth'),
      noise: mean('noise'),
    },
  }
}

function differenceOf(
  one: Float64Array | null,
  predicted: Float64Array | null,
  places: readonly number[],
): Difference | null {
  if (!one || !predicted || places.length === 0) return null
  const [shares, others] = [one, predicted].map((right) => places.map((place) => right[place] ?? 0))
  if (!shares || !others) return null
  const { value, interval } = meanOf(shares.map((share, at) => share - (others[at] ?? 0)))
  return value === null ? null : { ...comparedShares(shares, others), value, interval }
}

const isRight = (right: Float64Array, place: number): boolean => isMostlyRight(right[place] ?? 0)

function patternOf({ plain, predicted, noise }: Shares, places: readonly number[]): Pattern | null {
  if (!plain || !predicted || !noise) return null
  const won = places.filter((place) => !isRight(plain, place) && isRight(predicted, place))
  return { items: won.length, right: won.filter((place) => isRight(noise, place)).length }
}

/**
 * The ground-truth test of 001 §9, Table 7(a): items whose crop covers no more of b1 than the gate. `overlaps` are those
 * of the model’s own crops by item; null where there are no such items, or either output is missing.
 */
export function missedTest(
  label: string,
  { itemIds, columns }: Pick<Answered, 'itemIds' | 'columns'>,
  overlaps: ReadonlyMap<string, number>,
  gate: number,
): Missed | null {
  const { predicted, truth } = sharesOf(label, columns)
  if (!predicted || !truth) return null
  let [items, withOwn, withTrue] = [0, 0, 0]
  for (const [place, id] of itemIds.entries()) {
    const [own, given] = [predicted[place] ?? Number.NaN, truth[place] ?? Number.NaN]
    const overlap = overlaps.get(id)
    if (overlap === undefined || overlap > gate || Number.isNaN(own) || Number.isNaN(given)) continue
    items += 1
    withOwn += own
    withTrue += given
  }
  return items === 0 ? null : { items, predicted: withOwn / items, truth: withTrue / items }
}

function verdictOf(noise: Difference | null, mark: number): CropVerdict {
  if (!noise) return 'incomplete'
  if (noise.items < fewestItems || !noise.interval) return 'unclear'
  const fall = -noise.value
  const isSignificant = noise.p !== null && noise.p < significantBelow
  if (isSignificant && fall < 0) return 'disturbed'
  if (isSignificant) return fall >= mark ? 'uses' : 'somewhat'
  return -noise.interval.low < mark ? 'hardly' : 'unclear'
}
