import { ActionIcon, Checkbox, Indicator, Popover, Select, Tooltip } from '@mantine/core'
import { IconFilter } from '@tabler/icons-react'
import { useEffect, useMemo, useState } from 'react'
import type { Dataset } from '../../domain/dataset.ts'
import { judgementOf } from '../../domain/dataset.ts'
import type { Decision } from '../../domain/judgement.ts'
import { openProblemCodes } from '../../domain/problemsOn.ts'
import { quadrantNames } from '../../domain/quadrant.ts'
import { everything, previewFilters, type PreviewFilter, type QueueFilter } from '../../domain/queue.ts'
import { rows } from '../../domain/table.ts'
import { annotatorOf } from '../../state/appState.ts'
import { useOpen } from '../../state/useApp.ts'
import { decisionLooks } from './decisions.tsx'
import styles from './QueuePanel.module.css'

const decisionNames: readonly { readonly value: string; readonly label: string }[] = [
  { value: 'undecided', label: 'Undecided' },
  ...Object.entries(decisionLooks).map(([value, { done }]) => ({ value, label: done })),
]

const boxStates = [
  { value: 'unfinished', label: 'Not finished' },
  { value: 'finished', label: 'Finished' },
]

const isBoxState = (value: string | null): value is 'unfinished' | 'finished' =>
  value === 'unfinished' || value === 'finished'

const previewNames: Readonly<Record<PreviewFilter, string>> = {
  ...quadrantNames,
  disagrees: 'Says another answer',
  'too-easy': 'Too easy',
  unasked: 'Not asked or hidden',
}

const previewChoices = previewFilters.map((value) => ({ value, label: previewNames[value] }))

const isPreviewFilter = (value: string | null): value is PreviewFilter =>
  previewChoices.some((each) => each.value === value)

const isDecisionFilter = (value: string): value is Decision | 'undecided' =>
  decisionNames.some((each) => each.value === value)

/** Which items the queue shows: by decision, category, source status, boxes, preview and problem. */
export function FilterMenu(props: {
  readonly filter: QueueFilter
  readonly narrowed: boolean
  readonly onFilter: (filter: QueueFilter) => void
}) {
  const { filter, narrowed, onFilter } = props
  const [opened, setOpened] = useState(false)
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" shadow="md" width={260} trapFocus>
      <Popover.Target>
        <Tooltip label="Filter">
          <Indicator disabled={!narrowed} size={6} offset={5} color="blue">
            <ActionIcon
              variant="subtle"
              color="gray"
              size={28}
              aria-label={narrowed ? 'Filter (on)' : 'Filter'}
              onClick={() => setOpened((on) => !on)}
            >
              <IconFilter size={16} />
            </ActionIcon>
          </Indicator>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown aria-label="Filters">
        {opened ? <FilterFields filter={filter} onFilter={onFilter} /> : null}
      </Popover.Dropdown>
    </Popover>
  )
}

