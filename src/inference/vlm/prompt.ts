import { letterAt } from '../../domain/item.ts'
import type { AnswerRequest } from '../inference.ts'

/** Options that have a letter. */
export const mostOptions = 26

/** What a person would type: the question alone, or the question, its options by letter, and what to answer with. */
export function wordingOf({ question, options }: AnswerRequest['content']): string {
  if (options.length === 0) return question
  const lines = options.map((option, index) => `${letterAt(index)}. ${option}`)
  return [question, ...lines, 'Answer with the letter only.'].join('\n')
}

export type Message = {
  readonly role: 'user'
  readonly content: ({ readonly type: 'image' } | { readonly type: 'text'; readonly text: string })[]
}

export const messageOf = (wording: string, withPicture: boolean): Message => ({
  role: 'user',
  content: [...(withPicture ? [{ type: 'image' } as const] : []), { type: 'text', text: wording }],
})

/**
 * The tokens that stand for each option's letter as the first thing said: with and without a blank before it, where
 * that is a single token, and one of this letter alone. Null where a letter has none: then nothing can be told from the
 * first token.
 */
export function letterTokens(
  options: number,
  encode: (text: string) => readonly number[],
): readonly (readonly number[])[] | null {
  const found = Array.from({ length: options }, (_, index) => {
    const letter = letterAt(index)
    const tokens = [letter, ` ${letter}`].map(encode).filter((found) => found.length === 1)
    return [...new Set(tokens.flat())]
  })
  const all = found.flat()
  // What stands for several letters is the blank, or the mark of what the tokenizer does not know.
  const own = found.map((tokens) => tokens.filter((token) => all.indexOf(token) === all.lastIndexOf(token)))
  return own.every((tokens) => tokens.length > 0) ? own : null
}
