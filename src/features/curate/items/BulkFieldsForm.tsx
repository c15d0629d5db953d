import { Checkbox, Select, Textarea } from '@mantine/core'
import { useMemo } from 'react'
import { factsAbout } from '../../../domain/factsIndex.ts'
import type { Sight } from '../../../domain/itemColumns.ts'
import type { ItemFacts } from '../../../domain/itemFacts.ts'
import { useOpen } from '../../../state/useApp.ts'
import { numberText } from '../../../ui/quantity.ts'
import type { BulkFields } from './bulkDraft.ts'
import type { BulkAct } from './bulkWords.ts'
import styles from './Items.module.css'
import { useValueCounts } from './useValueCounts.ts'

interface BulkFieldsFormProps {
  readonly act: BulkAct
  readonly fields: BulkFields
  readonly onFields: (fields: BulkFields) => void
  readonly itemIds: readonly string[]
  readonly sight: Sight
}

const difficulties = [
  { value: '1', label: '1, very easy' },
  { value: '2', label: '2, easy' },
  { value: '3', label: '3, medium' },
  { value: '4', label: '4, hard' },
  { value: '5', label: '5, very hard' },
  { value: 'none', label: 'Not said' },
]

/** What an act asks for; nothing for most. */
export function BulkFieldsForm({ act, fields, onFields, itemIds, sight }: BulkFieldsFormProps) {
  const reasons = useOpen(({ dataset }) => dataset.project.reasons)
  const categories = useOpen(({ dataset }) => dataset.project.categories)
  switch (act) {
    case 'reject':
    case 'resolveReject':
      return (
        <Checkbox.Group
          label="Reasons"
          description="Optional; one or more."
          value={[...fields.reasons]}
          onChange={(codes) => onFields({ ...fields, reasons: codes })}
        >
          <div className={styles.reasons}>
            {reasons.map(({ code, name }, place) => (
              <Checkbox
                key={code}
                size="xs"
                value={code}
                label={name}
                {...(place === 0 ? { 'data-autofocus': true } : {})}
              />
            ))}
          </div>
        </Checkbox.Group>
      )
    case 'addReason':
    case 'removeReason':
      return (
        <Select
          label="Reason"
          placeholder="Choose one"
          data={reasons.map(({ code, name }) => ({ value: code, label: name }))}
          value={fields.code}
          onChange={(code) => onFields({ ...fields, code })}
          data-autofocus
        />
      )
    case 'category':
      return (
        <Select
          label="Category"
          placeholder="Choose one"
          data={[
            ...categories.map(({ id, name }) => ({ value: id, label: name })),
            { value: '', label: 'No category' },
          ]}
          value={fields.category}
          onChange={(category) => onFields({ ...fields, category })}
          data-autofocus
        />
      )
    case 'difficulty':
      return (
        <Select
          label="Difficulty"
          placeholder="Choose one"
          data={difficulties}
          value={fields.difficulty === '' ? null : fields.difficulty}
          onChange={(difficulty) => onFields({ ...fields, difficulty: difficulty ?? '' })}
          data-autofocus
        />
      )
    case 'note':
      return (
        <Textarea
          label="Note"
          description="Goes on a line of its own below what is there."
          autosize
          minRows={2}
          maxRows={8}
          maxLength={5000}
          value={fields.text}
          onChange={(event) => onFields({ ...fields, text: event.currentTarget.value })}
          data-autofocus
        />
      )
    case 'dismiss':
      return (
        <ProblemChoice
          code={fields.code}
          onCode={(code) => onFields({ ...fields, code })}
          itemIds={itemIds}
          sight={sight}
        />
      )
    default:
      return null
  }
}

function ProblemChoice(props: {
  readonly code: string | null
  readonly onCode: (code: string | null) => void
  readonly itemIds: readonly string[]
  readonly sight: Sight
}) {
  const { code, onCode, itemIds, sight } = props
  const dataset = useOpen((open) => open.dataset)
  const facts = useMemo(
    () =>
      itemIds.map((id) => factsAbout(dataset, id)).filter((each): each is ItemFacts => each !== undefined),
    [dataset, itemIds],
  )
  const counts = useValueCounts(facts, 'problem', sight.surroundings)
  return (
    <Select
      label="Problem"
      description={counts?.every(([value]) => value === '') ? 'None of these items has one.' : null}
      placeholder="Choose one"
      data={(counts ?? []).flatMap(([value, count]) =>
        value === '' ? [] : { value, label: `${sight.words('problem', value)} (${numberText(count)})` },
      )}
      value={code}
      onChange={onCode}
      data-autofocus
    />
  )
}
