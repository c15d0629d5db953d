import { useState } from 'react'
import { useAppActions } from '../../../state/useApp.ts'
import { readViews, usualView, writtenViews, type ResultsView } from './shownModels.ts'

const key = 'saccade-results'

/** What a person chose to see of the results of a project, kept in this browser. */
export function useResultsView(
  projectId: string,
): readonly [ResultsView, (change: Partial<ResultsView>) => void] {
  const { shelf } = useAppActions().deps
  const [view, setView] = useState(() => readViews(shelf.getItem(key)).get(projectId) ?? usualView)
  const change = (part: Partial<ResultsView>) => {
    const next = { ...view, ...part }
    setView(next)
    try {
      shelf.setItem(key, writtenViews(readViews(shelf.getItem(key)), projectId, next))
    } catch {
      // A browser that keeps nothing shows it all the same.
    }
  }
  return [view, change]
}
