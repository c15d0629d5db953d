import type { Content } from './item.ts'
import type { Problem } from './problem.ts'

/**
 * Something about the content of an item that a person should look at. There is at most one of each code, so that
 * dismissing a code dismisses one sentence.
 */
export interface ItemProblem extends Pick<Problem, 'code' | 'severity' | 'sentence'> {
  /** The field of the content that it is about, or the picture. */
  readonly field: keyof Content | 'picture'
}

/** A text short enough for a sentence. */
export const brief = (text: string): string => (text.length > 60 ? `${text.slice(0, 57)}…` : text)
