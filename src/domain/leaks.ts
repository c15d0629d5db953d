import { judgementOf, type Dataset } from './dataset.ts'
import type { DuplicatePair } from './duplicateItems.ts'
import { projectChange, type Change } from './entry.ts'
import type { Item } from './item.ts'
import type { Picture } from './picture.ts'
import type { Lookalike } from './printIndex.ts'
import { pairKey, type Project } from './project.ts'
import { verdictOn } from './review.ts'
import { get, rows } from './table.ts'

/** A picture of a training set, of another project or of a folder, as far as it is known. */
export interface ForeignPicture {
  /** Where it lies there. */
  readonly path: string
  /** SHA-256 of its file; null where only its looks are known. */
  readonly sha256: string | null
  /** Of the file that it came from, before it was turned upright, where that is another. */
  readonly givenSha256: string | null
  /** As `pictures.fingerprints` gives them; none where they are not known. */
  readonly fingerprints: readonly string[]
}

/** How two pictures or items match. */
export type Match =
  | { readonly kind: 'file' }
  | {
      readonly kind: 'looks'
      readonly bits: number
      readonly part: number
      readonly within: 'first' | 'second'
    }
  /** The likeness of their questions, 0 to 1, about the same place. */
  | { readonly kind: 'question'; readonly likeness: number }
  /** The same of different pictures. */
  | { readonly kind: 'wording'; readonly likeness: number }

/** One side of a pair: a picture with the items on it that the pair is about. */
export interface Side {
  /** By this it is told apart from others: an item's id, or the SHA-256 of a picture. */
  readonly key: string
  /** Null for a picture that is not in this project. */
  readonly pictureId: string | null
  readonly itemIds: readonly string[]
  readonly foreign: ForeignPicture | null
}

export interface LeakPair {
  /** `pairKey` of both sides; what `apart` of the project holds when people say that they are different. */
  readonly key: string
  readonly first: Side
  readonly second: Side
  readonly match: Match
}

/** What came of a pair: it waits, people keep both, or all items of one side are rejected. */
export type Standing = 'open' | 'kept' | 'dropped'

/** Items by the picture they are on, in their order. */
export function itemsByPicture(dataset: Dataset): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  for (const { id, pictureId } of rows(dataset.items).toSorted((a, b) => a.order - b.order)) {
    const there = found.get(pictureId)
    if (there) there.push(id)
    else found.set(pictureId, [id])
  }
  return found
}

/** Pictures with items on them that are those of somewhere else: the same file first, then what only looks alike. */
export function leaksOf(
  dataset: Dataset,
  foreign: readonly ForeignPicture[],
  alike: readonly Lookalike[],
): readonly LeakPair[] {
  const items = itemsByPicture(dataset)
  const byHash = new Map<string, Picture>()
  const withItems = rows(dataset.pictures).filter(({ id }) => items.has(id))
  for (const picture of withItems) {
    for (const sha256 of [picture.sha256, picture.origin.sha256]) {
      if (sha256 !== null && !byHash.has(sha256)) byHash.set(sha256, picture)
    }
  }
  const pairs = new Map<string, LeakPair>()
  const keep = (picture: Picture, other: ForeignPicture, match: Match): void => {
    const [first, second] = [sideOf(picture, items), foreignSide(other)]
    const key = pairKey(first.key, second.key)
    if (!pairs.has(key)) pairs.set(key, { key, first, second, match })
  }
  for (const other of foreign) {
    const same = [other.sha256, other.givenSha256].flatMap((hash) =>
      hash === null ? [] : (byHash.get(hash) ?? []),
    )
    if (same[0]) keep(same[0], other, { kind: 'file' })
  }
  const byKey = new Map(foreign.map((other) => [keyOf(other), other]))
  for (const { first, second, bits, part, within } of alike.toSorted((a, b) => a.bits - b.bits)) {
    const [picture, other] = [byHash.get(first), byKey.get(second)]
    if (picture && other) keep(picture, other, { kind: 'looks', bits, part, within })
  }
  return [...pairs.values()]
}

