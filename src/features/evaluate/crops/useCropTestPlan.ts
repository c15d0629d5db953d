import { useEffect, useMemo, useState } from 'react'
import { sentenceOf } from '../../../domain/refusal.ts'
import type { ChosenBoxesAsk, Scored } from '../../../evaluation/evaluation.ts'
import { cropTestPlanning, type CropTestPlan } from '../../../formats/cropTestPlan.ts'
import type { App } from '../../../state/app.ts'
import { inSlices } from '../../../state/slices.ts'
import { useAppActions, useEvaluation, useOpen } from '../../../state/useApp.ts'
import { cropTestCandidates } from './cropTestCandidates.ts'

export interface Planned {
  /** Null while it is worked out, and where that failed. */
  readonly plan: CropTestPlan | null
  readonly failure: string | null
}

const nothing: Planned = { plan: null, failure: null }

/** What would be written for a run; worked out anew whenever a choice changes. */
export function useCropTestPlan(scored: Scored, ask: ChosenBoxesAsk | null, margin: number): Planned {
  const app = useAppActions()
  const dataset = useOpen((open) => open.dataset)
  const items = useEvaluation((state) => state.items)
  const [runId, which] = [ask?.runId ?? null, ask?.which ?? 'last']
  const wanted = useMemo(
    () => ({ runId, which, margin, scored, items, dataset }),
    [runId, which, margin, scored, items, dataset],
  )
  const [found, setFound] = useState<{ readonly of: typeof wanted; readonly planned: Planned } | null>(null)

  useEffect(() => {
    if (wanted.runId === null) return undefined
    const control = new AbortController()
    const settle = (planned: Planned) => {
      if (!control.signal.aborted) setFound({ of: wanted, planned })
    }
    planFor(app, { ...wanted, runId: wanted.runId }, control.signal).then(
      (plan) => settle({ plan, failure: null }),
      (error: unknown) => settle({ plan: null, failure: sentenceOf(error) }),
    )
    return () => control.abort()
  }, [app, wanted])

  return found?.of === wanted ? found.planned : nothing
}

interface Wanted extends ChosenBoxesAsk {
  readonly margin: number
  readonly scored: Scored
  readonly items: Parameters<typeof cropTestCandidates>[1]
  readonly dataset: Parameters<typeof cropTestCandidates>[2]
}

async function planFor(app: App, wanted: Wanted, signal: AbortSignal): Promise<CropTestPlan> {
  const { runId, which, margin, scored, items, dataset } = wanted
  const room = app.session().evaluation.room()
  const boxes = await room.chosenBoxes({ runId, which }, () => undefined, signal)
  signal.throwIfAborted()
  const candidates = cropTestCandidates(scored.itemIds, items, dataset, boxes)
  return inSlices(cropTestPlanning(candidates, { margin }), signal)
}
