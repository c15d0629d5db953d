import { indexOfLetter, isMultipleChoice, letterAt } from './item.ts'
import type { ItemFacts } from './itemFacts.ts'
import { decisions, type Decision } from './judgement.ts'
import type { Category, Reason } from './project.ts'

/** How many items have which value, for charts: each function looks once at every item and remembers nothing. */

const increase = <Key>(counts: Map<Key, number>, key: Key, by = 1): void =>
  void counts.set(key, (counts.get(key) ?? 0) + by)

/** Whether it was accepted in the end. */
export const isKept = ({ resolution }: Pick<ItemFacts, 'resolution'>): boolean =>
  typeof resolution !== 'string' && resolution.outcome === 'accept'

/** Empty texts and null are one and the same nothing; null stands for it. */
const nameOf = (text: string | null): string | null => (text === '' ? null : text)

export interface CategoryCount {
  /** Null for none. */
  readonly id: string | null
  readonly name: string
  /** Items that came with this category. */
  readonly given: number
  /** Items that were accepted under it. */
  readonly kept: number
}

/** In the project's order, then those that it does not list, then none; a listed one stands there with nothing too. */
export function categoryCounts(
  facts: readonly ItemFacts[],
  categories: readonly Category[],
): readonly CategoryCount[] {
  const given = new Map<string | null, number>()
  const kept = new Map<string | null, number>()
  for (const one of facts) {
    increase(given, nameOf(one.item.category))
    if (isKept(one)) increase(kept, nameOf(one.content.category))
  }
  const names = new Map(categories.map(({ id, name }) => [id, name]))
  const unlisted = [...new Set([...given.keys(), ...kept.keys()])].flatMap((id) =>
    id === null || names.has(id) ? [] : id,
  )
  const line = (id: string | null, name: string): CategoryCount => ({
    id,
    name,
    given: given.get(id) ?? 0,
    kept: kept.get(id) ?? 0,
  })
  return [
    ...categories.map(({ id, name }) => line(id, name)),
    ...unlisted.toSorted().map((id) => line(id, id)),
    ...(given.has(null) || kept.has(null) ? [line(null, 'No category')] : []),
  ]
}

/** Items with options to choose from, and open ones (004 §3.2: 621 and 224). */
export function kindCounts(facts: readonly ItemFacts[]): { readonly choice: number; readonly open: number } {
  const choice = facts.reduce((sum, { content }) => sum + Number(isMultipleChoice(content)), 0)
  return { choice, open: facts.length - choice }
}

export interface LetterCount {
  readonly letter: string
  /** Items whose right option has this letter. */
  readonly items: number
  /** As many as there would be if every option of an item were equally often the right one: the sum of 1 ÷ options. */
  readonly expected: number
}

/** Of items with options and a letter that names one of them; from A to the last letter that any of them has. */
export function letterCounts(facts: readonly ItemFacts[]): readonly LetterCount[] {
  const items: number[] = []
  const expected: number[] = []
  for (const { content } of facts) {
    const right = indexOfLetter(content.answerLetter)
    const { length } = content.options
    if (right < 0 || right >= length) continue
    items[right] = (items[right] ?? 0) + 1
    for (let place = 0; place < Math.min(length, 26); place += 1) {
      expected[place] = (expected[place] ?? 0) + 1 / length
    }
  }
  return expected.map((chance, place) => ({
    letter: letterAt(place),
    items: items[place] ?? 0,
    expected: chance,
  }))
}

export interface NamedCount {
  /** Null for none. */
  readonly name: string | null
  readonly items: number
  readonly kept: number
}

/** How many items have which value, the most frequent first, then by name; `''` and null are “none”, which comes last. */
export function countsBy(
  facts: readonly ItemFacts[],
  valueOf: (facts: ItemFacts) => string | null,
): readonly NamedCount[] {
  const counts = new Map<string | null, { items: number; kept: number }>()
  for (const one of facts) {
    const name = nameOf(valueOf(one))
    const count = counts.get(name) ?? { items: 0, kept: 0 }
    counts.set(name, count)
    count.items += 1
    if (isKept(one)) count.kept += 1
  }
  return [...counts]
    .map(([name, count]) => ({ name, ...count }))
    .toSorted(
      (a, b) =>
        Number(a.name === null) - Number(b.name === null) ||
        b.items - a.items ||
        ((a.name ?? '') < (b.name ?? '') ? -1 : 1),
    )
}

/** Upstream statuses. */
export const statusCounts = (facts: readonly ItemFacts[]): readonly NamedCount[] =>
  countsBy(facts, ({ item }) => item.source.status)

export interface SaidCount {
  readonly judgements: number
  /** Items of which at least one annotator said so. */
  readonly items: number
}

/** What annotators decided; `begun` is a judgement without a decision yet. */
export function decisionCounts(
  facts: readonly ItemFacts[],
): readonly (SaidCount & { readonly decision: Decision | 'begun' })[] {
  const judgements = new Map<Decision | 'begun', number>()
  const items = new Map<Decision | 'begun', number>()
  for (const one of facts) {
    const said = new Set<Decision | 'begun'>()
    for (const { decision } of one.judgements) {
      said.add(decision ?? 'begun')
      increase(judgements, decision ?? 'begun')
    }
    for (const decision of said) increase(items, decision)
  }
  return [...decisions, 'begun' as const].map((decision) => ({
    decision,
    judgements: judgements.get(decision) ?? 0,
    items: items.get(decision) ?? 0,
  }))
}

/**
 * Why annotators and adjudicators rejected: in the project's order, then codes that it does not list; those that nobody
 * named are left out. A resolution counts as one more judgement where an adjudicator set it.
 */
export function reasonCounts(
  facts: readonly ItemFacts[],
  reasons: readonly Reason[],
): readonly (SaidCount & { readonly code: string; readonly name: string })[] {
  const judgements = new Map<string, number>()
  const items = new Map<string, number>()
  for (const { judgements: all, resolution } of facts) {
    const said = new Set<string>()
    const count = (codes: readonly string[]): void => {
      for (const code of new Set(codes)) {
        said.add(code)
        increase(judgements, code)
      }
    }
    for (const judgement of all) count(judgement.reasons)
    if (typeof resolution !== 'string') count(resolution.reasons)
    for (const code of said) increase(items, code)
  }
  const names = new Map(reasons.map(({ code, name }) => [code, name]))
  const unlisted = [...judgements.keys()].filter((code) => !names.has(code)).toSorted()
  return [...names.keys(), ...unlisted].flatMap((code) => {
    const count = judgements.get(code)
    return count === undefined
      ? []
      : { code, name: names.get(code) ?? code, judgements: count, items: items.get(code) ?? 0 }
  })
}
