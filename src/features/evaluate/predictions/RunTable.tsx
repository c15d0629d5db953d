import { Button, Checkbox } from '@mantine/core'
import { useMemo, useState } from 'react'
import type { PredictionRun } from '../../../domain/prediction.ts'
import { useAppActions, useEvaluation } from '../../../state/useApp.ts'
import { useCommands } from '../../../ui/commands.ts'
import { numberText } from '../../../ui/quantity.ts'
import { allTicked, noRuns, ticked } from './chooseRuns.ts'
import styles from './RunTable.module.css'
import { askToRemove, RunBar } from './RunBar.tsx'
import { runFigures } from './runFigures.ts'
import { RunRow } from './RunRow.tsx'
import type { UnmatchedOf } from './UnmatchedDialog.tsx'
import { useRunEdits } from './useRunEdits.ts'

interface RunTableProps {
  readonly runs: readonly PredictionRun[]
  readonly onUnmatched: (of: UnmatchedOf) => void
}

/** Runs are drawn in portions of this many. */
const portion = 50

const columns: readonly { readonly name: string; readonly term: string; readonly isNumber?: boolean }[] = [
  { name: 'Model', term: 'The same name is the same model: its runs are averaged.' },
  { name: 'View', term: 'What the model was shown: the whole picture, the region alone, or no picture.' },
  { name: 'Seed', term: 'Runs that differ in nothing but the seed are averaged.' },
  { name: 'Budget', term: 'The limit under which pictures were shown; models under several are told apart.' },
  { name: 'Crop', term: 'What lay beside the whole picture in the crop test (LFPC §3); none elsewhere.' },
  { name: 'Boxes', term: 'How the numbers of predicted boxes are meant.' },
  {
    name: 'Predictions',
    term: 'Answers that are about an item here; several to one item are samples.',
    isNumber: true,
  },
  { name: 'Answered', term: 'Share of the items of the benchmark that have an answer.', isNumber: true },
  { name: 'Right', term: 'Accuracy of this run alone, over the items that it answered.', isNumber: true },
  { name: 'Unmatched', term: 'Predictions of the file that are about no item here.', isNumber: true },
  { name: 'From', term: 'The file, with the folders that were given with it.' },
  { name: 'Added', term: 'When it came into this browser.' },
]

/** The oldest first; what came in together by name. */
const byAge = (a: PredictionRun, b: PredictionRun): number =>
  a.addedAt - b.addedAt || a.model.localeCompare(b.model, 'en', { numeric: true })

/** All runs, with what is known of them; some can be chosen, named and removed together. */
export function RunTable({ runs: kept, onUnmatched }: RunTableProps) {
  const runs = useMemo(() => kept.toSorted(byAge), [kept])
  const scored = useEvaluation((state) => state.scored)
  const isCurrent = useEvaluation((state) => state.isCurrent)
  const figures = useMemo(() => (scored ? runFigures(scored) : null), [scored])
  const app = useAppActions()
  const edits = useRunEdits()
  const [most, setMost] = useState(portion)
  const [picked, setPicked] = useState(noRuns)
  const shown = runs.slice(0, most)
  const ids = useMemo(() => runs.map(({ id }) => id), [runs])
  const chosen = useMemo(() => runs.filter(({ id }) => picked.ids.has(id)), [runs, picked])

  useCommands(
    useMemo(
      () => [
        {
          id: 'predictions.remove',
          label: 'Remove the chosen runs…',
          group: 'Evaluate',
          keys: ['Delete'],
          enabled: chosen.length > 0,
          run: () => askToRemove(app, chosen),
        },
        {
          id: 'predictions.all',
          label: 'Choose all runs, or none',
          group: 'Evaluate',
          keys: ['Mod+KeyA'],
          run: () => setPicked((now) => allTicked(now, ids)),
        },
      ],
      [app, chosen, ids],
    ),
  )

  return (
    <section className={styles.runs} aria-label="Runs">
      {chosen.length > 0 ? (
        <RunBar
          key={chosen.map(({ id }) => id).join()}
          runs={chosen}
          edits={edits}
          onClear={() => setPicked(noRuns)}
        />
      ) : null}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolls by keys */}
      <div className={styles.scroll} role="region" aria-label="Table of runs" tabIndex={0}>
        <table className={styles.table} aria-busy={!isCurrent}>
          <thead>
            <tr>
              <th scope="col">
                <Checkbox
                  size="xs"
                  aria-label="Choose all runs"
                  checked={chosen.length === runs.length}
                  indeterminate={chosen.length > 0 && chosen.length < runs.length}
                  onChange={() => setPicked(allTicked(picked, ids))}
                />
              </th>
              {columns.map(({ name, term, isNumber }) => (
                <th key={name} scope="col" title={term} {...(isNumber ? { 'data-number': true } : {})}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((run) => (
              <RunRow
                key={run.id}
                run={run}
                figures={figures?.get(run.id) ?? null}
                isChosen={picked.ids.has(run.id)}
                edits={edits}
                onTick={(isRange) => setPicked(ticked(picked, ids, run.id, isRange))}
                onUnmatched={() =>
                  onUnmatched({ file: run.source.file, count: run.unmatched, from: { runId: run.id } })
                }
              />
            ))}
          </tbody>
        </table>
      </div>
      {runs.length > shown.length ? (
        <Button size="xs" variant="default" onClick={() => setMost(most + portion)}>
          Show {numberText(Math.min(portion, runs.length - most))} more of {numberText(runs.length)}
        </Button>
      ) : null}
    </section>
  )
}
