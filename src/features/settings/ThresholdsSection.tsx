import { useId, useMemo } from 'react'
import { defaultThresholds, type Thresholds } from '../../domain/project.ts'
import { useOpen } from '../../state/useApp.ts'
import { countText, numberText } from '../../ui/quantity.ts'
import { parseAmount, percentText, shareOf } from './amount.ts'
import { DraftField } from './DraftField.tsx'
import { setThreshold } from './projectEdits.ts'
import styles from './sections.module.css'
import { useEditProject } from './useEditProject.ts'
import { warnedBy } from './uses.ts'

interface Row {
  readonly threshold: keyof Thresholds
  readonly name: string
  readonly sentence: string
  readonly unit: string
  readonly write: (value: number) => string
  readonly read: (text: string) => number
}

const rows: readonly Row[] = [
  {
    threshold: 'areaRatio',
    name: 'Largest region',
    sentence:
      'A region that covers more of its picture than this gets a warning: what is asked about is then hardly a detail. The paper’s τ; it uses 10 %.',
    unit: '%',
    write: percentText,
    read: (text) => shareOf(parseAmount(text)),
  },
  {
    threshold: 'minSide',
    name: 'Smallest region side',
    sentence:
      'A region with a side under this gets a warning: zoom tools do not accept it, and there are hardly any pixels to look at.',
    unit: 'px',
    write: String,
    read: parseAmount,
  },
  {
    threshold: 'minPicture',
    name: 'Smallest picture side',
    sentence:
      'A picture with a side under this gets a warning: the whole of it already shows every detail, so zooming gains nothing.',
    unit: 'px',
    write: String,
    read: parseAmount,
  },
]

/** From which sizes on an item gets a warning. */
export function ThresholdsSection() {
  const thresholds = useOpen(({ dataset }) => dataset.project.thresholds)
  const dataset = useOpen((open) => open.dataset)
  const warned = useMemo(() => warnedBy(dataset, thresholds), [dataset, thresholds])
  return (
    <>
      <p className={styles.lead}>
        Sizes from which on an item gets a warning. A warning changes nothing by itself; annotators decide.
      </p>
      <div className={styles.thresholds}>
        {rows.map((row) => (
          <ThresholdRow
            key={row.threshold}
            row={row}
            value={thresholds[row.threshold]}
            effect={
              dataset.items.size === 0
                ? ''
                : `Warns about ${numberText(warned[row.threshold])} of ${countText(dataset.items.size, 'item')} as given.`
            }
          />
        ))}
      </div>
    </>
  )
}

function ThresholdRow({ row, value, effect }: { row: Row; value: number; effect: string }) {
  const edit = useEditProject()
  const id = useId()
  const usual = defaultThresholds[row.threshold]
  const set = (next: number) =>
    edit('Change a threshold', (project) => setThreshold(project, row.threshold, next))
  return (
    <div className={styles.threshold}>
      <div>
        <label className={styles.thresholdName} htmlFor={id}>
          {row.name}
        </label>
        <p className={styles.thresholdText}>{row.sentence}</p>
        <p className={styles.thresholdText}>{effect}</p>
      </div>
      <div>
        <DraftField
          id={id}
          inputMode="decimal"
          value={row.write(value)}
          rightSection={<span className={styles.unit}>{row.unit}</span>}
          onCommit={(text) => set(row.read(text))}
        />
        {value === usual ? null : (
          <button type="button" className={styles.back} onClick={() => void set(usual)}>
            Back to {row.write(usual)} {row.unit}
          </button>
        )}
      </div>
    </div>
  )
}
