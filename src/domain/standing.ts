import { indexOfLetter, isMultipleChoice, letterAt, type Content } from './item.ts'
import { sameWording } from './wording.ts'

/** Options are lettered A to Z. */
export const mostOptions = 26

/**
 * Why the content cannot stand in a benchmark, as a sentence; null when it can. Accepted content always stands: an
 * evaluator needs a question and exactly one answer that it can compare with.
 */
export function faultOf(content: Content): string | null {
  if (content.question.trim() === '') return 'The question is empty; write it first.'
  if (!isMultipleChoice(content)) {
    if (content.answerLetter !== null)
      return 'An open question cannot have an answer letter; write the answer as text.'
    return content.answerText.trim() === '' ? 'There is no answer; write it first.' : null
  }
  const { options, answerLetter, answerText } = content
  if (options.length < 2)
    return 'A multiple-choice question needs at least two options; add one, or make it open.'
  if (options.length > mostOptions)
    return `There are ${options.length} options; letters end at Z, so at most 26 can stay.`
  if (answerLetter === null) return 'No option is marked as the answer; choose one.'
  const index = indexOfLetter(answerLetter)
  const keyed = options[index]
  if (keyed === undefined) {
    return `The answer ${answerLetter} is not one of the options A to ${letterAt(options.length - 1)}; choose one of them.`
  }
  if (keyed.trim() === '') return `Option ${answerLetter}, the answer, is empty; write it first.`
  if (answerText.trim() !== '' && !sameWording(keyed, answerText)) {
    return `The answer letter ${answerLetter} stands for “${keyed}”, but the answer given is “${answerText}”; choose the right option.`
  }
  return null
}
