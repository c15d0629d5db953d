import { countsBy, type NamedCount } from './distributions.ts'
import type { ItemFacts } from './itemFacts.ts'
import { firstWord } from './itemFields.ts'

/** First words of questions, the most frequent first. */
export interface QuestionWords {
  /** At most as many as were asked for; null for questions that begin with no word. */
  readonly words: readonly NamedCount[]
  /** All others together. */
  readonly others: { readonly words: number; readonly items: number; readonly kept: number }
}

export function questionWords(facts: readonly ItemFacts[], most = 12): QuestionWords {
  const counts = countsBy(facts, ({ content }) => firstWord(content.question))
  const rest = counts.slice(most)
  return {
    words: counts.slice(0, most),
    others: {
      words: rest.length,
      items: rest.reduce((sum, { items }) => sum + items, 0),
      kept: rest.reduce((sum, { kept }) => sum + kept, 0),
    },
  }
}
