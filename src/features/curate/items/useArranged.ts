import { useEffect, useMemo, useState } from 'react'
import { columnOf, sortedBy, type Sight } from '../../../domain/itemColumns.ts'
import type { ItemFacts } from '../../../domain/itemFacts.ts'
import { isShownBy } from '../../../domain/itemFilter.ts'
import { searchText } from '../../../domain/itemSearch.ts'
import type { Project } from '../../../domain/project.ts'
import type { TableView } from '../../../domain/tableView.ts'
import { breath } from '../useFacts.ts'

export interface Arranging extends Pick<TableView, 'conditions' | 'search' | 'sort'> {
  readonly facts: readonly ItemFacts[]
  readonly sight: Sight
  readonly categories: Project['categories']
}

/** What is shown, in its order; `settled` is false while something newer is being worked out. */
export interface Arranged {
  readonly list: readonly ItemFacts[]
  readonly settled: boolean
}

/** So many are filtered and sorted without a break. */
const atOnce = 2000
/** Items between two looks at the clock. */
const slice = 250
/** Longest that a key waits, in milliseconds. */
const longest = 16

/** The items that a view shows, in its order. Many are gone through in slices, so that no key waits for it. */
export function useArranged(asked: Arranging): Arranged {
  const { facts, conditions, search, sort, sight, categories } = asked
  const arranging = useMemo(
    () => ({ facts, conditions, search, sort, sight, categories }),
    [facts, conditions, search, sort, sight, categories],
  )
  const isSmall = facts.length <= atOnce
  const small = useMemo(
    () => (isSmall ? sorted(facts.filter(testFor(arranging)), arranging) : null),
    [isSmall, facts, arranging],
  )
  const [large, setLarge] = useState<{ readonly of: Arranging; readonly list: readonly ItemFacts[] } | null>(
    null,
  )
  useEffect(() => {
    if (isSmall) return
    const control = new AbortController()
    void arrange(arranging, control.signal).then((list) => {
      if (list) setLarge({ of: arranging, list })
    })
    return () => control.abort()
  }, [isSmall, arranging])
  return useMemo(
    () =>
      small ? { list: small, settled: true } : { list: large?.list ?? [], settled: large?.of === arranging },
    [small, large, arranging],
  )
}

const testFor = (arranging: Arranging) => isShownBy(arranging, arranging.sight.surroundings, arranging)

function sorted(list: readonly ItemFacts[], { sort, sight }: Arranging): readonly ItemFacts[] {
  const column = sort && columnOf(sort.column)
  return column && sort ? sortedBy(list, column, sort.descending, sight) : list
}

async function arrange(arranging: Arranging, signal: AbortSignal): Promise<readonly ItemFacts[] | null> {
  const { facts, conditions, search } = arranging
  const all = conditions.length === 0 && search.trim() === ''
  const passing = all ? facts : await passingAmong(facts, testFor(arranging), signal)
  return passing && !signal.aborted ? sorted(passing, arranging) : null
}

async function passingAmong(
  facts: readonly ItemFacts[],
  test: (facts: ItemFacts) => boolean,
  signal: AbortSignal,
): Promise<readonly ItemFacts[] | null> {
  const passing: ItemFacts[] = []
  let since = performance.now()
  for (let from = 0; from < facts.length; from += slice) {
    for (const each of facts.slice(from, from + slice)) if (test(each)) passing.push(each)
    if (performance.now() - since < longest) continue
    await breath()
    if (signal.aborted) return null
    since = performance.now()
  }
  return passing
}

/** Makes ready for searching while nobody waits for anything, so that the first word finds as fast as the second. */
export function useReadyToSearch(facts: readonly ItemFacts[], categories: Project['categories']): void {
  useEffect(() => {
    if (facts.length <= atOnce) return
    const control = new AbortController()
    const readied = (each: ItemFacts): boolean => searchText(each, categories) === ''
    const timer = setTimeout(() => void passingAmong(facts, readied, control.signal), 500)
    return () => {
      clearTimeout(timer)
      control.abort()
    }
  }, [facts, categories])
}
