import {
  alikeFrom,
  likenessOf,
  mayBeAlike,
  plainWords,
  shinglesOf,
  type Shingles,
} from './questionLikeness.ts'

/** Two questions that are nearly the same, by their places in the list. */
export interface AlikeQuestions {
  readonly first: number
  readonly second: number
  readonly likeness: number
}

/** Questions looked up at a stretch, between two chances for others to have their turn. */
const atOnce = 200
/** Others that one question is compared with, and passed by, at most, so that very many of one kind take no longer than they may. */
const mostCompared = 100
const mostPassed = 2000

/**
 * Nearly the same questions among many: each but the first of its kind is paired with one that came before it, so that
 * a hundred that are all the same are ninety-nine pairs. Only questions that share one of their rarest shingles are
 * compared: two that are alike must (the prefix filter of Chaudhuri, Ganti and Kaushik 2006). Yields the share that is
 * done, 0 to 1.
 */
export function* alikeQuestions(questions: readonly string[]): Generator<number, readonly AlikeQuestions[]> {
  const pairs: AlikeQuestions[] = []
  const placeOf = new Map<string, number>()
  const kinds: { readonly place: number; readonly shingles: Shingles }[] = []
  const counts = new Map<number, number>()
  for (const [place, question] of questions.entries()) {
    if (place % atOnce === atOnce - 1) yield place / questions.length / 2
    const plain = plainWords(question)
    if (plain === '') continue
    const before = placeOf.get(plain)
    if (before !== undefined) {
      pairs.push({ first: before, second: place, likeness: 1 })
      continue
    }
    placeOf.set(plain, place)
    const shingles = shinglesOf(plain)
    kinds.push({ place, shingles })
    for (const shingle of shingles) counts.set(shingle, (counts.get(shingle) ?? 0) + 1)
  }
  const index = new Map<number, number[]>()
  for (const [at, { place, shingles }] of kinds.entries()) {
    if (at % atOnce === atOnce - 1) yield 0.5 + at / kinds.length / 2
    const rarest = prefixOf(shingles, counts)
    const compared = new Set<number>()
    let passed = 0
    let best: AlikeQuestions | null = null
    for (const shingle of rarest) {
      for (const other of index.get(shingle) ?? []) {
        passed += 1
        if (compared.size >= mostCompared || passed > mostPassed) break
        const there = kinds[other]
        if (!there || compared.has(other) || !mayBeAlike(shingles, there.shingles)) continue
        compared.add(other)
        const likeness = likenessOf(shingles, there.shingles)
        if (likeness >= Math.max(alikeFrom, best?.likeness ?? 0)) {
          best = { first: there.place, second: place, likeness }
        }
      }
    }
    if (best) pairs.push(best)
    for (const shingle of rarest) {
      const there = index.get(shingle)
      if (there) there.push(at)
      else index.set(shingle, [at])
    }
  }
  return pairs
}

/** So many of the rarest shingles that two alike questions have one of them in common. */
function prefixOf(shingles: Shingles, counts: ReadonlyMap<number, number>): readonly number[] {
  const rarest = [...shingles].toSorted((a, b) => (counts.get(a) ?? 0) - (counts.get(b) ?? 0) || a - b)
  return rarest.slice(0, shingles.length - Math.ceil(alikeFrom * shingles.length) + 1)
}
