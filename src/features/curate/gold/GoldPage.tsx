import { Button } from '@mantine/core'
import { useCallback, useMemo, useState } from 'react'
import { goldAccuracy, recentSpan, type GoldRecord } from '../../../domain/goldAccuracy.ts'
import { goldWords } from '../../../domain/gold.ts'
import { unnamed } from '../../../domain/person.ts'
import { useOpen } from '../../../state/useApp.ts'
import { runCommand } from '../../../ui/commands.ts'
import { numberText } from '../../../ui/quantity.ts'
import { Chart } from '../../../charts/Chart.tsx'
import type { PageProps } from '../../../ui/PageShell.tsx'
import { goldChart } from './goldChart.ts'
import { GoldList } from './GoldList.tsx'
import styles from './GoldPage.module.css'
import { decidedWords, missesIn } from './knownAnswers.ts'
import { MarkGold } from './MarkGold.tsx'

/** Items whose answer is known, and how annotators do on them without knowing which they are. */
export function GoldPage({ projectId, navigate }: PageProps) {
  const dataset = useOpen((open) => open.dataset)
  const { gold, people } = dataset.project
  const { items, judgements } = dataset
  const records = useMemo(
    () => goldAccuracy(dataset),
    // It is worked out from these alone.
    // oxlint-disable-next-line react/exhaustive-deps
    [items, judgements, gold],
  )
  const nameOf = useCallback(
    (id: string) => people.find((person) => person.id === id)?.name ?? unnamed(id),
    [people],
  )
  const toItem = (itemId: string) =>
    navigate(`/project/${projectId}/curate/disputes/${encodeURIComponent(itemId)}`)
  return (
    <div className={styles.page}>
      <h1>Gold items</h1>
      <p className={styles.lead}>
        Items whose answer you know, mixed among the others. Nobody sees in the workbench which they are; how
        often somebody decides as is known tells how far their other decisions can be trusted.{' '}
        {gold.tellsMisses
          ? 'Whoever misses one is told so, gently, right after the decision.'
          : 'Nobody is told of a miss.'}{' '}
        <Button size="compact-xs" variant="subtle" onClick={() => runCommand('project.settings')}>
          Change that in the settings, under Policy
        </Button>
      </p>
      <Accuracy records={records} isEmpty={gold.answers.length === 0} nameOf={nameOf} onItem={toItem} />
      <Misses records={records} nameOf={nameOf} onItem={toItem} />
      <section aria-label="Known answers">
        <h2>Known answers{gold.answers.length > 0 ? ` · ${numberText(gold.answers.length)}` : ''}</h2>
        <MarkGold />
        {gold.answers.length > 0 ? (
          <GoldList onItem={toItem} />
        ) : (
          <p className={styles.none}>
            No item is gold yet. Look one up above, or pick many of them under “All items”. Twenty to fifty,
            some of them to be rejected, are enough to tell annotators apart.
          </p>
        )}
      </section>
    </div>
  )
}

interface PartProps {
  readonly records: readonly GoldRecord[]
  readonly nameOf: (annotatorId: string) => string
  readonly onItem: (itemId: string) => void
}

const percent = (share: number): string => `${Math.round(share * 100)} %`

function Accuracy({ records, isEmpty, nameOf, onItem }: PartProps & { readonly isEmpty: boolean }) {
  const [figure, setFigure] = useState<'soFar' | 'recent'>('soFar')
  const chart = useMemo(() => goldChart(records, figure, nameOf), [records, figure, nameOf])
  if (records.length === 0) {
    return isEmpty ? null : <p className={styles.none}>Nobody has accepted or rejected a gold item yet.</p>
  }
  return (
    <section aria-label="Accuracy">
      <h2>Accuracy</h2>
      {/* A wide table scrolls by itself, also by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={styles.wide} role="region" aria-label="Accuracy on gold items" tabIndex={0}>
        <table className={styles.table}>
          <caption>Accuracy on gold items</caption>
          <thead>
            <tr>
              <th scope="col">Annotator</th>
              <th scope="col">Decided</th>
              <th scope="col">Right</th>
              <th scope="col">Missed</th>
              <th scope="col">Accuracy</th>
              <th scope="col">95 % interval</th>
              <th scope="col">{`Of the last ${recentSpan}`}</th>
            </tr>
          </thead>
          <tbody>
            {records.map(({ annotatorId, answered, right, missed, accuracy, interval, points }) => (
              <tr key={annotatorId}>
                <th scope="row">{nameOf(annotatorId)}</th>
                <td>{numberText(answered)}</td>
                <td>{numberText(right)}</td>
                <td>{numberText(missed)}</td>
                <td>{percent(accuracy)}</td>
                <td>{`${percent(interval.low)} to ${percent(interval.high)}`}</td>
                <td>{percent(points.at(-1)?.recent ?? 0)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className={styles.note}>
        Right: accepted with the known answer, or rejected where that is known. Flags and skips do not count.
        Interval by Wilson’s score method: with few decisions it is wide.
      </p>
      <div className={styles.figures} role="group" aria-label="What the chart shows">
        <button type="button" aria-pressed={figure === 'soFar'} onClick={() => setFigure('soFar')}>
          All so far
        </button>
        <button type="button" aria-pressed={figure === 'recent'} onClick={() => setFigure('recent')}>
          {`The last ${recentSpan}`}
        </button>
      </div>
      <Chart
        spec={chart.spec}
        onPick={(row) => {
          const picked = chart.rows[row]
          if (picked) onItem(picked.itemId)
        }}
      />
    </section>
  )
}

const mostMisses = 100

function Misses({ records, nameOf, onItem }: PartProps) {
  const dataset = useOpen((open) => open.dataset)
  const misses = useMemo(() => missesIn(dataset, records), [dataset, records])
  if (misses.length === 0) return null
  return (
    <section aria-label="Misses">
      <h2>Misses · {numberText(misses.length)}</h2>
      <ul className={styles.misses}>
        {misses.slice(0, mostMisses).map(({ item, known, judgement }) => (
          <li key={`${item.id} ${judgement.annotatorId}`}>
            <button type="button" className={styles.miss} onClick={() => onItem(item.id)}>
              <span className={styles.question} dir="auto">
                {item.question.slice(0, 200)}
              </span>
              <span className={styles.said}>
                {nameOf(judgement.annotatorId)}: {decidedWords(item, judgement)}; known: {goldWords(known)}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {misses.length > mostMisses ? (
        <p className={styles.note}>{`These are the latest ${mostMisses}.`}</p>
      ) : null}
    </section>
  )
}
