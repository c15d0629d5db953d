import { Button, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useDeferredValue, useMemo, useState } from 'react'
import { goldOf, goldWords } from '../../../domain/gold.ts'
import type { Item } from '../../../domain/item.ts'
import { rows } from '../../../domain/table.ts'
import { annotatorOf } from '../../../state/appState.ts'
import { useApp, useOpen } from '../../../state/useApp.ts'
import styles from './GoldPage.module.css'
import { knownFrom, type KnownFrom } from './knownAnswers.ts'
import { useMarking } from './useGold.ts'

const sources: Readonly<Record<KnownFrom['from'], string>> = {
  given: 'As given',
  own: 'As you decided',
  resolution: 'As resolved',
}

const mostFound = 6

/** Looks items up by their words and marks them, with the answer from where it is known. */
export function MarkGold() {
  const dataset = useOpen((open) => open.dataset)
  const me = useApp((state) => annotatorOf(state).id)
  const marking = useMarking()
  const [search, setSearch] = useState('')
  const wanted = useDeferredValue(search).trim().toLowerCase()
  const { items } = dataset
  const found = useMemo(() => (wanted === '' ? [] : lookUp(rows(items), wanted)), [items, wanted])
  return (
    <div className={styles.mark}>
      <TextInput
        size="xs"
        aria-label="Look up an item to mark"
        placeholder="Look up an item to mark, by words of its question or its id"
        leftSection={<IconSearch size={14} />}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setSearch('')
        }}
      />
      {wanted !== '' && found.length === 0 ? <p className={styles.none}>No item has these words.</p> : null}
      {found.length > 0 ? (
        <ul className={styles.found}>
          {found.map((item) => {
            const now = goldOf(dataset.project.gold, item.id)
            return (
              <li key={item.id}>
                <span className={styles.words}>
                  <span className={styles.question} dir="auto">
                    {item.question.slice(0, 200)}
                  </span>
                  {now ? <span className={styles.said}>Gold already: {goldWords(now)}</span> : null}
                </span>
                {knownFrom(dataset, item, me).map(({ from, answer }) => (
                  <Button
                    key={from}
                    size="compact-xs"
                    variant="default"
                    aria-label={`Mark ${item.question.slice(0, 80)}: ${sources[from].toLowerCase()}, ${goldWords(answer)}`}
                    onClick={() => marking.mark('Mark a gold item', [answer])}
                  >
                    {sources[from]}: {goldWords(answer).slice(0, 40)}
                  </Button>
                ))}
              </li>
            )
          })}
        </ul>
      ) : null}
    </div>
  )
}

function lookUp(items: readonly Item[], wanted: string): readonly Item[] {
  const found: Item[] = []
  for (const item of items) {
    const isIt =
      item.question.toLowerCase().includes(wanted) ||
      item.id === wanted ||
      item.source.id?.toLowerCase() === wanted
    if (isIt) found.push(item)
    if (found.length === mostFound) break
  }
  return found.toSorted((a, b) => a.order - b.order)
}
