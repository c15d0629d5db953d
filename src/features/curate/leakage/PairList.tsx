import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import type { LeakPair, Standing } from '../../../domain/leaks.ts'
import { useOpen } from '../../../state/useApp.ts'
import styles from './LeakagePage.module.css'
import { matchText, sideName, standingText } from './leakWords.ts'

interface PairListProps {
  readonly pairs: readonly LeakPair[]
  readonly standings: ReadonlyMap<string, Standing>
  readonly chosen: string | null
  readonly onChoose: (key: string) => void
}

const rowHeight = 58

/** All pairs that were found. */
export function PairList({ pairs, standings, chosen, onChoose }: PairListProps) {
  const dataset = useOpen((open) => open.dataset)
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: pairs.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  })
  const place = pairs.findIndex(({ key }) => key === chosen)
  useEffect(() => {
    if (place >= 0) virtual.scrollToIndex(place, { align: 'auto' })
  }, [place, virtual])
  return (
    <div ref={scroller} className={styles.list}>
      <ul style={{ blockSize: virtual.getTotalSize() }} aria-label="Pairs">
        {virtual.getVirtualItems().map(({ index, start }) => {
          const pair = pairs[index]
          if (!pair) return null
          const standing = standings.get(pair.key) ?? 'open'
          return (
            <li key={pair.key} style={{ transform: `translateY(${start}px)` }}>
              <button
                type="button"
                aria-current={pair.key === chosen}
                data-standing={standing}
                onClick={() => onChoose(pair.key)}
              >
                <span className={styles.names}>
                  {sideName(dataset, pair.first)} – {sideName(dataset, pair.second)}
                </span>
                <span className={styles.match}>
                  {standing === 'open' ? '' : `${standingText[standing]} · `}
                  {matchText(pair.match)}
                </span>
              </button>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
