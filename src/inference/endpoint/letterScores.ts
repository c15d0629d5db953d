import { letterAt } from '../../domain/item.ts'
import type { TokenPlace } from './reply.ts'

/**
 * The probability of each option's letter as the answer's first token, among all tokens; null when no letter is among
 * those that the server tells of. Blanks and an opening bracket before the letter are passed over.
 */
export function letterScores(tokens: readonly TokenPlace[], options: number): readonly number[] | null {
  const first = tokens.find(({ token }) => !/^[\s▁Ġ([]*$/.test(token))
  if (!first) return null
  const scores = Array.from({ length: options }, () => 0)
  let found = false
  for (const { token, logprob } of first.candidates) {
    const index = scores.findIndex((_, at) => plain(token) === letterAt(at))
    if (index === -1) continue
    found = true
    scores[index] = Math.min(1, (scores[index] ?? 0) + Math.exp(Math.min(0, logprob)))
  }
  return found ? scores : null
}

/** A token without the blank in front, which some servers write as their model's own sign for it. */
const plain = (token: string): string => token.replace(/^[\s▁Ġ]+/, '')
