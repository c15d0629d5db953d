import { IconCheck, IconCircleDashed, IconX, IconCircleHalf2, type Icon } from '@tabler/icons-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { memo, useEffect, useMemo, useRef } from 'react'
import { isMostlyRight } from '../../../domain/rightShare.ts'
import type { Scored } from '../../../evaluation/evaluation.ts'
import { useEvaluation, useOpen } from '../../../state/useApp.ts'
import { tallyWords } from './answerWords.ts'
import styles from './ItemList.module.css'

interface ItemListProps {
  readonly scored: Scored
  readonly places: Uint32Array
  readonly itemId: string | null
  /** Where that item stands in the list; -1 where it does not. */
  readonly index: number
  readonly onPick: (itemId: string) => void
}

/** The items that are left, each with how many models are right on it. */
export function ItemList({ scored, places, itemId, index, onPick }: ItemListProps) {
  const list = useRef<HTMLDivElement>(null)
  const columns = useMemo(
    () => scored.columns.filter(({ crop, view }) => crop === null && view !== 'blind'),
    [scored],
  )
  const virtual = useVirtualizer({
    count: places.length,
    getScrollElement: () => list.current,
    estimateSize: () => 48,
    overscan: 6,
  })
  useEffect(() => {
    if (index >= 0) virtual.scrollToIndex(index, { align: 'auto' })
  }, [index, virtual])
  return (
    <div className={styles.list} ref={list} data-count={places.length}>
      <ol className={styles.rows} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((row) => {
          const place = places[row.index] ?? -1
          const id = scored.itemIds[place]
          if (id === undefined) return null
          const shares = columns
            .map(({ right }) => right[place] ?? Number.NaN)
            .filter((share) => !Number.isNaN(share))
          return (
            <li
              key={id}
              className={styles.place}
              style={{ height: row.size, transform: `translateY(${row.start}px)` }}
            >
              <ItemRow
                id={id}
                category={scored.categories[place] ?? null}
                right={shares.filter(isMostlyRight).length}
                of={shares.length}
                current={id === itemId}
                first={index < 0 && row.index === 0}
                onPick={onPick}
              />
            </li>
          )
        })}
      </ol>
      {places.length === 0 ? <p className={styles.none}>No item fits.</p> : null}
    </div>
  )
}

const signs: Readonly<
  Record<'right' | 'wrong' | 'mixed' | 'none', { readonly icon: Icon; readonly name: string }>
> = {
  right: { icon: IconCheck, name: 'All right' },
  wrong: { icon: IconX, name: 'All wrong' },
  mixed: { icon: IconCircleHalf2, name: 'Some right, some wrong' },
  none: { icon: IconCircleDashed, name: 'No answers' },
}

const ItemRow = memo(function ItemRow(props: {
  readonly id: string
  readonly category: string | null
  readonly right: number
  readonly of: number
  readonly current: boolean
  readonly first: boolean
  readonly onPick: (itemId: string) => void
}) {
  const { id, category, right, of, current, first, onPick } = props
  const item = useEvaluation((state) => state.items.get(id))
  const name = useOpen(
    ({ dataset }) => dataset.project.categories.find((each) => each.id === category)?.name ?? category,
  )
  const kind = of === 0 ? 'none' : right === of ? 'right' : right === 0 ? 'wrong' : 'mixed'
  const Sign = signs[kind].icon
  return (
    <button
      type="button"
      className={styles.row}
      data-id={id}
      data-kind={kind}
      aria-current={current ? 'true' : undefined}
      tabIndex={current || first ? 0 : -1}
      onClick={() => onPick(id)}
    >
      <Sign size={14} className={styles.sign} role="img" aria-label={signs[kind].name} />
      <span className={styles.words}>
        <span className={styles.question} dir="auto">
          {(item?.key ?? item?.given)?.question.slice(0, 200) ?? id.slice(0, 200)}
        </span>
        <span className={styles.under}>
          {[tallyWords(right, of) ?? 'no answers', name?.slice(0, 60)].filter(Boolean).join(' · ')}
        </span>
      </span>
    </button>
  )
})
