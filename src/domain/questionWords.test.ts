import { expect, it } from 'vitest'
import { someFacts } from './chartFacts.test-data.ts'
import { countItems } from './itemCounter.ts'
import { wordCounter } from './questionWords.ts'

it('counts the first words of questions in lower case, and puts the rest together', () => {
  const facts = ['What is it?', 'what colour?', '“How many?', 'Which one?', 'Where?', '???'].map(
    (question, place) => someFacts({ question, ...(place === 1 ? { resolution: 'undecided' } : {}) }),
  )
  expect(countItems(wordCounter(3), facts)).toEqual({
    words: [
      { name: 'what', items: 2, kept: 1 },
      { name: 'how', items: 1, kept: 1 },
      { name: 'where', items: 1, kept: 1 },
    ],
    others: { words: 2, items: 2, kept: 2 },
  })
})
