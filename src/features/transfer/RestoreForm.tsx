import { Button, TextInput } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { sentenceOf } from '../../domain/refusal.ts'
import type { WorkPack } from '../../domain/workPack.ts'
import type { Bundle } from '../../formats/bundleRead.ts'
import { annotatorOf } from '../../state/appState.ts'
import { useApp, useAppActions } from '../../state/useApp.ts'
import { countText } from '../../ui/quantity.ts'
import { TaskProgress } from '../../ui/TaskProgress.tsx'
import { useTaskReport, type TaskReport } from '../../ui/taskReport.ts'
import { takeFocus } from './focus.ts'
import styles from './ImportDialog.module.css'
import { packIn, seated, seatWords } from './packs/packAbout.ts'
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

/**
 * A whole project from a file, or a work pack: confirms its name, restores it beside all others, and offers to open it.
 */
export function RestoreForm({ bundle, onBusy, onCancel, onClose }: RestoreFormProps) {
  const app = useAppActions()
  const { manifest } = bundle
  const [name, setName] = useState(manifest.project.name)
  const [done, setDone] = useState<Restored | null>(null)
  const annotator = useApp(annotatorOf)
  const [joined, setJoined] = useState<string | null>(null)
  const pack = usePack(bundle)
  const isHere = useApp(({ projects }) => projects?.some(({ id }) => id === manifest.project.id) ?? false)
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
      const person = pack ? seated(annotatorOf(app.store.getState()), pack) : null
      if (person && person.name !== annotatorOf(app.store.getState()).name) {
        app.setAnnotator(person)
        setJoined(person.name)
      }
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
  if (done) {
    return (
      <RestoreDone
        name={name.trim()}
        restored={done}
        isPack={pack !== null}
        joined={joined}
        onClose={onClose}
      />
    )
  }

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
        {pack ? (
          <>
            <p className={styles.headline}>A work pack for {pack.seat.name}</p>
            <p className={styles.line}>
              {countText(items, 'item')} of “{pack.of.name}” with {countText(pictures, 'picture')}
              {manifest.writtenAt === '' ? '' : `, made on ${dateOf(manifest.writtenAt)}`}. It comes blind:
              nothing that anybody else says about these items is in it. It becomes a project of its own; no
              other project is touched. {seatWords(annotator, pack)}
            </p>
            {isHere ? (
              <p className={styles.failure} role="note">
                This pack is here already, among the projects. Opened again it becomes another one, in which
                nothing is decided yet.
              </p>
            ) : null}
          </>
        ) : (
          <p className={styles.line}>
            This file holds a whole project: {countText(items, 'item')}, {countText(judgements, 'judgement')}{' '}
            and {countText(pictures, 'picture')}, with its history
            {manifest.writtenAt === '' ? '' : `, written on ${dateOf(manifest.writtenAt)}`}. It becomes a
            project of its own; no other project is touched.
          </p>
        )}
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
        <Button size="sm" type="submit" disabled={name.trim() === '' || pack === undefined}>
          {pack ? 'Open the work pack' : 'Restore the project'}
        </Button>
      </footer>
    </form>
  )
}

/** What makes the project in the file a work pack; undefined until that is read. */
function usePack(bundle: Bundle): WorkPack | null | undefined {
  const [pack, setPack] = useState<WorkPack | null | undefined>(undefined)
  useEffect(() => {
    const control = new AbortController()
    packIn(bundle, control.signal).then(
      (found) => setPack(found),
      // What cannot be read is told when it is restored.
      () => setPack(null),
    )
    return () => control.abort()
  }, [bundle])
  return pack
}

interface RestoreDoneProps {
  readonly name: string
  readonly restored: Restored
  readonly isPack: boolean
  /** The name that the annotator took from the pack; null when they have one of their own. */
  readonly joined: string | null
  readonly onClose: () => void
}

function RestoreDone(props: RestoreDoneProps) {
  const { problems, projectId } = props.restored
  return (
    <>
      <div className={styles.pad}>
        <p className={styles.headline} role="status">
          “{props.name}” is {props.isPack ? 'here' : 'restored'}
        </p>
        {props.joined === null ? null : (
          <p className={styles.line}>
            You annotate as {props.joined} from now on. Who annotates here can be changed at the top right.
          </p>
        )}
        {props.isPack ? (
          <p className={styles.line}>
            When you have decided about the items, “Give back” saves a file for whoever made the pack.
          </p>
        ) : null}
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
