import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sameWording, wordingOf } from './wording.ts'

describe('wording', () => {
  it.each([
    ['Red', 'red.'],
    ['  light  blue ', 'Light-blue'],
    ['(C)', 'c'],
    ["it's", 'its'],
    ['3–4', '3-4'],
    ['Ｒｅｄ', 'red'],
    ['black, white', 'black white'],
  ])('%s reads like %s', (a, b) => {
    expect(sameWording(a, b)).toBe(true)
  })

  it.each([
    ['1.5', '15'],
    ['-5', '5'],
    ['50%', '50'],
    ['10:30', '1030'],
    ['1/2', '12'],
    ['.5', '5'],
    ['C', 'C++'],
    ['?', '!'],
    ['red', 'reds'],
    ['3-4', '34'],
  ])('%s does not read like %s', (a, b) => {
    expect(sameWording(a, b)).toBe(false)
  })

  it('is settled: the wording of a wording is itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii' }), (text) => {
        expect(wordingOf(wordingOf(text))).toBe(wordingOf(text))
      }),
    )
  })

  it('is never empty for a text that is not blank', () => {
    expect(wordingOf('...')).toBe('...')
    expect(wordingOf('  ')).toBe('')
  })
})
