import { describe, expect, it } from 'vitest'
import { debrief, truthKey, type Truth } from './debrief.ts'
import { exampleItem, exampleJudgement } from './example.ts'
import type { Judgement } from './judgement.ts'

const good: Truth = { flaw: null, correct: 'three', explanation: 'Three bolts.' }
const wrong: Truth = { flaw: 'wrong-answer', correct: 'four', explanation: 'There are four bolts.' }
const unreadable: Truth = { flaw: 'unreadable', correct: null, explanation: 'Too blurred.' }

function outcome(truth: Truth, said: Partial<Judgement> | null) {
  const judgements = new Map(said ? [['item-1', exampleJudgement(said)]] : [])
  const { findings } = debrief([exampleItem()], judgements, () => truth)
  return [findings[0]?.outcome, findings[0]?.reasonMatched]
}

const fixed = { decision: 'accept', revision: { answerLetter: 'C', answerText: 'four' } } as const

describe('a debrief', () => {
  it('praises a good item kept and a flaw found', () => {
    expect(outcome(good, { decision: 'accept' })).toEqual(['kept', null])
    expect(outcome(wrong, { decision: 'reject', reasons: ['other', 'wrong-answer'] })).toEqual([
      'found',
      true,
    ])
    expect(outcome(wrong, { decision: 'reject', reasons: ['other'] })).toEqual(['found', false])
    expect(outcome(wrong, { decision: 'reject' })).toEqual(['found', false])
  })

  it('names a good item lost and a flaw missed', () => {
    expect(outcome(good, { decision: 'reject', reasons: ['other'] })).toEqual(['lost', null])
    expect(outcome(wrong, { decision: 'accept' })).toEqual(['missed', null])
    expect(outcome(unreadable, { decision: 'accept' })).toEqual(['missed', null])
  })

  it('counts a flaw as found when it was mended, and only then', () => {
    expect(outcome(wrong, fixed)).toEqual(['found', null])
    expect(outcome(wrong, { ...fixed, revision: { answerLetter: 'A', answerText: 'two' } })).toEqual([
      'missed',
      null,
    ])
    expect(outcome(wrong, { ...fixed, revision: { question: 'Why?' } })).toEqual(['missed', null])
    expect(outcome(unreadable, fixed)).toEqual(['missed', null])
    const misses: Truth = { flaw: 'region-misses', correct: 'three', explanation: '' }
    const region = { x1: 0, y1: 0, x2: 50, y2: 50 }
    expect(outcome(misses, { decision: 'accept', revision: { region } })).toEqual(['found', null])
  })

  it('notices a good item that was given a wrong answer', () => {
    expect(outcome(good, fixed)).toEqual(['spoilt', null])
    expect(outcome(good, { decision: 'accept', revision: { question: 'How many bolts?' } })).toEqual([
      'kept',
      null,
    ])
  })

  it('leaves open what was not decided', () => {
    for (const said of [
      null,
      { decision: null },
      { decision: 'skip' as const },
      { decision: 'flag' as const },
    ]) {
      expect(outcome(wrong, said)).toEqual(['open', null])
    }
  })

  it('goes through the known items in order and counts', () => {
    const items = ['b', 'a', 'x'].map((id, place) => exampleItem({ id, order: 3 - place }))
    const judgements = new Map([
      ['a', exampleJudgement({ decision: 'reject', reasons: ['wrong-answer'] })],
      ['b', exampleJudgement({ decision: 'accept' })],
    ])
    const told = debrief(items, judgements, ({ id }) => (id === 'x' ? undefined : wrong))
    expect(told.findings.map(({ itemId, explanation }) => [itemId, explanation])).toEqual([
      ['a', 'There are four bolts.'],
      ['b', 'There are four bolts.'],
    ])
    expect(told.counts).toEqual({ found: 1, missed: 1, kept: 0, lost: 0, spoilt: 0, open: 0 })
    expect(told.reasonsMatched).toBe(1)
  })

  it('tells apart items that ask the same about one picture', () => {
    const region = { x1: 1.2, y1: 2, x2: 3, y2: 4 }
    expect(truthKey('a.jpg', 'Why?', region)).toBe(truthKey('a.jpg', 'Why?', { ...region, x1: 1 }))
    expect(truthKey('a.jpg', 'Why?', region)).not.toBe(truthKey('a.jpg', 'Why?', { ...region, x1: 9 }))
    expect(truthKey('a.jpg', 'Why?', null)).not.toBe(truthKey('a.jpg', 'Why?', region))
  })
})
