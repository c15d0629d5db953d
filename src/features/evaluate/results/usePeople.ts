import { useEffect, useState } from 'react'
import { humanScores, type HumanScores } from '../../../domain/humanScores.ts'
import type { ModelResult } from '../../../domain/results.ts'
import { modelResults } from '../../../domain/scoringResults.ts'
import type { Scored } from '../../../evaluation/evaluation.ts'
import { inSlices } from '../../../state/slices.ts'
import { useOpen } from '../../../state/useApp.ts'

export interface People extends Pick<HumanScores, 'answers' | 'people'> {
  readonly result: ModelResult
}

/** After the last judgement. */
const quietMs = 300

/** How right people were, over the categories of the results; null while that is unknown, and where nobody answered. */
export function usePeople({ itemIds, categories, results }: Scored): People | null {
  const dataset = useOpen((open) => open.dataset)
  const [people, setPeople] = useState<People | null>(null)
  useEffect(() => {
    const stop = new AbortController()
    const timer = setTimeout(() => {
      inSlices(humanScores(dataset), stop.signal).then(
        ({ scores, answers, people: count }) => {
          if (stop.signal.aborted) return
          const columns = results[0]?.categories.map(({ category }) => category) ?? []
          const [result] =
            answers === 0 ? [] : modelResults(scores, columns, categoryAmong(scores, itemIds, categories))
          setPeople(result ? { result, answers, people: count } : null)
        },
        () => undefined,
      )
    }, quietMs)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [dataset, itemIds, categories, results])
  return people
}

/** Of the items that people answered only: there are far fewer of them than of all. */
function categoryAmong(
  scores: HumanScores['scores'],
  itemIds: readonly string[],
  categories: readonly (string | null)[],
): (itemId: string) => string | null | undefined {
  const found = new Map<string, string | null>()
  for (const [place, id] of itemIds.entries()) {
    if (scores.some(({ right }) => right.has(id))) found.set(id, categories[place] ?? null)
  }
  return (itemId) => found.get(itemId)
}
