import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { ByteSource } from '../../formats/format.ts'
import { TaskProgress } from '../../ui/TaskProgress.tsx'
import { ColumnMapping } from './ColumnMapping.tsx'
import { DropArea } from './DropArea.tsx'
import { ImportPreview } from './ImportPreview.tsx'
import { ImportSummary } from './ImportSummary.tsx'
import { MergeForm } from './packs/MergeForm.tsx'
import { RemoteChoice } from './remote/RemoteChoice.tsx'
import { RemoteForm, usualFields } from './remote/RemoteForm.tsx'
import { useRemote } from './remote/useRemote.ts'
import { RestoreForm } from './RestoreForm.tsx'
import { StopFooter } from './StopFooter.tsx'
import { useImport, type ImportStep } from './useImport.ts'
import { useLeaveGuard } from './useLeaveGuard.ts'
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
  mapping: 'Import: what the columns hold',
  bundle: 'Open a project file',
  merge: 'Merge judgements',
  importing: 'Import',
  done: 'Import',
  failed: 'Import',
}

function OpenImport({ files, onClose, onDone }: Omit<ImportDialogProps, 'opened'>) {
  const run = useImport(files, () => onDone?.())
  const remote = useRemote(run.read)
  const [fields, setFields] = useState(usualFields)
  const [asking, setAsking] = useState(false)
  const [restoring, setRestoring] = useState(false)
  const { step, report } = run
  const far = remote.step
  const busy = step.kind === 'importing' || restoring || (step.kind === 'choose' && far.kind === 'fetching')
  const close = () => (busy ? setAsking(true) : onClose())
  useLeaveGuard(busy, () => setAsking(true))
  const isDone = step.kind === 'done'
  const { release } = remote
  useEffect(() => {
    if (isDone) release()
    // What was downloaded is freed once, when the import is over.
    // oxlint-disable-next-line react/exhaustive-deps -- see above
  }, [isDone])

  return (
    <FramedDialog title={titles[step.kind]} size={820} onClose={close} working>
      {step.kind === 'choose' && (far.kind === 'idle' || far.kind === 'seeking') ? (
        <div className={styles.pad}>
          <DropArea title="Drop files, folders or ZIPs here" onFiles={run.read}>
            Questions of R2I, ZoomBench, V* Bench, HR-Bench, VLMEvalKit, Visual-CoT, COCO, Label Studio and
            others, as JSON, CSV, TSV or Parquet; their pictures; <code>judgements.jsonl</code> that
            annotators gave back; or a whole <code>project.saccade.zip</code>. What is dropped here does not
            leave this computer.
          </DropArea>
          <RemoteForm
            fields={fields}
            onFields={setFields}
            failure={far.kind === 'idle' ? far.failure : null}
            isSeeking={far.kind === 'seeking'}
            onSeek={() => remote.seek(fields)}
            onStop={remote.back}
          />
        </div>
      ) : null}
      {step.kind === 'choose' && far.kind === 'listed' ? (
        <RemoteChoice
          place={far.place}
          listing={far.listing}
          failure={far.failure}
          onFetch={(files) => remote.fetch(files, fields)}
          onBack={remote.back}
        />
      ) : null}
      {step.kind === 'choose' && far.kind === 'fetching' ? (
        <div className={styles.pad}>
          <TaskProgress
            report={remote.report ?? { ...unknown, label: 'Downloading', unit: 'bytes' }}
            onCancel={remote.back}
          />
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
        <ImportPreview
          plan={step.plan}
          changing={step.isChanging ? { report, onCancel: run.cancel } : null}
          onChoose={run.choose}
          onMap={run.map}
          onTake={run.take}
          onBack={run.restart}
          onCancel={onClose}
        />
      ) : null}
      {step.kind === 'mapping' ? (
        <ColumnMapping
          plan={step.plan}
          file={step.file}
          onUse={(mapping) => run.choose(step.plan, step.file, mapping)}
          onBack={() => run.map(step.plan, null)}
        />
      ) : null}
      {step.kind === 'bundle' ? (
        <RestoreForm bundle={step.bundle} onBusy={setRestoring} onCancel={onClose} onClose={onClose} />
      ) : null}
      {step.kind === 'merge' ? <MergeForm files={step.files} onBack={run.restart} onClose={onClose} /> : null}
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
