import { Button } from '@mantine/core'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef, useState } from 'react'
import { sentenceOf } from '../../../domain/refusal.ts'
import { countText } from '../../../ui/quantity.ts'
import { csvBlob, saveFile } from '../../../ui/saveFile.ts'
import styles from './ChartsPage.module.css'
import { itemsCsv, shownText, type ListedItem } from './itemsCsv.ts'

interface ItemListProps {
  readonly projectId: string
  /** Of what the items are, as a heading. */
  readonly title: string
  /** Of the items among all of them, and what is listed of each: worked out for those in sight only. */
  readonly places: readonly number[]
  readonly itemOf: (place: number) => ListedItem
  readonly sides: readonly [string, string]
  readonly onClose: () => void
}

const rowHeight = 46

/** The items behind a part: each leads to its answers, and all of them can be copied and saved. */
export function ItemList({ projectId, title, places, itemOf, sides, onClose }: ItemListProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const [said, setSaid] = useState<string | null>(null)
  const virtual = useVirtualizer({
    count: places.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  })
  const copy = (): void => {
    navigator.clipboard.writeText(places.map((place) => itemOf(place).id).join('\n')).then(
      () => setSaid(`${countText(places.length, 'id')} copied.`),
      (failure: unknown) => setSaid(`The ids could not be copied: ${sentenceOf(failure)}`),
    )
  }
  return (
    <section className={styles.items} aria-label={title}>
      <header className={styles.itemsHead}>
        <h3>{title}</h3>
        <span className={styles.soft} role="status">
          {said ?? countText(places.length, 'item')}
        </span>
        <Button size="compact-xs" variant="default" disabled={places.length === 0} onClick={copy}>
          Copy ids
        </Button>
        <Button
          size="compact-xs"
          variant="default"
          disabled={places.length === 0}
          onClick={() => saveFile('items.csv', csvBlob(itemsCsv(places.map(itemOf), sides)))}
        >
          Save CSV
        </Button>
        <Button size="compact-xs" variant="subtle" color="gray" onClick={onClose}>
          Close
        </Button>
      </header>
      {places.length === 0 ? <p className={styles.soft}>There is no such item.</p> : null}
      {/* A list that scrolls must be reached by keys as well. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div ref={scroller} className={styles.list} tabIndex={0} role="region" aria-label={`Items: ${title}`}>
        <ul style={{ blockSize: virtual.getTotalSize() }} data-count={places.length}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const place = places[index]
            const item = place === undefined ? null : itemOf(place)
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
