import { describe, expect, it } from 'vitest'
import type { Decision, Judgement } from './judgement.ts'
import { judgedItem } from './judged.test-data.ts'
import { orderEffects } from './orderEffects.ts'

const decided = (decision: Decision, decidedAt: number, seconds = 0): Partial<Judgement> => ({
  decision,
  decidedAt,
  activeMs: seconds * 1000,
})

/** One annotator’s decisions, one item each, given in the order of their times. */
const sequence = (letters: string) =>
  Array.from(letters, (letter, place) =>
    judgedItem(`i${place}`, [decided(letter === 'a' ? 'accept' : 'reject', place + 1, place + 1)]),
  )

const answers = (global: string, regional: string): Partial<Judgement> => ({
  blindAnswers: [
    { view: 'global', answer: global, at: 1 },
    { view: 'regional', answer: regional, at: 2 },
  ],
})

describe('order effects', () => {
  it('compare the first half of what each annotator decided with the second', () => {
    const { halves } = orderEffects(sequence('aaara').toReversed())
    expect(halves.first).toEqual({ decisions: 3, accepted: 3, share: 1, medianSeconds: 2 })
    expect(halves.second).toEqual({ decisions: 2, accepted: 1, share: 0.5, medianSeconds: 4.5 })
    expect(halves.difference.value).toBe(-0.5)
  })

  it('compare what follows an accept with what follows a reject of the same annotator', () => {
    const judged = [
      judgedItem('i1', [decided('accept', 1), decided('reject', 2)]),
      judgedItem('i2', [decided('accept', 3), decided('reject', 4)]),
      judgedItem('i3', [decided('reject', 5), decided('accept', 6)]),
    ]
    const { afterDecision } = orderEffects(judged)
    expect(afterDecision.first).toMatchObject({ decisions: 2, accepted: 1, share: 0.5 })
    expect(afterDecision.second).toMatchObject({ decisions: 2, accepted: 1, share: 0.5 })
    expect(afterDecision.difference.value).toBe(0)
  })

  it('leave out flags, skips, and decisions without a time', () => {
    const judged = [judgedItem('i1', [decided('flag', 1)]), judgedItem('i2', [{ decision: 'accept' }])]
    const { halves } = orderEffects(judged)
    expect(halves.first.decisions + halves.second.decisions).toBe(0)
    expect(halves.difference).toEqual({ value: null, reason: 'There are too few decisions to compare.' })
  })

  it('have an interval around a difference that is surely there', () => {
    const { difference } = orderEffects(sequence('a'.repeat(40) + 'r'.repeat(40))).halves
    if (difference.value === null) throw new Error(difference.reason)
    expect(difference.value).toBe(-1)
    expect(difference.interval).toEqual({ low: -1, high: -1 })
  })

  it('count what the region changed in the answers of those who saw the whole picture first', () => {
    const { secondView } = orderEffects([
      judgedItem('i1', [answers('A', 'B'), answers('B', 'B')]),
      judgedItem('i2', [answers('B', 'C'), answers('A', 'C')]),
      judgedItem('i3', [answers('A', 'B')], { resolution: 'disagreement' }),
    ])
    expect(secondView).toEqual({ answers: 4, bothRight: 1, mended: 1, spoiled: 1, bothWrong: 1 })
  })
})
