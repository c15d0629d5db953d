import { Button } from '@mantine/core'
import { useState } from 'react'
import { countText, bytesText } from '../../ui/quantity.ts'
import { TaskProgress } from '../../ui/TaskProgress.tsx'
import { ExportForm } from './ExportForm.tsx'
import { takeFocus } from './focus.ts'
import { FramedDialog } from '../../ui/FramedDialog.tsx'
import styles from './ImportDialog.module.css'
import { StopFooter } from './StopFooter.tsx'
import { useExport, type ExportStep } from './useExport.ts'

interface ExportDialogProps {
  readonly opened: boolean
  readonly onClose: () => void
}

/** Writes what was decided: looks first, then asks where to. */
export function ExportDialog({ opened, onClose }: ExportDialogProps) {
  return opened ? <OpenExport onClose={onClose} /> : null
}

function OpenExport({ onClose }: { onClose: () => void }) {
  const { step, report, start, cancel } = useExport()
  const [asking, setAsking] = useState(false)
  const busy = step.kind === 'writing' || step.kind === 'clash'
  return (
    <FramedDialog title="Export" size={720} onClose={() => (busy ? setAsking(true) : onClose())} working>
      {step.kind === 'looking' ? (
        <div className={styles.pad} aria-busy>
          <p className={styles.line}>Looking at what goes out…</p>
        </div>
      ) : null}
      {step.kind === 'ready' ? (
        <ExportForm view={step.view} failure={step.failure} onExport={start} onClose={onClose} />
      ) : null}
      {busy && report ? (
        <div className={styles.pad}>
          <TaskProgress report={report} onCancel={cancel} />
        </div>
      ) : null}
      {step.kind === 'clash' ? (
        <div className={styles.foot} role="alertdialog" aria-label="Replace files?">
          <span className={styles.note}>
            The folder has a file {step.path} already. Replace it, and every other file that is written under
            the same name?
          </span>
          <Button size="sm" variant="default" onClick={() => step.answer('stop')} ref={takeFocus}>
            Stop
          </Button>
          <Button
            size="sm"
            variant="default"
            className={styles.danger ?? ''}
            onClick={() => step.answer('replace')}
          >
            Replace
          </Button>
        </div>
      ) : null}
      {step.kind === 'done' ? <ExportDone step={step} onClose={onClose} /> : null}
      {step.kind === 'failed' ? (
        <>
          <div className={styles.pad} role="alert">
            <p className={styles.headline}>Nothing to export yet</p>
            <p className={styles.line}>{step.sentence}</p>
          </div>
          <footer className={styles.foot}>
            <Button size="sm" onClick={onClose} ref={takeFocus}>
              Close
            </Button>
          </footer>
        </>
      ) : null}
      {asking && busy ? <StopFooter onStop={onClose} onGoOn={() => setAsking(false)} /> : null}
    </FramedDialog>
  )
}

function ExportDone({ step, onClose }: { step: ExportStep & { kind: 'done' }; onClose: () => void }) {
  const { out, place, download } = step
  return (
    <>
      <div className={styles.pad}>
        <p className={styles.headline} role="status">
          Exported to “{place}”
        </p>
        <p className={styles.line}>
          {download
            ? `${bytesText(download.bytes)}, handed over as a download. `
            : `${countText(out.files, 'file')} written. `}
          {download ? (
            <a href={download.url} download={download.name} className={styles.link}>
              Save it again
            </a>
          ) : null}
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
