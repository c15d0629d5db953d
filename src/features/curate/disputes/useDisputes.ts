import { useEffect, useRef, useState } from 'react'
import type { Dispute } from '../../../domain/disputes.ts'
import { useOpen } from '../../../state/useApp.ts'
import { inOrder, look, type Found } from './disputeSearch.ts'

/**
 * All disputes in the order of their items; null until they were looked for. Looks a slice at a time, and later only
 * at what changed.
 */
export function useDisputes(): readonly Dispute[] | null {
  const dataset = useOpen((open) => open.dataset)
  const { items, judgements, resolutions } = dataset
  const { policy } = dataset.project
  const [shown, setShown] = useState<readonly Dispute[] | null>(null)
  const found = useRef<Found | null>(null)
  useEffect(() => {
    const life = new AbortController()
    void look(dataset, found.current, life.signal).then((next) => {
      if (!next) return
      found.current = next
      setShown(inOrder([...next.disputes.values()]))
    })
    return () => life.abort()
    // A dispute is made of these alone; a saved view must not set off another search.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [items, judgements, resolutions, policy])
  return shown
}
