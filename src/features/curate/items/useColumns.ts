import {
  columnOrderingFeature,
  columnResizingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table'
import { useMemo, useState } from 'react'
import { columnOf, itemColumns, type ItemColumn } from '../../../domain/itemColumns.ts'
import type { ItemFacts } from '../../../domain/itemFacts.ts'

const features = tableFeatures({
  columnOrderingFeature,
  columnVisibilityFeature,
  columnSizingFeature,
  columnResizingFeature,
})

/** The rows are drawn from the facts themselves: 100,000 of them need no second form. */
const noRows: ItemFacts[] = []

/** Pixels below which no column goes. */
const narrowest = 56

const definitions = itemColumns.map(({ id, name, width }) => ({
  id,
  header: name,
  size: width,
  minSize: narrowest,
  maxSize: 1200,
}))

/** Widths that somebody chose, for as long as this page lives. */
let widths: Readonly<Record<string, number>> = {}

/** Order, widths and visibility of the columns. */
export function useColumns(shown: readonly string[]) {
  const [columnSizing, setSizing] = useState<Record<string, number>>(() => ({ ...widths }))
  const columnOrder = useMemo(() => [...shown], [shown])
  const columnVisibility = useMemo(
    () => Object.fromEntries(itemColumns.map(({ id }) => [id, shown.includes(id)])),
    [shown],
  )
  const table = useTable({
    features,
    columns: definitions,
    data: noRows,
    columnResizeMode: 'onChange',
    state: { columnOrder, columnVisibility, columnSizing },
    onColumnSizingChange(change) {
      setSizing((before) => {
        const after = typeof change === 'function' ? change(before) : change
        widths = after
        return after
      })
    },
  })
  const headers = table.getHeaderGroups()[0]?.headers ?? []
  const columns: readonly ItemColumn[] = useMemo(() => shown.flatMap((id) => columnOf(id) ?? []), [shown])
  return {
    columns,
    headers,
    width: headers.reduce((sum, header) => sum + header.getSize(), 0),
    template: headers.map((header) => `${String(header.getSize())}px`).join(' '),
    /** Makes a column wider or narrower by so many pixels. */
    widen(id: string, by: number) {
      const column = table.getColumn(id)
      if (!column) return
      const width = Math.max(narrowest, Math.min(1200, column.getSize() + by))
      table.setColumnSizing((before) => ({ ...before, [id]: width }))
    },
  }
}

export type Columns = ReturnType<typeof useColumns>
