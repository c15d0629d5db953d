import { nameCounter, type NamedCount } from './distributions.ts'
import type { ItemCounter } from './itemCounter.ts'
import { firstWord } from './itemFields.ts'

/** First words of questions, the most frequent first. */
export interface QuestionWords {
  /** At most as many as were asked for; null for questions that begin with no word. */
  readonly words: readonly NamedCount[]
  /** All others together. */
  readonly others: { readonly words: number; readonly items: number; readonly kept: number }
}

export function wordCounter(most = 12): ItemCounter<QuestionWords> {
  const counter = nameCounter(({ content }) => firstWord(content.question))
  return {
    add: counter.add,
    counted() {
      const counts = counter.counted()
      const rest = counts.slice(most)
      return {
        words: counts.slice(0, most),
        others: {
          words: rest.length,
          items: rest.reduce((sum, { items }) => sum + items, 0),
          kept: rest.reduce((sum, { kept }) => sum + kept, 0),
        },
      }
    },
  }
}
