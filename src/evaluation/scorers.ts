import type { EvaluatedItem } from '../domain/evaluatedItem.ts'
import type { Prediction, PredictionRun } from '../domain/prediction.ts'
import type { Score, ScoreAnswer, ScoringOptions, ScoringProfile, Verdicts } from '../domain/scored.ts'
import { answerScorers } from '../domain/scoring.ts'
import { sameValue } from '../scoring/symbolic.ts'

/** Scores answers of runs by either profile; what was worked out once is remembered. */
export interface Scorers {
  of(run: PredictionRun, profile: ScoringProfile): ScoreAnswer
  score(run: PredictionRun, prediction: Prediction, item: EvaluatedItem | undefined): Score | null
}

export function createScorers(options: ScoringOptions, verdicts: Verdicts): Scorers {
  const scorerOf = answerScorers(options, sameValue, verdicts)
  const of: Scorers['of'] = ({ source }, profile) => scorerOf(profile, source.benchmark)
  return {
    of,
    score(run, { itemId, text, told }, item) {
      if (text === null || !item?.key) return null
      return of(run, options.profile)({ itemId, text, told }, item.key)
    },
  }
}
