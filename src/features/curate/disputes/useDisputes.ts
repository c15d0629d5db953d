import { useEffect, useRef, useState } from 'react'
import type { Dataset } from '../../../domain/dataset.ts'
import { disputeOn, type Dispute } from '../../../domain/disputes.ts'
import { get, keys } from '../../../domain/table.ts'
import { createBreath } from '../../../formats/breath.ts'
import { changedRows } from '../../../state/outcomeIndex.ts'
import { useOpen } from '../../../state/useApp.ts'

/** All disputes of a dataset, by item. */
interface Found {
  readonly dataset: Dataset
  readonly disputes: Map<string, Dispute>
}

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

const inOrder = (disputes: readonly Dispute[]): readonly Dispute[] =>
  disputes.toSorted((a, b) => a.item.order - b.item.order || (a.item.id < b.item.id ? -1 : 1))

/** Null when it was called off; what was found until then is still true of the dataset before. */
async function look(dataset: Dataset, before: Found | null, signal: AbortSignal): Promise<Found | null> {
  const isSame =
    before?.dataset.items === dataset.items && before.dataset.project.policy === dataset.project.policy
  const disputes = isSame ? before.disputes : new Map<string, Dispute>()
  const breath = createBreath()
  for (const id of isSame ? changedIds(before.dataset, dataset) : heardIds(dataset)) {
    const pause = breath()
    if (pause) await pause
    if (signal.aborted) return null
    const item = get(dataset.items, id)
    const dispute = item && disputeOn(dataset, item)
    if (dispute) disputes.set(id, dispute)
    else disputes.delete(id)
  }
  return { dataset, disputes }
}

const heardIds = (dataset: Dataset): ReadonlySet<string> =>
  new Set([...keys(dataset.annotatorsOf), ...keys(dataset.resolutions)])

const changedIds = (before: Dataset, after: Dataset): ReadonlySet<string> =>
  new Set(
    [
      ...changedRows(before.judgements, after.judgements),
      ...changedRows(before.resolutions, after.resolutions),
    ].map(({ itemId }) => itemId),
  )
