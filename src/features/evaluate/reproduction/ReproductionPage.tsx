import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { isSameSize, matchedDimensions, ownResults } from '../../../domain/published/ownResults.ts'
import { publishedTables } from '../../../domain/published/published.ts'
import { publishedChecks, standingAt, type Standing } from '../../../domain/published/publishedChecks.ts'
import { paperNames } from '../../../domain/published/publishedTable.ts'
import { zoomBenchDualViews } from '../../../domain/published/zoomBenchTables.ts'
import { useEvaluation, useOpen } from '../../../state/useApp.ts'
import type { PageProps } from '../../../ui/PageShell.tsx'
import { countText, numberText } from '../../../ui/quantity.ts'
import { csvBlob, saveFile } from '../../../ui/saveFile.ts'
import { EvaluatePage } from '../EvaluatePage.tsx'
import { useOpened } from '../WhenScored.tsx'
import { Claims } from './Claims.tsx'
import { OwnModel } from './OwnModel.tsx'
import { publishedCsv } from './publishedCsv.ts'
import { PublishedTableView } from './PublishedTableView.tsx'
import styles from './Reproduction.module.css'
import { TableList } from './TableList.tsx'

/** Figures of the papers, worked out again from each other. */
export function ReproductionPage({ projectId, detail }: PageProps) {
  useOpened()
  const scored = useEvaluation((state) => state.scored)
  const categories = useOpen(({ dataset }) => dataset.project.categories)
  const [label, setLabel] = useState<string | null>(null)
  const table = publishedTables.find(({ id }) => id === detail) ?? zoomBenchDualViews
  const ids = useMemo(() => matchedDimensions(categories), [categories])
  const result = scored?.results.find(({ model }) => model === label) ?? null
  const isDual = table === zoomBenchDualViews
  const own = useMemo(
    () => (isDual && result && ids ? { label: result.model, results: ownResults(result, ids) } : null),
    [isDual, result, ids],
  )
  return (
    <EvaluatePage
      name="Published numbers"
      status={statusText()}
      tools={
        <Button
          variant="default"
          leftSection={<IconDownload size={14} />}
          onClick={() => saveFile('published-numbers.csv', csvBlob([publishedCsv(publishedTables)]))}
        >
          Save as CSV
        </Button>
      }
    >
      <details className={styles.definition}>
        <summary>How figures are checked</summary>
        <p>
          A printed figure stands for every value that rounds to it, half a unit of its last digit either way,
          both ends included. Averages, differences and means are worked out again from the printed figures;
          one that is further away than the rounding of all of them together allows does not follow. Averages
          over the dimensions of ZoomBench weigh by items; those over kinds of questions weigh by the 400 and
          400 answers of HR-Bench and the 115 and 76 of V*; those over benchmarks weigh them evenly.
        </p>
        <p>
          Shares of known numbers of answers must also be shares of whole answers, and averages must come out
          of the counted answers. One that only comes out of the printed figures was averaged from rounded
          ones. The sizes of the six dimensions of ZoomBench (204, 123, 242, 155, 61, 60) are the only ones
          that make all of its accuracies shares of whole answers and sum up to 845.
        </p>
      </details>
      <div className={styles.columns}>
        <TableList projectId={projectId} tables={publishedTables} shownId={table.id} />
        <div className={styles.shown}>
          <header>
            <h2>{`${table.number}: ${table.name}`}</h2>
            <p className={styles.lead}>{paperNames[table.paper]}</p>
          </header>
          {isDual ? (
            <OwnModel results={scored?.results ?? []} ids={ids} label={label} onChange={setLabel} />
          ) : null}
          <PublishedTableView table={table} own={own} />
          {own ? (
            <p className={styles.lead}>
              {isSameSize(own.results)
                ? 'Your project has as many items of each dimension as the paper.'
                : 'Your items are not those of the paper: their numbers differ, and so do averages that weigh by them.'}
            </p>
          ) : null}
          <Claims paper={table.paper} />
        </div>
      </div>
    </EvaluatePage>
  )
}

function statusText(): string {
  const counts: Record<Standing, number> = { follows: 0, rounded: 0, off: 0, given: 0 }
  for (const table of publishedTables) {
    const checks = publishedChecks(table)
    for (const [row, { figures }] of table.rows.entries())
      for (const [column, figure] of figures.entries())
        if (figure !== null) counts[standingAt(checks, row, column)] += 1
  }
  const checked = counts.follows + counts.rounded + counts.off
  return `Of ${countText(checked, 'figure')} that can be checked ${numberText(counts.follows)} follow from the others, ${numberText(counts.rounded)} only from rounded ones, and ${numberText(counts.off)} do not; ${numberText(counts.given)} more are given.`
}
