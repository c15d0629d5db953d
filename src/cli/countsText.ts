import { countText } from '../ui/quantity.ts'
import type { LoadCounts } from './loading/load.ts'
import type { SeverityCounts } from './problemText.ts'

/** `2 items of 4 records: 1 error, 0 warnings`. */
export function countsText(
  items: number,
  { records }: LoadCounts,
  { errors, warnings }: SeverityCounts,
): string {
  const of = records > 0 ? ` of ${countText(records, 'record')}` : ''
  return `${countText(items, 'item')}${of}: ${countText(errors, 'error')}, ${countText(warnings, 'warning')}`
}
