import { Button, TextInput } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { sentenceOf } from '../../domain/refusal.ts'
import type { Bundle } from '../../formats/bundleRead.ts'
import { annotatorOf } from '../../state/appState.ts'
import { useAppActions } from '../../state/useApp.ts'
import { countText } from '../../ui/quantity.ts'
import { TaskProgress } from '../../ui/TaskProgress.tsx'
import { useTaskReport, type TaskReport } from '../../ui/taskReport.ts'
import { takeFocus } from './focus.ts'
import styles from './ImportDialog.module.css'
import { groupProblems } from './preview.ts'
import { ProblemList, SaveProblems } from './ProblemList.tsx'
import { restoreBundle, type Restored, type RestoreProgress } from './restoreBundle.ts'

interface RestoreFormProps {
  readonly bundle: Bundle
  /** Says whether something is under way that closing would stop. */
  readonly onBusy: (busy: boolean) => void
  readonly onCancel: () => void
  readonly onClose: () => void
}

/** A whole project from a file: confirms its name, restores it beside all others, and offers to open it. */
export function RestoreForm({ bundle, onBusy, onCancel, onClose }: RestoreFormProps) {
  const app = useAppActions()
  const { manifest } = bundle
  const [name, setName] = useState(manifest.project.name)
  const [done, setDone] = useState<Restored | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const [report, send] = useTaskReport()
  const control = useRef<AbortController | null>(null)
  useEffect(() => () => control.current?.abort(), [])

  const restore = async () => {
    const mine = new AbortController()
    control.current = mine
    setFailure(null)
    onBusy(true)
    send({ label: 'Reading the project', done: 0, total: null, unit: 'entries' })
    try {
      const options = { name: name.trim(), by: annotatorOf(app.store.getState()).id }
      const answer = await restoreBundle(
        app.deps,
        bundle,
        options,
        (progress) => send(reportOf(progress)),
        mine.signal,
      )
      await app.refresh()
      setDone(answer)
    } catch (error) {
      if (!mine.signal.aborted) setFailure(sentenceOf(error))
    } finally {
      send(null)
      onBusy(false)
    }
  }

  if (report) {
    return (
      <div className={styles.pad}>
        <TaskProgress report={report} onCancel={() => control.current?.abort()} />
      </div>
    )
  }
  if (done) return <RestoreDone name={name.trim()} restored={done} onClose={onClose} />

  const { items, pictures, judgements } = manifest.counts
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (name.trim() !== '') void restore()
      }}
    >
      <div className={styles.pad}>
        <p className={styles.line}>
          This file holds a whole project: {countText(items, 'item')}, {countText(judgements, 'judgement')}{' '}
          and {countText(pictures, 'picture')}, with its history
          {manifest.writtenAt === '' ? '' : `, written on ${dateOf(manifest.writtenAt)}`}. It becomes a
          project of its own; no other project is touched.
        </p>
        <TextInput
          mt="md"
          label="Name"
          ref={takeFocus}
          maxLength={120}
          value={name}
          error={failure}
          onChange={(event) => setName(event.currentTarget.value)}
        />
      </div>
      <footer className={styles.foot}>
        <Button size="sm" variant="default" onClick={onCancel}>
          Cancel
        </Button>
        <Button size="sm" type="submit" disabled={name.trim() === ''}>
          Restore the project
        </Button>
      </footer>
    </form>
  )
}

function RestoreDone(props: { name: string; restored: Restored; onClose: () => void }) {
  const { problems, projectId } = props.restored
  return (
    <>
      <div className={styles.pad}>
        <p className={styles.headline} role="status">
          “{props.name}” is restored
        </p>
        {problems.length > 0 ? <ProblemList groups={groupProblems(problems)} /> : null}
      </div>
      <footer className={styles.foot}>
        <span className={styles.note}>
          {problems.length > 0 ? <SaveProblems problems={problems} /> : null}
        </span>
        <Button size="sm" variant="default" onClick={props.onClose}>
          Close
        </Button>
        <Button
          size="sm"
          component="a"
          href={`#/project/${projectId}`}
          onClick={props.onClose}
          ref={takeFocus}
        >
          Open it
        </Button>
      </footer>
    </>
  )
}

function dateOf(iso: string): string {
  const time = Date.parse(iso)
  return Number.isNaN(time) ? iso : new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' }).format(time)
}

function reportOf({ phase, done, total, bytes }: RestoreProgress): TaskReport {
  switch (phase) {
    case 'entries':
      return { label: 'Reading the project', done, total, unit: 'entries' }
    case 'pictures':
      return { label: 'Restoring pictures', done, total, unit: 'pictures', bytes }
    case 'history':
      return { label: 'Restoring the history', done, total, unit: 'changes' }
  }
}
