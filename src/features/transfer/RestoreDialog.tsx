import { useRef, useState } from 'react'
import { sentenceOf } from '../../domain/refusal.ts'
import type { Bundle } from '../../formats/bundleRead.ts'
import type { ByteSource } from '../../formats/format.ts'
import { findBundle } from './bundleSource.ts'
import { DropArea } from './DropArea.tsx'
import { FramedDialog } from '../../ui/FramedDialog.tsx'
import styles from './ImportDialog.module.css'
import { RestoreForm } from './RestoreForm.tsx'
import { StopFooter } from './StopFooter.tsx'

/** Brings a moved project back, where no project is open: from the list of projects. */
export function RestoreDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return opened ? <OpenRestore onClose={onClose} /> : null
}

function OpenRestore({ onClose }: { onClose: () => void }) {
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
      else setFailure('This is no Saccade project. To import question files, open or create a project first.')
    } catch (error) {
      if (turn === latest.current) setFailure(sentenceOf(error))
    }
  }

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
            A <code>project.saccade.zip</code> that was exported from Saccade, in this browser or another.
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
