import { idOf, subjectOf, type Change, type Entry } from './entry.ts'
import type { Item } from './item.ts'
import { judgementId, type Judgement } from './judgement.ts'
import type { Picture } from './picture.ts'
import type { Project } from './project.ts'
import { Refusal } from './refusal.ts'
import type { Resolution } from './resolution.ts'
import { sameRecord } from './same.ts'
import { emptyTable, get, withRows, type Table } from './table.ts'
import { emptyTally, recounted, type Tally } from './tally.ts'

/** Everything that is true in a project right now, provenance apart: that is only looked up when somebody looks at it. */
export interface Dataset {
  readonly project: Project
  readonly pictures: Table<Picture>
  readonly items: Table<Item>
  /** By `judgementId`. */
  readonly judgements: Table<Judgement>
  /** By item id. */
  readonly resolutions: Table<Resolution>
  /** Item id → ids of the annotators who have a judgement on it. */
  readonly annotatorsOf: Table<readonly string[]>
  readonly tally: Tally
}

export const emptyDataset = (project: Project): Dataset => ({
  project,
  pictures: emptyTable(),
  items: emptyTable(),
  judgements: emptyTable(),
  resolutions: emptyTable(),
  annotatorsOf: emptyTable(),
  tally: emptyTally,
})

export const judgementOf = (dataset: Dataset, itemId: string, annotatorId: string): Judgement | undefined =>
  get(dataset.judgements, judgementId(itemId, annotatorId))

/** All judgements on an item, in the order in which their annotators came to it. */
export const judgementsOf = (dataset: Dataset, itemId: string): readonly Judgement[] =>
  (get(dataset.annotatorsOf, itemId) ?? []).flatMap((id) => judgementOf(dataset, itemId, id) ?? [])

/** What is there now under the key of this entry; null when nothing is, or for provenance. */
export function presentEntry(dataset: Dataset, entry: Entry): Entry | null {
  const id = idOf(entry)
  switch (entry.kind) {
    case 'project':
      return dataset.project.id === id ? { kind: 'project', value: dataset.project } : null
    case 'picture': {
      const value = get(dataset.pictures, id)
      return value ? { kind: 'picture', value } : null
    }
    case 'item': {
      const value = get(dataset.items, id)
      return value ? { kind: 'item', value } : null
    }
    case 'judgement': {
      const value = get(dataset.judgements, id)
      return value ? { kind: 'judgement', value } : null
    }
    case 'resolution': {
      const value = get(dataset.resolutions, id)
      return value ? { kind: 'resolution', value } : null
    }
    case 'provenance':
      return null
  }
}

/** The dataset after the changes, in their order. Says nothing about whether they fit: see `checkChanges`. */
export const applyChanges = (dataset: Dataset, changes: readonly Change[]): Dataset =>
  placed(
    dataset,
    changes.map((change) => ({ subject: subjectOf(change), present: change.after !== null })),
  )

/** The dataset with these entries in it; the quick way to load many. */
export const applyEntries = (dataset: Dataset, entries: readonly Entry[]): Dataset =>
  placed(
    dataset,
    entries.map((subject) => ({ subject, present: true })),
  )

interface Placement {
  readonly subject: Entry
  readonly present: boolean
}

function placed(dataset: Dataset, placements: readonly Placement[]): Dataset {
  let project = dataset.project
  const pictures = new Map<string, Picture | null>()
  const items = new Map<string, Item | null>()
  const judgements = new Map<string, Judgement>()
  const withdrawn = new Set<string>()
  const resolutions = new Map<string, Resolution | null>()
  for (const { subject, present } of placements) {
    const id = idOf(subject)
    if (subject.kind === 'project') project = present ? subject.value : project
    else if (subject.kind === 'picture') pictures.set(id, present ? subject.value : null)
    else if (subject.kind === 'item') items.set(id, present ? subject.value : null)
    else if (subject.kind === 'resolution') resolutions.set(id, present ? subject.value : null)
    else if (subject.kind === 'judgement') {
      judgements.set(id, subject.value)
      if (present) withdrawn.delete(id)
      else withdrawn.add(id)
    }
  }
  return {
    ...dataset,
    project,
    pictures: withRows(dataset.pictures, pictures),
    items: withRows(dataset.items, items),
    resolutions: withRows(dataset.resolutions, resolutions),
    ...withJudgements(dataset, judgements, withdrawn),
  }
}

function withJudgements(
  dataset: Dataset,
  judgements: ReadonlyMap<string, Judgement>,
  withdrawn: ReadonlySet<string>,
): Pick<Dataset, 'judgements' | 'annotatorsOf' | 'tally'> | null {
  if (judgements.size === 0) return null
  const rows = new Map<string, Judgement | null>()
  const annotators = new Map<string, readonly string[]>()
  const recounts = []
  for (const [key, judgement] of judgements) {
    const { itemId, annotatorId } = judgement
    const before = get(dataset.judgements, key) ?? null
    const after = withdrawn.has(key) ? null : judgement
    rows.set(key, after)
    recounts.push({ before, after })
    if ((before === null) === (after === null)) continue
    const present = annotators.get(itemId) ?? get(dataset.annotatorsOf, itemId) ?? []
    annotators.set(
      itemId,
      after ? [...present, annotatorId] : present.filter((annotator) => annotator !== annotatorId),
    )
  }
  const index = [...annotators].map(([id, ids]) => [id, ids.length > 0 ? ids : null] as const)
  return {
    judgements: withRows(dataset.judgements, rows),
    annotatorsOf: withRows(dataset.annotatorsOf, index),
    tally: recounted(dataset.tally, recounts),
  }
}

const nouns: Readonly<Record<Entry['kind'], string>> = {
  project: 'The project',
  picture: 'This picture',
  item: 'This item',
  provenance: 'This provenance',
  judgement: 'This judgement',
  resolution: 'This resolution',
}

/**
 * Refuses changes that were made from something else than what is there now: the same object, or one that says the
 * same. Changes of one batch may build on each other.
 */
export function checkChanges(dataset: Dataset, changes: readonly Change[]): void {
  const overlay = new Map<string, Entry | null>()
  for (const change of changes) {
    const subject = subjectOf(change)
    const key = `${subject.kind} ${idOf(subject)}`
    if (change.before && change.after) {
      if (change.before.kind !== change.after.kind || idOf(change.before) !== idOf(change.after)) {
        throw new Refusal('A change cannot turn one record into another.')
      }
    }
    if (subject.kind === 'project') {
      if (subject.value.id !== dataset.project.id)
        throw new Refusal('This change belongs to another project.')
      if (!change.after) throw new Refusal('A project cannot be removed from itself.')
    }
    if (subject.kind !== 'provenance') {
      const present = overlay.has(key) ? overlay.get(key) : presentEntry(dataset, subject)
      if (!sameRecord(present?.value, change.before?.value)) {
        throw new Refusal(
          `${nouns[subject.kind]} was changed in the meantime; look at it again and repeat what you did.`,
        )
      }
    }
    overlay.set(key, change.after)
  }
}
