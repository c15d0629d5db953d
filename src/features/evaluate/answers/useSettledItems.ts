import { useMemo } from 'react'
import type { SettledItems } from '../../../domain/answerFilterFacts.ts'
import { useEvaluation } from '../../../state/useApp.ts'

/** The items of whose answers a judge or a person settled one. */
export function useSettledItems(): SettledItems {
  const verdicts = useEvaluation((state) => state.verdicts)
  return useMemo(() => {
    const said = (by: 'judge' | 'person') =>
      new Set([...verdicts.values()].filter((verdict) => verdict.by === by).map(({ itemId }) => itemId))
    return { judge: said('judge'), person: said('person') }
  }, [verdicts])
}
