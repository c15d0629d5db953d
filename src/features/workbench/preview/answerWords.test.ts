import { describe, expect, it } from 'vitest'
import { agreeWords, answerWords, readWords, verdictWords } from './answerWords.ts'

const content = { options: ['7:50', '10:40'] }

describe('an answer', () => {
  it('is told by the option that it comes down to', () => {
    expect(answerWords({ text: 'B', option: 1 }, content)).toEqual({ letter: 'B', text: '10:40' })
  })

  it('is told as it was said where it is no option', () => {
    expect(answerWords({ text: ' Ten to eight. ', option: null }, content)).toEqual({
      letter: null,
      text: 'Ten to eight.',
    })
    expect(answerWords({ text: 'E', option: 4 }, content)).toEqual({ letter: null, text: 'E' })
    expect(answerWords({ text: '  ', option: null }, content).text).toBe('Nothing')
    expect(answerWords({ text: 'x'.repeat(100_000), option: null }, content).text.length).toBeLessThan(600)
  })
})

describe('the verdict on a view', () => {
  const answer = { text: 'B', option: 1 }
  const several = { kind: 'right', share: 0.75, consensus: { answer, count: 3, of: 4, share: 0.75 } } as const

  it('counts several answers: those that are right, and those that say the same', () => {
    expect([verdictWords(several), agreeWords(several)]).toEqual(['3 of 4 right', '3 of 4 agree'])
  })

  it('counts no right ones where there is nothing to compare with', () => {
    const unjudged = { ...several, kind: 'unjudged', share: null } as const
    expect([verdictWords(unjudged), agreeWords(unjudged)]).toEqual(['Answered', '3 of 4 agree'])
  })

  it('is a word for a single answer, and for none', () => {
    const one = { kind: 'wrong', share: 0, consensus: { answer, count: 1, of: 1, share: 1 } } as const
    expect([verdictWords(one), agreeWords(one)]).toEqual(['Wrong', ''])
    expect(verdictWords({ kind: 'refused', share: null, consensus: null })).toBe('No answer')
  })
})

it('names what was read, the surest first', () => {
  const rect = { x1: 0, y1: 0, x2: 1, y2: 1 }
  expect(
    readWords([
      { rect, text: 'GATE', confidence: 0.5 },
      { rect, text: '12', confidence: 0.98 },
    ]),
  ).toBe('2 texts read: “12” 98 %, “GATE” 50 %')
})
