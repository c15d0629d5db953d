import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codeCutoffs, consensusOf, isAgreed, isTooEasy, paperCutoffs, rightCount } from './consensus.ts'
import { exampleAnswer, exampleItem, exampleOpenItem } from './example.ts'

const open = (text: string) => ({ text, option: null })

describe('the consensus of answers', () => {
  it('is the one given most often, with its share of the answers that came back', () => {
    const answers = [open('4'), open('3'), open(' 3.'), open('3'), open('five')]
    expect(consensusOf(answers)).toEqual({ answer: open('3'), count: 3, of: 5, share: 0.6 })
  })

  it('is the first of those given equally often', () => {
    expect(consensusOf([1, 0, 0, 1].map(exampleAnswer))?.answer.option).toBe(1)
  })

  it('of none is none', () => {
    expect(consensusOf([])).toBeNull()
  })

  it('never counts more answers than there are, nor fewer than any other answer has', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1 }), (options) => {
        const found = consensusOf(options.map(exampleAnswer))
        const counts = [0, 1, 2, 3].map((option) => options.filter((one) => one === option).length)
        expect(found).toMatchObject({ count: Math.max(...counts), of: options.length })
      }),
    )
  })
})

/** FORMATS §8, row 2: the paper asks for more than 6 of 8, the code keeps 0.75 of what came back. */
describe('agreement', () => {
  it.each([
    [5, 8, false, false],
    [6, 8, true, false],
    [7, 8, true, true],
    [3, 4, true, false],
    [4, 4, true, true],
    [5, 7, false, false],
    [6, 7, true, true],
  ])('of %d of %d is enough by the code: %s, by the paper: %s', (count, of, code, paper) => {
    expect(isAgreed({ count, of }, codeCutoffs)).toBe(code)
    expect(isAgreed({ count, of }, paperCutoffs)).toBe(paper)
  })
})

/** FORMATS §8, row 3: easy if right over 2 of 4, or from 2 of 4 on. */
describe('difficulty', () => {
  it.each([
    [0, 4, false, false],
    [1, 4, false, false],
    [2, 4, true, false],
    [3, 4, true, true],
    [1, 1, true, true],
    [0, 1, false, false],
    [4, 8, true, false],
    [5, 8, true, true],
    [1, 3, false, false],
    [0, 0, false, false],
  ])('%d right of %d is too easy by the code: %s, by the paper: %s', (right, of, code, paper) => {
    expect(isTooEasy({ right, of }, codeCutoffs)).toBe(code)
    expect(isTooEasy({ right, of }, paperCutoffs)).toBe(paper)
  })

  it('counts right answers, where there is one to compare with', () => {
    const answers = [1, 2, 1, 1].map(exampleAnswer)
    expect(rightCount(answers, exampleItem())).toEqual({ right: 3, of: 4 })
    expect(rightCount(answers, exampleItem({ answerLetter: null }))).toBeNull()
    expect(rightCount([open('Three')], exampleOpenItem({ answerText: 'three' }))).toEqual({
      right: 1,
      of: 1,
    })
  })
})
