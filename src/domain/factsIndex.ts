import type { Dataset } from './dataset.ts'
import { inOrder } from './inOrder.ts'
import { factsOn, type ItemFacts } from './itemFacts.ts'
import { eachChange, get } from './table.ts'

/**
 * The facts of all items, kept from one state of the dataset to the next: after a change only the items that it touched
 * are looked at again, and the facts of all others are the same objects as before.
 */
interface Index {
  readonly dataset: Dataset
  /** In the order of import. */
  readonly list: readonly ItemFacts[]
  readonly placeOf: ReadonlyMap<string, number>
}

const known = new WeakMap<Dataset, Index>()
/** What the next state is most likely made from. */
let latest: Index | null = null

/** The facts of all items in the order of import. With 100,000 items the first time takes part of a second: see `readFacts`. */
export const factsOf = (dataset: Dataset): readonly ItemFacts[] => indexOf(dataset).list

/** The facts of one item, as `factsOf` has them. */
export function factsAbout(dataset: Dataset, itemId: string): ItemFacts | undefined {
  const { list, placeOf } = indexOf(dataset)
  const place = placeOf.get(itemId)
  return place === undefined ? undefined : list[place]
}

/** The same as `factsOf` where at most so many items have to be looked at for it; null where there are more. */
export function factsAtHand(dataset: Dataset, most: number): readonly ItemFacts[] | null {
  const index = known.get(dataset)
  if (index) return index.list
  const draft = draftOf(dataset)
  return draft.open.length - draft.done > most ? null : finished(draft).list
}

/** The facts of a project as they were worked out last, possibly of an earlier state of it; null before the first time. */
export const factsLately = (projectId: string): readonly ItemFacts[] | null =>
  latest?.dataset.project.id === projectId ? latest.list : null

/** Items looked at before the page gets a turn: a few milliseconds. */
const slice = 500

/**
 * The same as `factsOf`, a slice at a time; `breathe` is awaited in between and may throw to stop it. `onProgress` hears
 * the share that is done, 0 to 1.
 */
export async function readFacts(
  dataset: Dataset,
  breathe: () => Promise<void>,
  onProgress: (share: number) => void = () => undefined,
): Promise<readonly ItemFacts[]> {
  const index = known.get(dataset)
  if (index) return index.list
  const draft = draftOf(dataset)
  while (draft.done < draft.open.length) {
    fill(draft, slice)
    onProgress(draft.done / draft.open.length)
    await breathe()
  }
  return kept(draft).list
}

/** Facts that are partly still to be worked out. */
interface Draft {
  readonly dataset: Dataset
  readonly list: ItemFacts[]
  readonly placeOf: ReadonlyMap<string, number>
  /** What is to be looked at again, by its place in the list. */
  readonly open: readonly number[]
  /** How many of them were. */
  done: number
}

const drafts = new WeakMap<Dataset, Draft>()

const indexOf = (dataset: Dataset): Index => known.get(dataset) ?? finished(draftOf(dataset))

function draftOf(dataset: Dataset): Draft {
  const begun = drafts.get(dataset)
  if (begun) return begun
  const draft = { ...drafted(dataset), done: 0 }
  drafts.set(dataset, draft)
  return draft
}

function finished(draft: Draft): Index {
  fill(draft, draft.open.length)
  return kept(draft)
}

function fill(draft: Draft, most: number): void {
  const { dataset, list, open, done } = draft
  draft.done = Math.min(open.length, done + most)
  for (const place of open.slice(done, draft.done)) {
    const before = list[place]
    if (before) list[place] = factsOn(dataset, before.item)
  }
}

function kept({ dataset, list, placeOf }: Draft): Index {
  const index = { dataset, list, placeOf }
  known.set(dataset, index)
  drafts.delete(dataset)
  latest = index
  return index
}

function drafted(dataset: Dataset): Omit<Draft, 'done'> {
  const before = latest && isKin(latest.dataset, dataset) ? latest : null
  if (!before) return { dataset, ...outlined(dataset, () => undefined) }
  const touched = touchedBetween(before, dataset)
  if (before.dataset.items !== dataset.items) {
    const untouched = (id: string) =>
      touched.has(id) ? undefined : before.list[before.placeOf.get(id) ?? -1]
    return { dataset, ...outlined(dataset, untouched) }
  }
  const open: number[] = []
  for (const id of touched) {
    const place = before.placeOf.get(id)
    if (place !== undefined) open.push(place)
  }
  return { dataset, list: before.list.slice(), placeOf: before.placeOf, open }
}

/** Whether facts of one can hold in the other: the policy decides about all of them. */
const isKin = (a: Dataset, b: Dataset): boolean =>
  a.project.id === b.project.id && JSON.stringify(a.project.policy) === JSON.stringify(b.project.policy)

function outlined(
  dataset: Dataset,
  keptOf: (itemId: string) => ItemFacts | undefined,
): Pick<Draft, 'list' | 'placeOf' | 'open'> {
  const placeOf = new Map<string, number>()
  const open: number[] = []
  const list = inOrder(dataset.items).map((item, place) => {
    placeOf.set(item.id, place)
    const before = keptOf(item.id)
    if (before?.item === item) return before
    open.push(place)
    return { ...nothingYet, item }
  })
  return { list, placeOf, open }
}

/** Stands in a draft until the item was looked at; never handed out. */
const nothingYet: Omit<ItemFacts, 'item'> = {
  picture: null,
  judgements: [],
  resolution: 'undecided',
  stage: 'needed',
  content: {
    question: '',
    options: [],
    answerLetter: null,
    answerText: '',
    category: null,
    region: null,
  },
  agreement: null,
  areaRatio: null,
  activeMs: 0,
  difficulty: null,
}

/** Ids of the items of which something may be true now that was not. */
function touchedBetween({ dataset: before, list }: Index, after: Dataset): ReadonlySet<string> {
  const touched = new Set<string>()
  eachChange(before.judgements, after.judgements, (_, was, is) => {
    const judgement = is ?? was
    if (judgement) touched.add(judgement.itemId)
  })
  eachChange(before.resolutions, after.resolutions, (itemId) => touched.add(itemId))
  if (before.pictures !== after.pictures) {
    for (const { item } of list) {
      if (get(before.pictures, item.pictureId) !== get(after.pictures, item.pictureId)) touched.add(item.id)
    }
  }
  return touched
}
