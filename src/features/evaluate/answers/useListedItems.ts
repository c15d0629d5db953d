import { useEffect, useMemo, useState } from 'react'
import {
  filteredItems,
  sortedPlaces,
  type AnswerFilter,
  type FilteredItems,
} from '../../../domain/answerFilter.ts'
import {
  outcomeMasks,
  rightShares,
  signMasks,
  type ScoredItems,
  type SettledItems,
} from '../../../domain/answerFilterFacts.ts'
import { searchHits, searchTexts } from '../../../domain/answerFilterSearch.ts'
import { wordsOf } from '../../../domain/itemSearch.ts'
import type { Scored } from '../../../evaluation/evaluation.ts'
import { inSlices } from '../../../state/slices.ts'
import { useEvaluation } from '../../../state/useApp.ts'

export interface ListedItems {
  readonly filtered: FilteredItems
  /** Places of the items that are listed, in the order of the list. */
  readonly places: Uint32Array
  readonly shares: Float64Array
}

/** What a filter leaves; null until it was worked out for the first time, and as it was while that goes on anew. */
export function useListedItems(
  scored: Scored,
  filter: AnswerFilter,
  settled: SettledItems,
): ListedItems | null {
  const facts = useFacts(scored, filter.label, settled)
  const found = useFound(scored, filter.search)
  return useMemo(() => {
    if (!facts) return null
    const { outcomes, signs, shares, of } = facts
    const isSame = found?.length === of.itemIds.length
    const filtered = filteredItems(
      { outcomes, signs, categories: of.categories, found: isSame ? found : null },
      filter,
    )
    return { filtered, places: sortedPlaces(filtered.places, shares, filter.sort), shares }
  }, [facts, found, filter])
}

interface Facts {
  readonly of: ScoredItems
  readonly outcomes: Uint16Array
  readonly signs: Uint16Array
  readonly shares: Float64Array
}

function useFacts(scored: Scored, label: string | null, settled: SettledItems): Facts | null {
  const [facts, setFacts] = useState<Facts | null>(null)
  useEffect(() => {
    const control = new AbortController()
    void inSlices(factsOf(scored, label, settled), control.signal).then(setFacts, () => undefined)
    return () => control.abort()
  }, [scored, label, settled])
  return facts
}

function* factsOf(of: ScoredItems, label: string | null, settled: SettledItems): Generator<undefined, Facts> {
  return {
    of,
    outcomes: yield* outcomeMasks(of, label),
    signs: yield* signMasks(of, settled),
    shares: yield* rightShares(of),
  }
}

/** What the search finds, a moment behind the keys; null without a search. */
function useFound({ itemIds }: Scored, search: string): Uint8Array | null {
  const items = useEvaluation((state) => state.items)
  const [texts, setTexts] = useState<readonly string[] | null>(null)
  const [found, setFound] = useState<Uint8Array | null>(null)
  const isSearching = search.trim() !== ''
  useEffect(() => {
    if (!isSearching) return
    const control = new AbortController()
    void inSlices(searchTexts(itemIds, items), control.signal).then(setTexts, () => undefined)
    return () => control.abort()
  }, [itemIds, items, isSearching])
  useEffect(() => {
    if (!isSearching || !texts) return
    const control = new AbortController()
    void inSlices(searchHits(texts, wordsOf(search)), control.signal).then(setFound, () => undefined)
    return () => control.abort()
  }, [texts, search, isSearching])
  return isSearching ? found : null
}
