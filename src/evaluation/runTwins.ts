import type { PredictionRun } from '../domain/prediction.ts'
import { budgetCode } from '../domain/preview.ts'
import type { Problem } from '../domain/problem.ts'
import type { TakenFile } from './evaluation.ts'

/**
 * Warns of files that have answers of one model under the same seed as others do, as a judged copy of a file has: seeds
 * are averaged, and what is there twice counts twice. Without a seed nothing is known of that.
 */
export function twinFinder(runs: readonly PredictionRun[]): (taken: TakenFile) => TakenFile {
  const seen = new Set(conditionsOf(runs))
  return (taken) => {
    const own = conditionsOf(taken.runs)
    const isTwin = own.some((conditions) => seen.has(conditions))
    for (const conditions of own) seen.add(conditions)
    return isTwin ? { ...taken, problems: [...taken.problems, seenBefore(taken.path)] } : taken
  }
}

const conditionsOf = (runs: readonly PredictionRun[]): readonly string[] =>
  runs.flatMap(({ model, view, seed, budget, crop }) =>
    seed === null ? [] : JSON.stringify([model, view, seed, budget && budgetCode(budget), crop]),
  )

const seenBefore = (file: string): Problem => ({
  code: 'predictions-twice',
  severity: 'warning',
  sentence:
    'Another file has answers of the same model in the same view with the same seed. If they are the same answers, perhaps judged, they count twice: remove one of the two runs.',
  file,
  line: null,
  field: null,
})
