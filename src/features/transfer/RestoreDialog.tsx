import { useEffect, useRef, useState } from 'react'
import { sentenceOf } from '../../domain/refusal.ts'
import type { Bundle } from '../../formats/bundleRead.ts'
import type { ByteSource } from '../../formats/format.ts'
import { isReturned } from '../../formats/returnedRead.ts'
import { findBundle } from './bundleSource.ts'
import { DropArea } from './DropArea.tsx'
import { FramedDialog } from '../../ui/FramedDialog.tsx'
import styles from './ImportDialog.module.css'
import { RestoreForm } from './RestoreForm.tsx'
import { StopFooter } from './StopFooter.tsx'

async function whyNone(files: readonly ByteSource[]): Promise<string> {
  for (const file of files.slice(0, 20)) {
    if (await isReturned(file)) {
      return 'These are judgements that somebody gave back. Open the project that they belong to, then drop them there.'
    }
  }
  return 'This is no Saccade project. To import question files, open or create a project first.'
}

interface RestoreDialogProps {
  readonly opened: boolean
  /** Files that were dropped already; null to ask for some. */
  readonly files?: readonly ByteSource[] | null
  readonly onClose: () => void
}

/** Brings a moved project back, or opens a work pack, where no project is open: from the list of projects. */
export function RestoreDialog({ opened, files = null, onClose }: RestoreDialogProps) {
  return opened ? <OpenRestore files={files} onClose={onClose} /> : null
}

function OpenRestore({ files, onClose }: { files: readonly ByteSource[] | null; onClose: () => void }) {
  const [bundle, setBundle] = useState<Bundle | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [asking, setAsking] = useState(false)
  const latest = useRef(0)

  const read = async (files: readonly ByteSource[]) => {
    const turn = ++latest.current
    setFailure(null)
    try {
      const found = await findBundle(files)
      if (turn !== latest.current) return
      if (found) setBundle(found)
      else setFailure(await whyNone(files))
    } catch (error) {
      if (turn === latest.current) setFailure(sentenceOf(error))
    }
  }

  useEffect(() => {
    if (files) void read(files)
    // The files that the dialog was opened with are read once.
    // oxlint-disable-next-line react/exhaustive-deps -- see above
  }, [])

  return (
    <FramedDialog
      title="Open a project file"
      size={560}
      onClose={() => (busy ? setAsking(true) : onClose())}
      working
    >
      {bundle ? (
        <RestoreForm bundle={bundle} onBusy={setBusy} onCancel={onClose} onClose={onClose} />
      ) : (
        <div className={styles.pad}>
          <DropArea title="Drop a project file here" onFiles={(files) => void read(files)}>
            A <code>project.saccade.zip</code> that was exported from Saccade, in this browser or another, or
            a work pack that somebody made for you.
          </DropArea>
          {failure === null ? null : (
            <p className={styles.failure} role="alert">
              {failure}
            </p>
          )}
        </div>
      )}
      {asking && busy ? <StopFooter onStop={onClose} onGoOn={() => setAsking(false)} /> : null}
    </FramedDialog>
  )
}
