import { useEffect, useRef, useState } from 'react'
import { judgementsOf, type Dataset } from '../../../domain/dataset.ts'
import { disputeOn, type Dispute } from '../../../domain/disputes.ts'
import type { Item } from '../../../domain/item.ts'
import type { Judgement } from '../../../domain/judgement.ts'
import type { Policy } from '../../../domain/project.ts'
import type { Resolution } from '../../../domain/resolution.ts'
import { get, keys } from '../../../domain/table.ts'
import { createBreath } from '../../../formats/breath.ts'
import { useOpen } from '../../../state/useApp.ts'

/** What a dispute was found from: as long as all of it is the same, so is the dispute. */
interface Known {
  readonly item: Item
  readonly judgements: readonly Judgement[]
  readonly set: Resolution | undefined
  readonly policy: Policy
  readonly dispute: Dispute | null
}

const sameList = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((each, place) => each === b[place])

/** All disputes in the order of their items; null until they were looked for. Looks a slice at a time, and only anew at what changed. */
export function useDisputes(): readonly Dispute[] | null {
  const dataset = useOpen((open) => open.dataset)
  const { items, judgements, resolutions } = dataset
  const { policy } = dataset.project
  const [found, setFound] = useState<readonly Dispute[] | null>(null)
  const known = useRef(new Map<string, Known>())
  useEffect(() => {
    const life = new AbortController()
    void look(dataset, known.current, life.signal).then((all) => {
      if (all) setFound(all)
    })
    return () => life.abort()
    // A dispute is made of these alone; a saved view must not set off another search.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [items, judgements, resolutions, policy])
  return found
}

async function look(
  dataset: Dataset,
  known: Map<string, Known>,
  signal: AbortSignal,
): Promise<readonly Dispute[] | null> {
  const breath = createBreath()
  const found: Dispute[] = []
  const { policy } = dataset.project
  const ids = new Set([...keys(dataset.annotatorsOf), ...keys(dataset.resolutions)])
  for (const id of known.keys()) if (!ids.has(id)) known.delete(id)
  for (const id of ids) {
    const pause = breath()
    if (pause) await pause
    if (signal.aborted) return null
    const item = get(dataset.items, id)
    if (!item) continue
    const judgements = judgementsOf(dataset, id)
    const set = get(dataset.resolutions, id)
    const before = known.get(id)
    const isSame =
      before &&
      before.item === item &&
      before.set === set &&
      before.policy === policy &&
      sameList(before.judgements, judgements)
    const dispute = isSame ? before.dispute : disputeOn(dataset, item)
    if (!isSame) known.set(id, { item, judgements, set, policy, dispute })
    if (dispute) found.push(dispute)
  }
  return found.toSorted((a, b) => a.item.order - b.item.order || (a.item.id < b.item.id ? -1 : 1))
}
