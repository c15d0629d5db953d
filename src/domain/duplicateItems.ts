import { areaOf, centreOf, type Rect, type Size } from './geometry.ts'
import type { ItemFacts } from './itemFacts.ts'
import { coverage } from './overlap.ts'
import { pairKey } from './project.ts'
import {
  alikeFrom,
  likenessOf,
  mayBeAlike,
  plainWords,
  shinglesOf,
  type Shingles,
} from './questionLikeness.ts'
import { finished } from './slices.ts'
import { unite } from './unite.ts'

/** What is known of an item when it is compared: `factsOn` gives it. */
export type Comparable = Pick<ItemFacts, 'item' | 'content' | 'picture'>

/** Two items that ask (nearly) the same of the same thing; `likeness` is that of their questions. */
export interface DuplicatePair {
  readonly first: string
  readonly second: string
  readonly likeness: number
}

/** Of two regions of one picture this much of the smaller one is shared, at least, where they show the same thing. */
const sharedShare = 0.5
/** A mild crop moves what it leaves by at most about this share of the picture. */
const mostMoved = 0.2
/** Items of one picture that each item is compared with, those with the most similar beginnings: all of nearly every picture. */
const mostNeighbours = 100
/** Items of one picture that are gone through between two pauses. */
const atOnce = 20

/**
 * Items that are duplicates of each other: on the same picture or on one that looks like it, with (nearly) the same
 * question about the same place. By item id the name of the group that it is in (the smallest id in it), only for items
 * that have a duplicate. Likeness goes on: of three in a row the first and the last are one group.
 *
 * `pictureGroup` names, for the id of a picture, the group of pictures that look alike (`lookalikes` in
 * nearDuplicates.ts: where no fingerprints are known, those are the same files). `apart` are the pairs that people
 * said are different: the project's `apart`. 100,000 items take a second or two, so call it where that is not felt, or
 * go through `duplicatePairs` in slices.
 */
export function duplicateItems(
  items: Iterable<Comparable>,
  pictureGroup: (pictureId: string) => string,
  apart: Iterable<string>,
): ReadonlyMap<string, string> {
  return groupsOf(finished(duplicatePairs(items, pictureGroup, apart)))
}

/** By item id the name of its group, of all that are in one. */
export function groupsOf(pairs: readonly DuplicatePair[]): ReadonlyMap<string, string> {
  const rootOf = unite(pairs.map(({ first, second }) => [first, second]))
  const ids = new Set(pairs.flatMap(({ first, second }) => [first, second]))
  return new Map([...ids].map((id) => [id, rootOf(id)]))
}

/**
 * The pairs themselves; yields after every picture, and within one with many items, so that whoever asks can let others
 * have their turn.
 */
export function* duplicatePairs(
  items: Iterable<Comparable>,
  pictureGroup: (pictureId: string) => string,
  apart: Iterable<string>,
): Generator<undefined, readonly DuplicatePair[]> {
  const groups = new Map<string, Comparable[]>()
  for (const each of items) {
    const name = pictureGroup(each.item.pictureId)
    const group = groups.get(name)
    if (group) group.push(each)
    else groups.set(name, [each])
  }
  yield
  const distinct = new Set(apart)
  const pairs: DuplicatePair[] = []
  for (const group of groups.values()) {
    if (group.length < 2) continue
    for (const pair of yield* pairsIn(group)) {
      if (!distinct.has(pairKey(pair.first, pair.second))) pairs.push(pair)
    }
    yield
  }
  return pairs
}

interface Asked extends Comparable {
  readonly plain: string
  readonly shingles: Shingles
}

function* pairsIn(group: readonly Comparable[]): Generator<undefined, readonly DuplicatePair[]> {
  const asked: Asked[] = []
  for (const [at, each] of group.entries()) {
    if (at % atOnce === atOnce - 1) yield
    const plain = plainWords(each.content.question)
    if (plain !== '') asked.push({ ...each, plain, shingles: shinglesOf(plain) })
  }
  asked.sort((a, b) => (a.plain === b.plain ? byText(a.item.id, b.item.id) : byText(a.plain, b.plain)))
  const pairs: DuplicatePair[] = []
  for (const [at, first] of asked.entries()) {
    if (at % atOnce === atOnce - 1) yield
    for (const second of asked.slice(at + 1, at + 1 + mostNeighbours)) {
      if (!mayBeAlike(first.shingles, second.shingles) || !isSamePlace(first, second)) continue
      const likeness = first.plain === second.plain ? 1 : likenessOf(first.shingles, second.shingles)
      if (likeness < alikeFrom) continue
      const [a, b] = [first.item.id, second.item.id]
      pairs.push(a < b ? { first: a, second: b, likeness } : { first: b, second: a, likeness })
    }
  }
  return pairs
}

const byText = (a: string, b: string): number => (a < b ? -1 : Number(a > b))

/** Whether two items are about the same place, as far as that is known. */
function isSamePlace(a: Comparable, b: Comparable): boolean {
  const [one, other] = [a.content.region, b.content.region]
  if (!one || !other) return true
  if (a.item.pictureId === b.item.pictureId) {
    return (areaOf(one) < areaOf(other) ? coverage(other, one) : coverage(one, other)) >= sharedShare
  }
  if (!a.picture || !b.picture) return true
  const [here, there] = [relative(one, a.picture), relative(other, b.picture)]
  return Math.abs(here.x - there.x) <= mostMoved && Math.abs(here.y - there.y) <= mostMoved
}

function relative(rect: Rect, { width, height }: Size) {
  const { x, y } = centreOf(rect)
  return { x: x / width, y: y / height }
}
