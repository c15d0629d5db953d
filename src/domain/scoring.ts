import { strictAnswer, upstreamAnswer } from './answerExtraction.ts'
import { indexOfLetter } from './item.ts'
import type { SameValue } from './mathruler.ts'
import { verdictKey } from './prediction.ts'
import type { ScoreAnswer, ScoringKey, ScoringOptions, ScoringProfile, Verdicts } from './scored.ts'
import { settledStrictly } from './scoringStrict.ts'
import { settledUpstream, upstreamGold, usesLetterRule, type Settled } from './scoringUpstream.ts'

/** Answers that are remembered with what became of them; longer ones hardly come twice. */
const longestKept = 100
const mostKept = 500_000

const noVerdicts: Verdicts = new Map()

/**
 * Scores answers by the rules of a profile. The word of a person goes before that of a judge, then what the file itself
 * said where it is trusted, then the rules. The same answer to the same key is worked out once.
 */
export function answerScorer(
  { profile, letterRule, trustTold }: ScoringOptions,
  sameValue: SameValue,
  verdicts: Verdicts = noVerdicts,
): ScoreAnswer {
  const isUpstream = profile === 'upstream'
  /** What became of answers, by what they are compared with; keys that are alike share it. */
  const byKey = new Map<ScoringKey, Map<string, Settled>>()
  const byGold = new Map<string, Map<string, Settled>>()
  let kept = 0

  const answersOf = (key: ScoringKey): Map<string, Settled> => {
    const known = byKey.get(key)
    if (known) return known
    const isOwn = !isUpstream && key.options.length > 0
    const gold = isOwn ? null : upstreamGold(key)
    const answers = (gold === null ? undefined : byGold.get(gold)) ?? new Map<string, Settled>()
    byKey.set(key, answers)
    if (gold !== null) byGold.set(gold, answers)
    return answers
  }
  const settle = (key: ScoringKey, answer: string): Settled =>
    isUpstream
      ? settledUpstream(upstreamGold(key), answer, letterRule, sameValue)
      : settledStrictly(key, answer, sameValue)
  const settled = (key: ScoringKey, answer: string): Settled => {
    if (answer.length > longestKept) return settle(key, answer)
    const found = answersOf(key).get(answer)
    if (found) return found
    if (kept >= mostKept) {
      byKey.clear()
      byGold.clear()
      kept = 0
    }
    const fresh = settle(key, answer)
    answersOf(key).set(answer, fresh)
    kept += 1
    return fresh
  }

  return ({ itemId, text, told }, key) => {
    const { answer, found } = isUpstream ? upstreamAnswer(text) : strictAnswer(text, key.options.length > 0)
    const verdict = verdicts.size > 0 ? verdicts.get(verdictKey({ itemId, answer })) : undefined
    if (verdict) return { right: verdict.right, rule: verdict.by, extracted: answer, found }
    if (trustTold && told) return { right: told.right, rule: 'told', extracted: answer, found }
    if (!hasAnswer(key)) return { right: null, rule: 'no-key', extracted: answer, found }
    const { right, rule } = settled(key, answer)
    return { right, rule, extracted: answer, found }
  }
}

/** The scorer of answers to a benchmark of this name, by either profile. */
export type ScorerOf = (profile: ScoringProfile, benchmark: string | null) => ScoreAnswer

/**
 * Scorers by the options; each is made once, so that what it worked out is remembered. The letter rule is upstream’s
 * alone: where it was chosen, and on the benchmarks on which the released judge uses it.
 */
export function answerScorers(
  { letterRule, trustTold }: Pick<ScoringOptions, 'letterRule' | 'trustTold'>,
  sameValue: SameValue,
  verdicts: Verdicts = noVerdicts,
): ScorerOf {
  const made = new Map<string, ScoreAnswer>()
  return (profile, benchmark) => {
    const usesLetters = profile === 'upstream' && (letterRule || usesLetterRule(benchmark))
    const name = `${profile} ${usesLetters}`
    const known = made.get(name)
    if (known) return known
    const fresh = answerScorer({ profile, letterRule: usesLetters, trustTold }, sameValue, verdicts)
    made.set(name, fresh)
    return fresh
  }
}

/** Whether there is something to compare with. */
export function hasAnswer({ options, answerLetter, answerText }: ScoringKey): boolean {
  if (options.length === 0) return answerText.trim() !== ''
  const place = indexOfLetter(answerLetter)
  return place >= 0 && place < options.length
}
