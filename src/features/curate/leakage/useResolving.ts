import { useMemo } from 'react'
import type { Change } from '../../../domain/entry.ts'
import { dropping } from '../../../domain/leakDrop.ts'
import { duplicateReason, keepingApart, leakedReason, type LeakPair } from '../../../domain/leaks.ts'
import { annotatorOf } from '../../../state/appState.ts'
import { joining } from '../../../state/joining.ts'
import { useAppActions } from '../../../state/useApp.ts'

/** What people do about a pair, each as one step. False where nothing was done. */
export interface Resolving {
  readonly drop: (pair: LeakPair, side: 'first' | 'second') => boolean
  readonly keep: (pair: LeakPair) => boolean
  readonly undo: () => void
}

const dropLeaked = 'Drop what is in the training data'
const dropDuplicate = 'Drop a duplicate'
const keepBoth = 'Keep both'

/** Labels of the steps that resolve a pair. */
export const resolvingSteps: ReadonlySet<string> = new Set([dropLeaked, dropDuplicate, keepBoth])

export function useResolving(): Resolving {
  const app = useAppActions()
  return useMemo(() => {
    const now = () => {
      const { open } = app.store.getState()
      if (!open) throw new Error('The project is closed.')
      return open.dataset
    }
    const commit = (label: string, changes: readonly Change[]): boolean =>
      changes.length > 0 && app.session().commit(label, changes)
    /** Whoever rejects something stands among the people of the project. */
    const join = (): void => {
      const change = joining(now().project, annotatorOf(app.store.getState()))
      if (change) app.session().commit('Join the project', [change])
    }
    return {
      drop(pair, side) {
        const { itemIds } = pair[side]
        if (itemIds.length === 0) return false
        join()
        const dataset = now()
        const isLeak = pair.second.foreign !== null
        const changes = dropping(dataset, itemIds, isLeak ? leakedReason : duplicateReason, {
          annotatorId: annotatorOf(app.store.getState()).id,
          at: app.deps.now(),
          shownOf: () => ({
            look: dataset.project.look,
            global: true,
            regional: false,
            outline: true,
            answer: true,
            provenance: false,
            margin: 0,
            previews: [],
          }),
        })
        return commit(isLeak ? dropLeaked : dropDuplicate, changes)
      },
      keep(pair) {
        const change = keepingApart(now().project, pair.key)
        return commit(keepBoth, change ? [change] : [])
      },
      undo: () => void app.session().undo(),
    }
  }, [app])
}
