import { describe, expect, it } from 'vitest'
import { exampleItem, exampleJudgement, exampleOpenItem } from './example.ts'
import { goldAnswerOf, goldOf, goldWords, meetsGold, noGold, withGold, withoutGold } from './gold.ts'
import type { Revision } from './judgement.ts'

const item = exampleItem()
const known = goldAnswerOf(item, 'accept')
const accepted = (revision: Revision = {}) => exampleJudgement({ decision: 'accept', revision })

describe('the gold items of a project', () => {
  it('have one answer each, the one given last', () => {
    const once = withGold(noGold, [known, goldAnswerOf(exampleItem({ id: 'item-2' }), 'reject')])
    const again = withGold(once, [goldAnswerOf(item, 'reject')])
    expect(again.answers.map(({ itemId, outcome }) => [itemId, outcome])).toEqual([
      ['item-2', 'reject'],
      ['item-1', 'reject'],
    ])
    expect(goldOf(again, 'item-1')?.outcome).toBe('reject')
    expect(goldOf(again, 'item-3')).toBeNull()
  })

  it('are taken off without touching the others', () => {
    const gold = withGold(noGold, [known])
    expect(withoutGold(gold, new Set(['item-1'])).answers).toEqual([])
    expect(withoutGold(gold, new Set(['item-2']))).toBe(gold)
  })

  it('say in words what is known', () => {
    expect(goldWords(known)).toBe('B: three')
    expect(goldWords(goldAnswerOf(exampleOpenItem(), 'accept'))).toBe('3')
    expect(goldWords(goldAnswerOf(item, 'reject'))).toBe('to be rejected')
    expect(goldWords({ ...known, answerText: '' })).toBe('B')
  })
})

describe('a judgement meets the known answer', () => {
  it('with the same outcome and answer', () => {
    expect(meetsGold(known, item, accepted())).toBe(true)
    expect(meetsGold(known, item, accepted({ question: 'How many bolts?' }))).toBe(true)
    expect(meetsGold(known, item, accepted({ answerLetter: 'C', answerText: 'four' }))).toBe(false)
    expect(meetsGold(known, item, exampleJudgement({ decision: 'reject' }))).toBe(false)
  })

  it('with the same option under another letter', () => {
    const moved = { options: ['three', 'two', 'four', 'six'], answerLetter: 'A' }
    expect(meetsGold(known, item, accepted(moved))).toBe(true)
    expect(meetsGold(known, item, accepted({ options: ['two', 'four', 'three', 'six'] }))).toBe(false)
  })

  it('with the same option where only its letter is known', () => {
    const lettered = { ...known, answerText: '' }
    expect(meetsGold(lettered, item, accepted())).toBe(true)
    expect(meetsGold(lettered, item, accepted({ answerLetter: 'C', answerText: 'four' }))).toBe(false)
  })

  it('with an open answer that comes down to the same', () => {
    const open = exampleOpenItem({ answerText: 'The anchor' })
    const gold = goldAnswerOf(open, 'accept')
    expect(meetsGold(gold, open, accepted({ answerText: 'anchor.' }))).toBe(true)
    expect(meetsGold(gold, open, accepted({ answerText: 'rope' }))).toBe(false)
  })

  it('by rejecting what is known to be bad, for whatever reason', () => {
    const bad = goldAnswerOf(item, 'reject')
    expect(meetsGold(bad, item, exampleJudgement({ decision: 'reject', reasons: ['unreadable'] }))).toBe(true)
    expect(meetsGold(bad, item, accepted())).toBe(false)
  })

  it('neither way before anything is accepted or rejected', () => {
    for (const decision of [null, 'skip', 'flag'] as const)
      expect(meetsGold(known, item, exampleJudgement({ decision }))).toBeNull()
  })
})
