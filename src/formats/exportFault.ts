import { frameOf, intersection, outward, type Rect, type Size } from '../domain/geometry.ts'
import { indexOfLetter, isMultipleChoice, type Content } from '../domain/item.ts'
import { brief, halfCharacter } from '../domain/itemProblem.ts'
import { faultOf as whyItCannotStand } from '../domain/standing.ts'
import { sameWording } from '../domain/wording.ts'

export type FaultCode =
  | 'region-missing'
  | 'region-outside'
  | 'question-empty'
  | 'answer-empty'
  | 'letter-missing'
  | 'letter-outside'
  | 'letter-conflict'
  | 'option-repeats-answer'
  | 'text-broken'
  | 'content-unfit'

/** Why a content cannot be a row of a benchmark. */
export interface Fault {
  readonly code: FaultCode
  readonly sentence: string
}

/** The first thing that keeps the content from being a row, or null when it can be one. */
export function faultOf(content: Content, size: Size): Fault | null {
  if (!content.region) {
    return {
      code: 'region-missing',
      sentence: 'It has no region, and every row needs a crop: draw the region.',
    }
  }
  if (!exportedRegion(content.region, size)) {
    return {
      code: 'region-outside',
      sentence: 'Its region does not touch the picture: draw the region anew.',
    }
  }
  return wordingFaultOf(content)
}

/** The first thing in the words alone that keeps the content from being a row, wherever its region lies. */
export function wordingFaultOf(content: Content): Fault | null {
  if (isBlank(content.question)) {
    return { code: 'question-empty', sentence: 'Its question is empty: write the question.' }
  }
  const texts = [content.question, ...content.options, content.answerText, content.category ?? '']
  if (texts.some(isBroken)) {
    return {
      code: 'text-broken',
      sentence: 'Its text holds half a character that no evaluator can read: type the damaged word anew.',
    }
  }
  const fault = isMultipleChoice(content) ? choiceFault(content) : openFault(content)
  if (fault) return fault
  const unfit = whyItCannotStand(content)
  return unfit === null ? null : { code: 'content-unfit', sentence: unfit }
}

const openFault = (content: Content): Fault | null =>
  isBlank(content.answerText)
    ? { code: 'answer-empty', sentence: 'Its answer is empty: write the answer.' }
    : null

function choiceFault({ options, answerLetter, answerText }: Content): Fault | null {
  if (answerLetter === null) {
    return { code: 'letter-missing', sentence: 'None of its options is marked as the answer: mark one.' }
  }
  const key = indexOfLetter(answerLetter)
  const right = options[key]
  if (right === undefined) {
    return {
      code: 'letter-outside',
      sentence: `Its answer is ${answerLetter}, but it has ${options.length} options: mark one of them.`,
    }
  }
  if (isBlank(right)) {
    return {
      code: 'answer-empty',
      sentence: `Its answer is ${answerLetter}, but that option is empty: fill it in.`,
    }
  }
  if (!isBlank(answerText) && !sameWording(answerText, right)) {
    return {
      code: 'letter-conflict',
      sentence: `Its answer is ${answerLetter}, which is “${brief(right)}”, but the answer is also given as “${brief(answerText)}”: choose one.`,
    }
  }
  if (options.some((option, index) => index !== key && plain(option) === plain(right))) {
    return {
      code: 'option-repeats-answer',
      sentence: `“${brief(right)}” stands twice among its options, and only one would count as right: change the other.`,
    }
  }
  return null
}

export const isBlank = (text: string): boolean => text.trim() === ''

export const isBroken = (text: string): boolean => halfCharacter.test(text)

/** The text as it is read: neither blanks nor the way accents are stored count. */
const plain = (text: string): string => text.normalize('NFC').trim().replace(/\s+/g, ' ')

/** The region in whole pixels, clipped to the picture; null when none of it lies in the picture. */
export function exportedRegion(region: Rect | null, size: Size): Rect | null {
  return region && intersection(region, frameOf(size)) ? outward(region, size) : null
}
