import { describe, expect, it } from 'vitest'
import type { ItemScores } from './results.ts'
import { compared, correctedChiSquare, holm, mcNemar } from './significance.ts'
import { chiSquareTail } from './shortcutStatistics.ts'

const scores = (...right: readonly (number | null)[]): ItemScores => ({
  model: 'm',
  view: 'global',
  right: new Map(right.flatMap((share, at) => (share === null ? [] : [[`i${at}`, share] as const]))),
})

describe('McNemar’s test', () => {
  it('gives the exact value of Armitage and Berry (1994, p. 127): 12 and 2 cultures', () => {
    const { p, by } = mcNemar(12, 2)
    expect(by).toBe('exact')
    expect(p).toBeCloseTo(0.0129, 4)
    expect(correctedChiSquare(12, 2)).toBeCloseTo(5.785714, 6)
    expect(chiSquareTail(correctedChiSquare(12, 2), 1)).toBeCloseTo(0.0162, 4)
  })

  it('gives the exact value of Fagerland and others (2013, BMC Med. Res. Methodol. 13:91): 1 and 7 children', () => {
    expect(mcNemar(1, 7).p).toBeCloseTo(0.0703, 4)
    expect(chiSquareTail(correctedChiSquare(1, 7), 1)).toBeCloseTo(0.0771, 4)
  })

  it('is the same whichever model comes first, and never above 1', () => {
    expect(mcNemar(2, 12).p).toBe(mcNemar(12, 2).p)
    expect(mcNemar(5, 5).p).toBe(1)
    expect(mcNemar(0, 1).p).toBe(1)
  })

  it('says nothing where the models never differ', () => {
    expect(mcNemar(0, 0)).toEqual({ p: null, by: null, chiSquare: null })
  })

  it('goes over to chi-square where there are very many differences, at nearly the same value', () => {
    const [exact, approximate] = [mcNemar(530, 470), mcNemar(531, 470)]
    expect([exact.by, approximate.by]).toEqual(['exact', 'chi-square'])
    expect(exact.p).toBeCloseTo(chiSquareTail(correctedChiSquare(530, 470), 1), 3)
    expect(approximate.chiSquare).toBeCloseTo(60 ** 2 / 1001, 10)
  })
})

describe('two models compared', () => {
  it('are compared on the items that both answered, right where more than half of the samples are', () => {
    const [first, second] = [scores(1, 1, 0, 0.5, null, 1), scores(1, 0, 1, 0.75, 1, null)]
    expect(compared(first, second)).toMatchObject({ items: 4, onlyFirst: 1, onlySecond: 2 })
  })
})

describe('Holm’s adjustment', () => {
  /** The 15 end points of a heart study in Benjamini & Hochberg (1995, J. R. Statist. Soc. B 57:289–300, §4.1). */
  const heart = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
    0.759, 1,
  ]

  it('leaves three of the 15 end points, as the paper says of procedures that guard against any false alarm', () => {
    const adjusted = holm(heart)
    expect(adjusted.filter((p) => p !== null && p <= 0.05)).toHaveLength(3)
    expect(adjusted.slice(0, 4).map((p) => p?.toFixed(4))).toEqual(['0.0015', '0.0056', '0.0247', '0.1140'])
  })

  it('keeps the places of the tests, and never goes down from one to the next larger', () => {
    expect(holm([0.01, 0.04, 0.03, 0.005]).map((p) => p?.toFixed(3))).toEqual([
      '0.030',
      '0.060',
      '0.060',
      '0.020',
    ])
  })

  it('does not count what could not be tested', () => {
    expect(holm([null, 0.04, null, 0.02])).toEqual([null, 0.04, null, 0.04])
    expect(holm([null])).toEqual([null])
    expect(holm([])).toEqual([])
  })
})
