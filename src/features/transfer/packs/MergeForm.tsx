import { Button } from '@mantine/core'
import { useMemo, useState } from 'react'
import { mergeChanges, saidInOrder, type MergedAnnotator, type Said } from '../../../domain/merging.ts'
import { unnamed } from '../../../domain/person.ts'
import type { ReturnedFile } from '../../../formats/returnedRead.ts'
import { useAppActions, useOpen } from '../../../state/useApp.ts'
import { countText, numberText } from '../../../ui/quantity.ts'
import { takeFocus } from '../focus.ts'
import styles from '../ImportDialog.module.css'
import { groupProblems } from '../preview.ts'
import { ProblemList, SaveProblems } from '../ProblemList.tsx'
import { byName, listed, type FileView, type MergeView } from './mergeView.ts'
import tables from './packs.module.css'
import { useMergeView } from './useMergeView.ts'

interface MergeFormProps {
  readonly files: readonly ReturnedFile[]
  readonly onBack: () => void
  readonly onClose: () => void
}

/** Judgements that came back: whose they are, what is new in them, and one click that takes them. */
export function MergeForm({ files, onBack, onClose }: MergeFormProps) {
  const app = useAppActions()
  const role = useOpen((open) => open.role)
  const [merged, setMerged] = useState<MergeView | null>(null)
  const view = useMergeView(files)
  if (merged) return <Merged view={merged} onClose={onClose} />
  if (!view) {
    return (
      <div className={styles.pad} aria-busy>
        <p className={styles.line}>Comparing the judgements with those that are here…</p>
      </div>
    )
  }

  const isNews = view.merging.takes.length > 0 || view.merelyBack.length > 0
  const isRefused = view.files.every(({ refusal }) => refusal !== null)
  const merge = () => {
    const { dataset } = app.store.getState().open ?? {}
    if (!dataset) return
    if (app.session().commit(view.label, mergeChanges(dataset, view.merging, view.people, view.returns)))
      setMerged(view)
  }
  return (
    <>
      <div className={styles.pad}>
        <p className={styles.headline}>{headlineOf(view, isRefused)}</p>
        <p className={styles.line}>{isRefused ? 'Nothing of it was taken.' : countsWords(view)}</p>
        <Files files={view.files} />
        {isRefused ? null : <Annotators view={view} />}
        <Remarks view={view} />
      </div>
      <footer className={styles.foot}>
        <span className={styles.note} data-failed={role === 'follower'}>
          {role === 'follower' ? (
            'Another tab is writing this project. Take over here first, at the top of the page.'
          ) : view.problems.length > 0 ? (
            <SaveProblems problems={view.problems} />
          ) : null}
        </span>
        <Button size="sm" variant="default" onClick={onBack}>
          Other files
        </Button>
        {isNews ? (
          <Button size="sm" onClick={merge} disabled={role === 'follower'} ref={takeFocus}>
            {view.label}
          </Button>
        ) : (
          <Button size="sm" onClick={onClose} ref={takeFocus}>
            Close
          </Button>
        )}
      </footer>
    </>
  )
}

function headlineOf({ files, merging, merelyBack }: MergeView, isRefused: boolean): string {
  if (isRefused)
    return files.length === 1 ? 'This file cannot be merged here' : 'These files cannot be merged here'
  if (merging.takes.length === 0)
    return merelyBack.length > 0 ? 'Nothing new but that it is back' : 'Nothing new'
  const taken = files.filter(({ refusal }) => refusal === null)
  const whose = [...new Set(taken.flatMap((file) => file.whose))].toSorted(byName)
  return `${listed(whose)} gave back ${countText(merging.takes.length, 'judgement')}`
}

/** `38 new, 2 newer, 5 unchanged`, and what is left out. */
function countsWords({ merging: { counts, takes }, strangers, merelyBack }: MergeView): string {
  const parts = [
    counts.fresh > 0 ? `${numberText(counts.fresh)} new` : '',
    counts.newer > 0 ? `${numberText(counts.newer)} newer than what is here` : '',
    counts.unchanged > 0 ? `${numberText(counts.unchanged)} unchanged` : '',
    counts.older > 0 ? `${numberText(counts.older)} older, left out` : '',
    strangers > 0 ? `${numberText(strangers)} for items that are not here` : '',
  ].filter((part) => part !== '')
  const words = `${parts.join(' · ')}.`
  return takes.length > 0 || merelyBack.length > 0
    ? words
    : `${words} Merging the same work again changes nothing.`
}

