import { describe, expect, it } from 'vitest'
import type { Judgement } from './judgement.ts'
import { judgedItem } from './judged.test-data.ts'
import { projectionOf } from './projection.ts'

const day = 86_400_000
const now = 100 * day
const took = (seconds: number, daysAgo: number): Partial<Judgement> => ({
  decision: 'accept',
  activeMs: seconds * 1000,
  decidedAt: now - daysAgo * day - 1000,
})
const majority = { kind: 'majority', needed: 2 } as const

describe('what is left to do', () => {
  it('is the judgements that items lack under the policy, and their usual time', () => {
    const judged = [
      judgedItem('i1', [took(10, 0)], { resolution: 'too-few' }),
      judgedItem('i2', [took(20, 0), took(30, 1)]),
      judgedItem('i3', [], { resolution: 'undecided' }),
      judgedItem('i4', [took(40, 1), { decision: 'reject' }], { resolution: 'disagreement' }),
    ]
    const { judgements, items, disputed, seconds } = projectionOf(judged, majority, now)
    expect({ judgements, items, disputed }).toEqual({ judgements: 3, items: 2, disputed: 1 })
    expect(seconds?.median).toBe(3 * 25)
    expect(seconds?.low).toBeLessThan(75)
    expect(seconds?.high).toBeGreaterThan(75)
  })

  it('counts flags as given and skips as not', () => {
    const judged = [judgedItem('i1', [{ decision: 'flag' }, { decision: 'skip' }], { resolution: 'flagged' })]
    expect(projectionOf(judged, majority, now).judgements).toBe(1)
  })

  it('takes the days that the last days of work suggest, days without work left out', () => {
    const judged = [
      ...[0, 0, 0, 5, 27].map((ago, place) => judgedItem(`d${place}`, [took(10, ago)])),
      judgedItem('old', [took(10, 28)]),
      ...Array.from({ length: 10 }, (_, place) => judgedItem(`o${place}`, [], { resolution: 'undecided' })),
    ]
    const { perDay, days } = projectionOf(judged, { kind: 'sole' }, now)
    expect(perDay).toEqual({ days: 3, judgements: 5, rate: 5 / 3 })
    expect(days).toBeCloseTo(6, 12)
  })

  it('is not known where nothing was timed or dated', () => {
    const judged = [judgedItem('i1', [{ decision: 'accept' }], { resolution: 'too-few' })]
    expect(projectionOf(judged, majority, now)).toMatchObject({ seconds: null, perDay: null, days: null })
  })
})
