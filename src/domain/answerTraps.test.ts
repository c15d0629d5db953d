import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answerTraps } from './answerTraps.ts'

const codes = (answer: string) => answerTraps(answer).map(({ code }) => code)

/** The table of FORMATS §1.3: gold answers that the public scorer compares in an unexpected way. */
describe('an open answer with a trap', () => {
  it.each([
    ['no', 'answer-two-symbols'],
    ['A1', 'answer-two-symbols'],
    ['ab', 'answer-two-symbols'],
    ['it', 'answer-two-symbols'],
    ['xy', 'answer-two-symbols'],
    ['7 B', 'answer-two-symbols'],
    ['red.', 'answer-punctuation'],
    ['3–4', 'answer-dash'],
    ['−5', 'answer-dash'],
    ['10 m', 'answer-unit'],
    ['12.5kg', 'answer-unit'],
    ['7 cars', 'answer-unit'],
    ['20 °C', 'answer-unit'],
    ['seven', 'answer-spelled-number'],
    ['Twenty-one', 'answer-spelled-number'],
    ['blue/green', 'answer-slash'],
    ['black and white', 'answer-list'],
    ['red, green', 'answer-list'],
    ['', 'answer-missing'],
    ['  ', 'answer-missing'],
  ])('“%s”: %s', (answer, code) => {
    expect(codes(answer)).toEqual([code])
  })

  it.each([
    'C',
    '7',
    '07',
    '7.0',
    '41',
    '50%',
    '1,000',
    '10 meters',
    '24 hours',
    '1/2',
    '$5',
    'cat',
    'red',
    'aa',
    '3-4',
    '3 - 4',
    'A113',
    '12B',
    '3rd',
    '1990s',
    '9 am',
    '10:30',
    'RECRUIT',
    'Lower right edge',
    'one-way street',
  ])('“%s” has none', (answer) => {
    expect(codes(answer)).toEqual([])
  })

  it('says what would count as right, and what to do', () => {
    expect(answerTraps('no')[0]?.sentence).toContain('“on” counts as right too')
    expect(answerTraps('seven')[0]?.sentence).toContain('write 7')
    expect(answerTraps('10 m')[0]?.sentence).toContain('put “m” into the question')
  })

  it('never names a code twice, whatever the answer', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (answer) => {
        expect(new Set(codes(answer)).size).toBe(codes(answer).length)
      }),
    )
  })
})
