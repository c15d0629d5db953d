import { Button, NativeSelect } from '@mantine/core'
import { useMemo, useState } from 'react'
import { Chart } from '../../../charts/Chart.tsx'
import type { CropUseColumn } from '../../../domain/cropUseColumns.ts'
import { usedCategories } from '../../../domain/evaluatedItems.ts'
import type { Scored } from '../../../evaluation/evaluation.ts'
import { useOpen } from '../../../state/useApp.ts'
import { TaskProgress } from '../../../ui/TaskProgress.tsx'
import { csvBlob, saveFile } from '../../../ui/saveFile.ts'
import { columnKey, columnName } from '../columnName.ts'
import { CropChoices } from './CropChoices.tsx'
import type { CropUseChoice } from './cropUseChoice.ts'
import { cropUseCharts } from './cropUseCharts.ts'
import {
  countSentences,
  cropUseRows,
  figureNames,
  itemsCsv,
  meansCsv,
  placesIn,
  splitRows,
  type Figure,
  type Scope,
} from './cropUseFigures.ts'
import styles from './Crops.module.css'
import { FigureTable } from './FigureTable.tsx'
import { useCropUse } from './useCropUse.ts'
import { WorstItems } from './WorstItems.tsx'

interface CropUseProps {
  readonly projectId: string
  readonly scored: Scored
  readonly choice: CropUseChoice
  readonly onChoice: (choice: CropUseChoice) => void
}

/** Where models crop, against where the evidence is (001 §8.2). */
export function CropUse({ projectId, scored, choice, onChoice }: CropUseProps) {
  const { value: columns, isOld, report, failure } = useCropUse(scored, choice)
  return (
    <div className={styles.body}>
      <CropChoices choice={choice} onChoice={onChoice} />
      {failure === null ? null : (
        <p className={styles.failure} role="alert">
          {failure}
        </p>
      )}
      {report && (columns === null || isOld) ? <TaskProgress report={report} /> : null}
      {columns?.length === 0 ? (
        <p className={styles.lead}>
          No predictions came with boxes. Import a model’s answers with its tool calls or boxes, or say on{' '}
          <a href={`#/project/${projectId}/evaluate/predictions`}>Predictions</a> how the boxes of a run are
          meant.
        </p>
      ) : null}
      {columns && columns.length > 0 ? (
        <Figures projectId={projectId} scored={scored} columns={columns} gate={choice.reward.gate} />
      ) : null}
    </div>
  )
}

interface FiguresProps extends Pick<CropUseProps, 'projectId' | 'scored'> {
  readonly columns: readonly CropUseColumn[]
  readonly gate: number
}

const all = 'all'

function Figures({ projectId, scored, columns, gate }: FiguresProps) {
  const known = useOpen(({ dataset }) => dataset.project.categories)
  const categories = useMemo(
    () =>
      usedCategories(
        new Set(columns.flatMap((column) => column.categories.map(({ category }) => category))),
        known.map(({ id }) => id),
      ),
    [columns, known],
  )
  const [chosenScope, setScope] = useState(all)
  const [chosenKey, setKey] = useState<string | null>(null)
  const place = categories.findIndex((_, at) => String(at) === chosenScope)
  const category = categories[place]
  const scope = useMemo<Scope>(
    () => (category === undefined ? { kind: 'all' } : { kind: 'category', id: category }),
    [category],
  )
  const nameOf = (id: string | null): string =>
    id === null ? 'No category' : (known.find((each) => each.id === id)?.name ?? id)
  const rows = useMemo(() => cropUseRows(columns, scored, scope), [columns, scored, scope])
  const column = rows.find((row) => columnKey(row.column) === chosenKey)?.column ?? rows[0]?.column ?? null
  const categoryOf = useMemo(
    () => new Map(scored.itemIds.map((id, at) => [id, scored.categories[at] ?? null])),
    [scored],
  )
  const places = useMemo(
    () => (column ? placesIn(column, categoryOf, scope) : []),
    [column, categoryOf, scope],
  )
  const charts = useMemo(() => (column ? cropUseCharts(column, places, gate) : []), [column, places, gate])
  return (
    <>
      <div className={styles.acts}>
        <NativeSelect
          size="xs"
          aria-label="Category"
          value={category === undefined ? all : chosenScope}
          data={[
            { value: all, label: 'All categories' },
            ...categories.map((id, at) => ({ value: String(at), label: nameOf(id) })),
          ]}
          onChange={(event) => setScope(event.currentTarget.value)}
        />
        <Button
          size="xs"
          variant="default"
          onClick={() => saveFile('crop-use.csv', csvBlob([meansCsv(columns)]))}
        >
          Save means as CSV
        </Button>
        {column ? (
          <Button
            size="xs"
            variant="default"
            onClick={() => saveFile('crop-use-items.csv', csvBlob(itemsCsv(column)))}
          >
            Save items of {columnName(column).slice(0, 40)} as CSV
          </Button>
        ) : null}
      </div>
      <FigureTable name="Crop use" columns={['Model', 'Items', ...figureNames]}>
        <tbody>
          {rows.map((row) => (
            <tr key={columnKey(row.column)} aria-current={row.column === column}>
              <th scope="row">
                <button type="button" onClick={() => setKey(columnKey(row.column))} dir="auto">
                  {row.name}
                </button>
              </th>
              <td>{row.items}</td>
              {row.figures.map((figure, at) => (
                <FigureCell key={figureNames[at]} figure={figure} />
              ))}
            </tr>
          ))}
        </tbody>
      </FigureTable>
      <p className={styles.note}>
        Acc and Pass the gate in percent; Acc over all items that were answered, all others over the items
        that were measured, each item the mean over its answers. Below: 95 % intervals by the percentile
        bootstrap over items, beyond 500 different values by the normal approximation, mean ± 1.96 · s / √n.
        R_IoU and R_L1 are never added up: the paper lists no weights.
      </p>
      {column ? (
        <p className={styles.note}>{`${columnName(column)}: ${countSentences(column.counts).join(' ')}`}</p>
      ) : null}
      <FigureTable
        name="Does looking right go with being right?"
        columns={['Model', 'Acc, gate passed', 'Acc, not passed', 'Difference', 'What it says']}
      >
        <tbody>
          {splitRows(columns).map((row) => (
            <tr key={columnKey(row.column)}>
              <th scope="row" dir="auto">
                {row.name}
              </th>
              {row.figures.map((figure, at) => (
                <FigureCell key={['passed', 'not passed', 'difference'][at]} figure={figure} />
              ))}
              <td className={styles.said}>{row.sentence}</td>
            </tr>
          ))}
        </tbody>
      </FigureTable>
      <p className={styles.note}>
        Accuracy of the answers whose crop covers more than {gate} of b1, and of the others, over all
        categories; the difference in percentage points. 95 % intervals by the percentile bootstrap over items
        (Efron 1979). What goes together need not be cause: the crop test tells more.
      </p>
      {column ? (
        <>
          <div className={styles.charts}>
            {charts.map((spec) => (
              <Chart key={spec.id} spec={spec} />
            ))}
          </div>
          <WorstItems key={columnKey(column)} projectId={projectId} column={column} places={places} />
        </>
      ) : null}
    </>
  )
}

const FigureCell = ({ figure: { value, range } }: { figure: Figure }) => (
  <td>
    {value}
    {range === '' ? null : <small>{range}</small>}
  </td>
)
