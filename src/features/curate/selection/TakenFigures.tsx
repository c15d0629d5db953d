import { useMemo } from 'react'
import { letterBalance } from '../../../domain/letterBalance.ts'
import type { Project } from '../../../domain/project.ts'
import { ascending, quantile } from '../../../domain/quantile.ts'
import { selectionWords } from '../../../domain/selectionSentences.ts'
import type { Chosen } from '../../../state/selectionRoom.ts'
import { barChart } from '../../../charts/barChart.ts'
import { Chart } from '../../../charts/Chart.tsx'
import { amountText, shareText } from '../../../charts/chartText.ts'
import type { ChartSpec } from '../../../charts/chartSpec.ts'
import styles from './SelectionPage.module.css'

/** What the taken items are like. */
export function TakenFigures({ chosen, project }: { readonly chosen: Chosen; readonly project: Project }) {
  const figures = useMemo(() => figuresOf(chosen), [chosen])
  const targets = useMemo(() => targetChart(chosen, project), [chosen, project])
  const letters = useMemo(() => letterChart(figures.letters), [figures])
  if (chosen.selection.taken === 0) return null
  const { ratio, letters: balance } = figures
  return (
    <section aria-label="What is taken" className={styles.figures}>
      <Chart
        spec={targets}
        finding={
          ratio === null
            ? 'No region has a known size.'
            : `The regions taken cover ${shareText(ratio)} of their pictures in the median.`
        }
      />
      <Chart
        spec={letters}
        finding={
          balance.p === null
            ? 'No multiple-choice questions are taken.'
            : `Letters this uneven come by luck in ${shareText(balance.p)} of such sets (χ² = ${amountText(balance.chiSquare)}).`
        }
      />
    </section>
  )
}

function figuresOf({ facts, taken }: Chosen) {
  const those = facts.filter(({ item }) => taken.has(item.id))
  return {
    ratio: quantile(ascending(those.flatMap(({ areaRatio }) => areaRatio ?? [])), 0.5),
    letters: letterBalance(those.map(({ item, content }) => ({ id: item.id, content }))),
  }
}

function targetChart({ selection }: Chosen, project: Project): ChartSpec {
  const { categoryName: nameOf } = selectionWords(project, [])
  const lines = [
    ...selection.categories
      .filter(({ wanted }) => wanted > 0)
      .map(({ category, ...line }) => ({ name: nameOf(category), ...line })),
    { name: 'Multiple choice', ...selection.kinds.choice },
    { name: 'Open', ...selection.kinds.open },
  ]
  return {
    id: 'selection-targets',
    name: 'Taken against the plan',
    definition:
      'For each category and kind how many items are taken, how many the plan wants, and how many there are to choose from: accepted, fit to be published, of duplicates one.',
    table: {
      columns: ['Target', 'Taken', 'Wanted', 'Available'],
      rows: lines.map(({ name, taken, wanted, available }) => [name, taken, wanted, available]),
    },
    drawing: barChart(
      lines.map(({ name, taken, wanted }) => ({
        label: name,
        value: taken,
        valueText: amountText(taken),
        ...(wanted === null ? {} : { beside: { value: wanted, valueText: amountText(wanted) } }),
      })),
      { names: { bar: 'taken', beside: 'wanted' } },
    ),
  }
}

function letterChart({ letters }: ReturnType<typeof letterBalance>): ChartSpec {
  return {
    id: 'selection-letters',
    name: 'Letters of the taken',
    definition:
      'How often each letter is the right one among the taken multiple-choice questions, against 1 ÷ options for each of them.',
    table: {
      columns: ['Letter', 'Right', 'Expected'],
      rows: letters.map(({ letter, count, expected }) => [letter, count, expected]),
    },
    drawing: barChart(
      letters.map(({ letter, count, expected }) => ({
        label: letter,
        value: count,
        valueText: amountText(count),
        expected,
      })),
      { names: { bar: 'right', expected: 'expected' } },
    ),
  }
}
