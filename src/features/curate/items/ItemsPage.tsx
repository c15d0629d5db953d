import { ActionIcon, Button, TextInput } from '@mantine/core'
import { IconDownload, IconListDetails, IconSearch, IconX } from '@tabler/icons-react'
import { useCallback, useMemo, useState } from 'react'
import { factsOn, type ItemFacts } from '../../../domain/itemFacts.ts'
import { everything } from '../../../domain/queue.ts'
import { get } from '../../../domain/table.ts'
import { useAppActions, useOpen } from '../../../state/useApp.ts'
import { useCommands } from '../../../ui/commands.ts'
import { countText, numberText } from '../../../ui/quantity.ts'
import type { PageProps } from '../../../ui/PageShell.tsx'
import { breath, useFacts } from '../useFacts.ts'
import { BulkBar } from './BulkBar.tsx'
import { BulkDialog } from './BulkDialog.tsx'
import type { BulkAct } from './bulkWords.ts'
import { ColumnsMenu } from './ColumnsMenu.tsx'
import { ConditionBar } from './ConditionBar.tsx'
import { csvPieces, downloadCsv } from './csv.ts'
import { ItemGrid } from './ItemGrid.tsx'
import styles from './Items.module.css'
import { NoItems } from './NoItems.tsx'
import { amongShown, nothingPicked } from './picking.ts'
import { useArranged, useReadyToSearch } from './useArranged.ts'
import { useSight } from './useSight.ts'
import { useView, type ViewInUse } from './useView.ts'
import { ViewsMenu } from './ViewsMenu.tsx'

/** All items of the project as a table: filter, search, sort, choose many, and say something about all of them at once. */
export function ItemsPage({ projectId, detail, navigate }: PageProps) {
  const { facts, share } = useFacts()
  const inUse = useView(projectId, detail, navigate)
  if (facts?.length === 0) return <NoItems />
  if (!facts) {
    return (
      <div className={styles.empty}>
        <p role="status">Looking at all items: {Math.floor(share * 100)} %</p>
      </div>
    )
  }
  return (
    <ItemsTable facts={facts} isStale={share < 1} inUse={inUse} projectId={projectId} navigate={navigate} />
  )
}

interface ItemsTableProps extends Pick<PageProps, 'projectId' | 'navigate'> {
  readonly facts: readonly ItemFacts[]
  /** Something changed since these were the facts. */
  readonly isStale: boolean
  readonly inUse: ViewInUse
}

