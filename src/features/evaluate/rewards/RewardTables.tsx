import { UnstyledButton } from '@mantine/core'
import { rewardRules } from '../../../domain/trainingReward.ts'
import type { RewardColumn, RewardTerm } from '../../../domain/trainingRewardColumns.ts'
import { meanOver } from '../../../domain/trainingRewardMeans.ts'
import { shareText } from '../../../charts/chartText.ts'
import { numberText } from '../../../ui/quantity.ts'
import { columnKey, viewText } from '../columnName.ts'
import { ScrollFrame } from '../ScrollFrame.tsx'
import styles from './Rewards.module.css'
import { meanText, ruleNames, ruleTexts, type Weighting } from './rewardWords.ts'

interface RewardTablesProps {
  readonly rows: readonly { readonly column: RewardColumn; readonly overall: Float64Array }[]
  readonly weighting: Weighting
  readonly chosen: string
  readonly onChoose: (key: string) => void
}

/** Means of the terms, and which rules decided, for every model and view. */
export function RewardTables({ rows, weighting, chosen, onChoose }: RewardTablesProps) {
  const isRules = weighting.kind === 'rules'
  const terms: readonly (readonly [name: string, term: RewardTerm])[] = isRules
    ? [
        ['Accuracy', 'accuracy'],
        ['Format', 'format'],
      ]
    : [
        ['Accuracy', 'toolAccuracy'],
        ['Format', 'toolFormat'],
        ['Tool', 'tool'],
      ]
  const used = rewardRules.filter((rule) => rows.some(({ column }) => column.rules[rule] > 0))
  return (
    <>
      <section className={styles.panel} aria-labelledby="reward-means">
        <h2 id="reward-means">Means over items</h2>
        <ScrollFrame name="Table of means">
          <table className={`${styles.table} ${styles.views}`}>
            <thead>
              <tr>
                {['Model', 'View', 'Items', ...terms.map(([name]) => name), 'Reward', 'Used a tool'].map(
                  (name) => (
                    <th key={name} scope="col">
                      {name}
                    </th>
                  ),
                )}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ column, overall }) => {
                const key = columnKey(column)
                return (
                  <tr key={key} data-chosen={key === chosen}>
                    <th scope="row" dir="auto">
                      <UnstyledButton
                        className={styles.choose ?? ''}
                        aria-pressed={key === chosen}
                        onClick={() => onChoose(key)}
                      >
                        {column.label.slice(0, 120)}
                      </UnstyledButton>
                    </th>
                    <td>{viewText(column)}</td>
                    <td>{numberText(column.itemIds.length)}</td>
                    {terms.map(([name, term]) => (
                      <td key={name}>{meanText(meanOver(column.terms[term]))}</td>
                    ))}
                    <td className={styles.total}>{meanText(meanOver(overall))}</td>
                    <td>{shareText(column.withTool / column.answers)}</td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        </ScrollFrame>
      </section>
      <section className={styles.panel} aria-labelledby="reward-rules">
        <h2 id="reward-rules">Which rule decided</h2>
        <ScrollFrame name="Table of rules">
          <table className={`${styles.table} ${styles.views}`}>
            <thead>
              <tr>
                {['Model', 'View', 'Answers'].map((name) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
                {used.map((rule) => (
                  <th key={rule} scope="col" title={ruleTexts[rule]}>
                    {ruleNames[rule]}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ column }) => (
                <tr key={columnKey(column)}>
                  <th scope="row" dir="auto">
                    {column.label.slice(0, 120)}
                  </th>
                  <td>{viewText(column)}</td>
                  <td>{numberText(column.answers)}</td>
                  {used.map((rule) => (
                    <td key={rule}>{numberText(column.rules[rule])}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollFrame>
        <details className={styles.rules}>
          <summary>What the rules look at, in their order</summary>
          <dl>
            {rewardRules.map((rule) => (
              <div key={rule}>
                <dt>{ruleNames[rule]}</dt>
                <dd>{ruleTexts[rule]}</dd>
              </div>
            ))}
          </dl>
          <p className={styles.note}>
            Compared is what stands between the answer tags on one line, else everything that was said
            (EasyR1’s perception.py; ZoomBench §9.2).
          </p>
        </details>
      </section>
    </>
  )
}
