import { Button } from '@mantine/core'
import { useState } from 'react'
import type { ByteSource } from '../../formats/format.ts'
import { TaskProgress } from '../../ui/TaskProgress.tsx'
import { DropArea } from './DropArea.tsx'
import { ImportPreview } from './ImportPreview.tsx'
import { ImportSummary } from './ImportSummary.tsx'
import { RestoreForm } from './RestoreForm.tsx'
import { StopFooter } from './StopFooter.tsx'
import { useImport, type ImportStep } from './useImport.ts'
import { FramedDialog } from '../../ui/FramedDialog.tsx'
import styles from './ImportDialog.module.css'

interface ImportDialogProps {
  readonly opened: boolean
  /** Files that were dropped already; null to ask for some. */
  readonly files: readonly ByteSource[] | null
  readonly onClose: () => void
  /** The items are in the project. */
  readonly onDone?: () => void
}

/** Brings files into the open project: choose, look, import. */
export function ImportDialog({ opened, ...rest }: ImportDialogProps) {
  return opened ? <OpenImport {...rest} /> : null
}

const titles: Readonly<Record<ImportStep['kind'], string>> = {
  choose: 'Import',
  reading: 'Import',
  preview: 'Import: what is in these files',
  bundle: 'Restore a project',
  importing: 'Import',
  done: 'Import',
  failed: 'Import',
}

function OpenImport({ files, onClose, onDone }: Omit<ImportDialogProps, 'opened'>) {
  const run = useImport(files, () => onDone?.())
  const [asking, setAsking] = useState(false)
  const [restoring, setRestoring] = useState(false)
  const { step, report } = run
  const busy = step.kind === 'importing' || restoring
  const close = () => (busy ? setAsking(true) : onClose())

  return (
    <FramedDialog title={titles[step.kind]} size={720} onClose={close} working>
      {step.kind === 'choose' ? (
        <div className={styles.pad}>
          <DropArea title="Drop files, folders or ZIPs here" onFiles={run.read}>
            R2I files <code>validated_vqa.jsonl</code>, <code>generated_questions.jsonl</code> and{' '}
            <code>generated_bboxes.jsonl</code>, ZoomBench JSON, their pictures, or a whole{' '}
            <code>project.saccade.zip</code>. Nothing leaves this computer.
          </DropArea>
        </div>
      ) : null}
      {step.kind === 'reading' || step.kind === 'importing' ? (
        <div className={styles.pad}>
          <TaskProgress
            report={
              report ?? { ...unknown, label: step.kind === 'reading' ? 'Looking at the files' : 'Importing' }
            }
            onCancel={run.cancel}
          />
        </div>
      ) : null}
      {step.kind === 'preview' ? (
        <ImportPreview plan={step.plan} onTake={run.take} onBack={run.restart} onCancel={onClose} />
      ) : null}
      {step.kind === 'bundle' ? (
        <RestoreForm bundle={step.bundle} onBusy={setRestoring} onCancel={onClose} onClose={onClose} />
      ) : null}
      {step.kind === 'done' ? <ImportSummary prepared={step.prepared} onClose={onClose} /> : null}
      {step.kind === 'failed' ? (
        <>
          <div className={styles.pad} role="alert">
            <p className={styles.headline}>Nothing was imported</p>
            <p className={styles.line}>{step.sentence}</p>
          </div>
          <footer className={styles.foot}>
            <Button size="sm" variant="default" onClick={onClose}>
              Close
            </Button>
            <Button size="sm" onClick={run.restart}>
              Choose files again
            </Button>
          </footer>
        </>
      ) : null}
      {asking && busy ? <StopFooter onStop={onClose} onGoOn={() => setAsking(false)} /> : null}
    </FramedDialog>
  )
}

const unknown = {
  done: 0,
  total: null,
  unit: 'files',
  pace: { moments: [] },
  bytePace: { moments: [] },
} as const
