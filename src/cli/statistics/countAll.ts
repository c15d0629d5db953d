import type { Dataset } from '../../domain/dataset.ts'
import { areaRatio } from '../../domain/geometry.ts'
import { isMultipleChoice, type Item } from '../../domain/item.ts'
import { decisions, type Decision, type Judgement } from '../../domain/judgement.ts'
import { isMissing } from '../../domain/picture.ts'
import { quantile } from '../../domain/quantile.ts'
import type { Unresolved } from '../../domain/resolution.ts'
import { verdictOn } from '../../domain/review.ts'
import { get, rows } from '../../domain/table.ts'

/** What there is, in numbers. Shares are 0 to 1, times in seconds. */
export interface Statistics {
  readonly items: number
  readonly pictures: { readonly known: number; readonly missing: number }
  readonly kinds: { readonly multipleChoice: number; readonly open: number }
  /** In the project's order, then those that it does not list; null is none. */
  readonly categories: readonly {
    readonly id: string | null
    readonly name: string
    readonly items: number
  }[]
  /** What became of the items, by the policy of the project. */
  readonly outcomes: Readonly<Record<'accept' | 'reject' | Unresolved, number>>
  /** What annotators said; `begun` is a judgement without a decision yet. */
  readonly decisions: DecisionCounts
  /** How much of its picture the region of an item covers. */
  readonly areaRatios: {
    /** Items with a region on a picture of known size. */
    readonly known: number
    readonly spread: Spread | null
    /** The largest share that the project wants, and how many items are above it. */
    readonly threshold: number
    readonly above: number
  }
  readonly annotators: readonly AnnotatorStatistics[]
  readonly seconds: Times
}

export type DecisionCounts = Readonly<Record<Decision | 'begun', number>>

export interface AnnotatorStatistics {
  readonly id: string
  readonly name: string | null
  readonly judgements: number
  readonly decisions: DecisionCounts
  readonly seconds: Times
}

export interface Times {
  readonly active: number
  readonly idle: number
  /** Of the decisions that took any time; null without one. */
  readonly medianActive: number | null
}

export interface Spread {
  readonly least: number
  readonly lowerQuartile: number
  readonly median: number
  readonly upperQuartile: number
  readonly most: number
}

export function countAll(dataset: Dataset): Statistics {
  const { project } = dataset
  const items = rows(dataset.items)
  const judgements = rows(dataset.judgements)
  const pictures = rows(dataset.pictures)
  const missing = pictures.filter(isMissing).length
  const multipleChoice = items.filter(isMultipleChoice).length
  const ratios = items.flatMap((item) => ratioOf(dataset, item) ?? []).toSorted((a, b) => a - b)
  const threshold = project.thresholds.areaRatio
  return {
    items: items.length,
    pictures: { known: pictures.length - missing, missing },
    kinds: { multipleChoice, open: items.length - multipleChoice },
    categories: categoriesOf(dataset, items),
    outcomes: outcomesOf(dataset, items),
    decisions: decisionsIn(judgements),
    areaRatios: {
      known: ratios.length,
      spread: spreadOf(ratios),
      threshold,
      above: ratios.filter((ratio) => ratio > threshold).length,
    },
    annotators: annotatorsOf(dataset, judgements),
    seconds: timesOf(judgements),
  }
}

function ratioOf(dataset: Dataset, { region, pictureId }: Item): number | null {
  const picture = get(dataset.pictures, pictureId)
  return region && picture && picture.width > 0 && picture.height > 0 ? areaRatio(region, picture) : null
}

function categoriesOf({ project }: Dataset, items: readonly Item[]): Statistics['categories'] {
  const counts = new Map<string | null, number>(project.categories.map(({ id }) => [id, 0]))
  for (const { category } of items) counts.set(category, (counts.get(category) ?? 0) + 1)
  const names = new Map<string | null, string>(project.categories.map(({ id, name }) => [id, name]))
  return [...counts]
    .filter(([, count]) => count > 0)
    .toSorted(([a], [b]) => Number(a === null) - Number(b === null))
    .map(([id, count]) => ({ id, name: id === null ? 'No category' : (names.get(id) ?? id), items: count }))
}

function outcomesOf(dataset: Dataset, items: readonly Item[]): Statistics['outcomes'] {
  const counts = {
    accept: 0,
    reject: 0,
    undecided: 0,
    flagged: 0,
    skipped: 0,
    disagreement: 0,
    'too-few': 0,
    unadjudicated: 0,
  }
  for (const item of items) {
    const verdict = verdictOn(dataset, item)
    counts['resolution' in verdict ? verdict.resolution.outcome : verdict.unresolved] += 1
  }
  return counts
}

const decisionsIn = (judgements: readonly Judgement[]): DecisionCounts => {
  const counts = { accept: 0, reject: 0, flag: 0, skip: 0, begun: 0 }
  for (const { decision } of judgements) counts[decision ?? 'begun'] += 1
  return counts
}

export const decisionWords: readonly (keyof DecisionCounts)[] = [...decisions, 'begun']

function annotatorsOf(
  { project }: Dataset,
  judgements: readonly Judgement[],
): readonly AnnotatorStatistics[] {
  const names = new Map(project.people.map(({ id, name }) => [id, name]))
  const ids = [...new Set(judgements.map(({ annotatorId }) => annotatorId))].toSorted()
  return ids.map((id) => {
    const own = judgements.filter(({ annotatorId }) => annotatorId === id)
    return {
      id,
      name: names.get(id) ?? null,
      judgements: own.length,
      decisions: decisionsIn(own),
      seconds: timesOf(own),
    }
  })
}

function timesOf(judgements: readonly Judgement[]): Times {
  const timed = judgements
    .filter(({ decision, activeMs }) => decision !== null && activeMs > 0)
    .map(({ activeMs }) => activeMs / 1000)
    .toSorted((a, b) => a - b)
  const sum = (of: (judgement: Judgement) => number): number =>
    Math.round(judgements.reduce((total, judgement) => total + of(judgement), 0)) / 1000
  return {
    active: sum(({ activeMs }) => activeMs),
    idle: sum(({ idleMs }) => idleMs),
    medianActive: quantile(timed, 0.5),
  }
}

function spreadOf(ascending: readonly number[]): Spread | null {
  if (ascending.length === 0) return null
  const at = (share: number): number => quantile(ascending, share) ?? 0
  return { least: at(0), lowerQuartile: at(0.25), median: at(0.5), upperQuartile: at(0.75), most: at(1) }
}
