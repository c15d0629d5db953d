import { useEffect, useState } from 'react'
import { sentenceOf } from '../../../domain/refusal.ts'
import type { ChosenBoxes, ChosenBoxesAsk, Scored } from '../../../evaluation/evaluation.ts'
import { cropTestPlanning, type CropTestPlan } from '../../../formats/cropTestPlan.ts'
import { inSlices } from '../../../state/slices.ts'
import { useAppActions, useEvaluation, useOpen } from '../../../state/useApp.ts'
import { cropTestCandidates } from './cropTestCandidates.ts'

export interface Planned {
  readonly plan: CropTestPlan | null
  readonly failure: string | null
}

/** What would be written for a run; worked out anew whenever a choice changes. */
export function useCropTestPlan(scored: Scored, ask: ChosenBoxesAsk | null, margin: number): Planned {
  const app = useAppActions()
  const dataset = useOpen((open) => open.dataset)
  const items = useEvaluation((state) => state.items)
  const [boxes, setBoxes] = useState<ChosenBoxes | null>(null)
  const [plan, setPlan] = useState<CropTestPlan | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const [runId, which] = [ask?.runId ?? null, ask?.which ?? 'last']

  useEffect(() => {
    setBoxes(null)
    if (runId === null) return undefined
    const control = new AbortController()
    app
      .session()
      .evaluation.room()
      .chosenBoxes({ runId, which }, () => undefined, control.signal)
      .then(
        (found) => {
          if (control.signal.aborted) return
          setFailure(null)
          setBoxes(found)
        },
        (error: unknown) => {
          if (!control.signal.aborted) setFailure(sentenceOf(error))
        },
      )
    return () => control.abort()
  }, [app, scored, runId, which])

  useEffect(() => {
    setPlan(null)
    if (!boxes) return undefined
    const control = new AbortController()
    inSlices(
      cropTestPlanning(cropTestCandidates(scored.itemIds, items, dataset, boxes), { margin }),
      control.signal,
    ).then(
      (made) => {
        if (!control.signal.aborted) setPlan(made)
      },
      (error: unknown) => {
        if (!control.signal.aborted) setFailure(sentenceOf(error))
      },
    )
    return () => control.abort()
  }, [boxes, scored, items, dataset, margin])

  return { plan, failure }
}
