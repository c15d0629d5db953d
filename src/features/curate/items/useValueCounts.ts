import { useEffect, useState } from 'react'
import type { ItemFacts } from '../../../domain/itemFacts.ts'
import { namesOf, type Surroundings } from '../../../domain/itemFields.ts'
import type { NamedField } from '../../../domain/tableView.ts'
import { breath } from '../useFacts.ts'

/** Values of a field, the most frequent first, each with the items that have it; `''` is none. */
export type ValueCounts = readonly (readonly [value: string, count: number])[]

const slice = 250
const longest = 16

/** Counts the values of a field over all items, a slice at a time; null until that is done. */
export function useValueCounts(
  facts: readonly ItemFacts[],
  field: NamedField,
  surroundings: Surroundings,
): ValueCounts | null {
  const [counted, setCounted] = useState<{ readonly field: NamedField; readonly counts: ValueCounts } | null>(
    null,
  )
  useEffect(() => {
    const control = new AbortController()
    void countValues(facts, field, surroundings, control.signal).then((counts) => {
      if (counts) setCounted({ field, counts })
    })
    return () => control.abort()
  }, [facts, field, surroundings])
  return counted?.field === field ? counted.counts : null
}

async function countValues(
  facts: readonly ItemFacts[],
  field: NamedField,
  surroundings: Surroundings,
  signal: AbortSignal,
): Promise<ValueCounts | null> {
  const read = namesOf(field)
  const counts = new Map<string, number>()
  let since = performance.now()
  for (let from = 0; from < facts.length; from += slice) {
    for (const each of facts.slice(from, from + slice)) {
      const names = read(each, surroundings)
      for (const name of names.length > 0 ? names : ['']) counts.set(name, (counts.get(name) ?? 0) + 1)
    }
    if (performance.now() - since < longest) continue
    await breath()
    if (signal.aborted) return null
    since = performance.now()
  }
  return [...counts].toSorted(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
}
