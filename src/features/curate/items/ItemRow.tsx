import { memo } from 'react'
import type { ItemColumn, Sight } from '../../../domain/itemColumns.ts'
import type { ItemFacts } from '../../../domain/itemFacts.ts'
import styles from './ItemGrid.module.css'
import { DecisionMarks, OutcomeCell } from './marks.tsx'

export const rowHeight = 34

interface ItemRowProps {
  readonly facts: ItemFacts
  readonly columns: readonly ItemColumn[]
  readonly sight: Sight
  /** Its place among the rows that are shown. */
  readonly at: number
  readonly start: number
  readonly isChosen: boolean
  readonly isActive: boolean
}

export const rowId = (at: number): string => `items-row-${String(at)}`

/** One item. Pressing on it is heard by the table. */
export const ItemRow = memo(function ItemRow(props: ItemRowProps) {
  const { facts, columns, sight, at, start, isChosen, isActive } = props
  return (
    <div
      id={rowId(at)}
      role="row"
      className={styles.row}
      aria-rowindex={at + 2}
      aria-selected={isChosen}
      data-at={at}
      data-item-id={facts.item.id}
      data-active={isActive}
      style={{ transform: `translateY(${String(start)}px)` }}
    >
      {columns.map((column, place) => (
        <div
          key={column.id}
          role={place === 0 ? 'rowheader' : 'gridcell'}
          aria-colindex={place + 1}
          className={styles.cell}
          data-first={place === 0}
          data-numeric={column.isNumeric}
          data-column={column.id}
        >
          {place === 0 ? <span className={styles.check} data-check aria-hidden /> : null}
          <Cell column={column} facts={facts} sight={sight} />
        </div>
      ))}
    </div>
  )
})

/** Longer texts are cut: a cell shows a line of them. */
const longest = 300

function Cell({
  column,
  facts,
  sight,
}: Pick<ItemRowProps, 'facts' | 'sight'> & { readonly column: ItemColumn }) {
  const text = column.text(facts, sight)
  if (text === '') return null
  if (column.id === 'decisions') {
    return <DecisionMarks judgements={facts.judgements} words={sight.words} text={text} />
  }
  if (column.id === 'quadrant') {
    const outcome = sight.surroundings.outcomes.get(facts.item.id)
    return outcome ? <OutcomeCell itemId={facts.item.id} outcome={outcome} text={text} /> : null
  }
  return (
    <span className={styles.text} dir="auto">
      {text.length > longest ? `${text.slice(0, longest)}…` : text}
    </span>
  )
}
