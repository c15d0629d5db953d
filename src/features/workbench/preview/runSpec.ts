import type { Dataset } from '../../../domain/dataset.ts'
import { isUndecided } from '../../../domain/queue.ts'
import { rows } from '../../../domain/table.ts'

/** Which items a run asks about. */
export type RunScope = 'queue' | 'undecided' | 'all'
export const runScopes: readonly RunScope[] = ['queue', 'undecided', 'all']

export const scopeNames: Readonly<Record<RunScope, string>> = {
  queue: 'This queue',
  undecided: 'Undecided',
  all: 'All items',
}

/**
 * The items of a scope. What comes after the item in sight goes first, then what was passed already, then what the
 * queue does not hold, so that answers are there by the time one comes to an item.
 */
export function itemsOfScope(
  scope: RunScope,
  dataset: Dataset,
  queueIds: readonly string[],
  annotatorId: string,
  itemId: string | null,
): readonly string[] {
  const place = itemId === null ? -1 : queueIds.indexOf(itemId)
  const from = Math.max(0, place)
  const queued = [...queueIds.slice(from), ...queueIds.slice(0, from)]
  if (scope === 'queue') return queued
  const known = new Set(queued)
  const others = rows(dataset.items)
    .filter(({ id }) => !known.has(id))
    .toSorted((a, b) => a.order - b.order)
    .map(({ id }) => id)
  const all = [...queued, ...others]
  if (scope === 'all') return all
  return all.filter((id) => isUndecided(dataset, annotatorId, id))
}
