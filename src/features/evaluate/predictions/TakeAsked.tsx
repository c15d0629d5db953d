import { Button, Checkbox } from '@mantine/core'
import { useState } from 'react'
import type { AskedRun } from '../../../domain/previewPredictions.ts'
import { budgetCode } from '../../../domain/preview.ts'
import { useEvaluation } from '../../../state/useApp.ts'
import { runCommand } from '../../../ui/commands.ts'
import { cutText } from '../../../ui/longText.ts'
import { countText } from '../../../ui/quantity.ts'
import { askedText, beforeText, takenBefore } from './askedWords.ts'
import styles from './Predictions.module.css'
import { useAsked } from './useAsked.ts'

const keyOf = ({ modelId, view, budget }: AskedRun): string =>
  JSON.stringify([modelId, view, budgetCode(budget)])

/** What models of one's own answered here, to be taken as runs beside those of evaluators. */
export function TakeAsked() {
  const { runs, names, isTaking, take } = useAsked()
  const kept = useEvaluation((state) => state.runs)
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  if (!runs) return null
  const chosen = runs.filter((run) => !left.has(keyOf(run)))
  return (
    <section className={styles.panel} aria-label="What was asked here">
      <div className={styles.panelHead}>
        <h2>What was asked here</h2>
        {runs.length > 0 ? (
          <Button
            size="xs"
            variant="default"
            loading={isTaking}
            disabled={chosen.length === 0}
            onClick={() => take(chosen)}
          >
            Take {countText(chosen.length, 'run')}
          </Button>
        ) : (
          <Button size="xs" variant="default" onClick={() => runCommand('models.open')}>
            Models…
          </Button>
        )}
      </div>
      {runs.length === 0 ? (
        <p className={styles.lead}>
          No model has answered a question here yet. Choose one, and ask it about an item or about all of them
          while checking items; its answers can then be scored beside those of evaluators.
        </p>
      ) : (
        <>
          <p className={styles.lead}>
            Answers of your own models and endpoints become runs when you take them, each answer a sample.
            Answers to a question that was accepted in other words since are not among them.
          </p>
          <ul className={styles.asked}>
            {runs.map((run) => {
              const key = keyOf(run)
              const name = names.get(run.modelId) ?? run.modelId
              return (
                <li key={key}>
                  <Checkbox
                    size="xs"
                    checked={!left.has(key)}
                    onChange={() => setLeft(withOrWithout(left, key))}
                    label={
                      <>
                        <strong dir="auto">{cutText(name, 120)}</strong>
                        <span>{askedText(run)}</span>
                        <span className={styles.faint}>{beforeText(takenBefore(kept ?? [], run, name))}</span>
                      </>
                    }
                  />
                </li>
              )
            })}
          </ul>
        </>
      )}
    </section>
  )
}

function withOrWithout(keys: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(keys)
  if (!next.delete(key)) next.add(key)
  return next
}
