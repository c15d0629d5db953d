import { useEffect, useMemo, useState } from 'react'
import type { SelectionPlan } from '../../domain/selectionPlan.ts'
import type { PrintsState } from '../../state/prints.ts'
import {
  readSelection,
  selectionAtHand,
  type Chosen,
  type SelectionSubject,
} from '../../state/selectionRoom.ts'
import { useAppActions, useHow, useOpen, usePreviews, usePrints } from '../../state/useApp.ts'
import { breath } from './useFacts.ts'

export interface ChosenSeen {
  /** What the plan comes to; while it is worked out anew, what came of the one before. Null without a plan, and at first. */
  readonly chosen: Chosen | null
  /** Whether that is of the present plan and dataset. */
  readonly isCurrent: boolean
  /** How far the comparison of the pictures is, while it may still change what is a duplicate; else null. */
  readonly comparison: PrintsState['comparing']
}

/** What a plan comes to with the open project; no key press waits for it. */
export function useChosen(plan: SelectionPlan | null): ChosenSeen {
  const app = useAppActions()
  const { now } = app.deps
  const dataset = useOpen((open) => open.dataset)
  const known = usePreviews((state) => state.known)
  const how = useHow()
  const { alike, compared, comparing } = usePrints()
  const { pictures } = dataset
  const looks = plan?.oneOfDuplicates === true
  // Which items are duplicates is only known once the pictures were compared; those of before are remembered.
  useEffect(() => {
    if (looks && pictures.size > 0)
      app
        .session()
        .prints.compare()
        .catch(() => undefined)
  }, [app, looks, pictures])
  const subject = useMemo(
    (): SelectionSubject | null => plan && { dataset, plan, known, how, alike },
    [dataset, plan, known, how, alike],
  )
  const [last, setLast] = useState<Chosen | null>(null)
  const atHand = subject && selectionAtHand(subject)
  useEffect(() => {
    if (!subject || selectionAtHand(subject)) return undefined
    const control = new AbortController()
    const breathe = async (): Promise<void> => {
      await breath()
      control.signal.throwIfAborted()
    }
    readSelection(subject, now, breathe).then(setLast, (error: unknown) => {
      if (!control.signal.aborted) throw error
    })
    return () => control.abort()
  }, [subject, now])
  if (!subject) return { chosen: null, isCurrent: true, comparison: null }
  const comparison = looks && !compared ? comparing : null
  return { chosen: atHand ?? last, isCurrent: atHand !== null, comparison }
}

/** What the kept plan of the project comes to; null without one. */
export const useSelected = (): ChosenSeen => useChosen(useOpen(({ dataset }) => dataset.project.selection))
