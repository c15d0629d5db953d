import { useEffect, useState } from 'react'
import type { CropUseColumn } from '../../../domain/cropUseColumns.ts'
import { sentenceOf } from '../../../domain/refusal.ts'
import type { Scored } from '../../../evaluation/evaluation.ts'
import { useAppActions } from '../../../state/useApp.ts'
import { useTaskReport, type PacedReport } from '../../../ui/taskReport.ts'
import { choicesOf, type CropUseChoice } from './cropUseChoice.ts'

export interface CropUseState {
  /** Of the last choices that were worked out; null until the first were. */
  readonly columns: readonly CropUseColumn[] | null
  /** Whether they are of other choices than the present ones. */
  readonly isOld: boolean
  readonly report: PacedReport | null
  readonly failure: string | null
}

/** Measures anew whenever scores or choices change; what was under way for earlier ones is stopped. */
export function useCropUse(scored: Scored, choice: CropUseChoice): CropUseState {
  const app = useAppActions()
  const [found, setFound] = useState<{
    readonly columns: readonly CropUseColumn[]
    readonly scored: Scored
    readonly choice: CropUseChoice
  } | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const [report, send] = useTaskReport()

  useEffect(() => {
    const control = new AbortController()
    const { signal } = control
    app
      .session()
      .evaluation.room()
      .cropUse(
        choicesOf(choice),
        ({ done, total }) => {
          if (!signal.aborted) send({ label: 'Measuring crops', done, total, unit: 'predictions' })
        },
        signal,
      )
      .then(
        (columns) => {
          if (signal.aborted) return
          send(null)
          setFailure(null)
          setFound({ columns, scored, choice })
        },
        (error: unknown) => {
          if (signal.aborted) return
          send(null)
          setFailure(sentenceOf(error))
        },
      )
    return () => {
      control.abort()
      send(null)
    }
  }, [app, scored, choice, send])

  return {
    columns: found?.columns ?? null,
    isOld: found !== null && (found.scored !== scored || found.choice !== choice),
    report,
    failure,
  }
}
