import { isBoxed } from './chains.ts'
import { judgementOf, type Dataset } from './dataset.ts'
import { areaRatio } from './geometry.ts'
import { inOrder } from './inOrder.ts'
import type { Item } from './item.ts'
import { contentOf, type Decision, type Judgement } from './judgement.ts'
import type { PreviewOutcome } from './previewOutcome.ts'
import { openProblemCodes } from './problemsOn.ts'
import type { Project } from './project.ts'
import { quadrants, type Quadrant } from './quadrant.ts'
import { ranked } from './ranking.ts'
import { verdictOn } from './review.ts'
import { get, rows } from './table.ts'

/** Which items an annotator goes through. An item must pass every part; what is empty or null lets all pass. */
export interface QueueFilter {
  /** One's own decision on it. */
  readonly decisions: readonly (Decision | 'undecided')[]
  /** Category id, as revised by the annotator; the empty text stands for none. */
  readonly category: string | null
  /** Upstream status; the empty text stands for none. */
  readonly status: string | null
  /** Code of a problem that is neither muted nor dismissed. */
  readonly problem: string | null
  /** Only items that oneself accepted, or that the project did in the end. */
  readonly accepted: boolean
  /** How far one's own boxes are: finished when every chain has the project's levels and there is one at all. */
  readonly boxes: 'unfinished' | 'finished' | null
  /** What a model says about it, as far as one may see that; `unasked` where there is nothing to see. */
  readonly preview: PreviewFilter | null
  /** Words that must all occur in its texts, ids or picture name, in any letter case. */
  readonly search: string
  /** Only these, in this order where the queue is in the order of import; null is all of them. */
  readonly among: Picked | null
}

/** Items that somebody picked elsewhere, and what they are called. */
export interface Picked {
  readonly name: string
  readonly ids: readonly string[]
}

export type PreviewFilter = Quadrant | 'disagrees' | 'too-easy' | 'unasked'
export const previewFilters: readonly PreviewFilter[] = [...quadrants, 'disagrees', 'too-easy', 'unasked']

/** What models say, by item id: only what the annotator may see (previewOutcome.ts). */
export type Outcomes = ReadonlyMap<string, PreviewOutcome>

/**
 * `order`: as imported. `category`: in the project's order. `picture`: by name, so that its items stay together.
 * `consensus`: least agreement first. `region-area`: smallest share of the picture first. `decided-at`: one's latest
 * decision first. `quadrant`: where zooming helps first, then neither, hurts and both right. What has no such value
 * comes last; ties are in the order of import.
 */
export type QueueSort =
  | 'order'
  | 'category'
  | 'picture'
  | 'consensus'
  | 'region-area'
  | 'decided-at'
  | 'quadrant'

export const queueSorts: readonly QueueSort[] = [
  'order',
  'category',
  'picture',
  'consensus',
  'region-area',
  'decided-at',
  'quadrant',
]

export const everything: QueueFilter = {
  decisions: [],
  category: null,
  status: null,
  problem: null,
  accepted: false,
  boxes: null,
  preview: null,
  search: '',
  among: null,
}

/** What comes up for boxing: whether it is boxed already is for `isUnfinished` to say. */
export const nestQueueFilter = ({ nesting }: Pick<Project, 'nesting'>): QueueFilter => ({
  ...everything,
  accepted: nesting.of === 'accepted',
})

export const isUndecided = (dataset: Dataset, annotatorId: string, itemId: string): boolean =>
  (judgementOf(dataset, itemId, annotatorId)?.decision ?? null) === null

/** Whether one still has boxes to draw on an item. */
export const isUnfinished = (dataset: Dataset, annotatorId: string, itemId: string): boolean =>
  !isBoxedIn(dataset.project, judgementOf(dataset, itemId, annotatorId))

const isBoxedIn = ({ nesting }: Project, judgement: Judgement | undefined): boolean =>
  judgement !== undefined && isBoxed(judgement.boxes, nesting.levels.length)

/** Ids of the items that pass the filter, sorted. */
export function queueOf(
  dataset: Dataset,
  annotatorId: string,
  filter: QueueFilter,
  sort: QueueSort,
  outcomes: Outcomes = nothingSaid,
): readonly string[] {
  const tests = testsOf(dataset, filter, outcomes)
  const all = filter.among
    ? [...new Set(filter.among.ids)].flatMap((id) => get(dataset.items, id) ?? [])
    : inOrder(dataset.items)
  if (tests.length === 0 && sort === 'order') return all.map(({ id }) => id)
  const own = tests.length > 0 || usesJudgement.has(sort) ? ownJudgements(dataset, annotatorId) : none
  const passing = all.filter((item) => {
    const judgement = own.get(item.id)
    return tests.every((test) => test(item, judgement))
  })
  const rank = rankBy(dataset, own, sort, outcomes)
  return (rank ? ranked(passing, rank) : passing).map(({ id }) => id)
}

export function matches(
  dataset: Dataset,
  annotatorId: string,
  filter: QueueFilter,
  itemId: string,
  outcomes: Outcomes = nothingSaid,
): boolean {
  const item = get(dataset.items, itemId)
  if (!item || (filter.among && !filter.among.ids.includes(itemId))) return false
  const judgement = judgementOf(dataset, itemId, annotatorId)
  return testsOf(dataset, filter, outcomes).every((test) => test(item, judgement))
}

/**
 * The next id from a place in the queue, in a direction, for which the predicate holds; the place itself is not
 * asked. Place -1 stands before the first. With `around`, the search goes on at the other end.
 */
