import type { Item } from './item.ts'
import { ranked } from './ranking.ts'
import { rows, type Table } from './table.ts'

const ordered = new WeakMap<Table<Item>, readonly Item[]>()

/** All items in the order of import; sorted once for each state of the table. */
export function inOrder(items: Table<Item>): readonly Item[] {
  const known = ordered.get(items)
  if (known) return known
  const list = ranked(rows(items), (item) => item.order)
  ordered.set(items, list)
  return list
}
