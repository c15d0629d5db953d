import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assign, type Assignment, type Handed } from './assignment.ts'

const named = (prefix: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, at) => `${prefix}${at}`)
const handed = (count: number, wanted: number): readonly Handed[] =>
  named('item-', count).map((id) => ({ id, wanted, barred: [] }))
const plainly = { seed: 1, shuffled: false }

const spread = (values: readonly number[]): number => Math.max(...values) - Math.min(...values)
const loads = ({ shares }: Assignment): readonly number[] => shares.map(({ itemIds }) => itemIds.length)

/** How many items every two seats share. */
function overlaps({ shares }: Assignment): readonly number[] {
  return shares.flatMap((one, place) =>
    shares.slice(place + 1).map((other) => {
      const theirs = new Set(other.itemIds)
      return one.itemIds.filter((id) => theirs.has(id)).length
    }),
  )
}

const timesOf = ({ shares }: Assignment): ReadonlyMap<string, number> => {
  const times = new Map<string, number>()
  for (const { itemIds } of shares) for (const id of itemIds) times.set(id, (times.get(id) ?? 0) + 1)
  return times
}

const sets = ({ shares }: Assignment) => shares.map(({ itemIds }) => itemIds.toSorted())

const anySetting = fc.record({ seed: fc.nat(), shuffled: fc.boolean() })

describe('handing out items', () => {
  it('gives each of 12 items to 2 of 3 seats: 8 for everybody, 4 for each two', () => {
    const assignment = assign(handed(12, 2), ['ada', 'ben', 'cleo'], plainly)
    expect(loads(assignment)).toEqual([8, 8, 8])
    expect(overlaps(assignment)).toEqual([4, 4, 4])
    expect(assignment.sentence).toBeNull()
  })

  it('gives every item to as many different seats as are wanted, and loads differ by one at most', () => {
    fc.assert(
      fc.property(
        fc.nat(60),
        fc.integer({ min: 1, max: 7 }),
        fc.integer({ min: 1, max: 5 }),
        anySetting,
        (count, seats, wanted, setting) => {
          const assignment = assign(handed(count, wanted), named('seat-', seats), setting)
          expect(spread(loads(assignment))).toBeLessThanOrEqual(1)
          for (const { itemIds } of assignment.shares) expect(new Set(itemIds).size).toBe(itemIds.length)
          const times = timesOf(assignment)
          expect(times.size).toBe(count)
          expect([...times.values()].every((each) => each === Math.min(wanted, seats))).toBe(true)
        },
      ),
    )
  })

  it('lets every two of a team share equally many items, give or take one', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 200 }),
        fc.integer({ min: 3, max: 6 }),
        anySetting,
        (count, seats, setting) => {
          expect(
            spread(overlaps(assign(handed(count, 2), named('seat-', seats), setting))),
          ).toBeLessThanOrEqual(1)
        },
      ),
    )
  })

  it('gives nobody an item that they have judged, and is as even as single moves can make it', () => {
    const anyItems = fc.array(fc.tuple(fc.integer({ min: 1, max: 3 }), fc.subarray([...named('seat-', 4)])), {
      maxLength: 40,
    })
    fc.assert(
      fc.property(anyItems, anySetting, (kinds, setting) => {
        const items = kinds.map(([wanted, barred], at) => ({ id: `item-${at}`, wanted, barred }))
        const assignment = assign(items, named('seat-', 4), setting)
        const times = timesOf(assignment)
        for (const { id, wanted, barred } of items) {
          expect(times.get(id) ?? 0).toBe(Math.min(wanted, 4 - barred.length))
          const given = assignment.shares.filter(({ itemIds }) => itemIds.includes(id))
          expect(given.filter(({ seatId }) => barred.includes(seatId))).toEqual([])
        }
        for (const fuller of assignment.shares) {
          for (const emptier of assignment.shares) {
            if (fuller.itemIds.length - emptier.itemIds.length < 2) continue
            const movable = items.filter(
              ({ id, barred }) =>
                fuller.itemIds.includes(id) &&
                !emptier.itemIds.includes(id) &&
                !barred.includes(emptier.seatId),
            )
            expect(movable).toEqual([])
          }
        }
      }),
    )
  })

  it('says why where fewer seats get an item than were wanted', () => {
    const few = assign(handed(3, 3), ['ada', 'ben'], plainly)
    expect(few.short).toBe(3)
    expect(few.sentence).toBe(
      '3 judgements of each item are wanted, but there are only 2 seats: 3 items get fewer.',
    )
    expect(loads(few)).toEqual([3, 3])
    const judged = assign([{ id: 'one', wanted: 2, barred: ['ada'] }], ['ada', 'ben'], plainly)
    expect(judged.sentence).toBe(
      '1 item gets fewer judgements than wanted, because people here have judged it already. Add a seat to close the gap.',
    )
    expect(assign(handed(2, 1), [], plainly).short).toBe(2)
  })

  it('comes out the same for the same seed, whatever order the items come in', () => {
    fc.assert(
      fc.property(fc.nat(40), fc.nat(), fc.nat(), (count, seed, other) => {
        const items = handed(count, 2)
        const seats = ['ada', 'ben', 'cleo', 'dora', 'eve']
        const first = assign(items, seats, { seed, shuffled: true })
        expect(assign(items, seats, { seed, shuffled: true })).toEqual(first)
        expect(assign(items.toReversed(), seats, { seed, shuffled: true })).toEqual(first)
        expect(sets(assign(items, seats, { seed, shuffled: false }))).toEqual(sets(first))
        expect(loads(assign(items, seats, { seed: other, shuffled: true }))).toHaveLength(5)
      }),
    )
  })

  it('keeps the order of the items unless it is to be shuffled, and shuffles each seat in its own way', () => {
    const kept = assign(handed(30, 2), ['ada', 'ben'], plainly)
    expect(kept.shares[0]?.itemIds).toEqual(named('item-', 30))
    const mixed = assign(handed(30, 2), ['ada', 'ben'], { seed: 1, shuffled: true })
    expect(mixed.shares[0]?.itemIds).not.toEqual(kept.shares[0]?.itemIds)
    expect(mixed.shares[0]?.itemIds).not.toEqual(mixed.shares[1]?.itemIds)
  })

  it('hands out 20,000 items', () => {
    const assignment = assign(handed(20_000, 2), named('seat-', 8), plainly)
    expect(spread(loads(assignment))).toBeLessThanOrEqual(1)
    expect(spread(overlaps(assignment))).toBeLessThanOrEqual(2)
  })
})
