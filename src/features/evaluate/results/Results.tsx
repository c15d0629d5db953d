import { Button } from '@mantine/core'
import { useMemo, useState } from 'react'
import {
  comparedAmong,
  comparedWith,
  itemsByColumn,
  resultsOf,
  withMarks,
  withPeople,
} from '../../../domain/resultMarks.ts'
import { resultTable, type ResultRow } from '../../../domain/resultTable.ts'
import { labelsIn } from '../../../domain/scoreColumns.ts'
import type { Scored } from '../../../evaluation/evaluation.ts'
import { useEvaluation, useOpen } from '../../../state/useApp.ts'
import { Comparisons } from './Comparisons.tsx'
import { Differences } from './Differences.tsx'
import { DualViewTable } from './DualViewTable.tsx'
import { ModelsMenu } from './ModelsMenu.tsx'
import styles from './Results.module.css'
import { RulesUsed } from './RulesUsed.tsx'
import { SaveTableMenu } from './SaveTableMenu.tsx'
import { shownOf } from './shownModels.ts'
import { peopleLabel, tableNotes } from './tableWords.ts'
import { usePeople } from './usePeople.ts'
import { useResultsView } from './useResultsView.ts'

/** Models whose rows are drawn at once; of more, the others come when they are asked for. */
const mostShown = 30

/** The rows of the first models, and those of people. */
function firstRows(rows: readonly ResultRow[]): readonly ResultRow[] {
  const models = new Set([...new Set(rows.map(({ model }) => model))].slice(0, mostShown))
  return rows.filter(({ model, isPeople }) => isPeople === true || models.has(model))
}

/** The dual-view table with everything that says how far it can be trusted. */
export function Results({ projectId, scored }: { readonly projectId: string; readonly scored: Scored }) {
  const [allShown, setAllShown] = useState(false)
  const profile = useEvaluation((state) => state.options.profile)
  const categories = useOpen(({ dataset }) => dataset.project.categories)
  const [view, change] = useResultsView(projectId)
  const people = usePeople(scored)
  const shownPeople = view.people ? people : null

  const labels = useMemo(() => labelsIn(scored.columns), [scored])
  const shown = useMemo(() => shownOf(labels, view), [labels, view])
  const baseline = view.baseline !== null && shown.includes(view.baseline) ? view.baseline : null
  const isLong = !allShown && shown.length > mostShown
  const comparisons = useMemo(
    () =>
      baseline === null
        ? comparedAmong(scored.comparisons, shown)
        : comparedWith(scored.comparisons, shown, baseline),
    [scored, shown, baseline],
  )
  const table = useMemo(() => {
    const nameOf = (id: string): string => categories.find((category) => category.id === id)?.name ?? id
    const plain = resultTable(resultsOf(scored.results, shown), nameOf)
    const marked = baseline === null ? plain : withMarks(plain, baseline, comparisons)
    return shownPeople ? withPeople(marked, shownPeople.result, peopleLabel(shownPeople)) : marked
  }, [scored, shown, baseline, comparisons, categories, shownPeople])
  const items = useMemo(() => itemsByColumn(scored.results, scored.categories), [scored])
  const columns = useMemo(() => scored.columns.filter(({ label }) => shown.includes(label)), [scored, shown])
  const notes = tableNotes({
    ranked: shown.length > 1,
    intervals: view.intervals,
    baseline,
    people: shownPeople,
    profile,
  })
  return (
    <>
      <section aria-label="Accuracy in both views" className={styles.section}>
        <div className={styles.bar}>
          <h2>Accuracy in both views</h2>
          <div className={styles.tools}>
            <ModelsMenu labels={labels} view={view} onChange={change} />
            <SaveTableMenu table={table} writing={{ intervals: view.intervals, items, notes }} />
          </div>
        </div>
        <DualViewTable
          table={isLong ? { ...table, rows: firstRows(table.rows) } : table}
          items={items}
          columns={columns}
          intervals={view.intervals}
        />
        {isLong ? (
          <Button variant="default" size="xs" onClick={() => setAllShown(true)}>
            Show all {shown.length} models
          </Button>
        ) : null}
        <ul className={styles.notes}>
          {notes.map((note) => (
            <li key={note} dir="auto">
              {note}
            </li>
          ))}
        </ul>
      </section>
      <RulesUsed columns={columns} />
      <Differences projectId={projectId} scored={scored} />
      <Comparisons comparisons={comparisons} baseline={baseline} />
    </>
  )
}