function FilterFields({
  filter,
  onFilter,
}: {
  filter: QueueFilter
  onFilter: (filter: QueueFilter) => void
}) {
  const dataset = useOpen((open) => open.dataset)
  const { shown } = dataset.project.previews
  const options = useMemo(() => {
    const statuses = new Set<string>()
    const own = new Set<string>()
    for (const item of rows(dataset.items)) {
      statuses.add(item.source.status ?? '')
      if (item.category !== null) own.add(item.category)
    }
    const named = dataset.project.categories.map(({ id, name }) => ({ value: id, label: name }))
    const others = [...own].filter((id) => !named.some(({ value }) => value === id))
    return {
      statuses: [...statuses]
        .toSorted()
        .map((value) => ({ value, label: value === '' ? 'No status' : value })),
      categories: [
        ...named,
        ...others.map((value) => ({ value, label: value })),
        { value: '', label: 'No category' },
      ],
    }
  }, [dataset.items, dataset.project.categories])
  return (
    <div className={styles.filters}>
      <Select
        label="Decision"
        placeholder="Any"
        clearable
        size="xs"
        comboboxProps={{ withinPortal: false }}
        data={[...decisionNames]}
        value={filter.decisions[0] ?? null}
        onChange={(value) =>
          onFilter({ ...filter, decisions: value !== null && isDecisionFilter(value) ? [value] : [] })
        }
      />
      <Select
        label="Category"
        placeholder="Any"
        clearable
        size="xs"
        comboboxProps={{ withinPortal: false }}
        data={options.categories}
        value={filter.category}
        onChange={(category) => onFilter({ ...filter, category })}
      />
      <Select
        label="Source status"
        placeholder="Any"
        clearable
        size="xs"
        comboboxProps={{ withinPortal: false }}
        data={options.statuses}
        value={filter.status}
        onChange={(status) => onFilter({ ...filter, status })}
      />
      <Select
        label="Boxes"
        placeholder="Any"
        clearable
        size="xs"
        comboboxProps={{ withinPortal: false }}
        data={boxStates}
        value={filter.boxes}
        onChange={(boxes) => onFilter({ ...filter, boxes: isBoxState(boxes) ? boxes : null })}
      />
      <Select
        label="Preview"
        description={shown === 'always' ? null : 'Known only of items that you decided about.'}
        placeholder="Any"
        clearable
        size="xs"
        comboboxProps={{ withinPortal: false }}
        data={previewChoices}
        value={filter.preview}
        onChange={(preview) => onFilter({ ...filter, preview: isPreviewFilter(preview) ? preview : null })}
      />
      <Checkbox
        label="Accepted items only"
        size="xs"
        checked={filter.accepted}
        onChange={(event) => onFilter({ ...filter, accepted: event.currentTarget.checked })}
      />
      <ProblemField filter={filter} onFilter={onFilter} />
      <button
        type="button"
        className={styles.clear}
        onClick={() => onFilter({ ...everything, search: filter.search, among: filter.among })}
      >
        Clear the filters
      </button>
    </div>
  )
}

type Counts = readonly (readonly [code: string, count: number])[]

function ProblemField({
  filter,
  onFilter,
}: {
  filter: QueueFilter
  onFilter: (filter: QueueFilter) => void
}) {
  const dataset = useOpen((open) => open.dataset)
  const annotatorId = useOpen((_, state) => annotatorOf(state).id)
  const [counts, setCounts] = useState<Counts>([])
  useEffect(() => {
    const control = new AbortController()
    void countProblems(dataset, annotatorId, setCounts, control.signal)
    return () => control.abort()
  }, [dataset, annotatorId])
  return (
    <Select
      label="Problem"
      placeholder="Any"
      clearable
      size="xs"
      comboboxProps={{ withinPortal: false }}
      data={counts.map(([code, count]) => ({
        value: code,
        label: `${code.replaceAll('-', ' ')} (${count})`,
      }))}
      value={filter.problem}
      onChange={(problem) => onFilter({ ...filter, problem })}
    />
  )
}

/** Items looked at before the page gets a turn. */
const slice = 1000

/** Counts the problems of all items a slice at a time, so that the page never waits for it. */
async function countProblems(
  dataset: Dataset,
  annotatorId: string,
  onCounts: (counts: Counts) => void,
  signal: AbortSignal,
): Promise<void> {
  const counts = new Map<string, number>()
  const show = () => onCounts([...counts].toSorted(([, a], [, b]) => b - a))
  let seen = 0
  for (const item of rows(dataset.items)) {
    const judgement = judgementOf(dataset, item.id, annotatorId)
    for (const code of openProblemCodes(dataset, item, judgement))
      counts.set(code, (counts.get(code) ?? 0) + 1)
    seen += 1
    if (seen % slice > 0) continue
    show()
    await new Promise((resolve) => setTimeout(resolve))
    if (signal.aborted) return
  }
  if (!signal.aborted) show()
}
