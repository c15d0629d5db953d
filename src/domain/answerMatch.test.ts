import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isRight, plainAnswer, sameAnswer } from './answerMatch.ts'
import { exampleItem, exampleOpenItem } from './example.ts'

const said = (text: string, option: number | null = null) => ({ text, option })

describe('an open answer', () => {
  it.each([
    ['3', ' 3 '],
    ['The Harbour', 'harbour'],
    ['a red door', 'Red  door.'],
    ['an apple', 'apple'],
    ['1,000', '1000'],
    ['1\u202f234\u00a0567', '1,234,567'],
    ['1,234.5 m', '1234.5 m'],
    ['ＡＢ１', 'ab1'],
    ['RECRUIT...', 'recruit'],
    ['日本。', '日本'],
  ])('“%s” is the same as “%s”', (a, b) => {
    expect(isRight(said(a), exampleOpenItem({ answerText: b }))).toBe(true)
    expect(isRight(said(b), exampleOpenItem({ answerText: a }))).toBe(true)
  })

  it.each([
    ['-5', '5'],
    ['1.5', '15'],
    ['10,00', '1000'],
    ['1,0000', '10000'],
    ['1,000,00', '100000'],
    ['50%', '50'],
    ['A', 'the'],
    ['red', 'red door'],
    ['theatre', 'atre'],
    ['3', ''],
  ])('“%s” is not the same as “%s”', (a, b) => {
    expect(plainAnswer(a)).not.toBe(plainAnswer(b))
  })

  it('that is nothing but an article or full stops stays what it is', () => {
    expect([plainAnswer('A'), plainAnswer('the'), plainAnswer(' . ')]).toEqual(['a', 'the', '.'])
  })

  it('is the same in any letter case and with any blanks around it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii' }), (text) => {
        expect(plainAnswer(`\n ${text.toUpperCase()}\t`)).toBe(plainAnswer(text))
      }),
    )
  })

  it('is levelled in letter case only when it is endless', () => {
    const endless = 'The 1,000 '.repeat(50_000)
    expect(plainAnswer(endless)).toBe(endless.trim().toLowerCase())
  })

  it('cannot be judged where none was given', () => {
    expect(isRight(said('3'), exampleOpenItem({ answerText: ' ' }))).toBeNull()
  })
})

describe('an answer to a multiple-choice question', () => {
  it('is right when it is the option of the given letter, whatever its text', () => {
    expect(isRight(said('three', 1), exampleItem())).toBe(true)
    expect(isRight(said('B', 2), exampleItem())).toBe(false)
    expect(isRight(said('three', null), exampleItem())).toBe(false)
  })

  it('goes by the place where two options read the same', () => {
    const item = exampleItem({ options: ['three', 'three'], answerLetter: 'B' })
    expect(isRight(said('three', 0), item)).toBe(false)
  })

  it.each([null, 'F', '?'])('cannot be judged with the letter %j', (answerLetter) => {
    expect(isRight(said('three', 1), exampleItem({ answerLetter }))).toBeNull()
  })
})

describe('two answers', () => {
  it('are the same by their option, and without one by their text', () => {
    expect(sameAnswer(said('A', 0), said('two', 0))).toBe(true)
    expect(sameAnswer(said('two', 0), said('two', 1))).toBe(false)
    expect(sameAnswer(said('two', 0), said('two'))).toBe(false)
    expect(sameAnswer(said('Two.'), said('two'))).toBe(true)
  })
})
