import { useVirtualizer } from '@tanstack/react-virtual'
import { IconCheck, IconMinus, IconX } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { useEvaluation } from '../../../state/useApp.ts'
import styles from './ItemsSection.module.css'
import type { Answered, AttentionRow } from './attentionRows.ts'
import { measureText, type ShownMeasure } from './attentionWords.ts'

interface ItemListProps {
  readonly rows: readonly AttentionRow[]
  readonly measure: ShownMeasure
  readonly chosen: string | null
  readonly onChoose: (itemId: string) => void
}

const rowHeight = 44
const signs = { right: IconCheck, wrong: IconX, unanswered: IconMinus } as const
const answeredNames: Readonly<Record<Answered, string>> = {
  right: 'Right',
  wrong: 'Wrong',
  unanswered: 'Not answered',
}

/** The items of the chosen contestant; however many there are, only those in sight are drawn. */
export function ItemList({ rows, measure, chosen, onChoose }: ItemListProps) {
  const items = useEvaluation((state) => state.items)
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  })
  const place = rows.findIndex(({ itemId }) => itemId === chosen)
  useEffect(() => {
    if (place >= 0) virtual.scrollToIndex(place, { align: 'auto' })
  }, [place, virtual])
  return (
    <div ref={scroller} className={styles.list}>
      <ul style={{ blockSize: virtual.getTotalSize() }} aria-label="Items">
        {virtual.getVirtualItems().map(({ index, start }) => {
          const row = rows[index]
          if (!row) return null
          const Sign = signs[row.answered]
          const item = items.get(row.itemId)
          const question = item?.key?.question ?? item?.given.question ?? row.itemId
          return (
            <li key={row.itemId} style={{ transform: `translateY(${start}px)` }}>
              <button
                type="button"
                aria-current={row.itemId === chosen}
                onClick={() => onChoose(row.itemId)}
                title={question.slice(0, 300)}
              >
                <Sign
                  size={14}
                  className={styles.sign}
                  data-answered={row.answered}
                  role="img"
                  aria-label={answeredNames[row.answered]}
                />
                <span className={styles.question} dir="auto">
                  {question.slice(0, 200)}
                </span>
                <span className={styles.value}>{measureText(measure, row.value)}</span>
              </button>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
