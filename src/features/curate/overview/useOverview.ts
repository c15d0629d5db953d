import { useEffect, useState } from 'react'
import type { ItemFacts } from '../../../domain/itemFacts.ts'
import { useOpen } from '../../../state/useApp.ts'
import { breath } from '../useFacts.ts'
import { countOverview, type OverviewCounts, type Scope } from './overviewCounts.ts'

interface Kept {
  readonly basis: readonly unknown[]
  readonly counts: OverviewCounts
}

/** Counts of the latest datasets, so that coming back to the page costs nothing. */
const known = new WeakMap<readonly ItemFacts[], Map<Scope, Kept>>()

const keptFor = (facts: readonly ItemFacts[], scope: Scope, basis: readonly unknown[]) => {
  const kept = known.get(facts)?.get(scope)
  return kept?.basis.every((part, place) => part === basis[place]) ? kept.counts : null
}

/** What the overview shows; null until it is counted for the first time. The counts of before stay until then. */
export function useOverview(
  facts: readonly ItemFacts[] | null,
  taken: ReadonlySet<string> | null,
  scope: Scope,
): OverviewCounts | null {
  const categories = useOpen(({ dataset }) => dataset.project.categories)
  const reasons = useOpen(({ dataset }) => dataset.project.reasons)
  const [shown, setShown] = useState<OverviewCounts | null>(null)
  const kept = facts && keptFor(facts, scope, [categories, reasons, taken])
  useEffect(() => {
    const basis = [categories, reasons, taken]
    if (!facts || keptFor(facts, scope, basis)) return undefined
    const control = new AbortController()
    const breathe = async (): Promise<void> => {
      await breath()
      control.signal.throwIfAborted()
    }
    countOverview({ facts, project: { categories, reasons }, taken }, scope, breathe).then(
      (counts) => {
        const byScope = known.get(facts) ?? new Map<Scope, Kept>()
        known.set(facts, byScope.set(scope, { basis, counts }))
        setShown(counts)
      },
      (failure: unknown) => {
        if (!control.signal.aborted) throw failure
      },
    )
    return () => control.abort()
  }, [facts, taken, scope, categories, reasons])
  return kept ?? shown
}
