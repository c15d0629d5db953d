import { NativeSelect } from '@mantine/core'
import type { ModelResult } from '../../../domain/results.ts'
import { shortened } from '../../../ui/longText.ts'
import styles from './Reproduction.module.css'

interface OwnModelProps {
  readonly results: readonly ModelResult[]
  /** Null where the project’s categories are not those of the paper. */
  readonly ids: readonly string[] | null
  readonly label: string | null
  readonly onChange: (label: string | null) => void
}

/** Puts one of one's own models below the published ones. */
export function OwnModel({ results, ids, label, onChange }: OwnModelProps) {
  if (results.length === 0) {
    return (
      <p className={styles.lead}>
        Import predictions to see one of your own models below the published ones.
      </p>
    )
  }
  if (ids === null) {
    return (
      <p className={styles.lead}>
        Your own models can stand here when the project has one category each for counting, OCR, colour,
        structure, material and identification.
      </p>
    )
  }
  return (
    <NativeSelect
      size="xs"
      label="Compare my results"
      className={styles.own ?? ''}
      value={label ?? ''}
      data={[
        { value: '', label: 'None' },
        ...results.map(({ model }) => ({ value: model, label: shortened(model, 80) })),
      ]}
      onChange={(event) => onChange(event.currentTarget.value === '' ? null : event.currentTarget.value)}
    />
  )
}
