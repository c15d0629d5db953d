import { useEffect, useState } from 'react'
import { sentenceOf } from '../../../domain/refusal.ts'
import { createBreath } from '../../../formats/breath.ts'
import { annotatorOf } from '../../../state/appState.ts'
import { useAppActions, useOpen } from '../../../state/useApp.ts'
import { draftPacks, type PackRequest, type PacksDraft } from './drafting.ts'

export interface DraftSeen {
  /** Null until it was worked out for the first time; while another is worked out, that from before. */
  readonly draft: PacksDraft | null
  /** Whether the draft is that of what is asked for now. */
  readonly isFresh: boolean
  readonly failure: string | null
}

interface Known {
  readonly request: PackRequest
  readonly draft: PacksDraft | null
  readonly failure: string | null
}

/** Who gets what under these wishes, worked out in slices. Once its packs are made, a draft stays as it is. */
export function useDraft(request: PackRequest): DraftSeen {
  const app = useAppActions()
  const dataset = useOpen((open) => open.dataset)
  const loaded = useOpen((open) => open.loaded)
  const [known, setKnown] = useState<Known | null>(null)
  const made = useOpen((open) => open.dataset.project.packs)
  const isMade =
    known?.request === request &&
    known.draft !== null &&
    known.draft.shares.some(({ pack }) => made.some(({ id }) => id === pack.id))
  useEffect(() => {
    if (!loaded || isMade) return
    const control = new AbortController()
    const breath = createBreath()
    const breathe = async (): Promise<void> => {
      await breath()
      control.signal.throwIfAborted()
    }
    const { newId, now } = app.deps
    const annotatorId = annotatorOf(app.store.getState()).id
    draftPacks(dataset, request, { annotatorId, newId, now: now(), breathe }).then(
      (draft) => {
        if (!control.signal.aborted) setKnown({ request, draft, failure: null })
      },
      (error: unknown) => {
        if (!control.signal.aborted) setKnown({ request, draft: null, failure: sentenceOf(error) })
      },
    )
    return () => control.abort()
  }, [app, dataset, loaded, request, isMade])
  return {
    draft: known?.draft ?? null,
    isFresh: known?.request === request,
    failure: known?.failure ?? null,
  }
}