export function nextIn(
  queue: readonly string[],
  from: number,
  direction: 1 | -1,
  predicate: (itemId: string) => boolean,
  around = false,
): string | null {
  const inside = from >= 0 && from < queue.length
  const start = inside ? from : direction === 1 ? -1 : queue.length
  const steps = around && inside ? queue.length - 1 : queue.length
  for (let step = 1; step <= steps; step += 1) {
    const place = start + direction * step
    if (!around && (place < 0 || place >= queue.length)) return null
    const id = queue[(place + queue.length) % queue.length]
    if (id !== undefined && predicate(id)) return id
  }
  return null
}

function ownJudgements(dataset: Dataset, annotatorId: string): ReadonlyMap<string, Judgement> {
  const own = new Map<string, Judgement>()
  if (!dataset.tally.has(annotatorId)) return own
  for (const judgement of rows(dataset.judgements)) {
    if (judgement.annotatorId === annotatorId) own.set(judgement.itemId, judgement)
  }
  return own
}

type Test = (item: Item, judgement: Judgement | undefined) => boolean

function testsOf(dataset: Dataset, filter: QueueFilter, outcomes: Outcomes): readonly Test[] {
  const tests: Test[] = []
  const { category, status, problem, preview } = filter
  if (filter.decisions.length > 0) {
    const decisions = new Set(filter.decisions)
    tests.push((_, judgement) => decisions.has(judgement?.decision ?? 'undecided'))
  }
  if (category !== null) tests.push((item, judgement) => (categoryOf(item, judgement) ?? '') === category)
  if (filter.accepted) tests.push((item, judgement) => isAccepted(dataset, item, judgement))
  if (filter.boxes !== null) {
    const finished = filter.boxes === 'finished'
    tests.push((_, judgement) => isBoxedIn(dataset.project, judgement) === finished)
  }
  if (preview !== null) tests.push((item) => says(outcomes.get(item.id), preview))
  if (status !== null) tests.push((item) => (item.source.status ?? '') === status)
  const words = filter.search.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length > 0) {
    const names = new Map(dataset.project.categories.map(({ id, name }) => [id, name]))
    tests.push((item, judgement) => {
      const text = searchable(dataset, item, judgement, names)
      return words.every((word) => text.includes(word))
    })
  }
  if (problem !== null) {
    tests.push((item, judgement) => openProblemCodes(dataset, item, judgement).includes(problem))
  }
  return tests
}

function says(outcome: PreviewOutcome | undefined, filter: PreviewFilter): boolean {
  switch (filter) {
    case 'unasked':
      return !outcome?.global && !outcome?.regional
    case 'disagrees':
      return outcome?.disagrees ?? false
    case 'too-easy':
      return outcome?.tooEasy ?? false
    default:
      return outcome?.quadrant === filter
  }
}

/** By oneself, or by what the project says in the end. */
function isAccepted(dataset: Dataset, item: Item, judgement: Judgement | undefined): boolean {
  if (judgement?.decision === 'accept') return true
  const set = get(dataset.resolutions, item.id)
  if (set) return set.outcome === 'accept'
  // Without anybody else's judgement there is nothing that the policy could accept.
  const others = (get(dataset.annotatorsOf, item.id)?.length ?? 0) - (judgement ? 1 : 0)
  if (others === 0) return false
  const verdict = verdictOn(dataset, item)
  return 'resolution' in verdict && verdict.resolution.outcome === 'accept'
}

const categoryOf = (item: Item, judgement: Judgement | undefined): string | null =>
  judgement?.revision.category === undefined ? item.category : judgement.revision.category

function searchable(
  dataset: Dataset,
  item: Item,
  judgement: Judgement | undefined,
  names: ReadonlyMap<string, string>,
): string {
  const { question, options, answerText, category } = contentOf(item, judgement?.revision)
  const picture = get(dataset.pictures, item.pictureId)?.name ?? item.source.picturePath
  const named = category === null ? '' : `${category}\n${names.get(category) ?? ''}`
  return [question, ...options, answerText, named, picture, item.id, item.source.id ?? '']
    .join('\n')
    .toLowerCase()
}

type Rank = (item: Item) => number

const none: ReadonlyMap<string, Judgement> = new Map()
const nothingSaid: Outcomes = new Map()
const usesJudgement: ReadonlySet<QueueSort> = new Set(['category', 'region-area', 'decided-at'])
const last = Number.POSITIVE_INFINITY

function rankBy(
  dataset: Dataset,
  own: ReadonlyMap<string, Judgement>,
  sort: QueueSort,
  outcomes: Outcomes,
): Rank | null {
  switch (sort) {
    case 'order':
      return null
    case 'category': {
      const { categories } = dataset.project
      const ranks = new Map(categories.map(({ id }, place) => [id, place]))
      return (item) => {
        const category = categoryOf(item, own.get(item.id))
        return category === null ? last : (ranks.get(category) ?? categories.length)
      }
    }
    case 'picture': {
      const pictures = [...rows(dataset.pictures)]
      pictures.sort((a, b) => (a.name === b.name ? (a.id < b.id ? -1 : 1) : a.name < b.name ? -1 : 1))
      const ranks = new Map(pictures.map(({ id }, place) => [id, place]))
      return (item) => ranks.get(item.pictureId) ?? last
    }
    case 'consensus':
      return (item) => item.source.consensus?.share ?? last
    case 'region-area':
      return (item) => {
        const region = own.get(item.id)?.revision.region ?? item.region
        const picture = get(dataset.pictures, item.pictureId)
        return region && picture && picture.width > 0 ? areaRatio(region, picture) : last
      }
    case 'decided-at':
      return (item) => -(own.get(item.id)?.decidedAt ?? Number.NEGATIVE_INFINITY)
    case 'quadrant':
      return (item) => {
        const quadrant = outcomes.get(item.id)?.quadrant ?? null
        return quadrant === null ? last : quadrants.indexOf(quadrant)
      }
  }
}
