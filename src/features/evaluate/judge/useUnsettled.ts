import { useEffect, useState } from 'react'
import { sentenceOf } from '../../../domain/refusal.ts'
import type { Scored, UnsettledAnswer } from '../../../evaluation/evaluation.ts'
import { useAppActions, useEvaluation, useJudge } from '../../../state/useApp.ts'

export interface Unsettled {
  readonly of: Scored
  readonly answers: readonly UnsettledAnswer[]
  readonly failure: string | null
}

/** What no rule calls right and no verdict settles, as of the present scores; null until it is known. */
export function useUnsettled(scored: Scored): Unsettled | null {
  const app = useAppActions()
  const isCurrent = useEvaluation((state) => state.isCurrent)
  const isRunning = useJudge(({ run }) => run?.phase === 'running')
  const [unsettled, setUnsettled] = useState<Unsettled | null>(null)
  useEffect(() => {
    if (!isCurrent || isRunning) return undefined
    let isWanted = true
    const show = (answers: readonly UnsettledAnswer[], failure: string | null): void => {
      if (isWanted) setUnsettled({ of: scored, answers, failure })
    }
    app
      .session()
      .evaluation.unsettled()
      .then(
        (answers) => show(answers, null),
        (error: unknown) => show([], sentenceOf(error)),
      )
    return () => {
      isWanted = false
    }
  }, [app, scored, isCurrent, isRunning])
  return unsettled
}
