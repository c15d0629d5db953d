import type { FoundBy } from './answerExtraction.ts'
import type { Content, Item } from './item.ts'
import type { AnswerVerdict, Prediction } from './prediction.ts'

/**
 * By which rules answers are scored. `upstream`: exactly as the released scripts do it, quirks included (FORMATS §1.3).
 * `strict`: the same without the quirks.
 */
export type ScoringProfile = 'upstream' | 'strict'

/** What settled whether an answer is right. */
export type ScoringRule =
  /** Equal after normalisation, or as numbers, or symbolically: what upstream calls mathruler. */
  | 'equal'
  /** The letter of an option. */
  | 'letter'
  /** The text of an option. */
  | 'option-text'
  /** The same number, or amount with its unit. */
  | 'number'
  /** The answer is empty, or there is none to be found in what was said. */
  | 'no-answer'
  /** No rule says that it is right: wrong until a judge says something else. */
  | 'no-match'
  /** The item has no answer to compare with. */
  | 'no-key'
  /** What the file itself said. */
  | 'told'
  | 'judge'
  | 'person'

export interface Score {
  /** Null only where there is nothing to compare with. */
  readonly right: boolean | null
  readonly rule: ScoringRule
  /** The answer that was found in what was said. */
  readonly extracted: string
  /** Where it was found. */
  readonly found: FoundBy
}

/** What an answer is compared with. */
export type ScoringKey = Pick<Item, 'id'> &
  Pick<Content, 'question' | 'options' | 'answerLetter' | 'answerText'>

export interface ScoringOptions {
  readonly profile: ScoringProfile
  /** Whether the first-letter rule is used on multiple choice (upstream: for a fixed list of benchmarks that lacks ZoomBench). */
  readonly letterRule: boolean
  /** Whether what the file itself said goes before the rules. */
  readonly trustTold: boolean
}

/** The rules of the released scripts, as they are. */
export const defaultScoring: ScoringOptions = { profile: 'upstream', letterRule: false, trustTold: false }

/** Verdicts of judges and people by `verdictKey`; a person’s goes before a judge’s, and both before the rules. */
export type Verdicts = ReadonlyMap<string, AnswerVerdict>

export type ScoreAnswer = (
  prediction: Pick<Prediction, 'itemId' | 'told'> & { readonly text: string },
  key: ScoringKey,
) => Score

/** Characters of what was found in an answer that lists and reports hold. */
export const longestFound = 300

export const briefScore = (score: Score): Score =>
  score.extracted.length > longestFound
    ? { ...score, extracted: score.extracted.slice(0, longestFound) }
    : score

export const scoringRules: readonly ScoringRule[] = [
  'equal',
  'letter',
  'option-text',
  'number',
  'no-answer',
  'no-match',
  'no-key',
  'told',
  'judge',
  'person',
]
