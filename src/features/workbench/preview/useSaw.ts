import { useEffect } from 'react'
import type { ShownPreview } from '../../../domain/judgement.ts'
import { annotatorOf } from '../../../state/appState.ts'
import { useApp, useAppActions } from '../../../state/useApp.ts'

/** Remembers that the annotator saw these answers about an item, as soon as they are on the screen. */
export function useSaw(itemId: string, previews: readonly ShownPreview[]): void {
  const app = useAppActions()
  const annotatorId = useApp((state) => annotatorOf(state).id)
  useEffect(() => app.session().saw(itemId, annotatorId, previews), [app, itemId, previews, annotatorId])
}
