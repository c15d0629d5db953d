import { ActionIcon, Menu, TextInput, Tooltip } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconArrowsSort, IconBoxMultiple, IconSearch, IconX } from '@tabler/icons-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { memo, useEffect, useMemo, useRef, useState } from 'react'
import { isBoxed } from '../../domain/chains.ts'
import { contentOf } from '../../domain/judgement.ts'
import { everything, queueSorts, type QueueFilter, type QueueSort } from '../../domain/queue.ts'
import { get } from '../../domain/table.ts'
import { annotatorOf } from '../../state/appState.ts'
import { judgementFor, useAppActions, useOpen, usePreviews } from '../../state/useApp.ts'
import { useCommands } from '../../ui/commands.ts'
import { DecisionSign } from './decisions.tsx'
import { PickedChip } from './PickedChip.tsx'
import { Progress } from './Progress.tsx'
import { FilterMenu } from './QueueFilterMenu.tsx'
import { OutcomeMark } from './OutcomeMark.tsx'
import styles from './QueuePanel.module.css'

const sortNames: Readonly<Record<QueueSort, string>> = {
  order: 'Order of import',
  category: 'Category',
  picture: 'Picture',
  consensus: 'Least consensus first',
  'region-area': 'Smallest region first',
  'decided-at': 'Latest decision first',
  quadrant: 'Zoom helps first',
}

