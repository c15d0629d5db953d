import { ActionIcon, Menu, TextInput } from '@mantine/core'
import { IconChevronDown, IconSearch, IconX } from '@tabler/icons-react'
import { useMemo } from 'react'
import {
  allAnswers,
  answerSorts,
  type AnswerFilter,
  type FilteredItems,
} from '../../../domain/answerFilter.ts'
import { answerSigns, modelOutcomes } from '../../../domain/answerFilterFacts.ts'
import type { Scored } from '../../../evaluation/evaluation.ts'
import { useOpen } from '../../../state/useApp.ts'
import { useCommands } from '../../../ui/commands.ts'
import { countText, numberText } from '../../../ui/quantity.ts'
import styles from './AnswerFilters.module.css'
import { outcomeNames, signNames, sortNames } from './answerWords.ts'

interface AnswerFiltersProps {
  readonly scored: Scored
  readonly filter: AnswerFilter
  /** Null until it was worked out. */
  readonly filtered: FilteredItems | null
  readonly onFilter: (filter: AnswerFilter) => void
}

/** Categories that are listed, the largest first. */
const mostCategories = 100

/** Which items are listed, with how many each choice would leave. */
export function AnswerFilters({ scored, filter, filtered, onFilter }: AnswerFiltersProps) {
  const categories = useOpen(({ dataset }) => dataset.project.categories)
  const labels = useMemo(
    () => [...new Set(scored.columns.filter(({ crop }) => crop === null).map(({ label }) => label))],
    [scored],
  )
  const hasBlind = scored.columns.some(({ view, crop }) => view === 'blind' && crop === null)
  const outcomes = modelOutcomes.filter((each) => hasBlind || !each.endsWith('-blind'))
  const nameOf = (id: string | null) =>
    id === null ? 'No category' : (categories.find((each) => each.id === id)?.name ?? id)
  const change = (next: Partial<AnswerFilter>) => onFilter({ ...filter, ...next })
  const listed = filtered?.places.length ?? 0
  const isNarrowed =
    filter.label !== null ||
    filter.outcome !== null ||
    filter.sign !== null ||
    filter.category !== null ||
    filter.search !== ''
  const sizes = [...(filtered?.categories ?? new Map<string | null, number>())]
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, mostCategories)
  return (
    <>
      <header className={styles.head}>
        <h1>Item by item</h1>
        <p role="status">
          {isNarrowed
            ? `${numberText(listed)} of ${countText(scored.itemIds.length, 'item')}`
            : countText(scored.itemIds.length, 'item')}
          {isNarrowed ? (
            <button
              type="button"
              className={styles.clear}
              onClick={() => onFilter({ ...allAnswers, sort: filter.sort })}
            >
              Show all
            </button>
          ) : null}
        </p>
      </header>
      <div className={styles.choices}>
        <SearchField search={filter.search} onSearch={(search) => change({ search })} />
        <Pick
          name="Model"
          chosen={filter.label}
          any="Any model"
          options={labels.map((label) => ({ value: label, name: label, count: null }))}
          onPick={(label) => change({ label })}
        />
        <Pick
          name="How it did"
          chosen={filter.outcome}
          any="However it did"
          anyCount={filtered?.anyOutcome ?? null}
          options={outcomes.map((value) => ({
            value,
            name: outcomeNames[value],
            count: filtered?.outcomes.get(value) ?? null,
          }))}
          onPick={(outcome) => change({ outcome })}
        />
        <Pick
          name="All answers together"
          chosen={filter.sign}
          any="Whatever all say"
          anyCount={filtered?.anySign ?? null}
          options={answerSigns.map((value) => ({
            value,
            name: signNames[value],
            count: filtered?.signs.get(value) ?? null,
          }))}
          onPick={(sign) => change({ sign })}
        />
        <Pick
          name="Category"
          chosen={filter.category?.id === undefined ? null : JSON.stringify(filter.category.id)}
          any="All categories"
          anyCount={filtered?.anyCategory ?? null}
          options={sizes.map(([id, count]) => ({ value: JSON.stringify(id), name: nameOf(id), count }))}
          shown={filter.category ? nameOf(filter.category.id) : undefined}
          onPick={(value) => {
            const found = sizes.find(([id]) => JSON.stringify(id) === value)
            change({ category: found ? { id: found[0] } : null })
          }}
        />
        <Pick
          name="Order"
          chosen={filter.sort}
          any={null}
          options={answerSorts.map((value) => ({ value, name: sortNames[value], count: null }))}
          onPick={(sort) => change({ sort: sort ?? 'order' })}
        />
      </div>
    </>
  )
}

interface PickProps<T extends string> {
  readonly name: string
  readonly chosen: T | null
  /** What choosing nothing is called; null where something is always chosen. */
  readonly any: string | null
  readonly anyCount?: number | null
  readonly options: readonly { readonly value: T; readonly name: string; readonly count: number | null }[]
  /** What is chosen, where it may not be among the options. */
  readonly shown?: string | undefined
  readonly onPick: (value: T | null) => void
}

/** One choice of a kind, with the number of items behind each option. */
function Pick<T extends string>({ name, chosen, any, anyCount, options, shown, onPick }: PickProps<T>) {
  const words = shown ?? options.find(({ value }) => value === chosen)?.name ?? chosen ?? any ?? ''
  return (
    <Menu position="bottom-start" shadow="md" width={272}>
      <Menu.Target>
        <button
          type="button"
          className={styles.pick}
          aria-label={`${name}: ${words}`}
          data-narrowed={any !== null && chosen !== null}
        >
          <span dir="auto">{words.slice(0, 200)}</span>
          <IconChevronDown size={14} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown className={styles.options ?? ''}>
        {any === null ? null : (
          <Option
            name={any}
            count={anyCount ?? null}
            isChosen={chosen === null}
            onPick={() => onPick(null)}
          />
        )}
        {options.map((option) => (
          <Option
            key={option.value}
            name={option.name}
            count={option.count}
            isChosen={option.value === chosen}
            onPick={() => onPick(option.value)}
          />
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

function Option(props: {
  readonly name: string
  readonly count: number | null
  readonly isChosen: boolean
  readonly onPick: () => void
}) {
  const { name, count, isChosen, onPick } = props
  return (
    <Menu.RadioItem
      value={name}
      checked={isChosen}
      closeMenuOnClick
      className={styles.option ?? ''}
      data-none={count === 0}
      rightSection={count === null ? null : <span className={styles.count}>{numberText(count)}</span>}
      onChange={onPick}
    >
      {name.slice(0, 200)}
    </Menu.RadioItem>
  )
}

function SearchField({ search, onSearch }: { search: string; onSearch: (search: string) => void }) {
  useCommands(
    useMemo(
      () => [
        {
          id: 'answers.search',
          label: 'Search the items of the benchmark',
          group: 'Item by item',
          keys: ['Slash'],
          run: () => document.getElementById('answers-search')?.focus(),
        },
      ],
      [],
    ),
  )
  return (
    <TextInput
      id="answers-search"
      type="search"
      size="xs"
      aria-label="Search the items of the benchmark"
      placeholder="Question, answer or id"
      leftSection={<IconSearch size={14} />}
      rightSection={
        search === '' ? null : (
          <ActionIcon
            variant="subtle"
            color="gray"
            size={18}
            aria-label="Clear the search"
            onClick={() => onSearch('')}
          >
            <IconX size={12} />
          </ActionIcon>
        )
      }
      value={search}
      onChange={(event) => onSearch(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape' || event.key === 'Enter') event.currentTarget.blur()
      }}
    />
  )
}
