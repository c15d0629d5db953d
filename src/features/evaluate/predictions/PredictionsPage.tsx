import { Button, Loader } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useEvaluation } from '../../../state/useApp.ts'
import { TaskProgress } from '../../../ui/TaskProgress.tsx'
import { EvaluatePage } from '../EvaluatePage.tsx'
import { useWorkReport } from '../useWorkReport.ts'
import { useOpened } from '../WhenScored.tsx'
import { DropPredictions } from './DropPredictions.tsx'
import { givenFiles } from './givenFiles.ts'
import { ImportButtons } from './ImportButtons.tsx'
import { NothingYet } from './NothingYet.tsx'
import styles from './Predictions.module.css'
import { ReadReport } from './ReadReport.tsx'
import { RunTable } from './RunTable.tsx'
import { runsText } from './runWords.ts'
import { TakeAsked } from './TakeAsked.tsx'
import { UnmatchedDialog, type UnmatchedOf } from './UnmatchedDialog.tsx'
import { useReading } from './useReading.ts'

/** What models answered: files of evaluators, and what was asked here; read, named, and taken out again. */
export function PredictionsPage() {
  useOpened()
  const runs = useEvaluation((state) => state.runs)
  const broken = useEvaluation((state) => state.failure)
  const isWorking = useEvaluation((state) => state.work !== null)
  // What is over in a moment is not worth a line that pushes everything down.
  const [isLong] = useDebouncedValue(isWorking, 500)
  const report = useWorkReport()
  const [{ isReading, taken, failure }, desk] = useReading()
  const [unmatched, setUnmatched] = useState<UnmatchedOf | null>(null)
  const read = (files: readonly File[]): void => void desk.start(givenFiles(files))
  return (
    <EvaluatePage
      name="Predictions"
      status={runs ? runsText(runs) : 'Reading…'}
      tools={<ImportButtons busy={isReading} onFiles={read} />}
    >
      <DropPredictions busy={isReading} onFiles={read} />
      {isWorking && report && (isReading || isLong) ? (
        <TaskProgress report={report} onCancel={isReading ? desk.cancel : undefined} />
      ) : isReading ? (
        <div className={styles.waiting} role="status">
          <Loader size="xs" color="gray" aria-hidden />
          <span>Getting the items ready to be matched…</span>
          <Button size="compact-sm" variant="default" onClick={desk.cancel}>
            Cancel
          </Button>
        </div>
      ) : null}
      {[...new Set([failure, broken])].map((sentence) =>
        sentence === null ? null : (
          <p key={sentence} className={styles.failure} role="alert">
            {sentence}
          </p>
        ),
      )}
      {taken ? <ReadReport taken={taken} onClose={desk.dismiss} onUnmatched={setUnmatched} /> : null}
      {!runs && broken === null ? (
        <Loader size="sm" color="gray" aria-label="Reading the predictions" />
      ) : null}
      {runs && runs.length > 0 ? <RunTable runs={runs} onUnmatched={setUnmatched} /> : null}
      {runs?.length === 0 && !taken ? <NothingYet /> : null}
      {runs ? <TakeAsked /> : null}
      {unmatched ? <UnmatchedDialog of={unmatched} onClose={() => setUnmatched(null)} /> : null}
    </EvaluatePage>
  )
}
