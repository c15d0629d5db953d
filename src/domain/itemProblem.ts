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

/** A surrogate without its other half: JavaScript holds it, UTF-8 cannot. */
export const halfCharacter = /\p{Surrogate}/u

/** The text on one line, cut for a sentence. */
export function brief(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ')
  return line.length > 60 ? `${line.slice(0, 59).replace(halfCharacter, '')}…` : line
}
