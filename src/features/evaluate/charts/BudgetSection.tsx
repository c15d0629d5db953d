import { useMemo } from 'react'
import { Chart } from '../../../charts/Chart.tsx'
import { budgetLines, type BudgetKind } from '../../../domain/evaluationFiguresBudgets.ts'
import { budgetChart } from './budgetCharts.ts'
import styles from './ChartsPage.module.css'
import { mostLineModels } from './looks.ts'
import type { SectionProps } from './sectionProps.ts'
import { useSliced } from './useSliced.ts'

const kinds: readonly BudgetKind[] = ['side', 'tokens']

/** Accuracy of models that were asked under several budgets. */
export function BudgetSection({ basis, shown: { models, views }, projectId }: SectionProps) {
  const { columns } = basis
  const begin = useMemo(() => {
    const chosen = new Set(columns.filter(({ label }) => models.includes(label)).map(({ model }) => model))
    const drawn = [...chosen].slice(0, mostLineModels)
    const seen = columns.filter(({ model, view }) => drawn.includes(model) && views.includes(view))
    return function* () {
      const found = []
      for (const kind of kinds) found.push({ kind, lines: yield* budgetLines(seen, kind) })
      return found
    }
  }, [columns, models, views])
  const found = useSliced(begin)
  const charts = useMemo(
    () =>
      (found ?? [])
        .filter(({ lines }) => lines.lines.length > 0)
        .map(({ kind, lines }) => ({ spec: budgetChart(kind, lines), evenItems: lines.evenItems })),
    [found],
  )
  const drawn = new Set((found ?? []).flatMap(({ lines }) => lines.lines.map(({ model }) => model)))
  const unknown = columns.filter(({ model, budget }) => budget === null && drawn.has(model)).length
  return (
    <section className={styles.section} aria-label="Budget">
      <header className={styles.sectionHead}>
        <h2>Budget</h2>
      </header>
      {found && charts.length === 0 ? (
        <div className={styles.none}>
          <p>
            None of the shown models was asked under several budgets. Ask a model here under some of them – an
            image side from 224 pixels to 4K, or 1,024 and 16,384 visual tokens – in Check, and take over what
            it answered on Predictions; or import several runs of a model, and say the budget of each there.
          </p>
          <a href={`#/project/${projectId}/evaluate/predictions`}>Go to Predictions</a>
        </div>
      ) : null}
      {unknown > 0 ? (
        <p className={styles.soft}>
          Some answers of these models are left out, for nothing says their budget. Say it on Predictions.
        </p>
      ) : null}
      <div className={styles.charts}>
        {charts.map(({ spec, evenItems }) => (
          <Chart
            key={spec.id}
            spec={spec}
            finding={
              evenItems
                ? 'All points rest on equally many items.'
                : 'Points rest on different numbers of items; the data say how many.'
            }
          />
        ))}
      </div>
    </section>
  )
}
