import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { alikeQuestions, type AlikeQuestions } from './questionIndex.ts'
import { alikeFrom, likenessOf, plainWords, shinglesOf } from './questionLikeness.ts'

function pairs(questions: readonly string[]): readonly AlikeQuestions[] {
  const search = alikeQuestions(questions)
  let next = search.next()
  while (!next.done) next = search.next()
  return next.value
}

const shingles = (question: string) => shinglesOf(plainWords(question))

describe('questions that are nearly the same', () => {
  it('are found wherever they stand, each with one that came before', () => {
    const found = pairs([
      'How many boats lie at the long pier?',
      'What is written on the red sign?',
      'how many boats lie at the long pier',
      'How many boats lie at the long piers?',
      '???',
      '!',
    ])
    expect(found.map(({ first, second }) => [first, second])).toEqual([
      [0, 2],
      [0, 3],
    ])
  })

  it('are never missed: every question that is like an earlier one has a pair', () => {
    const word = fc.constantFrom('red', 'blue', 'boat', 'boats', 'sign', 'pier', 'left', 'long', '1', '2')
    const question = fc.array(word, { minLength: 3, maxLength: 9 }).map((words) => words.join(' '))
    fc.assert(
      fc.property(fc.array(question, { minLength: 2, maxLength: 40 }), (questions) => {
        const paired = pairs(questions).map(({ second }) => second)
        const like = questions.flatMap((one, at) =>
          questions.slice(0, at).some((other) => likenessOf(shingles(one), shingles(other)) >= alikeFrom)
            ? [at]
            : [],
        )
        expect(paired.toSorted((a, b) => a - b)).toEqual(like)
      }),
    )
  })

  it('are as many pairs as there are repetitions, not as there are pairs of them', () => {
    expect(pairs(Array.from({ length: 1000 }, () => 'What colour is the roof?'))).toHaveLength(999)
  })

  it('are looked for in slices', () => {
    const shares = [
      ...alikeQuestions(Array.from({ length: 1000 }, (_, at) => `Question ${at * 7919} of many`)),
    ]
    expect(shares.length).toBeGreaterThanOrEqual(9)
    expect(shares).toEqual(shares.toSorted((a, b) => a - b))
  })
})
