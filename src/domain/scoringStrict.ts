import { optionOf } from './answerReading.ts'
import { indexOfLetter } from './item.ts'
import type { SameValue } from './mathruler.ts'
import type { ScoringKey } from './scored.ts'
import { isSameExpression } from './scoringExpression.ts'
import { isSameMeasure, plainWords } from './scoringMeasure.ts'
import type { Settled } from './scoringUpstream.ts'
import { sameWording } from './wording.ts'

/**
 * The rules without the quirks of the released judge.
 *
 * Multiple choice: the option that the answer comes down to counts, by its letter (`C`, `C.`, `(C) red`, `C. red`,
 * “option C”) or by its text; “Answer:” is no A, and an answer that names two options names none.
 *
 * Open questions, in this order:
 * 1. `equal`: the same words. Letter case, blanks, full stops at the end, quotation marks, a leading article, kinds of
 *    dashes and ornaments of LaTeX make no difference; “black and white”, “black, white” and “black/white” are one list.
 *    Order does: “white and black”, “on” for “no” and “1A” for “A1” are other answers.
 * 2. `number`: the same amount. Numbers may be written out, in digits, as fractions, with separators of thousands; units
 *    may be abbreviated, or left out on one side, but are never converted. A word that follows a number counts as its unit
 *    (“7 cars” is 7). A right answer with zeros in front is a code, and only the same digits are it.
 * 3. `equal`: the same value by algebra, where roots, powers, π or LaTeX say that something is to be worked out; never
 *    for words, ranges, scores, sizes or telephone numbers.
 */
export function settledStrictly(key: ScoringKey, answer: string, sameValue: SameValue): Settled {
  if (answer.trim() === '') return { right: false, rule: 'no-answer' }
  return key.options.length > 0 ? settledChoice(key, answer) : settledOpen(key.answerText, answer, sameValue)
}

function settledChoice({ options, answerLetter }: ScoringKey, given: string): Settled {
  const answer = given.replaceAll(/\\(?:text|textbf|textit|mathrm|mathbf|rm)\{([^{}]*)\}/g, '$1')
  const wanted = indexOfLetter(answerLetter)
  const alone = letterAlone(answer)
  if (alone >= 0 && alone < options.length)
    return alone === wanted ? { right: true, rule: 'letter' } : { right: false, rule: 'no-match' }
  const place = optionOf(answer, options)
  if (place === null) return { right: false, rule: 'no-match' }
  const isAnother = place !== wanted
  // A text that two options share does not say which one is meant.
  if (isAnother && !sameWording(options[place] ?? '', options[wanted] ?? ''))
    return { right: false, rule: 'no-match' }
  const nameless = options.map(() => '')
  const isByLetter = optionOf(answer, nameless) === place
  if (isByLetter) return isAnother ? { right: false, rule: 'no-match' } : { right: true, rule: 'letter' }
  const isDenied = denial.test(answer) && !denial.test(options[place] ?? '')
  return isDenied ? { right: false, rule: 'no-match' } : { right: true, rule: 'option-text' }
}

/** What is said of an option may be that it is not the one. */
const denial = /\b(?:not|no|never|neither|nor|cannot)\b|n['’]t\b/i

/** The option of an answer that is nothing but a letter, as most are; -1 for any other. */
function letterAlone(answer: string): number {
  if (answer.length > 8) return -1
  return indexOfLetter(/^\s*\(?([A-Za-z])\)?[.:]?\s*$/.exec(answer)?.[1]?.toUpperCase() ?? null)
}

function settledOpen(gold: string, answer: string, sameValue: SameValue): Settled {
  if (plainWords(gold) === plainWords(answer)) return { right: true, rule: 'equal' }
  if (isSameMeasure(gold, answer)) return { right: true, rule: 'number' }
  if (isSameExpression(gold, answer, sameValue)) return { right: true, rule: 'equal' }
  return { right: false, rule: 'no-match' }
}
