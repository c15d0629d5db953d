import { judgementOf, type Dataset } from './dataset.ts'
import { projectChange, type Change } from './entry.ts'
import { afterReturns, isBack, type PackReturn } from './issuedPacks.ts'
import type { Item } from './item.ts'
import { decisions, judgementId, type Decision, type Judgement } from './judgement.ts'
import type { Person } from './person.ts'
import type { Project } from './project.ts'
import { compareJudgements, isUndecidable, timeOf } from './revisionOrder.ts'
import { finished } from './slices.ts'
import { has, rows } from './table.ts'

/** The judgements of several people and files, one for each item and annotator. */
export interface JudgementUnion {
  /** Takes it unless a newer revision is there already. */
  add(judgement: Judgement): void
  readonly all: ReadonlyMap<string, Judgement>
  /** Judgements that differ though they say the same revision, in the end decided by their words. */
  readonly undecidable: readonly Judgement[]
}

export function uniteJudgements(): JudgementUnion {
  const all = new Map<string, Judgement>()
  const undecidable: Judgement[] = []
  return {
    all,
    undecidable,
    add(judgement) {
      const id = judgementId(judgement.itemId, judgement.annotatorId)
      const present = all.get(id)
      const order = present ? compareJudgements(judgement, present) : 1
      if (present && isUndecidable(judgement, present)) undecidable.push(judgement)
      if (order > 0) all.set(id, judgement)
    },
  }
}

/** How what was given back compares with what is there. */
export interface MergeCounts {
  readonly fresh: number
  readonly newer: number
  readonly unchanged: number
  /** Left out: what is there has been changed more often since. */
  readonly older: number
  /** Of those, decided later by the clock all the same. */
  readonly olderThoughLater: number
}

export type Said = Decision | 'undecided'
export const saidInOrder: readonly Said[] = [...decisions, 'undecided']

/** What one annotator gave back. */
export interface MergedAnnotator extends MergeCounts {
  readonly annotatorId: string
  /** Of all that was given back, what is left out included. */
  readonly said: Readonly<Record<Said, number>>
}

/** What merging would do, before it is done. */
export interface Merging {
  readonly counts: MergeCounts
  /** By annotator id. */
  readonly annotators: readonly MergedAnnotator[]
  /** The judgements that are new or newer, by item and annotator. */
  readonly takes: readonly Judgement[]
  /** Those of which nothing but their words tells whether they are the newer ones. */
  readonly undecidable: readonly Judgement[]
}

/**
 * Compares judgements with those of the dataset, by item and annotator. The newest revision counts, so it does not
 * matter in which order they come, how often, or in how many files; merging what is there already takes nothing.
 */
export function mergingOf(dataset: Dataset, said: Iterable<Judgement>): Merging {
  return finished(merging(dataset, said))
}

/** So many judgements are looked at before the others may have their turn. */
const slice = 1000

/** `mergingOf` in slices, for many judgements: whoever drives it may rest between them. */
export function* merging(dataset: Dataset, said: Iterable<Judgement>): Generator<undefined, Merging> {
  const union = uniteJudgements()
  let turn = 0
  for (const judgement of said) {
    union.add(judgement)
    if ((turn += 1) % slice === 0) yield
  }
  const takes: [string, Judgement][] = []
  const undecidable = [...union.undecidable]
  const tallies = new Map<string, Tally>()
  for (const [key, judgement] of union.all) {
    if ((turn += 1) % slice === 0) yield
    const present = judgementOf(dataset, judgement.itemId, judgement.annotatorId)
    const tally = tallies.get(judgement.annotatorId) ?? emptyTally()
    tallies.set(judgement.annotatorId, tally)
    const order = present ? compareJudgements(judgement, present) : 1
    tally.said[judgement.decision ?? 'undecided'] += 1
    if (present && isUndecidable(judgement, present)) undecidable.push(judgement)
    if (order > 0) takes.push([key, judgement])
    if (!present) tally.fresh += 1
    else if (order > 0) tally.newer += 1
    else if (order === 0) tally.unchanged += 1
    else {
      tally.older += 1
      if (timeOf(judgement) > timeOf(present)) tally.olderThoughLater += 1
    }
  }
  const annotators = [...tallies]
    .map(([annotatorId, tally]) => ({ annotatorId, ...tally }))
    .toSorted((a, b) => (a.annotatorId < b.annotatorId ? -1 : 1))
  const sum = (field: keyof MergeCounts): number => annotators.reduce((total, each) => total + each[field], 0)
  return {
    counts: {
      fresh: sum('fresh'),
      newer: sum('newer'),
      unchanged: sum('unchanged'),
      older: sum('older'),
      olderThoughLater: sum('olderThoughLater'),
    },
    annotators,
    takes: takes.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, judgement]) => judgement),
    undecidable,
  }
}

type Tally = { -readonly [K in keyof MergeCounts]: number } & { readonly said: Record<Said, number> }

const emptyTally = (): Tally => ({
  fresh: 0,
  newer: 0,
  unchanged: 0,
  older: 0,
  olderThoughLater: 0,
  said: { accept: 0, reject: 0, flag: 0, skip: 0, undecided: 0 },
})

/**
 * The changes that merge, with the people whom the project does not know yet and the packs that came back; none when
 * there is nothing to take and no pack that was awaited is back.
 */
export function mergeChanges(
  dataset: Dataset,
  { takes }: Pick<Merging, 'takes'>,
  people: readonly Person[],
  returns: readonly PackReturn[] = [],
): readonly Change[] {
  const { project } = dataset
  const packs = afterReturns(project.packs, takes.length > 0 ? returns : firstReturns(project, returns))
  if (takes.length === 0 && packs === project.packs) return []
  const said = new Set(takes.map(({ annotatorId }) => annotatorId))
  const known = new Set(project.people.map(({ id }) => id))
  const joining = people
    .filter(({ id }) => said.has(id) && !known.has(id))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const told = projectChange(project, { ...project, packs, people: [...project.people, ...joining] })
  return [
    ...(joining.length > 0 || packs !== project.packs ? [told] : []),
    ...takes.map((value): Change => {
      const before = judgementOf(dataset, value.itemId, value.annotatorId)
      return {
        before: before ? { kind: 'judgement', value: before } : null,
        after: { kind: 'judgement', value },
      }
    }),
  ]
}

/** Those by which packs come back of which nothing had come; what is known to be back does not come back by the same work. */
export function firstReturns({ packs }: Project, returns: readonly PackReturn[]): readonly PackReturn[] {
  const awaited = new Set(packs.filter((pack) => !isBack(pack)).map(({ id }) => id))
  return returns.filter(({ packId }) => awaited.has(packId))
}

/**
 * Finds the item that something was said about: by its id, or else by picture path and query, under which upstream
 * knows a question (FORMATS §1.2). Null when it is not here, or when several go by the same path and query.
 */
export function itemFinder(items: Dataset['items']): (itemId: string, questionKey: string) => string | null {
  let byKey: Map<string, string | null> | null = null
  const keys = (): Map<string, string | null> => {
    const made = new Map<string, string | null>()
    for (const item of rows(items)) {
      const key = questionKeyOf(item)
      made.set(key, made.has(key) ? null : item.id)
    }
    return made
  }
  return (itemId, questionKey) => {
    if (has(items, itemId)) return itemId
    if (questionKey === '') return null
    byKey ??= keys()
    return byKey.get(questionKey) ?? null
  }
}

export const questionKeyOf = ({ source }: Pick<Item, 'source'>): string => source.picturePath + source.query
