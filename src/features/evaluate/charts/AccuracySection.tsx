import { Select } from '@mantine/core'
import { useMemo } from 'react'
import { Chart } from '../../../charts/Chart.tsx'
import { accuracyChart, accuracyGroups, gapChart, leftOut } from './accuracyCharts.ts'
import { categoryOptions, choiceOf, optionOf } from './categoryOptions.ts'
import { blindRates } from './chartsBasis.ts'
import styles from './ChartsPage.module.css'
import type { SectionProps } from './sectionProps.ts'
import { useSliced } from './useSliced.ts'

const words = [
  { value: 'overall', label: 'All items' },
  { value: 'each', label: 'Each category' },
] as const

const noBlind = new Map<string, never>()

/** How right the models are, and what zooming in would gain. */
export function AccuracySection({ basis, shown, nameOf, change }: SectionProps) {
  const { order } = basis
  const begin = useMemo(() => () => blindRates(basis), [basis])
  const blind = useSliced(begin) ?? noBlind
  const { models, split, views } = shown
  const groups = useMemo(
    () => accuracyGroups({ models, results: basis.scored.results, blind, order, split, nameOf }),
    [models, basis, blind, order, split, nameOf],
  )
  const accuracy = useMemo(() => accuracyChart(groups, views), [groups, views])
  const gap = useMemo(() => gapChart(groups), [groups])
  const rest = leftOut(groups)
  const hasGap = gap.table.rows.length > 0
  return (
    <section className={styles.section} aria-label="Accuracy and gap">
      <header className={styles.sectionHead}>
        <h2>Accuracy and gap</h2>
        <Select
          size="xs"
          aria-label="Accuracy of which items"
          data={categoryOptions(order, nameOf, words)}
          value={optionOf(order, split)}
          allowDeselect={false}
          onChange={(option) => {
            const chosen = choiceOf(order, ['overall', 'each'] as const, option)
            if (chosen !== null) change({ split: chosen })
          }}
        />
      </header>
      <div className={styles.charts}>
        <Chart spec={accuracy} {...(rest === null ? {} : { finding: rest })} />
        <Chart
          spec={gap}
          finding={
            hasGap
              ? (rest ?? 'Right of 0: more is right once the region fills the view.')
              : 'No model that is shown answered in both views.'
          }
        />
      </div>
    </section>
  )
}