function Files({ files }: { files: readonly FileView[] }) {
  return (
    <div className={tables.scroll}>
      <table className={tables.table} aria-label="Files">
        <thead>
          <tr>
            <th scope="col">File</th>
            <th scope="col">Whose</th>
            <th scope="col">For</th>
            <th scope="col" data-number>
              Judgements
            </th>
          </tr>
        </thead>
        <tbody>
          {files.map(({ path, whose, head, judgements, refusal }, place) => (
            <tr key={`${place} ${path}`} data-file={path} data-refused={refusal !== null}>
              <td>
                {path}
                {refusal === null ? null : (
                  <span className={`${tables.small} ${tables.refused}`}>{refusal}</span>
                )}
              </td>
              <td>{listed(whose)}</td>
              <td>
                {head ? head.project.name : 'not said'}
                {head ? (
                  <span className={tables.small}>given back {timeWords(head.given_back_at)}</span>
                ) : null}
              </td>
              <td data-number>
                {numberText(judgements)}
                {head ? <span className={tables.small}>of {countText(head.items, 'item')}</span> : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const saidWords: Readonly<Record<Said, string>> = {
  accept: 'Accept',
  reject: 'Reject',
  flag: 'Flag',
  skip: 'Skip',
  undecided: 'Undecided',
}

function Annotators({ view: { merging, people } }: { view: MergeView }) {
  const names = new Map(people.map(({ id, name }) => [id, name]))
  const nameOf = ({ annotatorId: id }: MergedAnnotator): string => names.get(id) ?? unnamed(id)
  const columns: readonly (readonly [string, (of: MergedAnnotator) => number])[] = [
    ['New', ({ fresh }) => fresh],
    ['Newer', ({ newer }) => newer],
    ['Unchanged', ({ unchanged }) => unchanged],
    ['Left out', ({ older }) => older],
    ...saidInOrder.map((said) => [saidWords[said], (of: MergedAnnotator) => of.said[said]] as const),
  ]
  return (
    <div className={tables.scroll}>
      <table className={tables.table} aria-label="Annotators">
        <thead>
          <tr>
            <th scope="col">Annotator</th>
            {columns.map(([name]) => (
              <th key={name} scope="col" data-number>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {merging.annotators
            .toSorted((a, b) => byName(nameOf(a), nameOf(b)))
            .map((one) => (
              <tr key={one.annotatorId}>
                <td>{nameOf(one)}</td>
                {columns.map(([name, count]) => (
                  <td key={name} data-number>
                    {numberText(count(one))}
                  </td>
                ))}
              </tr>
            ))}
        </tbody>
      </table>
    </div>
  )
}

function Remarks({ view: { merging, problems } }: { view: MergeView }) {
  const groups = useMemo(() => groupProblems(problems), [problems])
  const { olderThoughLater } = merging.counts
  return (
    <>
      {olderThoughLater > 0 ? (
        <p className={`${styles.failure} ${tables.warned}`} role="note">
          {countText(olderThoughLater, 'judgement')} left out as older{' '}
          {olderThoughLater === 1 ? 'was' : 'were'} decided later by the clock: in another copy of the pack,
          begun anew, or exported after steps were taken back. Ask for the work to be given back once more
          from where most was done.
        </p>
      ) : null}
      {groups.length > 0 ? (
        <div className={styles.after}>
          <ProblemList groups={groups} />
        </div>
      ) : null}
    </>
  )
}

function Merged({ view, onClose }: { view: MergeView; onClose: () => void }) {
  const { takes, annotators } = view.merging
  return (
    <>
      <div className={styles.pad}>
        <p className={styles.headline} role="status">
          {takes.length > 0 ? `${countText(takes.length, 'judgement')} merged` : 'Marked as back'}
        </p>
        <p className={styles.line}>
          {annotators.length > 1 ? `Of ${countText(annotators.length, 'annotator')}. ` : ''}Undo takes the
          whole merge back as one step.
        </p>
      </div>
      <footer className={styles.foot}>
        <Button size="sm" onClick={onClose} ref={takeFocus}>
          Done
        </Button>
      </footer>
    </>
  )
}

function timeWords(iso: string): string {
  const time = Date.parse(iso)
  if (Number.isNaN(time)) return iso
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' }).format(time)
}
