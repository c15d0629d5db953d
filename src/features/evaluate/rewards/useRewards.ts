import { useEffect, useState } from 'react'
import { sentenceOf } from '../../../domain/refusal.ts'
import type { RewardChoices, RewardColumn } from '../../../domain/trainingRewardColumns.ts'
import type { Scored } from '../../../evaluation/evaluation.ts'
import { useAppActions, useEvaluation } from '../../../state/useApp.ts'
import { useTaskReport, type PacedReport } from '../../../ui/taskReport.ts'

export interface Rewards {
  /** Null until they were worked out once; while they are anew, what came of it before. */
  readonly columns: readonly RewardColumn[] | null
  readonly report: PacedReport | null
  readonly failure: string | null
}

/** What training would have rewarded, under these choices and the present scores. */
export function useRewards(scored: Scored, choices: RewardChoices): Rewards {
  const app = useAppActions()
  const isCurrent = useEvaluation((state) => state.isCurrent)
  const [found, setFound] = useState<{
    readonly of: Scored
    readonly columns: readonly RewardColumn[]
  } | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const [report, setReport] = useTaskReport()
  useEffect(() => {
    if (!isCurrent) return undefined
    const control = new AbortController()
    const { signal } = control
    // What the worker told on its way may arrive after what it ended with.
    let isDone = false
    app
      .session()
      .evaluation.room()
      .rewards(
        choices,
        ({ done, total }) => {
          if (!signal.aborted && !isDone)
            setReport({ label: 'Working out rewards', done, total, unit: 'predictions' })
        },
        signal,
      )
      .then(
        (columns) => {
          if (signal.aborted) return
          setFound({ of: scored, columns })
          setFailure(null)
        },
        (error: unknown) => {
          if (!signal.aborted) setFailure(sentenceOf(error))
        },
      )
      .finally(() => {
        isDone = true
        if (!signal.aborted) setReport(null)
      })
    return () => control.abort()
  }, [app, scored, isCurrent, choices, setReport])
  return { columns: found?.columns ?? null, report, failure }
}
