import { Button } from '@mantine/core'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef, useState } from 'react'
import { saveFile } from '../../../charts/saveChart.ts'
import { sentenceOf } from '../../../domain/refusal.ts'
import { countText } from '../../../ui/quantity.ts'
import styles from './ChartsPage.module.css'
import { itemsCsv, shownText, type ListedItem } from './itemsCsv.ts'

interface ItemListProps {
  readonly projectId: string
  /** Of what the items are, as a heading. */
  readonly title: string
  readonly items: readonly ListedItem[]
  readonly sides: readonly [string, string]
  readonly onClose: () => void
}

const rowHeight = 46

/** The items behind a part: each leads to its answers, and all of them can be copied and saved. */
export function ItemList({ projectId, title, items, sides, onClose }: ItemListProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const [said, setSaid] = useState<string | null>(null)
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  })
  const copy = (): void => {
    navigator.clipboard.writeText(items.map(({ id }) => id).join('\n')).then(
      () => setSaid(`${countText(items.length, 'id')} copied.`),
      (failure: unknown) => setSaid(`The ids could not be copied: ${sentenceOf(failure)}`),
    )
  }
  return (
    <section className={styles.items} aria-label={title}>
      <header className={styles.itemsHead}>
        <h3>{title}</h3>
        <span className={styles.soft} role="status">
          {said ?? countText(items.length, 'item')}
        </span>
        <Button size="compact-xs" variant="default" disabled={items.length === 0} onClick={copy}>
          Copy ids
        </Button>
        <Button
          size="compact-xs"
          variant="default"
          disabled={items.length === 0}
          onClick={() =>
            saveFile('items.csv', new Blob([...itemsCsv(items, sides)], { type: 'text/csv;charset=utf-8' }))
          }
        >
          Save CSV
        </Button>
        <Button size="compact-xs" variant="subtle" color="gray" onClick={onClose}>
          Close
        </Button>
      </header>
      {items.length === 0 ? <p className={styles.soft}>There is no such item.</p> : null}
      {/* A list that scrolls must be reached by keys as well. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div ref={scroller} className={styles.list} tabIndex={0} role="region" aria-label={`Items: ${title}`}>
        <ul style={{ blockSize: virtual.getTotalSize() }} data-count={items.length}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const item = items[index]
            return item ? (
              <li key={item.id} style={{ transform: `translateY(${start}px)` }}>
                <a href={`#/project/${projectId}/evaluate/items/${encodeURIComponent(item.id)}`}>
                  <span className={styles.question} dir="auto">
                    {shownText(item.question)}
                  </span>
                  <span className={styles.under}>
                    {shownText(item.id)} · {shownText(item.category)}
                  </span>
                </a>
              </li>
            ) : null
          })}
        </ul>
      </div>
    </section>
  )
}
