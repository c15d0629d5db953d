import { Button } from '@mantine/core'
import { useEffect, useMemo, useRef, useState } from 'react'
import { sentenceOf } from '../../../domain/refusal.ts'
import type { WorkPack } from '../../../domain/workPack.ts'
import { openOutput } from '../../../formats/outputBytes.ts'
import { returnedFile } from '../../../formats/returnedWrite.ts'
import type { App } from '../../../state/app.ts'
import { annotatorOf } from '../../../state/appState.ts'
import { useApp, useAppActions, useOpen } from '../../../state/useApp.ts'
import { FramedDialog } from '../../../ui/FramedDialog.tsx'
import { countText } from '../../../ui/quantity.ts'
import { allRead } from '../allRead.ts'
import { takeFocus } from '../focus.ts'
import styles from '../ImportDialog.module.css'
import { givingBack, packProgress, returnedName } from './givingBack.ts'
import { listed } from './mergeView.ts'
import tables from './packs.module.css'
import { saveOutput, type Saved } from '../../../ui/saveOutput.ts'

/** Gives the work of a pack back: a file of judgements for whoever made the pack. */
export function GiveBackDialog({ onClose }: { onClose: () => void }) {
  const pack = useOpen((open) => open.dataset.project.pack)
  return (
    <FramedDialog title="Give back" size={560} onClose={onClose} working>
      {pack ? <GiveBack pack={pack} onClose={onClose} /> : null}
    </FramedDialog>
  )
}

function GiveBack({ pack, onClose }: { pack: WorkPack; onClose: () => void }) {
  const app = useAppActions()
  const dataset = useOpen((open) => open.dataset)
  const loaded = useOpen((open) => open.loaded)
  const annotator = useApp(annotatorOf)
  const [busy, setBusy] = useState(false)
  const [saved, setSaved] = useState<Saved | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const control = useRef<AbortController | null>(null)
  useEffect(() => () => control.current?.abort(), [])
  const asksBoxes = dataset.project.task === 'nest'
  const { items, done, others } = useMemo(() => packProgress(dataset, annotator.id), [dataset, annotator.id])
  const open = items - done

  const save = async () => {
    const mine = new AbortController()
    control.current = mine
    setBusy(true)
    setFailure(null)
    try {
      const name = returnedName({
        ...annotator,
        name: annotator.name === 'Me' ? pack.seat.name : annotator.name,
      })
      const place = await saveOutput(name, 'application/x-ndjson', (sink) =>
        writeBack(app, name, sink, mine.signal),
      )
      if (!mine.signal.aborted && place) setSaved(place)
    } catch (error) {
      if (!mine.signal.aborted) setFailure(sentenceOf(error))
    } finally {
      setBusy(false)
    }
  }

  if (saved) return <GivenBack saved={saved} pack={pack} onAgain={() => setSaved(null)} onClose={onClose} />
  return (
    <>
      <div className={styles.pad}>
        <p className={styles.headline}>
          {asksBoxes ? `Boxes on ${done}` : countText(done, 'decision')} {asksBoxes ? 'of' : 'on'}{' '}
          {countText(items, 'item')}
        </p>
        <p className={styles.line}>
          Saves a file with everything that {annotator.name === 'Me' ? 'you' : annotator.name} said here, for
          whoever made this pack of “{pack.of.name}”. The pack stays here; you can change your mind and give
          back again: the later file counts.
        </p>
        {loaded && open > 0 ? (
          <p className={`${styles.failure} ${tables.warned}`} role="note">
            {openWords(open, items, asksBoxes)} What is done can be given back now, and the rest later.
          </p>
        ) : null}
        {others.length > 0 ? (
          <p className={styles.line}>
            {listed(others)} annotated here, too. That work is given back on its own: choose them under “Who
            annotates here” first.
          </p>
        ) : null}
        {failure === null ? null : (
          <p className={styles.failure} role="alert">
            {failure}
          </p>
        )}
      </div>
      <footer className={styles.foot}>
        <Button size="sm" variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button size="sm" onClick={() => void save()} disabled={!loaded} loading={busy} data-autofocus>
          Save the judgements file
        </Button>
      </footer>
    </>
  )
}

function openWords(open: number, items: number, asksBoxes: boolean): string {
  if (open === items) return asksBoxes ? 'No box is drawn yet.' : 'Nothing is decided yet.'
  if (asksBoxes) return `${countText(open, 'item')} ${open === 1 ? 'has' : 'have'} no boxes.`
  return `${countText(open, 'item')} ${open === 1 ? 'is' : 'are'} undecided.`
}

interface GivenBackProps {
  readonly saved: Saved
  readonly pack: WorkPack
  readonly onAgain: () => void
  readonly onClose: () => void
}

function GivenBack({ saved, pack, onAgain, onClose }: GivenBackProps) {
  return (
    <>
      <div className={styles.pad}>
        <p className={styles.headline} role="status">
          Saved as “{saved.name}”
        </p>
        <p className={styles.line}>
          {saved.isDownload
            ? 'It is in the folder for downloads of this browser.'
            : 'It lies where you chose.'}{' '}
          Send it to whoever made the pack; they merge it into “{pack.of.name}”.
        </p>
      </div>
      <footer className={styles.foot}>
        <Button size="sm" variant="default" onClick={onAgain}>
          Save again
        </Button>
        <Button size="sm" onClick={onClose} ref={takeFocus}>
          Done
        </Button>
      </footer>
    </>
  )
}

async function writeBack(
  app: App,
  name: string,
  sink: WritableStream<Uint8Array>,
  signal: AbortSignal,
): Promise<void> {
  await allRead(app, signal)
  const session = app.session()
  if (app.store.getState().open?.saving.kind === 'failed') {
    throw new Error(
      'Something could not be saved yet, so the file would not be whole. Save it first, at the top.',
    )
  }
  await session.settled()
  const { open } = app.store.getState()
  const pack = open?.dataset.project.pack
  if (!open || !pack) throw new Error('The pack was closed. Open it and give back again.')
  const giving = await givingBack(
    open.dataset,
    pack,
    annotatorOf(app.store.getState()),
    session.store.history(),
    app.deps.now(),
    signal,
  )
  const { stream } = await openOutput(await returnedFile(giving, name))
  await stream.pipeTo(sink, { signal })
}
