import { indexOfLetter, type Content } from '../domain/item.ts'
import { composeQuery } from './query.ts'

/** What loaders and trainers take for a picture, a tool or the bounds of an answer. */
const acting =
  /<(\/?(?:image|img|img_context|video|audio|think|answer|tools|tool_call|tool_response|grounding|box|ref|quad))>/gi

/** What tokenizers take for one of their own marks, such as the end of a turn: `<|im_end|>`, `<|image_pad|>`. */
const special = /<(\|[^|<>\n]{1,60}\|)>/g

/** A text in which nothing stands that a loader would act upon: `<image>` becomes `[image]`. */
export const inert = (text: string): string => text.replace(acting, '[$1]').replace(special, '[$1]')

/** The query with option lines and letter instruction, safe to stand in a prompt. */
export const promptOf = (content: Content): string => inert(composeQuery(content))

/** What is to be answered to that, as it is compared: a letter for multiple choice, text otherwise. */
export const promptAnswer = ({ answerLetter, answerText }: Content): string => answerLetter ?? answerText

/** The answer in words, for multiple choice too. */
export const answerInWords = ({ options, answerLetter, answerText }: Content): string =>
  options[indexOfLetter(answerLetter)] ?? answerText

/** What is lost where a text would act. Answers count where they are part of a conversation too. */
export function actingLoss(contents: readonly Content[], answersToo = false): readonly string[] {
  const acts = ({ question, options, answerText }: Content): boolean =>
    [question, ...options, ...(answersToo ? [answerText] : [])].some((text) => inert(text) !== text)
  const count = contents.filter(acts).length
  if (count === 0) return []
  const what = count === 1 ? '1 item has' : `${count} items have`
  return [`${what} words like <image> in the text; they are written as [image], for loaders act upon them.`]
}
