import { describe, expect, it } from 'vitest'
import { trendCounter } from './agreementTrend.ts'
import { someFacts } from './chartFacts.test-data.ts'
import { countItems } from './itemCounter.ts'
import type { ItemFacts } from './itemFacts.ts'
import type { Decision } from './judgement.ts'

const agreementTrend = (facts: readonly ItemFacts[]) => countItems(trendCounter(), facts)

const day = 24 * 3600 * 1000
/** Monday, 5 January 2026, UTC. */
const start = Date.UTC(2026, 0, 5)

const decided = (at: number, ...said: readonly (Decision | null)[]) =>
  someFacts(
    { id: String(at) },
    said.map((decision, place) => ({ decision, decidedAt: decision === null ? null : at - place })),
  )

describe('agreement over time', () => {
  it('is counted by weeks from Monday, with a gap where nothing was decided', () => {
    const facts = [
      decided(start, 'accept', 'accept'),
      decided(start + 7 * day - 1, 'accept', 'reject'),
      decided(start + 7 * day, 'accept', 'accept', 'reject'),
      decided(start + 22 * day, 'flag', 'flag'),
    ]
    expect(agreementTrend(facts)).toEqual({
      by: 'week',
      parts: [
        { from: start, below: start + 7 * day, items: 2, agreement: 0.5 },
        { from: start + 7 * day, below: start + 14 * day, items: 1, agreement: 1 / 3 },
        { from: start + 14 * day, below: start + 21 * day, items: 0, agreement: null },
        { from: start + 21 * day, below: start + 28 * day, items: 1, agreement: 1 },
      ],
    })
  })

  it('is counted by tenths of the items within a few weeks, whatever their order', () => {
    const facts = Array.from({ length: 20 }, (_, place) =>
      decided(start + 1000 * place, 'accept', place < 2 ? 'reject' : 'accept'),
    )
    const { by, parts } = agreementTrend(facts.toReversed())
    expect(by).toBe('tenth')
    expect(parts).toHaveLength(10)
    expect(parts[0]).toEqual({ from: start, below: start + 2000, items: 2, agreement: 0 })
    expect(parts[9]).toEqual({ from: start + 18_000, below: start + 19_001, items: 2, agreement: 1 })
  })

  it('keeps the items of one moment together, so that no part begins where it ends', () => {
    const facts = Array.from({ length: 20 }, () => decided(start, 'accept', 'accept'))
    expect(agreementTrend(facts).parts).toEqual([{ from: start, below: start + 1, items: 20, agreement: 1 }])
  })

  it('leaves out what one alone decided, and skips', () => {
    expect(agreementTrend([decided(start, 'accept', 'skip'), decided(start, 'accept')]).parts).toEqual([])
  })
})