function ItemsTable({ facts, isStale, inUse, projectId, navigate }: ItemsTableProps) {
  const app = useAppActions()
  const { view, isOdd, change } = inUse
  const [countsDuplicates, setCountsDuplicates] = useState(false)
  const wantsDuplicates =
    countsDuplicates ||
    view.columns.includes('duplicates') ||
    view.conditions.some(({ field }) => field === 'duplicates')
  const sight = useSight(facts, wantsDuplicates)
  const dataset = useOpen((open) => open.dataset)
  const { categories } = dataset.project
  const { list, settled } = useArranged({ ...view, facts, sight, categories })
  useReadyToSearch(facts, categories)
  const ids = useMemo(() => list.map(({ item }) => item.id), [list])
  const [picked, setPicked] = useState({ ids, picking: nothingPicked })
  const picking = useMemo(() => amongShown(picked.picking, picked.ids, ids), [picked, ids])
  const [act, setAct] = useState<BulkAct | null>(null)
  const chosenIds = useMemo(() => ids.filter((id) => picking.chosen.has(id)), [ids, picking.chosen])
  const busy = isStale || !settled

  const freshly = useCallback(
    (each: ItemFacts): ItemFacts => {
      const item = isStale ? get(dataset.items, each.item.id) : undefined
      return item ? factsOn(dataset, item) : each
    },
    [isStale, dataset],
  )

  function openInWorkbench(itemId: string | null): void {
    const isChosen = chosenIds.length > 0 && (itemId === null || picking.chosen.has(itemId))
    const among = {
      name: isChosen ? 'Chosen in the table' : 'From the table',
      ids: isChosen ? chosenIds : ids,
    }
    const session = app.session()
    session.arrange({ ...everything, among }, 'order')
    const first = itemId ?? among.ids[0]
    if (first !== undefined) session.goTo(first)
    navigate(`/project/${projectId}`)
  }

  async function saveCsv(): Promise<void> {
    const name = `${dataset.project.name.replaceAll(/[^\p{L}\p{N} _-]+/gu, '').trim() || 'items'}.csv`
    await downloadCsv(name, csvPieces(list, view.columns, sight), breath)
    app.deps.notify({
      tone: 'plain',
      key: 'csv',
      sentence: `${countText(list.length, 'item')} saved as CSV.`,
    })
  }

  return (
    <div className={styles.page}>
      <div className={styles.top}>
        <div className={styles.titleLine}>
          <h1>All items</h1>
          <span className={styles.count} role="status" aria-busy={busy}>
            {list.length === facts.length
              ? countText(facts.length, 'item')
              : `${numberText(list.length)} of ${countText(facts.length, 'item')}`}
          </span>
          <span className={styles.space} />
          <Button
            variant="default"
            leftSection={<IconListDetails size={14} />}
            disabled={list.length === 0}
            onClick={() => openInWorkbench(null)}
          >
            Open {chosenIds.length > 0 ? 'the chosen' : 'these'} in the workbench
          </Button>
          <ViewsMenu view={view} onChoose={change} />
          <ColumnsMenu columns={view.columns} onChange={(columns) => change({ columns })} />
          <Button variant="default" leftSection={<IconDownload size={14} />} onClick={() => void saveCsv()}>
            CSV
          </Button>
        </div>
        <div className={styles.filterLine}>
          <SearchField key={projectId} search={view.search} onSearch={(search) => change({ search })} />
          <ConditionBar
            conditions={view.conditions}
            facts={facts}
            sight={sight}
            onField={(field) => setCountsDuplicates((before) => before || field === 'duplicates')}
            onChange={(conditions) => change({ conditions })}
          />
        </div>
        {isOdd ? (
          <p className={styles.odd} role="alert">
            The address of this page asks for a filter that cannot be read, so all items are shown.
          </p>
        ) : null}
      </div>
      {list.length === 0 && settled ? (
        <div className={styles.empty}>
          <h2>No item matches</h2>
          <p>Change the filters or the search, or see everything again.</p>
          <Button variant="default" onClick={() => change({ conditions: [], search: '' })}>
            Show all items
          </Button>
        </div>
      ) : (
        <ItemGrid
          list={list}
          ids={ids}
          freshly={freshly}
          view={view}
          sight={sight}
          picking={picking}
          busy={busy}
          onPick={(next) => setPicked({ ids, picking: next })}
          onView={change}
          onOpen={openInWorkbench}
        />
      )}
      <BulkBar
        chosen={chosenIds.length}
        onAct={setAct}
        onClear={() => setPicked({ ids, picking: { ...picking, chosen: new Set() } })}
      />
      {act ? <BulkDialog act={act} itemIds={chosenIds} sight={sight} onClose={() => setAct(null)} /> : null}
    </div>
  )
}

function SearchField({ search, onSearch }: { search: string; onSearch: (search: string) => void }) {
  const [text, setText] = useState(search)
  const [heard, setHeard] = useState(search)
  // A kept view brings its own words.
  if (heard !== search) {
    setHeard(search)
    if (search !== text.trim()) setText(search)
  }
  useCommands(
    useMemo(
      () => [
        {
          id: 'items.search',
          label: 'Search all items',
          group: 'Go',
          keys: ['Slash'],
          run: () => document.getElementById('items-search')?.focus(),
        },
      ],
      [],
    ),
  )
  return (
    <TextInput
      id="items-search"
      type="search"
      size="xs"
      w={240}
      aria-label="Search all items"
      placeholder="Search"
      leftSection={<IconSearch size={14} />}
      rightSection={
        text === '' ? null : (
          <ActionIcon
            variant="subtle"
            color="gray"
            size={18}
            aria-label="Clear the search"
            onClick={() => {
              setText('')
              onSearch('')
            }}
          >
            <IconX size={12} />
          </ActionIcon>
        )
      }
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value)
        // Going through the items is called off by the next key, so nobody has to wait for a pause.
        onSearch(event.currentTarget.value.trim())
      }}
    />
  )
}
