import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { someFacts } from './chartFacts.test-data.ts'
import { countItems } from './itemCounter.ts'
import type { ItemFacts } from './itemFacts.ts'
import { throughputOf } from './throughput.ts'
import { yieldCounter } from './yieldFunnel.ts'

const yieldFunnel = (facts: readonly ItemFacts[], taken: ReadonlySet<string> | null) =>
  countItems(yieldCounter(taken), facts)

describe('the yield', () => {
  const facts = [
    someFacts({ id: '1' }, [{ decision: 'accept', activeMs: 20_000 }]),
    someFacts({ id: '2' }, [{ decision: 'accept', activeMs: 30_000 }]),
    someFacts({ id: '3', resolution: 'disagreement' }, [{ decision: 'reject', activeMs: 40_000 }]),
    someFacts({ id: '4', resolution: 'skipped' }, [{ decision: 'skip', activeMs: 5000 }]),
    someFacts({ id: '5', resolution: 'undecided' }),
  ]

  it('goes from what was given to what was chosen', () => {
    expect(yieldFunnel(facts, new Set(['2', '3', '9']))).toEqual({
      given: 5,
      judged: 3,
      accepted: 2,
      selected: 1,
      seconds: 95,
      secondsPerKept: 47.5,
    })
  })

  it('has no last step without a selection, and no price of nothing', () => {
    expect(yieldFunnel([], null)).toEqual({
      given: 0,
      judged: 0,
      accepted: 0,
      selected: null,
      seconds: 0,
      secondsPerKept: null,
    })
  })

  it('costs what the throughput says', () => {
    const some = fc.record({
      ms: fc.integer({ min: 0, max: 100_000 }),
      resolution: fc.constantFrom(undefined, 'undecided' as const),
    })
    fc.assert(
      fc.property(fc.array(some), (all) => {
        const many = all.map(({ ms, resolution }, place) =>
          someFacts({ id: String(place), ...(resolution ? { resolution } : {}) }, [
            { activeMs: ms, decision: 'accept' },
          ]),
        )
        const { secondsPerKept, kept, decided, items } = throughputOf(many).yield
        const funnel = yieldFunnel(many, null)
        expect([funnel.given, funnel.judged, funnel.accepted]).toEqual([items, decided, kept])
        expect(funnel.secondsPerKept === null).toBe(secondsPerKept === null)
        expect(funnel.secondsPerKept ?? 0).toBeCloseTo(secondsPerKept ?? 0, 6)
      }),
    )
  })
})
