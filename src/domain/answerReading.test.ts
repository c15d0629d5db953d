import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { optionOf } from './answerReading.ts'
import { letterAt } from './item.ts'

const colours = ['red', 'blue', 'dark red', 'None of these']

describe('reading an option out of an answer', () => {
  it.each<readonly [answer: string, option: number | null]>([
    ['A', 0],
    ['b', 1],
    [' B\n', 1],
    ['(C)', 2],
    ['[C]', 2],
    ['B.', 1],
    ['"B".', 1],
    ['**B**', 1],
    ['B. blue', 1],
    ['B) blue', 1],
    ['(B) blue, because of the sky', 1],
    ['B: blue', 1],
    ['B - blue', 1],
    ['B blue', 1],
    ['B\nThe sign is red.', 1],
    ['Answer: A', 0],
    ['Answer: (A)', 0],
    ['The answer is B.', 1],
    ['The correct answer is option C', 2],
    ['the answer is **C**', 2],
    ['I choose D', 3],
    ['Option A is wrong. The answer is B.', 1],
    ['The answer is blue.', 1],
    ['Let me look.\nIt seems blue, not red.\nB', 1],
    ['It is a boat.\n(B) blue', 1],
    ['<think>A or B? Answer: A</think>B', 1],
    ['<answer>C</answer>', 2],
    ['So \\boxed{C}', 2],
    ['Ｂ', 1],
    ['I would say (B) fits best', 1],
    ['blue', 1],
    ['It is BLUE!', 1],
    ['It looks dark red to me', 2],
    ['none of these', 3],

    ['', null],
    ['E', null],
    ['(Z) zebra', null],
    ['A car', null],
    ['A car is what the answer is about', null],
    ['The answer is a car', null],
    ['red or blue', null],
    ['(A) or (B)', null],
    ['I cannot see it.', null],
    ['reddish', null],
    ['42', null],
  ])('%j is option %j', (answer, option) => {
    expect(optionOf(answer, colours)).toBe(option)
  })

  it('takes a letter for a letter where the options are letters themselves', () => {
    expect(optionOf('A', ['B', 'A', 'C'])).toBe(0)
    expect(optionOf('The answer is C', ['C', 'B', 'A'])).toBe(2)
  })

  it('tells numbers and signs apart', () => {
    expect(optionOf('15', ['1.5', '15', '-15'])).toBe(1)
    expect(optionOf('It reads 1.5.', ['15', '1.5'])).toBe(1)
  })

  it('reads no option where there are none', () => {
    expect(optionOf('A', [])).toBeNull()
  })

  it('reads the end of an endless answer', () => {
    expect(optionOf(`${'hm, red or blue? '.repeat(10_000)}\nAnswer: B`, colours)).toBe(1)
  })

  it('finds every letter in every usual form, whatever the options say', () => {
    const form = fc.constantFrom('#', '(#)', '#.', 'Answer: #', 'The answer is #.', 'Option #')
    const wordings = fc.array(fc.string(), { minLength: 1, maxLength: 26 })
    fc.assert(
      fc.property(wordings, form, fc.nat(25), (options, written, seed) => {
        const index = seed % options.length
        expect(optionOf(written.replace('#', letterAt(index)), options)).toBe(index)
      }),
    )
  })

  it('answers with an option or none, whatever was said', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.array(fc.string(), { maxLength: 30 }),
        (text, options) => {
          const option = optionOf(text, options)
          expect(option === null || (option >= 0 && option < options.length)).toBe(true)
        },
      ),
    )
  })
})
