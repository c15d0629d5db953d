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

export const verdictNames: Readonly<Record<ViewVerdict['kind'], string>> = {
  right: 'Right',
  wrong: 'Wrong',
  unjudged: 'Answered',
  refused: 'No answer',
}

/** Of several answers, how many say the same, and how many are right. Empty for one. */
export function sampleWords({ share, consensus }: ViewVerdict): string {
  if (!consensus || consensus.of < 2) return ''
  const agree = `${consensus.count} of ${consensus.of} agree`
  return share === null ? agree : `${Math.round(share * consensus.of)} of ${consensus.of} right · ${agree}`
}

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