/** The items to go through: search, filter, sort, jump. */
export function QueuePanel({ task }: { task: 'verify' | 'nest' }) {
  const app = useAppActions()
  const queue = useOpen((open) => open.queue)
  const itemId = useOpen((open) => open.itemId)
  const loaded = useOpen((open) => open.loaded)
  const empty = useOpen(({ dataset }) => dataset.items.size === 0)
  const list = useRef<HTMLDivElement>(null)
  const [search, setSearch] = useState(queue.filter.search)
  const arrange = (filter: QueueFilter, sort: QueueSort = queue.sort) => app.session().arrange(filter, sort)
  const searchLater = useDebouncedCallback((text: string) => arrange({ ...queue.filter, search: text }), 120)

  const virtual = useVirtualizer({
    count: queue.ids.length,
    getScrollElement: () => list.current,
    estimateSize: () => 48,
    overscan: 6,
  })
  const at = itemId === null ? -1 : queue.ids.indexOf(itemId)
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at, { align: 'auto' })
  }, [at, virtual])

  useCommands(
    useMemo(
      () => [
        {
          id: 'queue.search',
          label: 'Search the queue',
          group: 'Go',
          keys: ['Slash'],
          run: () => document.getElementById('queue-search')?.focus(),
        },
        {
          id: 'queue.everything',
          label: 'Show all items',
          group: 'Go',
          run() {
            setSearch('')
            app.session().arrange(everything, 'order')
          },
        },
        {
          id: 'queue.undecided',
          label: 'Show undecided items only',
          group: 'Go',
          run() {
            setSearch('')
            app.session().arrange({ ...everything, decisions: ['undecided'] }, 'order')
          },
        },
      ],
      [app],
    ),
  )

  const { filter } = queue
  const narrowed =
    filter.decisions.length > 0 ||
    filter.category !== null ||
    filter.status !== null ||
    filter.problem !== null ||
    filter.accepted ||
    filter.boxes !== null ||
    filter.preview !== null
  const { among } = filter

  return (
    <nav className={styles.panel} aria-label="Queue">
      <div className={styles.head}>
        <TextInput
          id="queue-search"
          aria-label="Search the queue"
          placeholder="Search"
          size="xs"
          leftSection={<IconSearch size={14} />}
          rightSection={
            search === '' ? null : (
              <ActionIcon
                variant="subtle"
                color="gray"
                size={18}
                aria-label="Clear the search"
                onClick={() => {
                  setSearch('')
                  arrange({ ...filter, search: '' })
                }}
              >
                <IconX size={12} />
              </ActionIcon>
            )
          }
          value={search}
          onChange={(event) => {
            setSearch(event.currentTarget.value)
            searchLater(event.currentTarget.value)
          }}
          onKeyDown={(event) => {
            if (event.key === 'Escape' || event.key === 'Enter') event.currentTarget.blur()
          }}
          style={{ flex: 1 }}
        />
        <FilterMenu filter={filter} narrowed={narrowed} onFilter={arrange} />
        <Menu position="bottom-end" shadow="md">
          <Menu.Target>
            <Tooltip label={`Sort: ${sortNames[queue.sort].toLowerCase()}`}>
              <ActionIcon
                variant="subtle"
                color="gray"
                size={28}
                aria-label={`Sort: ${sortNames[queue.sort]}`}
              >
                <IconArrowsSort size={16} />
              </ActionIcon>
            </Tooltip>
          </Menu.Target>
          <Menu.Dropdown>
            {queueSorts.map((sort) => (
              <Menu.Item
                key={sort}
                {...(sort === queue.sort ? { 'aria-current': true, fw: 600 } : {})}
                onClick={() => arrange(filter, sort)}
              >
                {sortNames[sort]}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      </div>
      {among ? <PickedChip among={among} onClear={() => arrange({ ...filter, among: null })} /> : null}
      <div className={styles.list} ref={list} aria-busy={!loaded} data-count={queue.ids.length}>
        <ol className={styles.rows} style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((row) => {
            const id = queue.ids[row.index]
            if (id === undefined) return null
            return (
              <li
                key={id}
                className={styles.place}
                style={{ height: row.size, transform: `translateY(${row.start}px)` }}
              >
                <QueueRow task={task} itemId={id} current={id === itemId} place={row.index + 1} />
              </li>
            )
          })}
        </ol>
        {loaded && queue.ids.length === 0 ? (
          <p className={styles.none}>{empty ? 'No items yet.' : 'No item matches.'}</p>
        ) : null}
      </div>
      <Progress shown={queue.ids.length} narrowed={narrowed || filter.search !== '' || among !== null} />
    </nav>
  )
}

const QueueRow = memo(function QueueRow(props: {
  task: 'verify' | 'nest'
  itemId: string
  current: boolean
  place: number
}) {
  const { task, itemId, current, place } = props
  const wanted = useOpen(({ dataset }) => dataset.project.nesting.levels.length)
  const app = useAppActions()
  const item = useOpen(({ dataset }) => get(dataset.items, itemId) ?? null)
  const judgement = useOpen(
    ({ dataset }, state) => item && judgementFor(dataset, item, annotatorOf(state).id),
  )
  const pictureName = useOpen(({ dataset }) => (item && get(dataset.pictures, item.pictureId)?.name) ?? '')
  const categories = useOpen(({ dataset }) => dataset.project.categories)
  const outcome = usePreviews(({ outcomes }) => outcomes.get(itemId) ?? null)
  if (!item || !judgement) return null
  const content = contentOf(item, judgement.revision)
  const category = categories.find(({ id }) => id === content.category)?.name ?? content.category
  return (
    <button
      type="button"
      className={styles.row}
      data-current={current}
      data-id={itemId}
      data-decision={judgement.decision ?? 'undecided'}
      aria-current={current ? 'true' : undefined}
      onClick={() => app.session().goTo(itemId)}
      tabIndex={current ? 0 : -1}
    >
      <span className={styles.sign}>
        {task === 'nest' && isBoxed(judgement.boxes, wanted) ? (
          <IconBoxMultiple size={14} color="var(--yes)" role="img" aria-label="Boxes finished" />
        ) : task === 'nest' || judgement.decision === null ? (
          <span className={styles.number}>{place}</span>
        ) : (
          <DecisionSign decision={judgement.decision} />
        )}
      </span>
      <span className={styles.words}>
        <span className={styles.question} dir="auto">
          {content.question.slice(0, 200)}
        </span>
        <span className={styles.under}>{[pictureName, category].filter(Boolean).join(' · ')}</span>
      </span>
      {outcome ? <OutcomeMark itemId={itemId} outcome={outcome} /> : null}
    </button>
  )
})
