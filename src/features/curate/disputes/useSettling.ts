import { useMemo } from 'react'
import { lastSettled, settling, unsettling, type Sitting } from '../../../domain/adjudication.ts'
import { judgementsOf, type Dataset } from '../../../domain/dataset.ts'
import { Refusal } from '../../../domain/refusal.ts'
import type { Resolution } from '../../../domain/resolution.ts'
import { get } from '../../../domain/table.ts'
import { annotatorOf } from '../../../state/appState.ts'
import { joining } from '../../../state/joining.ts'
import { useAppActions } from '../../../state/useApp.ts'

/** Whether it was set; where not, why, unless that was shown already. */
export type Settled = { readonly done: true } | { readonly done: false; readonly sentence: string | null }

/** What an adjudicator does to disputes, each as one step. */
export interface Settling {
  /** Sets what `resolve` answers. */
  readonly settle: (itemId: string, label: string, resolve: (sitting: Sitting) => Resolution) => Settled
  /** Takes back what was set on an item, so that the policy speaks again; false where nothing was. */
  readonly takeBack: (itemId: string) => boolean
  /** The item that one settled last; null when there is none. */
  readonly last: () => string | null
}

export function useSettling(): Settling {
  const app = useAppActions()
  return useMemo(() => {
    const now = () => {
      const { open } = app.store.getState()
      if (!open) throw new Refusal('The project is closed.')
      return open.dataset
    }
    const own = () => annotatorOf(app.store.getState())
    /** Whoever settles something stands among the people of the project, so that exports can tell who it was. */
    const join = (dataset: Dataset): boolean => {
      const change = joining(dataset.project, own())
      return change === null || app.session().commit('Join the project', [change])
    }
    return {
      settle(itemId, label, resolve) {
        const dataset = now()
        const item = get(dataset.items, itemId)
        if (!item) return { done: false, sentence: 'This item is no longer in the project.' }
        const sitting: Sitting = {
          item,
          judgements: judgementsOf(dataset, itemId),
          adjudicator: own().id,
          at: app.deps.now(),
        }
        try {
          const resolution = resolve(sitting)
          const done = join(dataset) && app.session().commit(label, [settling(now(), resolution)])
          return done ? { done } : { done, sentence: null }
        } catch (error) {
          if (error instanceof Refusal) return { done: false, sentence: error.message }
          throw error
        }
      },
      takeBack(itemId) {
        const change = unsettling(now(), itemId)
        return change !== null && app.session().commit('Take the resolution back', [change])
      },
      last: () => lastSettled(now(), own().id)?.itemId ?? null,
    }
  }, [app])
}
