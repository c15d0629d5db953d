import { describe, expect, it } from 'vitest'
import { applyEntries, emptyDataset } from './dataset.ts'
import type { Entry } from './entry.ts'
import { exampleItem, exampleJudgement, exampleProject } from './example.ts'
import type { Judgement } from './judgement.ts'
import { paceOf } from './pace.ts'

const now = 10_000_000
const items = Array.from({ length: 10 }, (_, order): Entry => ({
  kind: 'item',
  value: exampleItem({ id: `${order}`, order }),
}))
const said = (itemId: string, over: Partial<Judgement>): Entry => ({
  kind: 'judgement',
  value: exampleJudgement({ itemId, decision: 'accept', decidedAt: now, ...over }),
})
const pace = (...judgements: readonly Entry[]) =>
  paceOf(applyEntries(emptyDataset(exampleProject), [...items, ...judgements]), 'ann', now)

describe('pace', () => {
  it('is unknown before the first decision', () => {
    expect(pace(said('1', { decision: null, activeMs: 900 }))).toEqual({
      decided: 0,
      left: 10,
      medianActiveMs: null,
      inLastHour: 0,
      leftMs: null,
    })
  })

  it('is the middle of one’s own times, so that one long break does not spoil it', () => {
    const three = [
      said('1', { activeMs: 4000 }),
      said('2', { activeMs: 900_000 }),
      said('3', { activeMs: 6000 }),
    ]
    expect(pace(...three)).toMatchObject({ decided: 3, left: 7, medianActiveMs: 6000, leftMs: 42_000 })
    expect(pace(...three, said('4', { activeMs: 8000 })).medianActiveMs).toBe(7000)
    expect(pace(...three, said('4', { annotatorId: 'ben', activeMs: 1 })).medianActiveMs).toBe(6000)
  })

  it('leaves out decisions that came without a time', () => {
    expect(pace(said('1', { activeMs: 0 }), said('2', { activeMs: 5000 })).medianActiveMs).toBe(5000)
  })

  it('counts the last hour, neither earlier nor later', () => {
    const times = [now, now - 3_599_999, now - 3_600_000, now + 1, null]
    expect(pace(...times.map((decidedAt, place) => said(`${place}`, { decidedAt }))).inLastHour).toBe(2)
  })

  it('has nothing left when all is decided', () => {
    expect(pace(...items.map((_, place) => said(`${place}`, { activeMs: 10 })))).toMatchObject({
      left: 0,
      leftMs: 0,
    })
  })
})
