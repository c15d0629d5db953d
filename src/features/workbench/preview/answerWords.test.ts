import { describe, expect, it } from 'vitest'
import { answerWords, readWords, sampleWords } from './answerWords.ts'

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

it('counts several answers, and says nothing of a single one', () => {
  const answer = { text: 'B', option: 1 }
  expect(
    sampleWords({ kind: 'right', share: 0.75, consensus: { answer, count: 3, of: 4, share: 0.75 } }),
  ).toBe('3 of 4 right · 3 of 4 agree')
  expect(
    sampleWords({ kind: 'unjudged', share: null, consensus: { answer, count: 2, of: 4, share: 0.5 } }),
  ).toBe('2 of 4 agree')
  expect(sampleWords({ kind: 'right', share: 1, consensus: { answer, count: 1, of: 1, share: 1 } })).toBe('')
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
