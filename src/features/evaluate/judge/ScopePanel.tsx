import { Checkbox, Loader } from '@mantine/core'
import type { ReactNode } from 'react'
import { judgePrompt } from '../../../domain/judgePrompt.ts'
import type { Scored } from '../../../evaluation/evaluation.ts'
import type { JudgeScope } from '../../../state/judgeScope.ts'
import { useEvaluation } from '../../../state/useApp.ts'
import { shortened } from '../../../ui/longText.ts'
import { countText, numberText } from '../../../ui/quantity.ts'
import { viewText } from '../columnName.ts'
import { ScrollFrame } from '../ScrollFrame.tsx'
import styles from './Judge.module.css'
import type { Unsettled } from './useUnsettled.ts'

interface ScopePanelProps {
  readonly projectId: string
  readonly scored: Scored
  readonly unsettled: Unsettled | null
  readonly scope: JudgeScope | null
  readonly leaveLetters: boolean
  readonly onLeaveLetters: (leave: boolean) => void
  /** What starts it. */
  readonly children: ReactNode
}

/** What a judge would be asked: how many answers of which model, and in which words. */
export function ScopePanel({
  projectId,
  scored,
  unsettled,
  scope,
  leaveLetters,
  onLeaveLetters,
  children,
}: ScopePanelProps) {
  const items = useEvaluation((state) => state.items)
  const first = scope?.asked[0]
  const key = first && items.get(first.itemId)?.key
  const hidden = scored.unsettled - (unsettled?.answers.length ?? 0)
  return (
    <section className={styles.panel} aria-labelledby="judge-scope">
      <h2 id="judge-scope">What it is asked</h2>
      <ScopeTable scored={scored} />
      {unsettled?.failure ? (
        <p className={styles.failure} role="alert">
          {unsettled.failure}
        </p>
      ) : null}
      {scope ? (
        <p className={styles.note} role="status">
          {scored.unsettled === 0
            ? 'Nothing is left to ask: rules, judges or people settled every answer.'
            : `${countText(scored.unsettled, 'different answer')} have no verdict; each is asked about once, however many models gave it.${unsettled && unsettled.of === scored && hidden > 0 ? ` ${numberText(unsettled.answers.length)} come first; the others once these are settled.` : ''}`}
        </p>
      ) : (
        <Loader size="xs" color="gray" aria-label="Collecting what is not settled" />
      )}
      {scope && scope.letters > 0 ? (
        <Checkbox
          size="xs"
          checked={leaveLetters}
          onChange={({ currentTarget }) => onLeaveLetters(currentTarget.checked)}
          label={`Leave out ${countText(scope.letters, 'answer')} that name the letter of another option and nothing else: they are wrong. The released script asks about them, too.`}
        />
      ) : null}
      {first && key ? (
        <details className={styles.prompt}>
          <summary>The words of a request</summary>
          <p className={styles.note}>
            Of the first of them. They are always the same, so that verdicts can be compared.{' '}
            <a href={`#/project/${projectId}/evaluate/items/${encodeURIComponent(first.itemId)}`}>
              See the item
            </a>
          </p>
          <pre dir="auto">{shortened(judgePrompt(key, first.answer), 3000)}</pre>
        </details>
      ) : null}
      <div className={styles.line}>{children}</div>
    </section>
  )
}

/** Answers by what settled them, for every model and view. */
function ScopeTable({ scored }: { readonly scored: Scored }) {
  return (
    <ScrollFrame name="Answers by what settled them">
      <table className={styles.table}>
        <thead>
          <tr>
            {['Model', 'View', 'Answers', 'Without a verdict', 'By judges', 'By people'].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {scored.columns.map(({ label, view, crop, budget, runIds, rules }) => (
            <tr key={`${label} ${view} ${crop ?? ''} ${JSON.stringify(budget)} ${runIds[0] ?? ''}`}>
              <th scope="row" dir="auto">
                {label.slice(0, 120)}
              </th>
              <td>{viewText({ view, crop })}</td>
              <td>{numberText(Object.values(rules).reduce((sum, count) => sum + count, 0))}</td>
              <td>{numberText(rules['no-match'] ?? 0)}</td>
              <td>{numberText(rules.judge ?? 0)}</td>
              <td>{numberText(rules.person ?? 0)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollFrame>
  )
}
