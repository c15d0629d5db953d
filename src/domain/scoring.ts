import { strictAnswer, upstreamAnswer, type ExtractedAnswer } from './answerExtraction.ts'
import { indexOfLetter } from './item.ts'
import type { SameValue } from './mathruler.ts'
import { verdictKey } from './prediction.ts'
import type { Score, ScoreAnswer, ScoringKey, ScoringOptions, Verdicts } from './scored.ts'
import { settledStrictly } from './scoringStrict.ts'
import { settledUpstream, upstreamGold, type Settled } from './scoringUpstream.ts'

/** Answers that are remembered with what became of them; longer ones hardly come twice. */
const longestKept = 100
const mostKept = 200_000

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
  const known = new Map<string, Map<string, Settled>>()
  const names = new WeakMap<ScoringKey, string>()
  let kept = 0

  const settled = (key: ScoringKey, answer: string): Settled => {
    if (answer.length > longestKept) return settle(key, answer)
    let name = names.get(key)
    if (name === undefined) names.set(key, (name = nameOf(key)))
    let answers = known.get(name)
    if (!answers) known.set(name, (answers = new Map()))
    const found = answers.get(answer)
    if (found) return found
    if (kept >= mostKept) {
      known.clear()
      known.set(name, (answers = new Map()))
      kept = 0
    }
    const fresh = settle(key, answer)
    answers.set(answer, fresh)
    kept += 1
    return fresh
  }
  const settle = (key: ScoringKey, answer: string): Settled =>
    profile === 'upstream'
      ? settledUpstream(upstreamGold(key), answer, letterRule, sameValue)
      : settledStrictly(key, answer, sameValue)
  const nameOf = (key: ScoringKey): string =>
    profile === 'upstream'
      ? upstreamGold(key)
      : key.options.length > 0
        ? JSON.stringify([key.answerLetter, key.options])
        : key.answerText

  return ({ itemId, text, told }, key) => {
    const { answer, found } = extracted(text, key)
    const score = (right: boolean | null, rule: Score['rule']): Score => ({
      right,
      rule,
      extracted: answer,
      found,
    })
    const verdict = verdicts.size > 0 ? verdicts.get(verdictKey({ itemId, answer })) : undefined
    if (verdict) return score(verdict.right, verdict.by)
    if (trustTold && told) return score(told.right, 'told')
    if (!hasAnswer(key)) return score(null, 'no-key')
    const { right, rule } = settled(key, answer)
    return score(right, rule)
  }

  function extracted(text: string, key: ScoringKey): ExtractedAnswer {
    return profile === 'upstream' ? upstreamAnswer(text) : strictAnswer(text, key.options.length > 0)
  }
}

/** Whether there is something to compare with. */
export function hasAnswer({ options, answerLetter, answerText }: ScoringKey): boolean {
  if (options.length === 0) return answerText.trim() !== ''
  const place = indexOfLetter(answerLetter)
  return place >= 0 && place < options.length
}
