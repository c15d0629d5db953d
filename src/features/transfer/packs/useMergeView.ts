import { useEffect, useState } from 'react'
import { unhurried } from '../../../domain/slices.ts'
import type { ReturnedFile } from '../../../formats/returnedRead.ts'
import { createBreath } from '../../../formats/breath.ts'
import { annotatorOf } from '../../../state/appState.ts'
import { useApp, useOpen } from '../../../state/useApp.ts'
import { viewingMerge, type MergeView } from './mergeView.ts'

/** What merging these files into the project as it is now would do; null until that is worked out. */
export function useMergeView(files: readonly ReturnedFile[]): MergeView | null {
  const dataset = useOpen((open) => open.dataset)
  const annotatorId = useApp((state) => annotatorOf(state).id)
  const [known, setKnown] = useState<{ readonly of: unknown; readonly view: MergeView } | null>(null)
  useEffect(() => {
    const control = new AbortController()
    const breath = createBreath()
    const breathe = async (): Promise<void> => {
      await breath()
      control.signal.throwIfAborted()
    }
    unhurried(viewingMerge(dataset, annotatorId, files), breathe).then(
      (view) => setKnown({ of: dataset, view }),
      (error: unknown) => {
        if (!control.signal.aborted) throw error
      },
    )
    return () => control.abort()
  }, [dataset, annotatorId, files])
  return known?.of === dataset ? known.view : null
}
