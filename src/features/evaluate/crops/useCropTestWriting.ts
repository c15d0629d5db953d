import { useEffect, useRef, useState } from 'react'
import { sentenceOf } from '../../../domain/refusal.ts'
import { countCropTestFiles, type CropTestChoices, type CropTestPlan } from '../../../formats/cropTestPlan.ts'
import { cropTestFiles } from '../../../formats/cropTestWrite.ts'
import { writeZip } from '../../../formats/zipWrite.ts'
import { exportDeskFrom } from '../../../state/exportPictures.ts'
import { useAppActions } from '../../../state/useApp.ts'
import { countText } from '../../../ui/quantity.ts'
import { saveOutput } from '../../../ui/saveOutput.ts'
import { useTaskReport, type PacedReport } from '../../../ui/taskReport.ts'

export interface CropTestWriting {
  readonly report: PacedReport | null
  readonly failure: string | null
  /** What was saved, a sentence. */
  readonly done: string | null
  /** Needs a click that was just made. */
  readonly start: (plan: CropTestPlan, choices: CropTestChoices) => void
  /** Stops; nothing half-written stays. */
  readonly cancel: () => void
}

const name = 'crop-test.zip'

/** Writes the three input sets into one ZIP, a picture at a time. */
export function useCropTestWriting(): CropTestWriting {
  const app = useAppActions()
  const [report, send] = useTaskReport()
  const [failure, setFailure] = useState<string | null>(null)
  const [done, setDone] = useState<string | null>(null)
  const control = useRef<AbortController | null>(null)
  useEffect(() => () => control.current?.abort(), [])

  return {
    report,
    failure,
    done,
    start(plan, choices) {
      const mine = new AbortController()
      control.current?.abort()
      control.current = mine
      setFailure(null)
      setDone(null)
      const { store } = app.session()
      const total = countCropTestFiles(plan)
      const desk = exportDeskFrom((sha256) => store.blob(sha256), app.deps.pictures, mine.signal)
      const show = (files: number, bytes: number, path: string) =>
        send({ label: 'Writing the crop test', done: files, total, unit: 'files', bytes, detail: path })
      saveOutput(name, 'application/zip', (sink) => {
        show(0, 0, '')
        return writeZip(
          cropTestFiles(plan, choices, desk),
          sink,
          ({ files, bytes, path }) => show(files, bytes, path),
          mine.signal,
        )
      })
        .then((saved) => {
          if (saved && !mine.signal.aborted)
            setDone(`${saved.name} is saved: three sets of ${countText(plan.rows.length, 'item')} each.`)
        })
        .catch((error: unknown) => {
          if (!mine.signal.aborted) setFailure(sentenceOf(error))
        })
        .finally(() => {
          if (control.current === mine) send(null)
        })
    },
    cancel: () => control.current?.abort(),
  }
}
