import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { categoryPlaces, rateOf, ratesIn } from './evaluationFigures.ts'
import { finished } from './slices.ts'
import { wilsonInterval } from './wilson.ts'

const no = Number.NaN

describe('rates of groups of items', () => {
  it('are the mean over the items that were answered, of each the mean over its samples', () => {
    const places = categoryPlaces(['a', 'b', 'a', null, 'a'], ['a', null])
    expect([...places]).toEqual([0, -1, 0, 1, 0])
    const { groups, overall } = finished(ratesIn(Float64Array.of(1, 1, 0.5, 0, no), places, 2))
    // Of a: 1 and a half of 2, the third not answered; b is in no group.
    expect(groups[0]).toEqual({ items: 2, right: 1.5, accuracy: 0.75, interval: wilsonInterval(1.5, 2) })
    expect(groups[1]).toMatchObject({ items: 1, right: 0, accuracy: 0 })
    expect(overall).toMatchObject({ items: 3, right: 1.5, accuracy: 0.5 })
  })

  it('are unknown without answers', () => {
    expect(rateOf(0, 0)).toEqual({ items: 0, right: 0, accuracy: null, interval: null })
    expect(finished(ratesIn(Float64Array.of(no), Int32Array.of(0), 1)).overall.accuracy).toBeNull()
  })

  it('add up to the rate of all', () => {
    const share = fc.constantFrom(0, 0.25, 0.5, 1, no)
    fc.assert(
      fc.property(fc.array(fc.tuple(share, fc.integer({ min: 0, max: 3 }))), (answers) => {
        const { overall, groups } = finished(
          ratesIn(
            Float64Array.from(answers, ([right]) => right),
            Int32Array.from(answers, ([, group]) => group),
            4,
          ),
        )
        expect(groups.reduce((sum, { items }) => sum + items, 0)).toBe(overall.items)
        expect(overall.items).toBe(answers.filter(([right]) => !Number.isNaN(right)).length)
        expect(groups.reduce((sum, { right }) => sum + right, 0)).toBeCloseTo(overall.right, 9)
      }),
    )
  })
})
