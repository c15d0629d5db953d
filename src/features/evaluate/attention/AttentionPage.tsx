import { Button, SegmentedControl } from '@mantine/core'
import { useMemo, useState } from 'react'
import { Chart } from '../../../charts/Chart.tsx'
import { areaRatiosOf } from '../../../domain/attentionBins.ts'
import { defaultAttentionChoices, type AttentionChoices } from '../../../domain/attentionMeasures.ts'
import type { AttentionReport } from '../../../domain/attentionReport.ts'
import type { Scored } from '../../../evaluation/evaluation.ts'
import { useEvaluation, useOpen } from '../../../state/useApp.ts'
import type { PageProps } from '../../../ui/PageShell.tsx'
import { countText } from '../../../ui/quantity.ts'
import { TaskProgress } from '../../../ui/TaskProgress.tsx'
import { EvaluatePage } from '../EvaluatePage.tsx'
import { WhenScored } from '../WhenScored.tsx'
import { columnKey } from '../columnName.ts'
import {
  areaChart,
  coverageChart,
  coverageEdges,
  rightWrongChart,
  type CoverageRule,
} from './attentionCharts.ts'
import styles from './AttentionPage.module.css'
import { allRows, type RowWish } from './attentionRows.ts'
import { leftSentence, mixtureSentence, type ShownMeasure } from './attentionWords.ts'
import { ChoicesBar } from './ChoicesBar.tsx'
import { ItemsSection } from './ItemsSection.tsx'
import { ModelTable, SplitTable } from './ModelTable.tsx'
import { SaveValues } from './SaveValues.tsx'
import { useAttentionReport } from './useAttentionReport.ts'
import { useSummaries } from './useSummaries.ts'

/** Where models look when they answer, and whether that goes with being right (004 §5.2, 003 §3). */
export function AttentionPage(props: PageProps) {
  const maps = useEvaluation((state) => state.runs?.some(({ attention }) => attention) ?? null)
  return (
    <EvaluatePage
      name="Attention"
      status="How much of what a model looks at in the whole picture lies where the answer is."
    >
      <WhenScored projectId={props.projectId}>
        {(scored) => (maps === false ? <NoMaps {...props} /> : <Measured {...props} scored={scored} />)}
      </WhenScored>
    </EvaluatePage>
  )
}

function NoMaps({ projectId }: PageProps) {
  return (
    <div className={styles.none}>
      <p className={styles.soft}>
        No prediction came with attention. Import predictions whose lines hold “attention”, rows of weights
        over the whole picture, with “generic_attention” beside it where there is such a map; or a folder of
        maps, MODEL/global/ID.npy. Or ask a model here that shows where it looks, and bring its answers in.
      </p>
      <a href={`#/project/${projectId}/evaluate/predictions`}>Go to Predictions</a>
    </div>
  )
}

/** Radio buttons are walked with arrow keys, which lead to the next item elsewhere on the page. */
const keepsArrows = (event: React.KeyboardEvent): void => {
  if (event.target instanceof HTMLInputElement && event.target.type === 'radio') event.stopPropagation()
}

function Measured({ scored, ...props }: PageProps & { readonly scored: Scored }) {
  const [choices, setChoices] = useState<AttentionChoices>(defaultAttentionChoices)
  const measuring = useAttentionReport(choices)
  const { report, progress } = measuring
  return (
    // Only what radio buttons would do anyway is kept from others here.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className={styles.page} onKeyDown={keepsArrows}>
      <ChoicesBar choices={choices} onChange={setChoices} />
      {progress ? <TaskProgress report={progress} onCancel={measuring.stop} /> : null}
      {measuring.isStopped || measuring.failure !== null ? (
        <div className={styles.none}>
          <p className={measuring.failure === null ? styles.soft : styles.failure} role="alert">
            {measuring.failure ?? 'Measuring was stopped.'}
            {report ? ' What is shown was measured before.' : ''}
          </p>
          <Button size="xs" variant="default" onClick={measuring.start}>
            Measure again
          </Button>
        </div>
      ) : null}
      {report && report.columns.length > 0 ? (
        <Figures {...props} report={report} scored={scored} choices={choices} />
      ) : null}
      {report?.columns.length === 0 ? (
        <p className={styles.soft}>
          No map could be measured. {leftSentence(report)} Maps are measured in the global view, on items of
          the benchmark that have a region or a box.
        </p>
      ) : null}
    </div>
  )
}

