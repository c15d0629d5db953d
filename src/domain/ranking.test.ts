import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ranked } from './ranking.ts'

describe('ranking', () => {
  it('sorts like a stable comparison, with the unranked last', () => {
    const rank = fc.oneof(
      fc.integer({ min: -3, max: 3 }),
      fc.double(),
      fc.constantFrom(Number.NaN, Infinity, -Infinity, -0),
    )
    fc.assert(
      fc.property(fc.array(rank), (ranks) => {
        const things = ranks.map((rank, place) => ({ rank: Number.isNaN(rank) ? Infinity : rank, place }))
        const byComparison = things.toSorted((a, b) =>
          a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : a.place - b.place,
        )
        expect(ranked(things, ({ place }) => ranks[place] ?? 0)).toEqual(byComparison)
      }),
    )
  })
})
