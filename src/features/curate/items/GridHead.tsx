import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { useState, type KeyboardEvent } from 'react'
import { columnOf } from '../../../domain/itemColumns.ts'
import type { TableView } from '../../../domain/tableView.ts'
import styles from './ItemGrid.module.css'
import type { Columns } from './useColumns.ts'

/** The order after a press on a column's head: upwards, then downwards, then as imported. */
export function sortAfter(sort: TableView['sort'], column: string): TableView['sort'] {
  if (sort?.column !== column) return { column, descending: false }
  return sort.descending ? null : { column, descending: true }
}

/** The columns in another order: this one moved by so many places; the first stays the first. */
export function movedColumn(columns: readonly string[], id: string, by: number): readonly string[] {
  const from = columns.indexOf(id)
  const to = Math.max(1, Math.min(columns.length - 1, from + by))
  if (from < 1 || from === to) return columns
  const rest = columns.filter((each) => each !== id)
  return [...rest.slice(0, to), id, ...rest.slice(to)]
}

interface GridHeadProps {
  readonly layout: Columns
  readonly sort: TableView['sort']
  readonly onSort: (sort: TableView['sort']) => void
  readonly onMove: (id: string, by: number) => void
}

/** Pixels by which a key makes a column wider or narrower. */
const widening = 16

/** The heads of the columns: press to sort, drag to move, drag the edge to resize; Shift and Alt with arrows do the same. */
export function GridHead({ layout, sort, onSort, onMove }: GridHeadProps) {
  const [dragged, setDragged] = useState<string | null>(null)

  function onKeyDown(event: KeyboardEvent, id: string): void {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (by === 0 || event.ctrlKey || event.metaKey || event.shiftKey === event.altKey) return
    event.preventDefault()
    if (event.shiftKey) onMove(id, by)
    else layout.widen(id, by * widening)
  }

  return (
    <div role="row" aria-rowindex={1} className={styles.head}>
      {layout.headers.map((header, place) => {
        const { id, column } = header
        const sorted = sort?.column === id
        const Arrow = sorted && sort.descending ? IconArrowDown : IconArrowUp
        const resize = header.getResizeHandler()
        return (
          <div
            key={id}
            role="columnheader"
            tabIndex={-1}
            aria-colindex={place + 1}
            aria-sort={sorted ? (sort.descending ? 'descending' : 'ascending') : 'none'}
            className={styles.headCell}
            data-first={place === 0}
            data-numeric={columnOf(id)?.isNumeric}
            data-dragged={dragged === id}
            onDragOver={(event) => {
              if (dragged !== null && place > 0) event.preventDefault()
            }}
            onDrop={(event) => {
              event.preventDefault()
              const from = layout.columns.findIndex((each) => each.id === dragged)
              if (dragged !== null && from > 0) onMove(dragged, place - from)
              setDragged(null)
            }}
          >
            <button
              type="button"
              draggable={place > 0}
              aria-keyshortcuts="Shift+ArrowLeft Shift+ArrowRight Alt+ArrowLeft Alt+ArrowRight"
              title="Sort. Shift and ← or → move the column, Alt and ← or → make it narrower or wider."
              onClick={() => onSort(sortAfter(sort, id))}
              onKeyDown={(event) => onKeyDown(event, id)}
              onDragStart={() => setDragged(id)}
              onDragEnd={() => setDragged(null)}
            >
              <span>{String(column.columnDef.header)}</span>
              {sorted ? <Arrow size={13} aria-hidden /> : null}
            </button>
            <span
              className={styles.edge}
              aria-hidden
              data-resizing={column.getIsResizing()}
              onMouseDown={resize}
              onTouchStart={resize}
            />
          </div>
        )
      })}
    </div>
  )
}
