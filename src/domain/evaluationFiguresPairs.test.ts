import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  pairFigures,
  pairParts,
  partOf,
  placesIn,
  quadrantOfPart,
  type PairPart,
} from './evaluationFiguresPairs.ts'
import { finished } from './slices.ts'

const no = Number.NaN

describe('two of whom each is right or not', () => {
  const first = Float64Array.of(1, 1, 0, 0, no, 1, no)
  const second = Float64Array.of(1, 0, 1, 0, 1, no, no)
  const groups = Int32Array.of(0, 0, 1, 1, 0, 1, 0)

  it('are counted by who is right, over all and by category', () => {
    const { overall, categories } = finished(pairFigures(first, second, groups, 2))
    expect(overall).toEqual({ parts: { both: 1, first: 1, second: 1, neither: 1 }, items: 4, half: 2 })
    expect(categories).toEqual([
      { parts: { both: 1, first: 1, second: 0, neither: 0 }, items: 2, half: 1 },
      { parts: { both: 0, first: 0, second: 1, neither: 1 }, items: 2, half: 1 },
    ])
  })

  it('lead to the items behind each part', () => {
    expect(placesIn(first, second, 'both', groups, null)).toEqual([0])
    expect(placesIn(first, second, 'second', groups, 1)).toEqual([2])
    expect(placesIn(first, second, 'second', groups, 0)).toEqual([])
  })

  it('are right where more than half of the samples are', () => {
    expect(partOf(0.5, 0.51)).toBe('second')
    expect(partOf(0.75, 0.5)).toBe('first')
    expect(partOf(no, 1)).toBeNull()
  })

  it('are the quadrants of 004 where they are the global and the regional view', () => {
    expect(quadrantOfPart).toEqual({
      both: 'both-right',
      first: 'zoom-hurts',
      second: 'zoom-helps',
      neither: 'neither',
    })
  })

  it('are compared by McNemar’s test', () => {
    // 1 against 9 of 10 that differ: 2 × (1 + 10) ÷ 2^10.
    const one = Float64Array.from({ length: 10 }, (_, place) => Number(place === 0))
    const other = one.map((right) => 1 - right)
    const { test } = finished(pairFigures(one, other, new Int32Array(10), 1))
    expect(test.p).toBeCloseTo(22 / 1024, 12)
    expect(test.by).toBe('exact')
  })

  it('have parts that add up to the items that both answered, and the categories to the whole', () => {
    const share = fc.constantFrom(0, 0.5, 0.75, 1, no)
    fc.assert(
      fc.property(fc.array(fc.tuple(share, share, fc.integer({ min: 0, max: 2 }))), (answers) => {
        const columns = [
          Float64Array.from(answers, ([one]) => one),
          Float64Array.from(answers, ([, other]) => other),
        ] as const
        const places = Int32Array.from(answers, ([, , group]) => group)
        const { overall, categories } = finished(pairFigures(...columns, places, 3))
        const answered = answers.filter(([one, other]) => !Number.isNaN(one) && !Number.isNaN(other))
        expect(overall.items).toBe(answered.length)
        for (const part of pairParts) {
          expect(categories.reduce((sum, { parts }) => sum + parts[part], 0)).toBe(overall.parts[part])
          expect(placesIn(...columns, part, places, null)).toHaveLength(overall.parts[part])
        }
        const swapped = finished(pairFigures(columns[1], columns[0], places, 3)).overall.parts
        const mirror: Record<PairPart, PairPart> = {
          both: 'both',
          first: 'second',
          second: 'first',
          neither: 'neither',
        }
        for (const part of pairParts) expect(swapped[mirror[part]]).toBe(overall.parts[part])
      }),
    )
  })
})
