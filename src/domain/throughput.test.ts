import { describe, expect, it } from 'vitest'
import { judgedItem } from './judged.test-data.ts'
import { throughputOf } from './throughput.ts'

const timed = (decision: 'accept' | 'reject' | null, seconds: number) => ({
  decision,
  activeMs: seconds * 1000,
  idleMs: 500,
})

describe('how long people took', () => {
  const found = throughputOf([
    judgedItem('i1', [timed('accept', 10), timed('accept', 20)]),
    judgedItem('i2', [timed('accept', 30)], { category: 'ocr' }),
    judgedItem('i3', [timed('reject', 4), timed(null, 2)], { category: null, resolution: 'disagreement' }),
    judgedItem('i4', [], { resolution: 'undecided' }),
    judgedItem('i5', [timed('accept', 0)]),
  ])

  it('in all, with the quartiles of decisions that took any time', () => {
    expect(found.all).toEqual({
      judgements: 6,
      activeSeconds: 66,
      idleSeconds: 3,
      timed: 4,
      meanSeconds: 16,
      lowerQuartileSeconds: 8.5,
      medianSeconds: 15,
      upperQuartileSeconds: 22.5,
    })
  })

  it('by annotator, category and decision', () => {
    expect(found.byAnnotator.map(({ annotatorId, activeSeconds }) => [annotatorId, activeSeconds])).toEqual([
      ['ann', 44],
      ['bob', 22],
    ])
    expect(found.byCategory.map(({ category, judgements }) => [category, judgements])).toEqual([
      ['counting', 3],
      ['ocr', 1],
      [null, 2],
    ])
    expect(found.byDecision.map(({ decision, judgements }) => [decision, judgements])).toEqual([
      ['accept', 4],
      ['reject', 1],
      ['begun', 1],
    ])
  })

  it('for each item that is kept', () => {
    expect(found.yield).toEqual({
      items: 5,
      decided: 4,
      kept: 3,
      share: 0.6,
      secondsPerKept: 22,
      checks: [
        { annotators: 0, items: 1, kept: 0 },
        { annotators: 1, items: 3, kept: 2 },
        { annotators: 2, items: 1, kept: 1 },
      ],
    })
  })

  it('is not known of nothing', () => {
    expect(throughputOf([])).toMatchObject({
      all: { judgements: 0, meanSeconds: null, medianSeconds: null },
      byAnnotator: [],
      yield: { items: 0, share: null, secondsPerKept: null, checks: [] },
    })
  })
})
