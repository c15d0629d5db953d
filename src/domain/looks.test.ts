import { describe, expect, it } from 'vitest'
import { createJudgement } from './judgement.ts'
import { phaseOf, showsAnswer, showsRegion } from './looks.ts'

const judgement = (...views: ('global' | 'regional')[]) => ({
  ...createJudgement('item', 'me'),
  blindAnswers: views.map((view) => ({ view, answer: 'A', at: 1 })),
})

describe('the ways to look', () => {
  it('side by side goes straight to judging', () => {
    expect(phaseOf('side-by-side', judgement())).toBe('judge')
  })

  it('global first asks for an answer from the whole picture, then from the region, then shows everything', () => {
    expect(phaseOf('global-first', judgement())).toBe('answer-global')
    expect(phaseOf('global-first', judgement('global'))).toBe('answer-regional')
    expect(phaseOf('global-first', judgement('global', 'regional'))).toBe('judge')
  })

  it('blind asks once, with the region in sight', () => {
    expect(phaseOf('blind', judgement())).toBe('answer-regional')
    expect(phaseOf('blind', judgement('regional'))).toBe('judge')
  })

  it('hides the region until the whole picture was answered, and the answer until one’s own is in', () => {
    expect([showsRegion('answer-global'), showsAnswer('answer-global')]).toEqual([false, false])
    expect([showsRegion('answer-regional'), showsAnswer('answer-regional')]).toEqual([true, false])
    expect([showsRegion('judge'), showsAnswer('judge')]).toEqual([true, true])
  })

  it('shows everything again on an item that was decided', () => {
    expect(phaseOf('global-first', { ...judgement(), decision: 'skip' })).toBe('judge')
  })
})
