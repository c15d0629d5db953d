import { NativeSelect } from '@mantine/core'
import { useMemo } from 'react'
import { Chart } from '../../../charts/Chart.tsx'
import type { RewardColumn } from '../../../domain/trainingRewardColumns.ts'
import { lowestFirst, meanOver, meansByCategory } from '../../../domain/trainingRewardMeans.ts'
import { useEvaluation, useOpen } from '../../../state/useApp.ts'
import { shortened } from '../../../ui/longText.ts'
import { countText, numberText } from '../../../ui/quantity.ts'
import { columnKey, columnName } from '../columnName.ts'
import { ScrollFrame } from '../ScrollFrame.tsx'
import { rewardChart } from './rewardChart.ts'
import styles from './Rewards.module.css'
import { meanText, type Weighting } from './rewardWords.ts'

interface ColumnPanelProps {
  readonly projectId: string
  readonly column: RewardColumn
  /** The reward of each of its items. */
  readonly overall: Float64Array
  readonly columns: readonly RewardColumn[]
  readonly weighting: Weighting
  readonly onChoose: (key: string) => void
}

/** No more are listed than anybody reads. */
const mostListed = 100

/** One model in one view: how its rewards are spread, by category, and where they are lowest. */
export function ColumnPanel({ projectId, column, overall, columns, weighting, onChoose }: ColumnPanelProps) {
  const items = useEvaluation((state) => state.items)
  const categories = useOpen(({ dataset }) => dataset.project.categories)
  const mean = useMemo(() => meanOver(overall), [overall])
  const chart = useMemo(
    () => rewardChart(column, overall, mean, weighting),
    [column, overall, mean, weighting],
  )
  const means = useMemo(() => meansByCategory(column, overall), [column, overall])
  const lowest = useMemo(() => lowestFirst(overall, mostListed), [overall])
  const nameOf = (id: string | null): string =>
    id === null ? 'No category' : (categories.find((each) => each.id === id)?.name ?? id)
  return (
    <section className={styles.panel} aria-labelledby="reward-column">
      <div className={styles.panelHead}>
        <h2 id="reward-column">One model</h2>
        <NativeSelect
          size="xs"
          aria-label="Model and view"
          className={styles.pick ?? ''}
          value={columnKey(column)}
          onChange={({ currentTarget }) => onChoose(currentTarget.value)}
          data={columns.map((each) => ({ value: columnKey(each), label: columnName(each) }))}
        />
      </div>
      <Chart spec={chart} finding={`Mean ${meanText(mean)} over ${countText(overall.length, 'item')}.`} />
      <div className={styles.halves}>
        <ScrollFrame name="Means by category">
          <table className={styles.table}>
            <caption>By category</caption>
            <thead>
              <tr>
                {['Category', 'Items', 'Reward'].map((name) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {means.slice(0, 200).map((each) => (
                <tr key={each.category ?? ''}>
                  <th scope="row" dir="auto">
                    {nameOf(each.category).slice(0, 120)}
                  </th>
                  <td>{numberText(each.items)}</td>
                  <td>{meanText(each.mean)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollFrame>
        <div className={styles.lowest}>
          <h3>Lowest rewards</h3>
          <ol>
            {lowest.map((place) => {
              const id = column.itemIds[place] ?? ''
              return (
                <li key={id}>
                  <a dir="auto" href={`#/project/${projectId}/evaluate/items/${encodeURIComponent(id)}`}>
                    {shortened(items.get(id)?.given.question ?? id, 160)}
                  </a>
                  <span>{meanText(overall[place] ?? null)}</span>
                </li>
              )
            })}
          </ol>
          {overall.length > mostListed ? (
            <p className={styles.note}>and {numberText(overall.length - mostListed)} more.</p>
          ) : null}
        </div>
      </div>
    </section>
  )
}
