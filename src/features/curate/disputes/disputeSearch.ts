import type { Dataset } from '../../../domain/dataset.ts'
import { disputeOn, type Dispute } from '../../../domain/disputes.ts'
import { get, keys } from '../../../domain/table.ts'
import { createBreath, type Breath } from '../../../formats/breath.ts'
import { changedRows } from '../../../state/outcomeIndex.ts'

/** All disputes of a dataset, by item. */
export interface Found {
  readonly dataset: Dataset
  readonly disputes: Map<string, Dispute>
}

export const inOrder = (disputes: readonly Dispute[]): readonly Dispute[] =>
  disputes.toSorted((a, b) => a.item.order - b.item.order || (a.item.id < b.item.id ? -1 : 1))

/**
 * Looks a slice at a time, and only at what changed since `before`. Null when it was called off; `before` may still be
 * built upon then: whatever was looked at already is looked at again.
 */
export async function look(
  dataset: Dataset,
  before: Found | null,
  signal: AbortSignal,
  breath: Breath = createBreath(),
): Promise<Found | null> {
  const isSame =
    before?.dataset.items === dataset.items && before.dataset.project.policy === dataset.project.policy
  const disputes = isSame ? before.disputes : new Map<string, Dispute>()
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
