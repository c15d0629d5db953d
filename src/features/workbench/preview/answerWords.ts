import { letterAt, type Content } from '../../../domain/item.ts'
import type { ModelAnswer, TextBox } from '../../../domain/preview.ts'
import type { ViewVerdict } from '../../../domain/previewOutcome.ts'
import { shortened } from '../../../ui/longText.ts'
import { countText } from '../../../ui/quantity.ts'
import { shareWords } from './previewWords.ts'

/** An answer in the words of the item: the letter and text of an option, else what the model said. */
export interface AnswerWords {
  readonly letter: string | null
  readonly text: string
}

const longestAnswer = 400

export function answerWords(answer: ModelAnswer, { options }: Pick<Content, 'options'>): AnswerWords {
  const option = answer.option === null ? undefined : options[answer.option]
  if (answer.option !== null && option !== undefined) return { letter: letterAt(answer.option), text: option }
  const said = shortened(answer.text.trim(), longestAnswer)
  return { letter: null, text: said === '' ? 'Nothing' : said }
}

const verdictNames: Readonly<Record<ViewVerdict['kind'], string>> = {
  right: 'Right',
  wrong: 'Wrong',
  unjudged: 'Answered',
  refused: 'No answer',
}

/** Right or wrong in a word; of several answers how many are right. */
export function verdictWords({ kind, share, consensus }: ViewVerdict): string {
  if (!consensus || consensus.of < 2 || share === null) return verdictNames[kind]
  return `${Math.round(share * consensus.of)} of ${consensus.of} right`
}

/** Of several answers, how many say the same. Empty for one. */
export const agreeWords = ({ consensus }: ViewVerdict): string =>
  consensus && consensus.of > 1 ? `${consensus.count} of ${consensus.of} agree` : ''

/** `“GATE 12” 98 %`. */
export const textWords = ({ text, confidence }: TextBox): string =>
  `“${shortened(text, 60)}” ${shareWords(confidence)}`

/** What was read, the surest first, as one line. */
export const readWords = (boxes: readonly TextBox[]): string =>
  `${countText(boxes.length, 'text')} read: ${boxes
    .toSorted((a, b) => b.confidence - a.confidence)
    .slice(0, 8)
    .map(textWords)
    .join(', ')}`
