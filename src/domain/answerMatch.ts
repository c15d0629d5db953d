import { indexOfLetter, isMultipleChoice, type Content } from './item.ts'
import type { ModelAnswer } from './preview.ts'

/** The part of a content that an answer is compared with. */
export type Key = Pick<Content, 'options' | 'answerLetter' | 'answerText'>

/** Longest text that is levelled so closely; of a longer one only letter case and the blanks around it are. */
const longest = 10_000

/**
 * An open answer as it is compared for a preview: compatibility forms of characters, letter case, blanks, full stops at
 * the end, separators of thousands and a leading article make no difference. How evaluators score is another matter.
 */
export function plainAnswer(text: string): string {
  if (text.length > longest) return text.trim().toLowerCase()
  const words = text
    .replaceAll(/(\d)[\u00A0\u2009\u202F](?=\d{3}(?!\d))/g, '$1')
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/\s+/g, ' ')
    .trim()
  const ended = words.replace(/[.。 ]{1,16}$/u, '')
  const plain = (ended === '' ? words : ended).replace(/^(?:the|an|a) (?=.)/u, '')
  return plain.replaceAll(/(?<![\d,.])\d{1,3}(?:,\d{3})+(?![\d,])/g, (amount) => amount.replaceAll(',', ''))
}

/**
 * Whether an answer is the right one: the same option, whatever its text, or for an open question the same text by
 * `plainAnswer`. Null when the content has no answer to compare with.
 */
export function isRight(answer: ModelAnswer, key: Key): boolean | null {
  if (isMultipleChoice(key)) {
    const right = indexOfLetter(key.answerLetter)
    return right >= 0 && right < key.options.length ? answer.option === right : null
  }
  const right = plainAnswer(key.answerText)
  return right === '' ? null : plainAnswer(answer.text) === right
}

/** Whether two answers to one question come down to the same: the same option, or where there is none the same text. */
export const sameAnswer = (a: ModelAnswer, b: ModelAnswer): boolean =>
  a.option === null && b.option === null ? plainAnswer(a.text) === plainAnswer(b.text) : a.option === b.option
