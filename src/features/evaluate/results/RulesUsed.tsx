import type { ScoreColumn } from '../../../domain/scoreColumns.ts'
import { scoringRules } from '../../../domain/scored.ts'
import { viewNames } from '../../../domain/viewNames.ts'
import { shortened } from '../../../ui/longText.ts'
import { numberText } from '../../../ui/quantity.ts'
import { ScrollFrame } from '../ScrollFrame.tsx'
import styles from './Results.module.css'
import { ruleNames, ruleSentences } from './ruleWords.ts'

/** How often each rule settled an answer, model by model and view by view. */
export function RulesUsed({ columns }: { readonly columns: readonly ScoreColumn[] }) {
  const used = scoringRules.filter((rule) => columns.some(({ rules }) => (rules[rule] ?? 0) > 0))
  if (used.length === 0) return null
  return (
    <details className={styles.section}>
      <summary>Rules that settled the answers</summary>
      <ScrollFrame name="Rules used" tall>
        <table className={styles.plain}>
          <thead>
            <tr>
              <th scope="col">Model</th>
              <th scope="col" className={styles.words}>
                View
              </th>
              {used.map((rule) => (
                <th key={rule} scope="col" title={ruleSentences[rule]}>
                  {ruleNames[rule]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {columns.map(({ label, view, crop, rules }) => (
              <tr key={JSON.stringify([label, view, crop])}>
                <th scope="row" dir="auto">
                  {shortened(label, 80)}
                </th>
                <td className={styles.words}>{viewNames[view]}</td>
                {used.map((rule) => (
                  <td key={rule}>{numberText(rules[rule] ?? 0)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollFrame>
      <dl className={styles.definitions}>
        {used.map((rule) => (
          <div key={rule}>
            <dt>{ruleNames[rule]}</dt>
            <dd>{ruleSentences[rule]}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
