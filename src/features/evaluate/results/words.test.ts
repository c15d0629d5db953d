import { describe, expect, it } from 'vitest'
import { scoringRules } from '../../../domain/scored.ts'
import { ruleNames, ruleSentences } from './ruleWords.ts'
import { runSpread, spreadText } from './runSpread.ts'
import { gapText, peopleLabel, tableNotes, testName } from './tableWords.ts'

describe('figures in words', () => {
  it('sign a gap', () => {
    expect([gapText(12.345), gapText(-0.5), gapText(0), gapText(null)]).toEqual([
      '+12.35',
      '−0.50',
      '0.00',
      '–',
    ])
  })

  it('name the test that was used', () => {
    const of = {
      view: 'global',
      first: 'a',
      second: 'b',
      items: 9,
      onlyFirst: 1,
      onlySecond: 2,
      adjusted: 1,
    } as const
    expect(testName({ ...of, p: 1, by: 'exact', chiSquare: null })).toBe('exact binomial')
    expect(testName({ ...of, p: 0, by: 'chi-square', chiSquare: 12.5 })).toBe('χ² = 12.50')
    expect(testName({ ...of, p: null, by: null, chiSquare: null })).toBe('never differ')
  })

  it('say of a saved table what its marks mean, and nothing that is not in it', () => {
    const all = tableNotes({
      ranked: true,
      intervals: true,
      baseline: 'qwen',
      people: { answers: 1200, people: 1 },
      profile: 'strict',
    })
    expect(all).toHaveLength(5)
    expect(all[0]).toContain('strict rules')
    expect(all[3]).toContain('differs from qwen, p ≤ 0.05')
    expect(all[4]).toContain('1,200 answers of 1 person')
    expect(
      tableNotes({ ranked: false, intervals: false, baseline: null, people: null, profile: 'upstream' }),
    ).toHaveLength(1)
    expect(peopleLabel({ answers: 1 })).toBe('People (1 answer)')
  })

  it('have a name and a sentence for every rule', () => {
    for (const rule of scoringRules) expect([ruleNames[rule], ruleSentences[rule]]).not.toContain(undefined)
    expect(new Set(Object.values(ruleNames)).size).toBe(scoringRules.length)
  })
})

const spreadOf = (...accuracies: readonly (number | null)[]) =>
  runSpread({ runs: accuracies.map((accuracy, n) => ({ runId: `r${n}`, items: 10, accuracy })) })

describe('the spread over runs', () => {
  it('is the mean and the sample standard deviation of their accuracies', () => {
    const spread = spreadOf(0.4, 0.42, 0.44)
    expect(spread?.mean).toBeCloseTo(0.42, 12)
    expect(spread?.deviation).toBeCloseTo(0.02, 12)
    expect(spread && spreadText(spread)).toBe('42.00 ± 2.00 over 3 runs')
  })

  it('has no deviation for one run, and leaves out runs without an accuracy', () => {
    const spread = spreadOf(0.5, null)
    expect(spread && spreadText(spread)).toBe('50.00, 1 run')
    expect(spreadOf(null)).toBeNull()
  })
})