interface FiguresProps extends PageProps {
  readonly report: AttentionReport
  readonly scored: Scored
  readonly choices: AttentionChoices
}

function Figures({ projectId, detail, navigate, report, scored, choices }: FiguresProps) {
  const items = useEvaluation((state) => state.items)
  const categories = useOpen(({ dataset }) => dataset.project.categories)
  const summaries = useSummaries(report, scored)
  const [rule, setRule] = useState<CoverageRule>('cells')
  const [measure, setMeasure] = useState<ShownMeasure>('cells')
  const [key, setKey] = useState<string | null>(null)
  const [wish, setWish] = useState<RowWish>(allRows)
  const { columns } = report
  const [first] = columns
  const chosen = columns.find((each) => columnKey(each) === key) ?? first
  const areaRatios = useMemo(() => areaRatiosOf(report.itemIds, items, choices), [report, items, choices])
  const edges = useMemo(() => coverageEdges(columns, rule), [columns, rule])
  const distribution = useMemo(() => chosen && coverageChart(chosen, rule, edges), [chosen, rule, edges])
  const rightWrong = useMemo(() => {
    const known = columns.flatMap((column) => {
      const summary = summaries.known.get(column)
      return summary ? [{ column, summary }] : []
    })
    return rightWrongChart(known, rule)
  }, [columns, summaries.known, rule])
  const area = useMemo(() => areaChart(columns, areaRatios, rule), [columns, areaRatios, rule])
  const right = chosen && summaries.right.get(chosen)
  if (!chosen || !right || !distribution) return null
  const nameOf = (category: string | null): string =>
    category === null ? 'No category' : (categories.find(({ id }) => id === category)?.name ?? category)
  const chooseMeasure = (next: ShownMeasure): void => {
    setMeasure(next)
    setWish({ ...wish, range: null })
  }
  const notes = [leftSentence(report), mixtureSentence(columns)].filter((note) => note !== '')

  return (
    <>
      {notes.map((note) => (
        <p key={note} className={styles.soft}>
          {note}
        </p>
      ))}
      <ModelTable
        columns={columns}
        known={summaries.known}
        chosen={chosen}
        onChoose={(column) => setKey(columnKey(column))}
      />
      <SplitTable
        columns={columns}
        known={summaries.known}
        measure={measure}
        onMeasure={chooseMeasure}
        categories={summaries.categories}
        nameOf={nameOf}
      />
      <div className={styles.head}>
        <h2>Charts</h2>
        <span className={styles.soft}>{countText(report.itemIds.length, 'item')} with maps</span>
        <span className={styles.space} />
        <SegmentedControl
          size="xs"
          aria-label="Rule of coverage in charts"
          value={rule}
          onChange={setRule}
          data={[
            { value: 'cells', label: 'ZwZ cells' },
            { value: 'area', label: 'Exact area' },
          ]}
        />
        <SaveValues report={report} right={summaries.right} choices={choices} />
      </div>
      <div className={styles.charts}>
        <Chart
          spec={distribution}
          onPick={(row) => {
            setMeasure(rule)
            // The last bin holds its end too.
            const to = row + 2 < edges.length ? edges[row + 1] : undefined
            setWish({ ...wish, range: [edges[row] ?? 0, to ?? Number.POSITIVE_INFINITY] })
          }}
        />
        <Chart spec={rightWrong} />
        <Chart spec={area} className={styles.broad ?? ''} />
      </div>
      <ItemsSection
        projectId={projectId}
        report={report}
        column={chosen}
        right={right}
        choices={choices}
        measure={measure}
        onMeasure={chooseMeasure}
        wish={wish}
        onWish={setWish}
        itemId={detail}
        navigate={navigate}
      />
    </>
  )
}
