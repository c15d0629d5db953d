import { Button, NativeSelect } from '@mantine/core'
import { useMemo, useState } from 'react'
import type { CropMeasure } from '../../../domain/cropUse.ts'
import type { CropUseColumn } from '../../../domain/cropUseColumns.ts'
import { get } from '../../../domain/table.ts'
import { useOpen } from '../../../state/useApp.ts'
import { shortened } from '../../../ui/longText.ts'
import { columnName } from '../columnName.ts'
import { fourDigits, worstPlaces } from './cropUseFigures.ts'
import { oneOf } from './cropUseChoice.ts'
import styles from './Crops.module.css'

interface WorstItemsProps {
  readonly projectId: string
  readonly column: CropUseColumn
  /** Places of the items that count. */
  readonly places: readonly number[]
}

const measures = ['iou', 'overlap', 'distanceReward'] as const satisfies readonly CropMeasure[]
const names = { iou: 'Lowest IoU', overlap: 'Lowest Overlap', distanceReward: 'Lowest R_L1' } as const
const step = 20
const most = 500

/** The items at which a model looked most wrongly. */
export function WorstItems({ projectId, column, places }: WorstItemsProps) {
  const items = useOpen(({ dataset }) => dataset.items)
  const [measure, setMeasure] = useState<(typeof measures)[number]>('iou')
  const [shown, setShown] = useState(step)
  const worst = useMemo(() => worstPlaces(column.values[measure], places, most), [column, places, measure])
  const { values } = column
  return (
    <section className={styles.panel} aria-label="Items at which it looked most wrongly">
      <div className={styles.panelHead}>
        <h2>Where {columnName(column)} looked most wrongly</h2>
        <NativeSelect
          size="xs"
          aria-label="Order"
          value={measure}
          data={measures.map((value) => ({ value, label: names[value] }))}
          onChange={(event) => setMeasure(oneOf(measures, event.currentTarget.value, measure))}
        />
      </div>
      <ol className={styles.worst}>
        {worst.slice(0, shown).map((place) => {
          const itemId = column.itemIds[place] ?? ''
          const question = get(items, itemId)?.question ?? itemId
          return (
            <li key={itemId}>
              <a
                href={`#/project/${projectId}/evaluate/items/${encodeURIComponent(itemId)}`}
                dir="auto"
                title={shortened(itemId, 200)}
              >
                {shortened(question, 160)}
              </a>
              <span>
                IoU {fourDigits(values.iou[place] ?? 0)} · Overlap {fourDigits(values.overlap[place] ?? 0)} ·
                R_L1 {fourDigits(values.distanceReward[place] ?? 0)}
              </span>
            </li>
          )
        })}
      </ol>
      {worst.length > shown ? (
        <div className={styles.acts}>
          <Button size="xs" variant="default" onClick={() => setShown(shown + 3 * step)}>
            Show more
          </Button>
        </div>
      ) : null}
    </section>
  )
}
