import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef, type CSSProperties, type KeyboardEvent, type MouseEvent } from 'react'
import type { Sight } from '../../../domain/itemColumns.ts'
import type { ItemFacts } from '../../../domain/itemFacts.ts'
import type { TableView } from '../../../domain/tableView.ts'
import { GridHead, movedColumn } from './GridHead.tsx'
import { ItemRow, rowHeight, rowId } from './ItemRow.tsx'
import styles from './ItemGrid.module.css'
import { allPicked, clicked, stepped, toggledHere, type Picking } from './picking.ts'
import { useColumns } from './useColumns.ts'

interface ItemGridProps {
  readonly list: readonly ItemFacts[]
  /** Ids of the items in the list. */
  readonly ids: readonly string[]
  /** The facts of a row as they are at this moment. */
  readonly freshly: (facts: ItemFacts) => ItemFacts
  readonly view: TableView
  readonly sight: Sight
  readonly picking: Picking
  readonly busy: boolean
  readonly onPick: (picking: Picking) => void
  readonly onView: (change: Partial<TableView>) => void
  readonly onOpen: (itemId: string) => void
}

/** The rows: 100,000 of them scroll, because only those in sight are drawn. */
export function ItemGrid(props: ItemGridProps) {
  const { list, ids, freshly, view, sight, picking, busy, onPick, onView, onOpen } = props
  const scroller = useRef<HTMLDivElement>(null)
  const layout = useColumns(view.columns)
  const virtual = useVirtualizer({
    count: list.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 4,
    // The head lies over the first rows.
    paddingStart: headHeight,
    scrollPaddingStart: headHeight,
  })
  const { at } = picking
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at, { align: 'auto' })
  }, [at, virtual])

  function onClick(event: MouseEvent): void {
    const { target } = event
    const row = target instanceof Element ? target.closest('[data-at]') : null
    if (!(row instanceof HTMLElement) || !(target instanceof Element)) return
    const place = Number(row.dataset['at'])
    const beside = event.ctrlKey || event.metaKey || target.closest('[data-check]') !== null
    onPick(clicked(picking, ids, place, event.shiftKey ? 'range' : beside ? 'beside' : 'alone'))
  }

  function onDoubleClick(event: MouseEvent): void {
    const { target } = event
    if (!(target instanceof Element) || target.closest('[data-check]')) return
    const row = target.closest('[data-at]')
    const id = row instanceof HTMLElement ? row.dataset['itemId'] : undefined
    if (id !== undefined) onOpen(id)
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.target !== event.currentTarget || event.altKey) return
    const next = afterKey(
      event,
      picking,
      ids,
      Math.max(1, Math.floor(pageOf(scroller.current) / rowHeight) - 2),
    )
    if (event.key === 'Enter') {
      const id = ids[picking.at]
      if (id !== undefined) onOpen(id)
    } else if (next === null) return
    else onPick(next)
    event.preventDefault()
    event.stopPropagation()
  }

  const columnsStyle: CSSProperties & Record<`--${string}`, string> = {
    '--columns': layout.template,
    inlineSize: layout.width,
    blockSize: virtual.getTotalSize(),
  }
  return (
    <div
      ref={scroller}
      role="grid"
      tabIndex={0}
      className={styles.grid}
      aria-label="Items"
      aria-multiselectable
      aria-rowcount={list.length + 1}
      aria-colcount={layout.columns.length}
      aria-busy={busy}
      aria-activedescendant={at >= 0 ? rowId(at) : undefined}
      onClick={onClick}
      onDoubleClick={onDoubleClick}
      onKeyDown={onKeyDown}
      onFocus={(event) => {
        if (
          event.target === event.currentTarget &&
          at < 0 &&
          ids.length > 0 &&
          event.currentTarget.matches(':focus-visible')
        )
          onPick(stepped(picking, ids, 0, false))
      }}
    >
      <div className={styles.sheet} style={columnsStyle} role="presentation">
        <GridHead
          layout={layout}
          sort={view.sort}
          onSort={(sort) => onView({ sort })}
          onMove={(id, by) => onView({ columns: movedColumn(view.columns, id, by) })}
        />
        {virtual.getVirtualItems().map(({ index, start }) => {
          const facts = list[index]
          return facts ? (
            <ItemRow
              key={facts.item.id}
              facts={freshly(facts)}
              columns={layout.columns}
              sight={sight}
              at={index}
              start={start}
              isChosen={picking.chosen.has(facts.item.id)}
              isActive={index === at}
            />
          ) : null
        })}
      </div>
    </div>
  )
}

const headHeight = 32

const pageOf = (scroller: HTMLElement | null): number => scroller?.clientHeight ?? 0

/** What a key chooses; null for a key that is not the table's. */
function afterKey(
  event: KeyboardEvent,
  picking: Picking,
  ids: readonly string[],
  page: number,
): Picking | null {
  const { key, shiftKey } = event
  const command = event.ctrlKey || event.metaKey
  if (command && key.toLowerCase() === 'a') return allPicked(picking, ids)
  if (key === 'Escape') return picking.chosen.size > 0 ? { ...picking, chosen: new Set() } : null
  if (key === ' ') return toggledHere(picking, ids)
  const to = {
    ArrowDown: picking.at + 1,
    ArrowUp: picking.at - 1,
    PageDown: picking.at + page,
    PageUp: picking.at - page,
    Home: 0,
    End: ids.length - 1,
  }[key]
  return to === undefined ? null : stepped(picking, ids, to, shiftKey)
}
