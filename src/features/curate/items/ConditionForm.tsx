import { Button, Checkbox, SegmentedControl, Select, TextInput } from '@mantine/core'
import { useMemo, useState } from 'react'
import type { Sight } from '../../../domain/itemColumns.ts'
import type { ItemFacts } from '../../../domain/itemFacts.ts'
import { fieldWords } from '../../../domain/itemFieldWords.ts'
import { measuredFields, namedFields, type Condition, type NamedField } from '../../../domain/tableView.ts'
import { numberText } from '../../../ui/quantity.ts'
import styles from './Items.module.css'
import { MeasureForm } from './MeasureForm.tsx'
import { useValueCounts } from './useValueCounts.ts'

interface ConditionFormProps {
  /** Null for a new one. */
  readonly condition: Condition | null
  readonly facts: readonly ItemFacts[]
  readonly sight: Sight
  readonly onField: (field: string) => void
  readonly onDone: (condition: Condition) => void
}

const choices = [
  { group: 'Named', items: namedFields.map((value) => ({ value, label: fieldWords[value] })) },
  { group: 'Measured', items: measuredFields.map((value) => ({ value, label: fieldWords[value] })) },
]

/** What a condition asks for: a field, and its values or ends. */
export function ConditionForm({ condition, facts, sight, onField, onDone }: ConditionFormProps) {
  const [field, setField] = useState<string | null>(condition?.field ?? null)
  const measured = measuredFields.find((each) => each === field)
  const named = namedFields.find((each) => each === field)
  return (
    <div className={styles.form}>
      {condition ? null : (
        <Select
          label="Filter by"
          placeholder="Choose a field"
          data={choices}
          value={field}
          onChange={(value) => {
            setField(value)
            if (value !== null) onField(value)
          }}
          searchable
          size="xs"
          maxDropdownHeight={320}
          comboboxProps={{ withinPortal: false }}
          data-autofocus
        />
      )}
      {measured ? (
        <MeasureForm
          key={measured}
          field={measured}
          facts={facts}
          condition={condition?.kind === 'measure' ? condition : null}
          onDone={onDone}
        />
      ) : null}
      {named ? (
        <NamesForm
          key={named}
          field={named}
          facts={facts}
          sight={sight}
          condition={condition?.kind === 'names' ? condition : null}
          onDone={onDone}
        />
      ) : null}
    </div>
  )
}

/** Values that are listed; of more, those that are searched for. */
const mostListed = 100

function NamesForm(props: {
  readonly field: NamedField
  readonly facts: readonly ItemFacts[]
  readonly sight: Sight
  readonly condition: Extract<Condition, { kind: 'names' }> | null
  readonly onDone: (condition: Condition) => void
}) {
  const { field, facts, sight, condition, onDone } = props
  const [values, setValues] = useState<ReadonlySet<string>>(() => new Set(condition?.values))
  const [not, setNot] = useState(condition?.not ?? false)
  const [search, setSearch] = useState('')
  const counts = useValueCounts(facts, field, sight.surroundings)
  const listed = useMemo(() => {
    const known = new Map(counts)
    // A value that was asked for stays on offer, even where no item has it.
    for (const value of condition?.values ?? []) if (!known.has(value)) known.set(value, 0)
    return [...known].map(([value, count]) => ({ value, count, label: sight.words(field, value) }))
  }, [counts, condition, sight, field])
  const wanted = search.trim().toLowerCase()
  const found = listed.filter(({ label }) => label.toLowerCase().includes(wanted))

  function toggle(value: string): void {
    const next = new Set(values)
    if (!next.delete(value)) next.add(value)
    setValues(next)
  }

  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (values.size > 0) onDone({ kind: 'names', field, values: [...values], not })
      }}
    >
      <SegmentedControl
        size="xs"
        aria-label="Whether it has to be one of them"
        data={[
          { value: 'is', label: 'Is one of' },
          { value: 'not', label: 'Is none of' },
        ]}
        value={not ? 'not' : 'is'}
        onChange={(value) => setNot(value === 'not')}
      />
      {listed.length > 12 ? (
        <TextInput
          size="xs"
          aria-label="Search the values"
          placeholder="Search the values"
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
      ) : null}
      <div className={styles.values} role="group" aria-label={fieldWords[field]} aria-busy={counts === null}>
        {found.slice(0, mostListed).map(({ value, count, label }) => (
          <Checkbox
            key={value}
            size="xs"
            checked={values.has(value)}
            onChange={() => toggle(value)}
            styles={{ body: { alignItems: 'center' }, labelWrapper: { flex: 1, minWidth: 0 } }}
            label={
              <span className={styles.value}>
                <span>{label.slice(0, 120)}</span>
                <span>{numberText(count)}</span>
              </span>
            }
          />
        ))}
        {found.length > mostListed ? (
          <p className={styles.hint}>{numberText(found.length - mostListed)} more; search for them.</p>
        ) : null}
        {counts !== null && found.length === 0 ? <p className={styles.hint}>Nothing of that kind.</p> : null}
      </div>
      <div className={styles.actions}>
        <Button type="submit" disabled={values.size === 0}>
          {condition ? 'Change' : 'Add'}
        </Button>
      </div>
    </form>
  )
}
