import { indexOfLetter, isMultipleChoice, letterAt } from './item.ts'
import type { ItemCounter } from './itemCounter.ts'
import type { ItemFacts } from './itemFacts.ts'
import { decisions, type Decision } from './judgement.ts'
import type { Category, Reason } from './project.ts'

/** How many items have which value, for charts. */

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
export function categoryCounter(categories: readonly Category[]): ItemCounter<readonly CategoryCount[]> {
  const given = new Map<string | null, number>()
  const kept = new Map<string | null, number>()
  return {
    add(one) {
      increase(given, nameOf(one.item.category))
      if (isKept(one)) increase(kept, nameOf(one.content.category))
    },
    counted: () => categoryLines(given, kept, categories),
  }
}

function categoryLines(
  given: ReadonlyMap<string | null, number>,
  kept: ReadonlyMap<string | null, number>,
  categories: readonly Category[],
): readonly CategoryCount[] {
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
export function kindCounter(): ItemCounter<{ readonly choice: number; readonly open: number }> {
  const counts = { choice: 0, open: 0 }
  return {
    add: ({ content }) => void (counts[isMultipleChoice(content) ? 'choice' : 'open'] += 1),
    counted: () => ({ ...counts }),
  }
}

export interface LetterCount {
  readonly letter: string
  /** Items whose right option has this letter. */
  readonly items: number
  /** As many as there would be if every option of an item were equally often the right one: the sum of 1 ÷ options. */
  readonly expected: number
}

/** Of items with options and a letter that names one of them; from A to the last letter that any of them has. */
export function letterCounter(): ItemCounter<readonly LetterCount[]> {
  const items: number[] = []
  const expected: number[] = []
  return {
    add({ content }) {
      const right = indexOfLetter(content.answerLetter)
      const { length } = content.options
      if (right < 0 || right >= length) return
      items[right] = (items[right] ?? 0) + 1
      for (let place = 0; place < Math.min(length, 26); place += 1) {
        expected[place] = (expected[place] ?? 0) + 1 / length
      }
    },
    counted: () =>
      expected.map((chance, place) => ({
        letter: letterAt(place),
        items: items[place] ?? 0,
        expected: chance,
      })),
  }
}

export interface NamedCount {
  /** Null for none. */
  readonly name: string | null
  readonly items: number
  readonly kept: number
}

/** How many items have which value, the most frequent first, then by name; `''` and null are “none”, which comes last. */
export function nameCounter(
  valueOf: (facts: ItemFacts) => string | null,
): ItemCounter<readonly NamedCount[]> {
  const counts = new Map<string | null, { items: number; kept: number }>()
  return {
    add(one) {
      const name = nameOf(valueOf(one))
      const count = counts.get(name) ?? { items: 0, kept: 0 }
      counts.set(name, count)
      count.items += 1
      if (isKept(one)) count.kept += 1
    },
    counted: () =>
      [...counts]
        .map(([name, count]) => ({ name, ...count }))
        .toSorted(
          (a, b) =>
            Number(a.name === null) - Number(b.name === null) ||
            b.items - a.items ||
            ((a.name ?? '') < (b.name ?? '') ? -1 : 1),
        ),
  }
}

/** Upstream statuses. */
export const statusCounter = (): ItemCounter<readonly NamedCount[]> =>
  nameCounter(({ item }) => item.source.status)

export interface SaidCount {
  readonly judgements: number
  /** Items of which at least one annotator said so. */
  readonly items: number
}

export interface DecisionCount extends SaidCount {
  /** `begun` is a judgement without a decision yet. */
  readonly decision: Decision | 'begun'
}

/** What annotators decided. */
export function decisionCounter(): ItemCounter<readonly DecisionCount[]> {
  const counts = [...decisions, 'begun' as const].map((decision) => ({
    decision,
    judgements: 0,
    items: 0,
    /** The item that was counted last. */
    last: -1,
  }))
  const byDecision = new Map(counts.map((count) => [count.decision, count]))
  let place = 0
  return {
    add({ judgements }) {
      place += 1
      for (const { decision } of judgements) {
        const count = byDecision.get(decision ?? 'begun')
        if (!count) continue
        count.judgements += 1
        if (count.last !== place) count.items += 1
        count.last = place
      }
    },
    counted: () => counts.map(({ decision, judgements, items }) => ({ decision, judgements, items })),
  }
}

export interface ReasonCount extends SaidCount {
  readonly code: string
  readonly name: string
}

/**
 * Why annotators and adjudicators rejected: in the project's order, then codes that it does not list; those that nobody
 * named are left out. A resolution counts as one more judgement where an adjudicator set it.
 */
export function reasonCounter(reasons: readonly Reason[]): ItemCounter<readonly ReasonCount[]> {
  const judgements = new Map<string, number>()
  const items = new Map<string, number>()
  return {
    add({ judgements: all, resolution }) {
      const sets = typeof resolution === 'string' ? all : [...all, resolution]
      const said = sets.flatMap(({ reasons: codes }) => (codes.length > 0 ? [...new Set(codes)] : codes))
      if (said.length === 0) return
      for (const code of said) increase(judgements, code)
      for (const code of new Set(said)) increase(items, code)
    },
    counted() {
      const names = new Map(reasons.map(({ code, name }) => [code, name]))
      const unlisted = [...judgements.keys()].filter((code) => !names.has(code)).toSorted()
      return [...names.keys(), ...unlisted].flatMap((code) => {
        const count = judgements.get(code)
        return count === undefined
          ? []
          : { code, name: names.get(code) ?? code, judgements: count, items: items.get(code) ?? 0 }
      })
    },
  }
}