/**
 * Items of this project that ask the same of the same place, pictures of it that look alike, whatever is asked of them,
 * and items that ask the same of different pictures (`reworded`).
 */
export function duplicatesWithin(
  dataset: Dataset,
  duplicates: readonly DuplicatePair[],
  alike: readonly Lookalike[],
  reworded: readonly DuplicatePair[] = [],
): readonly LeakPair[] {
  const items = itemsByPicture(dataset)
  const asking = (pair: DuplicatePair, kind: 'question' | 'wording'): readonly LeakPair[] => {
    const { first, second, likeness } = pair
    const [one, other] = [get(dataset.items, first), get(dataset.items, second)]
    if (!one || !other) return []
    return [
      {
        key: pairKey(first, second),
        first: itemSide(one),
        second: itemSide(other),
        match: { kind, likeness },
      },
    ]
  }
  const byHash = new Map(rows(dataset.pictures).map((picture) => [picture.sha256, picture]))
  const pictures = alike
    .toSorted((a, b) => a.bits - b.bits)
    .flatMap((lookalike): readonly LeakPair[] => {
      const [one, other] = [byHash.get(lookalike.first), byHash.get(lookalike.second)]
      if (!one || !other || !items.has(one.id) || !items.has(other.id)) return []
      const { bits, part, within } = lookalike
      const [first, second] = [sideOf(one, items), sideOf(other, items)]
      return [
        { key: pairKey(first.key, second.key), first, second, match: { kind: 'looks', bits, part, within } },
      ]
    })
  return [
    ...duplicates.flatMap((pair) => asking(pair, 'question')),
    ...pictures,
    ...reworded.flatMap((pair) => asking(pair, 'wording')),
  ]
}

const itemSide = ({ id, pictureId }: Item): Side => ({ key: id, pictureId, itemIds: [id], foreign: null })

const sideOf = (picture: Picture, items: ReadonlyMap<string, readonly string[]>): Side => ({
  key: picture.sha256 ?? picture.id,
  pictureId: picture.id,
  itemIds: items.get(picture.id) ?? [],
  foreign: null,
})

const foreignSide = (foreign: ForeignPicture): Side => ({
  key: keyOf(foreign),
  pictureId: null,
  itemIds: [],
  foreign,
})

/** By this a picture of elsewhere goes among fingerprints and pairs. A space parts the names of a pair. */
export const keyOf = ({ sha256, path }: Pick<ForeignPicture, 'sha256' | 'path'>): string =>
  sha256 ?? `path:${encodeURIComponent(path.slice(0, 500).replace(/[\uD800-\uDFFF]/gu, '_'))}`

/** Whether an item is out: the project rejected it, or oneself did. */
export function isOut(dataset: Dataset, itemId: string, annotatorId: string): boolean {
  const item = get(dataset.items, itemId)
  if (!item) return true
  const verdict = verdictOn(dataset, item)
  if ('resolution' in verdict) return verdict.resolution.outcome === 'reject'
  return judgementOf(dataset, itemId, annotatorId)?.decision === 'reject'
}

export function standingOf(
  dataset: Dataset,
  { key, first, second }: LeakPair,
  apart: ReadonlySet<string>,
  annotatorId: string,
): Standing {
  if (apart.has(key)) return 'kept'
  const isDropped = ({ itemIds }: Side): boolean =>
    itemIds.length > 0 && itemIds.every((id) => isOut(dataset, id, annotatorId))
  return isDropped(first) || isDropped(second) ? 'dropped' : 'open'
}

/** The change that remembers that the two of a pair are different. */
export function keepingApart(project: Project, key: string): Change | null {
  if (project.apart.includes(key)) return null
  return projectChange(project, { ...project, apart: [...project.apart, key] })
}

export const leakedReason = { code: 'leaked', name: 'In the training data' }
export const duplicateReason = { code: 'duplicate', name: 'Duplicate' }

/** The project with a reason that it lacked; the same project where it has it. */
export const withReason = (project: Project, reason: typeof leakedReason): Project =>
  project.reasons.some(({ code }) => code === reason.code)
    ? project
    : { ...project, reasons: [...project.reasons, reason] }
