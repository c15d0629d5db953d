import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  allTargets,
  balancedTargets,
  paperCategories,
  paperTargets,
  paperTotal,
  shared,
} from './selectionPresets.ts'

/** Table 7 of 004: global accuracies in per cent, of seven models, in the order of `paperCategories`. */
const table7 = [
  [29.9, 47.97, 38.02, 37.42, 39.34, 43.33],
  [31.86, 47.97, 44.63, 46.45, 49.18, 43.33],
  [32.84, 63.41, 50.41, 52.9, 47.54, 63.33],
  [37.75, 61.79, 46.69, 58.06, 42.62, 55],
  [44.61, 67.48, 53.31, 62.58, 65.57, 60],
  [34.8, 54.47, 48.76, 49.03, 57.38, 53.33],
  [42.16, 80.49, 54.55, 61.94, 72.13, 73.33],
]
/** Their averages over all items. */
const averages = [37.87, 42.6, 49.23, 49.11, 56.33, 47.22, 59.29]

describe('the shares of the paper', () => {
  it('are whole numbers of items in its Table 7, and give its averages', () => {
    const counts = paperCategories.map(({ count }) => count)
    expect(counts.reduce((a, b) => a + b, 0)).toBe(paperTotal)
    table7.forEach((row, model) => {
      const right = row.map((percent, at) => Math.round((percent * (counts[at] ?? 0)) / 100))
      right.forEach((items, at) => {
        expect(Math.abs((100 * items) / (counts[at] ?? 1) - (row[at] ?? 0))).toBeLessThanOrEqual(0.0051)
      })
      const all = right.reduce((a, b) => a + b, 0)
      expect(Math.abs((100 * all) / paperTotal - (averages[model] ?? 0))).toBeLessThanOrEqual(0.0051)
    })
  })

  it('are the paper’s own for as many items as it has, and add up for any other number', () => {
    expect(paperTargets(paperTotal)).toEqual({
      categories: paperCategories,
      kinds: { choice: 621, open: 224 },
    })
    fc.assert(
      fc.property(fc.nat({ max: 5000 }), (total) => {
        const { categories, kinds } = paperTargets(total)
        expect(categories.reduce((sum, { count }) => sum + count, 0)).toBe(total)
        expect((kinds?.choice ?? 0) + (kinds?.open ?? 0)).toBe(total)
      }),
    )
  })

  it('round to the largest remainders', () => {
    expect(shared(10, [1, 1, 1])).toEqual([4, 3, 3])
    expect(shared(3, [5, 3, 1])).toEqual([2, 1, 0])
    expect(shared(3, [0, 0])).toEqual([0, 0])
  })
})

const pool = [
  { category: 'a', choice: 1, open: 1 },
  { category: 'b', choice: 10, open: 0 },
  { category: 'c', choice: 0, open: 5 },
]
const counts = (total: number) =>
  balancedTargets(total, ['a', 'b', 'c', 'd'], pool).categories.map(({ count }) => count)

describe('a balanced plan', () => {
  it('takes all of a category that has too few and shares the rest among the others', () => {
    expect(counts(9)).toEqual([2, 4, 3, 0])
    expect(counts(14)).toEqual([2, 7, 5, 0])
    expect(counts(99)).toEqual([2, 10, 5, 0])
    expect(counts(0)).toEqual([0, 0, 0, 0])
  })

  it('is everything where everything is wanted', () => {
    expect(allTargets(pool).categories.map(({ count }) => count)).toEqual([2, 10, 5])
  })
})
