import { useCallback } from 'react'
import { projectChange } from '../../domain/entry.ts'
import type { Project } from '../../domain/project.ts'
import { Refusal } from '../../domain/refusal.ts'
import { useAppActions } from '../../state/useApp.ts'

/** Commits one edit of the open project as one step; answers with the sentence of a refusal, or null. */
export type EditProject = (label: string, edit: (project: Project) => Project) => string | null

export function useEditProject(): EditProject {
  const app = useAppActions()
  return useCallback(
    (label, edit) => {
      const before = app.store.getState().open?.dataset.project
      if (!before) return null
      let after: Project
      try {
        after = edit(before)
      } catch (error) {
        if (error instanceof Refusal) return error.message
        throw error
      }
      if (after === before) return null
      app.session().commit(label, [projectChange(before, after)])
      return null
    },
    [app],
  )
}
