import type { AttentionSummary } from '../../../domain/attentionFigures.ts'
import type { AttentionColumn } from '../../../domain/attentionReport.ts'
import { numberText } from '../../../ui/quantity.ts'
import { columnKey, columnName } from '../columnName.ts'
import { ScrollFrame } from '../ScrollFrame.tsx'
import styles from './AttentionPage.module.css'
import {
  differenceOf,
  differenceText,
  figureOf,
  intervalText,
  measureDefinitions,
  measureNames,
  shownMeasures,
  type ShownMeasure,
} from './attentionWords.ts'
import { FigureCell } from './FigureCell.tsx'
import { MeasureSelect } from './MeasureSelect.tsx'

interface ModelTableProps {
  readonly columns: readonly AttentionColumn[]
  readonly known: ReadonlyMap<AttentionColumn, AttentionSummary>
  readonly chosen: AttentionColumn
  readonly onChoose: (column: AttentionColumn) => void
}

/** A line for each contestant, with 95 % intervals; the charts and items below are of the one that is chosen. */
export function ModelTable({ columns, known, chosen, onChoose }: ModelTableProps) {
  return (
    <ScrollFrame name="Attention by model">
      <table className={styles.table}>
        <caption>Global view, means over items with 95 % bootstrap intervals</caption>
        <thead>
          <tr>
            <th scope="col">Model</th>
            <th scope="col">Maps</th>
            {shownMeasures.map((measure) => (
              <th key={measure} scope="col">
                <abbr className={styles.term} title={measureDefinitions[measure]}>
                  {measureNames[measure]}
                </abbr>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {columns.map((column) => {
            const summary = known.get(column)
            return (
              <tr key={columnKey(column)} data-chosen={column === chosen}>
                <th scope="row">
                  <button
                    type="button"
                    dir="auto"
                    aria-pressed={column === chosen}
                    onClick={() => onChoose(column)}
                  >
                    {columnName(column)}
                  </button>
                </th>
                <td>{mapsText(column)}</td>
                {shownMeasures.map((measure) => (
                  <FigureCell
                    key={measure}
                    measure={measure}
                    figure={summary ? figureOf(summary.overall, measure) : null}
                  />
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
    </ScrollFrame>
  )
}

const mapsText = ({ maps, relative }: AttentionColumn): string =>
  relative === 0
    ? `${numberText(maps)} raw`
    : relative === maps
      ? `${numberText(maps)} relative`
      : `${numberText(relative)} of ${numberText(maps)} relative`

interface SplitTableProps extends Pick<ModelTableProps, 'columns' | 'known'> {
  readonly measure: ShownMeasure
  readonly onMeasure: (measure: ShownMeasure) => void
  readonly categories: readonly (string | null)[]
  readonly nameOf: (category: string | null) => string
}

/** One measure by what was answered, and by category. */
export function SplitTable({ columns, known, measure, onMeasure, categories, nameOf }: SplitTableProps) {
  return (
    <>
      <div className={styles.head}>
        <h2>Answers and categories</h2>
        <span className={styles.space} />
        <MeasureSelect measure={measure} onMeasure={onMeasure} />
      </div>
      <ScrollFrame name={`${measureNames[measure]} in parts`}>
        <table className={styles.table}>
          <caption>{measureNames[measure]} by answers and by category</caption>
          <thead>
            <tr>
              <th scope="col">Model</th>
              <th scope="col">Right answers</th>
              <th scope="col">Wrong answers</th>
              <th scope="col">Right − wrong</th>
              {categories.map((category) => (
                <th key={category ?? ''} scope="col">
                  {nameOf(category)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {columns.map((column) => {
              const summary = known.get(column)
              const part = (side: 'right' | 'wrong') => (summary ? figureOf(summary[side], measure) : null)
              return (
                <tr key={columnKey(column)}>
                  <th scope="row">{columnName(column)}</th>
                  <FigureCell measure={measure} figure={part('right')} counted />
                  <FigureCell measure={measure} figure={part('wrong')} counted />
                  <td>
                    <Difference summary={summary} measure={measure} />
                  </td>
                  {categories.map((category, place) => {
                    const own = summary?.categories[place]
                    return (
                      <FigureCell
                        key={category ?? ''}
                        measure={measure}
                        figure={own ? figureOf(own, measure) : null}
                        counted
                      />
                    )
                  })}
                </tr>
              )
            })}
          </tbody>
        </table>
      </ScrollFrame>
    </>
  )
}

function Difference({
  summary,
  measure,
}: {
  readonly summary: AttentionSummary | undefined
  readonly measure: ShownMeasure
}) {
  if (!summary) return '…'
  const figure = differenceOf(summary.difference, measure)
  if (figure.value === null) return '–'
  return (
    <>
      {differenceText(measure, figure.value)}
      <small>{intervalText(measure, figure, differenceText)}</small>
    </>
  )
}
