import type { AttentionColumn } from '../../../domain/attentionReport.ts'
import { isMostlyRight } from '../../../domain/rightShare.ts'
import { valueAt, type ShownMeasure } from './attentionWords.ts'

export type Answered = 'right' | 'wrong' | 'unanswered'

/** An item of the list. */
export interface AttentionRow {
  readonly itemId: string
  readonly value: number
  readonly answered: Answered
}

export type RowOrder = 'given' | 'least' | 'most'

export interface RowWish {
  readonly order: RowOrder
  readonly answered: Answered | 'all'
  /** Values from (included) to (excluded); null for all. */
  readonly range: readonly [from: number, to: number] | null
}

export const allRows: RowWish = { order: 'given', answered: 'all', range: null }

/** How an item was answered, by the share of right answers. */
const answeredOf = (share: number): Answered =>
  Number.isNaN(share) ? 'unanswered' : isMostlyRight(share) ? 'right' : 'wrong'

/** The items of one contestant, as they are wished for; `right` has the places of `itemIds`. */
export function attentionRows(
  itemIds: readonly string[],
  column: AttentionColumn,
  right: Float64Array,
  measure: ShownMeasure,
  { order, answered, range }: RowWish,
): readonly AttentionRow[] {
  const rows = itemIds.flatMap((itemId, place): readonly AttentionRow[] => {
    const value = valueAt(column, measure, place)
    if (Number.isNaN(value)) return []
    const how = answeredOf(right[place] ?? Number.NaN)
    if (answered !== 'all' && how !== answered) return []
    if (range && !(value >= range[0] && value < range[1])) return []
    return [{ itemId, value, answered: how }]
  })
  if (order === 'given') return rows
  const sign = order === 'least' ? 1 : -1
  return rows.toSorted((a, b) => sign * (a.value - b.value))
}

/** The shares of right answers at the places of the report’s items; NaN where there are none. */
export function rightAt(
  itemIds: readonly string[],
  places: ReadonlyMap<string, number>,
  right: Float64Array | null,
): Float64Array {
  return Float64Array.from(itemIds, (id) => {
    const place = places.get(id)
    return place === undefined || !right ? Number.NaN : (right[place] ?? Number.NaN)
  })
}
