import {
  answerSigns,
  bitOf,
  disagreementOf,
  modelOutcomes,
  type AnswerSign,
  type ModelOutcome,
} from './answerFilterFacts.ts'

/** Which items are listed, and in which order. */
export interface AnswerFilter {
  /** The model that `outcome` is about; null for any of them. */
  readonly label: string | null
  readonly outcome: ModelOutcome | null
  readonly sign: AnswerSign | null
  /** Null for all; a category may itself be none. */
  readonly category: { readonly id: string | null } | null
  readonly search: string
  readonly sort: AnswerSort
}

export const answerSorts = ['order', 'fewest-right', 'most-right', 'disagreement'] as const
export type AnswerSort = (typeof answerSorts)[number]

export const allAnswers: AnswerFilter = {
  label: null,
  outcome: null,
  sign: null,
  category: null,
  search: '',
  sort: 'order',
}

/** What each item is, at its place. */
export interface AnswerFacts {
  readonly outcomes: Uint16Array
  readonly signs: Uint16Array
  readonly categories: readonly (string | null)[]
  /** 1 where the search finds the item; null without a search. */
  readonly found: Uint8Array | null
}

export interface FilteredItems {
  /** Places of the items that are left, in their order. */
  readonly places: Uint32Array
  /** How many would be left if this option were chosen in place of the one that is. */
  readonly outcomes: ReadonlyMap<ModelOutcome, number>
  readonly signs: ReadonlyMap<AnswerSign, number>
  readonly categories: ReadonlyMap<string | null, number>
  /** How many would be left without a choice of the kind. */
  readonly anyOutcome: number
  readonly anySign: number
  readonly anyCategory: number
}

export function filteredItems(facts: AnswerFacts, filter: AnswerFilter): FilteredItems {
  const { outcomes, signs, categories, found } = facts
  const outcome = filter.outcome === null ? null : bitOf(modelOutcomes, filter.outcome)
  const sign = filter.sign === null ? null : bitOf(answerSigns, filter.sign)
  const { category } = filter
  const places = new Uint32Array(categories.length)
  let left = 0
  const [outcomeCounts, signCounts] = [counter(modelOutcomes.length), counter(answerSigns.length)]
  const categoryCounts = new Map<string | null, number>()
  let anyCategory = 0
  for (const [place, own] of categories.entries()) {
    if (found && found[place] !== 1) continue
    const [did, bears] = [outcomes[place] ?? 0, signs[place] ?? 0]
    const hasOutcome = outcome === null || (did & outcome) !== 0
    const hasSign = sign === null || (bears & sign) !== 0
    const isOfCategory = category === null || own === category.id
    if (hasSign && isOfCategory) outcomeCounts.add(did)
    if (hasOutcome && isOfCategory) signCounts.add(bears)
    if (hasOutcome && hasSign) {
      categoryCounts.set(own, (categoryCounts.get(own) ?? 0) + 1)
      anyCategory += 1
      if (isOfCategory) {
        places[left] = place
        left += 1
      }
    }
  }
  return {
    places: places.slice(0, left),
    outcomes: outcomeCounts.by(modelOutcomes),
    signs: signCounts.by(answerSigns),
    categories: categoryCounts,
    anyOutcome: outcomeCounts.all(),
    anySign: signCounts.all(),
    anyCategory,
  }
}

/** Counts by whole masks first: there are far fewer of them than items. */
function counter(bits: number) {
  const times = new Uint32Array(2 ** bits)
  let all = 0
  return {
    add(mask: number): void {
      times[mask] = (times[mask] ?? 0) + 1
      all += 1
    },
    all: () => all,
    by<T>(options: readonly T[]): ReadonlyMap<T, number> {
      const counts = new Uint32Array(bits)
      for (const [mask, count] of times.entries()) {
        if (count === 0) continue
        for (let bit = 0; bit < bits; bit += 1)
          if ((mask & (1 << bit)) !== 0) counts[bit] = (counts[bit] ?? 0) + count
      }
      return new Map(options.map((option, bit) => [option, counts[bit] ?? 0]))
    },
  }
}

/** So many steps from 0 to 1 are told apart when items are sorted. */
const steps = 10_000

/** The places sorted by the shares of right answers; those that are alike, or have none and come last, stay in order. */
export function sortedPlaces(places: Uint32Array, shares: Float64Array, sort: AnswerSort): Uint32Array {
  if (sort === 'order') return places
  const keyOf = (place: number): number => {
    const share = shares[place] ?? Number.NaN
    if (Number.isNaN(share)) return steps + 1
    const first =
      sort === 'fewest-right' ? share : 1 - (sort === 'most-right' ? share : disagreementOf(share))
    return Math.min(steps, Math.max(0, Math.round(first * steps)))
  }
  // A counting sort: items are many, and what they are sorted by is coarse.
  const starts = new Uint32Array(steps + 3)
  for (const place of places) {
    const after = keyOf(place) + 1
    starts[after] = (starts[after] ?? 0) + 1
  }
  for (let key = 1; key < starts.length; key += 1) starts[key] = (starts[key] ?? 0) + (starts[key - 1] ?? 0)
  const sorted = new Uint32Array(places.length)
  for (const place of places) {
    const key = keyOf(place)
    const at = starts[key] ?? 0
    sorted[at] = place
    starts[key] = at + 1
  }
  return sorted
}

/**
 * The index next to one in a list of `length`. An item that has left the list, at -1, is gone on from where it stood
 * (`lastAt`): there stands the one after it now. Null at the ends.
 */
export function besideIndex(length: number, at: number, lastAt: number, by: 1 | -1): number | null {
  const next = at >= 0 ? at + by : by === 1 ? Math.max(0, lastAt) : (lastAt < 0 ? length : lastAt) - 1
  return next >= 0 && next < length ? next : null
}
