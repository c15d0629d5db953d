import { useMemo } from 'react'
import { projectChange } from '../../../domain/entry.ts'
import { withGold, withoutGold, type Gold, type GoldAnswer } from '../../../domain/gold.ts'
import { useAppActions } from '../../../state/useApp.ts'

/** Marking items as gold, each act one step. */
export interface Marking {
  readonly mark: (label: string, answers: readonly GoldAnswer[]) => void
  readonly unmark: (itemId: string) => void
}

export function useMarking(): Marking {
  const app = useAppActions()
  return useMemo(() => {
    const edit = (label: string, change: (gold: Gold) => Gold) => {
      const before = app.store.getState().open?.dataset.project
      if (!before) return
      const gold = change(before.gold)
      if (gold === before.gold) return
      app.session().commit(label, [projectChange(before, { ...before, gold })])
    }
    return {
      mark: (label, answers) => edit(label, (gold) => withGold(gold, answers)),
      unmark: (itemId) => edit('Unmark a gold item', (gold) => withoutGold(gold, new Set([itemId]))),
    }
  }, [app])
}
