import { Button, NumberInput, TextInput } from '@mantine/core'
import { useMemo, useState } from 'react'
import type { ItemFacts } from '../../../domain/itemFacts.ts'
import { fieldWords, measureWords, shareFields } from '../../../domain/itemFieldWords.ts'
import { measureOf } from '../../../domain/itemFields.ts'
import type { Condition, MeasuredField } from '../../../domain/tableView.ts'
import { countText } from '../../../ui/quantity.ts'
import styles from './Items.module.css'

interface MeasureFormProps {
  readonly field: MeasuredField
  readonly facts: readonly ItemFacts[]
  readonly condition: Extract<Condition, { kind: 'measure' }> | null
  readonly onDone: (condition: Condition) => void
}

/** From where up to where a measure may go; an empty end is no end. */
export function MeasureForm({ field, facts, condition, onDone }: MeasureFormProps) {
  const [from, setFrom] = useState(condition?.from ?? null)
  const [below, setBelow] = useState(condition?.below ?? null)
  const spread = useMemo(() => spreadOf(facts, field), [facts, field])
  const isEmpty = from !== null && below !== null && from > below
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (!isEmpty) onDone({ kind: 'measure', field, from, below })
      }}
    >
      <div className={styles.ends} role="group" aria-label={fieldWords[field]}>
        <End field={field} label="From" value={from} onChange={setFrom} />
        <End field={field} label="Below" value={below} onChange={setBelow} />
      </div>
      <p className={styles.hint}>
        {spread
          ? `Known of ${countText(spread.count, 'item')}: ${measureWords(field, spread.least)} to ${measureWords(field, spread.most)}.`
          : 'Known of no item.'}
        {isEmpty ? ' Nothing lies between these ends.' : ''}
      </p>
      <div className={styles.actions}>
        <Button type="submit" disabled={isEmpty}>
          {condition ? 'Change' : 'Add'}
        </Button>
      </div>
    </form>
  )
}

function End(props: {
  readonly field: MeasuredField
  readonly label: string
  readonly value: number | null
  readonly onChange: (value: number | null) => void
}) {
  const { field, label, value, onChange } = props
  if (field === 'decidedAt') {
    return (
      <TextInput
        type="date"
        size="xs"
        label={label}
        value={value === null ? '' : new Date(value).toISOString().slice(0, 10)}
        onChange={(event) => {
          const at = Date.parse(event.currentTarget.value)
          onChange(Number.isNaN(at) ? null : at)
        }}
      />
    )
  }
  const scale = shareFields.has(field) ? 100 : 1
  return (
    <NumberInput
      size="xs"
      label={label}
      {...(scale === 100 ? { suffix: ' %' } : {})}
      hideControls
      value={value === null ? '' : Number((value * scale).toPrecision(12))}
      onChange={(text) => {
        const number = text === '' ? Number.NaN : Number(text)
        onChange(Number.isFinite(number) ? number / scale : null)
      }}
    />
  )
}

function spreadOf(
  facts: readonly ItemFacts[],
  field: MeasuredField,
): { readonly least: number; readonly most: number; readonly count: number } | null {
  const read = measureOf(field)
  let least = Number.POSITIVE_INFINITY
  let most = Number.NEGATIVE_INFINITY
  let count = 0
  for (const each of facts) {
    const value = read(each)
    if (value === null) continue
    count += 1
    least = Math.min(least, value)
    most = Math.max(most, value)
  }
  return count > 0 ? { least, most, count } : null
}
