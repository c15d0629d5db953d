import { ActionIcon, Button, Popover } from '@mantine/core'
import { IconFilterPlus, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import type { Sight } from '../../../domain/itemColumns.ts'
import type { ItemFacts } from '../../../domain/itemFacts.ts'
import { conditionWords } from '../../../domain/itemFieldWords.ts'
import type { Condition } from '../../../domain/tableView.ts'
import { ConditionForm } from './ConditionForm.tsx'
import styles from './Items.module.css'

interface ConditionBarProps {
  readonly conditions: readonly Condition[]
  readonly facts: readonly ItemFacts[]
  readonly sight: Sight
  /** Hears of a field whose values are about to be listed. */
  readonly onField: (field: string) => void
  readonly onChange: (conditions: readonly Condition[]) => void
}

/** The conditions in plain words: press one to change it, its cross to take it away, and the last button to add one. */
export function ConditionBar({ conditions, facts, sight, onField, onChange }: ConditionBarProps) {
  const [open, setOpen] = useState<number | null>(null)
  const close = (): void => setOpen(null)
  const form = (condition: Condition | null, place: number) => (
    <ConditionForm
      condition={condition}
      facts={facts}
      sight={sight}
      onField={onField}
      onDone={(next) => {
        close()
        onChange(condition ? conditions.with(place, next) : [...conditions, next])
      }}
    />
  )
  return (
    <div className={styles.filters} role="group" aria-label="Filters">
      {conditions.map((condition, place) => {
        const words = conditionWords(condition, sight.words)
        return (
          // Conditions have no names of their own; their place is what they are known by.
          // oxlint-disable-next-line react/no-array-index-key
          <span key={place} className={styles.chip}>
            <Popover
              opened={open === place}
              onChange={(opened) => setOpen(opened ? place : null)}
              width={280}
              position="bottom-start"
              shadow="md"
              trapFocus
              returnFocus
            >
              <Popover.Target>
                <button type="button" title="Change this filter" onClick={() => setOpen(place)}>
                  {words}
                </button>
              </Popover.Target>
              <Popover.Dropdown>{open === place ? form(condition, place) : null}</Popover.Dropdown>
            </Popover>
            <ActionIcon
              variant="subtle"
              color="gray"
              size={24}
              aria-label={`Remove the filter: ${words}`}
              onClick={() => onChange(conditions.toSpliced(place, 1))}
            >
              <IconX size={12} />
            </ActionIcon>
          </span>
        )
      })}
      <Popover
        opened={open === conditions.length}
        onChange={(opened) => setOpen(opened ? conditions.length : null)}
        width={280}
        position="bottom-start"
        shadow="md"
        trapFocus
        returnFocus
      >
        <Popover.Target>
          <Button
            variant="default"
            leftSection={<IconFilterPlus size={14} />}
            onClick={() => setOpen(open === conditions.length ? null : conditions.length)}
          >
            Add a filter
          </Button>
        </Popover.Target>
        <Popover.Dropdown aria-label="Add a filter">
          {open === conditions.length ? form(null, conditions.length) : null}
        </Popover.Dropdown>
      </Popover>
      {conditions.length > 0 ? (
        <Button variant="subtle" color="gray" onClick={() => onChange([])}>
          Clear
        </Button>
      ) : null}
    </div>
  )
}
