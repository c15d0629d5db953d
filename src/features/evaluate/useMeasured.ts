import { useEffect, useState } from 'react'
import { sentenceOf } from '../../domain/refusal.ts'
import type { EvaluationRoom, Scored, ScoreProgress } from '../../evaluation/evaluation.ts'
import { useAppActions, useEvaluation } from '../../state/useApp.ts'
import { useTaskReport, type PacedReport } from '../../ui/taskReport.ts'

export type Measure<T> = (
  room: EvaluationRoom,
  onProgress: (progress: ScoreProgress) => void,
  signal: AbortSignal,
) => Promise<T>

export interface Measured<T> {
  /** Of the last measure that came to its end; null until the first did. */
  readonly value: T | null
  /** Whether it is of another measure or of other scores than the present ones. */
  readonly isOld: boolean
  readonly report: PacedReport | null
  readonly failure: string | null
}

/**
 * Measures predictions in the worker, anew for other scores and whenever `measure` is another function; not while they
 * are being scored. What was under way for earlier ones is stopped.
 */
export function useMeasured<T>(label: string, scored: Scored, measure: Measure<T>): Measured<T> {
  const app = useAppActions()
  const isCurrent = useEvaluation((state) => state.isCurrent)
  const [found, setFound] = useState<{
    readonly scored: Scored
    readonly measure: Measure<T>
    readonly value: T
  } | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const [report, setReport] = useTaskReport()
  useEffect(() => {
    if (!isCurrent) return undefined
    const control = new AbortController()
    const { signal } = control
    measure(
      app.session().evaluation.room(),
      ({ done, total }) => {
        if (!signal.aborted) setReport({ label, done, total, unit: 'predictions' })
      },
      signal,
    )
      .then(
        (value) => {
          if (signal.aborted) return
          setFound({ scored, measure, value })
          setFailure(null)
        },
        (error: unknown) => {
          if (!signal.aborted) setFailure(sentenceOf(error))
        },
      )
      .finally(() => {
        if (!signal.aborted) setReport(null)
      })
    return () => {
      control.abort()
      setReport(null)
    }
  }, [app, isCurrent, label, scored, measure, setReport])
  return {
    value: found?.value ?? null,
    isOld: found !== null && (found.scored !== scored || found.measure !== measure),
    report,
    failure,
  }
}
