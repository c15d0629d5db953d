import type { Condition } from '../../../domain/tableView.ts'

/** Which items are checked. */
export type Scope = 'all' | 'accepted' | 'selected'

/** The same items in the table of all items. */
export function scopeConditions(scope: Scope): readonly Condition[] {
  if (scope === 'all') return []
  return scope === 'accepted'
    ? [{ kind: 'names', field: 'outcome', values: ['accept'], not: false }]
    : [{ kind: 'names', field: 'selection', values: ['taken'], not: false }]
}
