import type { EvaluatedItem } from '../domain/evaluatedItem.ts'
import type { Prediction, PredictionRun } from '../domain/prediction.ts'
import type { Score, ScoreAnswer, ScoringOptions, ScoringProfile, Verdicts } from '../domain/scored.ts'
import { answerScorer } from '../domain/scoring.ts'
import { usesLetterRule } from '../domain/scoringUpstream.ts'
import { sameValue } from '../scoring/symbolic.ts'

/** Scores answers of runs by either profile; what was worked out once is remembered. */
export interface Scorers {
  of(run: PredictionRun, profile: ScoringProfile): ScoreAnswer
  score(run: PredictionRun, prediction: Prediction, item: EvaluatedItem | undefined): Score | null
}

export function createScorers(options: ScoringOptions, verdicts: Verdicts): Scorers {
  const made = new Map<string, ScoreAnswer>()
  const of = ({ source }: PredictionRun, profile: ScoringProfile): ScoreAnswer => {
    const letterRule = profile === 'upstream' && (options.letterRule || usesLetterRule(source.benchmark))
    const name = `${profile} ${letterRule}`
    const known = made.get(name)
    if (known) return known
    const fresh = answerScorer({ profile, letterRule, trustTold: options.trustTold }, sameValue, verdicts)
    made.set(name, fresh)
    return fresh
  }
  return {
    of,
    score(run, { itemId, text, told }, item) {
      if (text === null || !item?.key) return null
      return of(run, options.profile)({ itemId, text, told }, item.key)
    },
  }
}
