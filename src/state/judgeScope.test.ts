import { describe, expect, it } from 'vitest'
import { itemOf } from './judge.test-data.ts'
import { isOtherLetter, judgeScope } from './judgeScope.ts'

const choice = {
  id: 'i',
  question: 'Which?',
  options: ['red', 'blue', 'green'],
  answerLetter: 'B',
  answerText: 'blue',
}

const answered = (answer: string, itemId = 'i') => ({ itemId, answer, rule: 'no-match', times: 1 }) as const

describe('what a judge is asked about', () => {
  it.each([
    ['A', true],
    ['(C)', true],
    ['Answer: C.', true],
    [' A. ', true],
    ['B', false],
    ['Answer: B', false],
    ['D', false],
    ['A. red', false],
    ['green', false],
    ['', false],
  ])('%j is nothing but the letter of another option: %s', (answer, is) =>
    expect(isOtherLetter(choice, answer)).toBe(is),
  )

  it('is everything about the benchmark, with or without the letters of other options', () => {
    const unsettled = [answered('A'), answered('the red one')]
    const foreign = answered('A', 'gone')
    const items = new Map([['i', itemOf('i', choice)]])
    const all = judgeScope([...unsettled, foreign], items, false)
    expect(all).toEqual({ asked: unsettled, letters: 1 })
    expect(judgeScope(unsettled, items, true)).toEqual({ asked: [unsettled[1]], letters: 1 })
  })
})
