import { Chip, Group, MultiSelect } from '@mantine/core'
import { views } from '../../../domain/preview.ts'
import { viewNames } from '../../../domain/viewNames.ts'
import styles from './ChartsPage.module.css'
import { shownText } from './itemsCsv.ts'
import type { SectionProps } from './sectionProps.ts'

/** Bars of more models could not be compared at a glance. */
const mostModels = 12

/** Models and views of the whole page. */
export function ChoiceBar({ basis, shown, change }: Pick<SectionProps, 'basis' | 'shown' | 'change'>) {
  return (
    <div className={styles.choices}>
      <MultiSelect
        className={styles.models ?? ''}
        size="xs"
        label="Models"
        aria-label="Models"
        placeholder={shown.models.length === 0 ? 'None chosen' : ''}
        data={basis.labels.map((label) => ({ value: label, label: shownText(label) }))}
        value={[...shown.models]}
        maxValues={mostModels}
        searchable
        clearable
        comboboxProps={{ withinPortal: true }}
        onChange={(models) =>
          // In the order in which they came, whatever the order in which they were chosen.
          change({ models: basis.labels.filter((label) => models.includes(label)) })
        }
      />
      <div role="group" aria-label="Views" className={styles.views}>
        <span className={styles.label}>Views</span>
        <Chip.Group
          multiple
          value={[...shown.views]}
          onChange={(chosen) => change({ views: views.filter((view) => chosen.includes(view)) })}
        >
          <Group gap={6}>
            {basis.views.map((view) => (
              <Chip key={view} value={view} size="xs" variant="outline">
                {viewNames[view]}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
      </div>
    </div>
  )
}
