import { Button } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck, IconCircleX } from '@tabler/icons-react'
import { useState } from 'react'
import type { Problem } from '../../../domain/problem.ts'
import type { TakenFile } from '../../../evaluation/evaluation.ts'
import { cutText } from '../../../ui/longText.ts'
import { countText, numberText } from '../../../ui/quantity.ts'
import styles from './Predictions.module.css'
import type { UnmatchedOf } from './UnmatchedDialog.tsx'
import { matchText, notPredictions, placeText, runName, takenText } from './runWords.ts'

interface ReadReportProps {
  readonly taken: readonly TakenFile[]
  readonly onClose: () => void
  readonly onUnmatched: (of: UnmatchedOf) => void
}

/** More files or problems than this are counted, not drawn. */
const most = 100
/** Runs of one file that are named; all of them stand in the table. */
const mostMade = 10

/** What became of the files that were read: what was made of each, and what was not taken and why. */
export function ReadReport({ taken, onClose, onUnmatched }: ReadReportProps) {
  const kept = taken.filter(({ runs }) => runs.length > 0)
  const left = taken.filter(({ runs, format }) => runs.length === 0 && format !== null)
  const unknown = notPredictions(taken)
  const told = [...kept, ...left]
  const shown = told.slice(0, most)
  return (
    <section className={styles.panel} aria-label="What was read">
      <div className={styles.panelHead}>
        <h2 role="status">{takenText(taken)}</h2>
        <Button size="compact-sm" variant="subtle" color="gray" onClick={onClose}>
          Put away
        </Button>
      </div>
      <ul className={styles.files}>
        {shown.map((file, at) => (
          <TakenFileLine key={`${file.path} ${at}`} file={file} onUnmatched={onUnmatched} />
        ))}
        {told.length > shown.length ? (
          <li className={styles.faint}>and {countText(told.length - shown.length, 'more file')}</li>
        ) : null}
        {unknown.map(({ sentence, paths }) => (
          <NotPredictions key={sentence} sentence={sentence} paths={paths} />
        ))}
      </ul>
    </section>
  )
}

function TakenFileLine({
  file,
  onUnmatched,
}: {
  readonly file: TakenFile
  readonly onUnmatched: (of: UnmatchedOf) => void
}) {
  const { path, format, runs, problems, unmatched, missed } = file
  const isKept = runs.length > 0
  const Sign = isKept ? IconCircleCheck : IconCircleX
  return (
    <li className={styles.file} data-kept={isKept}>
      <Sign size={15} aria-label={isKept ? 'Kept' : 'Not kept'} className={styles.sign} />
      <div className={styles.fileWords}>
        <span className={styles.path} dir="auto">
          {cutText(path, 240)}
        </span>
        {isKept ? (
          <>
            <span>
              {format} · {matchText(file)}
            </span>
            <ul className={styles.made} aria-label="Runs made of it">
              {runs.slice(0, mostMade).map((run) => (
                <li key={run.id}>
                  <bdi>{runName(run)}</bdi>
                  {run.source.viewGuessed ? <em> (nothing told the view)</em> : null}
                  {run.source.boxesGuessed ? <em> (nothing told how its boxes are meant)</em> : null}
                </li>
              ))}
              {runs.length > mostMade ? (
                <li className={styles.faint}>
                  and {numberText(runs.length - mostMade)} more, in the table below
                </li>
              ) : null}
            </ul>
          </>
        ) : (
          <Refused file={file} />
        )}
        {unmatched > 0 ? (
          <button
            type="button"
            className={styles.link}
            onClick={() => onUnmatched({ file: path, count: unmatched, from: { list: missed } })}
          >
            See what is about no item
          </button>
        ) : null}
        {isKept && problems.length > 0 ? <Problems problems={problems} /> : null}
      </div>
    </li>
  )
}

type NotPredictionsProps = ReturnType<typeof notPredictions>[number]

/** Why nothing of a file was kept: the last problem says it, after those of single lines. */
function Refused({ file: { format, problems, predictions } }: { readonly file: TakenFile }) {
  const reason = problems.findLast(({ severity }) => severity === 'error') ?? problems.at(-1)
  const others = problems.filter((problem) => problem !== reason)
  return (
    <>
      <span>
        {format} · {countText(predictions, 'prediction')}. {reason?.sentence}
      </span>
      {others.length > 0 ? <Problems problems={others} /> : null}
    </>
  )
}

/** Files that nothing here can read, under one reason: in a folder there may be thousands of them. */
function NotPredictions({ sentence, paths }: NotPredictionsProps) {
  const [isOpen, setOpen] = useState(false)
  return (
    <li className={styles.file} data-kept={false}>
      <IconCircleX size={15} aria-label="Not kept" className={styles.sign} />
      <div className={styles.fileWords}>
        <span>{cutText(sentence, 600)}</span>
        <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
          <summary data-quiet>{countText(paths.length, 'file')}</summary>
          {isOpen ? (
            <ul className={styles.problems}>
              {paths.slice(0, most).map((path, at) => (
                <li key={at} className={styles.path} dir="auto">
                  {cutText(path, 240)}
                </li>
              ))}
              {paths.length > most ? (
                <li className={styles.faint}>and {numberText(paths.length - most)} more</li>
              ) : null}
            </ul>
          ) : null}
        </details>
      </div>
    </li>
  )
}

function Problems({ problems }: { readonly problems: readonly Problem[] }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <IconAlertTriangle size={13} aria-hidden /> {countText(problems.length, 'problem')}
      </summary>
      {isOpen ? (
        <ul className={styles.problems}>
          {problems.slice(0, most).map((problem, at) => (
            <li key={at} data-severity={problem.severity}>
              <span className={styles.faint}>{placeText(problem)}</span>
              <span dir="auto">{cutText(problem.sentence, 600)}</span>
            </li>
          ))}
          {problems.length > most ? (
            <li className={styles.faint}>and {numberText(problems.length - most)} more</li>
          ) : null}
        </ul>
      ) : null}
    </details>
  )
}
