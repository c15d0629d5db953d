import { isSameLetter } from './scoringUpstream.ts'
import { countingScore, onlyNumber } from './trainingRewardCounting.ts'
import { matchesOnAnswerLine } from './trainingRewardMatch.ts'

/**
 * The reward under which 004 trains, as it was released (FORMATS §1.4; 004 §9.2 tells of it): rules from the cheapest on,
 * the first that fires decides.
 */
export type RewardRule =
  /** There is no answer, or nothing between the tags: 0, for the format, too. */
  | 'empty'
  /** 300 characters or more: 0. */
  | 'too-long'
  /** What follows `Answer:` is the right answer, normalised. */
  | 'answer-line'
  /** The letter of the right option. */
  | 'letter'
  /** Equal by mathruler. */
  | 'equal'
  /** The continuous counting score, where it was asked for. */
  | 'counting'
  /** A judge, or a person, said so. */
  | 'judge'
  /** No rule says that it is right; a judge would be asked. */
  | 'open'

/** In their order. */
export const rewardRules: readonly RewardRule[] = [
  'empty',
  'too-long',
  'answer-line',
  'letter',
  'equal',
  'counting',
  'judge',
  'open',
]

/** Answers of so many characters, or more, earn nothing. */
export const longestAnswer = 300

/** Whether an answer is the right one by mathruler. */
export type IsEqual = (gold: string, answer: string) => boolean

/** What one answer is rewarded by. */
export interface RewardCase {
  /** All that the model said. */
  readonly response: string
  /** The letter, or the text of an open answer. */
  readonly gold: string
  /** As it was asked: option lines included. */
  readonly question: string
  /** Whether a judge or a person called it right; null where nobody did. */
  readonly judged: boolean | null
}

export interface HierarchyChoices {
  /** Whether numbers that are near earn a part: 004 §9.2 says so, the released code does not. */
  readonly counting: boolean
}

export interface HierarchyReward {
  /** What was compared: between the answer tags, or everything. */
  readonly answer: string
  readonly isTagged: boolean
  readonly rule: RewardRule
  /** 0 to 1. */
  readonly accuracy: number
  /** 1 where a pair of answer tags is there. */
  readonly format: number
  /** The rules that were tried, in their order; the last one decided. */
  readonly tried: readonly RewardRule[]
}

export function hierarchyReward(
  { response, gold, question, judged }: RewardCase,
  { counting }: HierarchyChoices,
  isEqual: IsEqual,
): HierarchyReward {
  // The tags’ content is looked for on one line only, their presence on all.
  const content = /<answer>([^\n]*?)<\/answer>/.exec(response)?.[1]
  const answer = (content ?? response).trim()
  const hasTags = /<answer>[^]*?<\/answer>/.test(response)
  const tried: RewardRule[] = []
  const settled = (rule: RewardRule, accuracy: number): HierarchyReward => ({
    answer,
    isTagged: content !== undefined,
    rule,
    accuracy,
    format: hasTags && rule !== 'empty' ? 1 : 0,
    tried: [...tried, rule],
  })
  const fires = (rule: RewardRule, does: boolean): boolean => {
    if (!does) tried.push(rule)
    return does
  }

  if (fires('empty', answer === '')) return settled('empty', 0)
  if (fires('too-long', isLong(answer))) return settled('too-long', 0)
  if (fires('answer-line', matchesOnAnswerLine(gold, answer))) return settled('answer-line', 1)
  if (looksLikeChoice(question) && hasLetter(gold) && fires('letter', isSameLetter(gold, answer)))
    return settled('letter', 1)
  if (fires('equal', isEqual(gold, answer))) return settled('equal', 1)
  if (counting) {
    const [predicted, wanted] = [onlyNumber(answer), onlyNumber(gold)]
    if (predicted !== null && wanted !== null) return settled('counting', countingScore(predicted, wanted))
    tried.push('counting')
  }
  return judged === null ? settled('open', 0) : settled('judge', judged ? 1 : 0)
}

/** overall = (1 − w) · accuracy + w · format (FORMATS §1.4); w is 0 as released. */
export const hierarchyOverall = (
  { accuracy, format }: Pick<HierarchyReward, 'accuracy' | 'format'>,
  weight: number,
): number => (1 - weight) * accuracy + weight * format

/** By characters, not by the halves that some of them are written with. */
const isLong = (answer: string): boolean =>
  answer.length >= longestAnswer &&
  (answer.length >= 2 * longestAnswer || Array.from(answer).length >= longestAnswer)

const looksLikeChoice = (question: string): boolean =>
  question.includes('A') && question.split('\n').length > 2

const hasLetter = (gold: string): boolean => /^[ ([]*[A-F](?:$|[.)\]]|[:-]\s)/.test(gold.trim())
