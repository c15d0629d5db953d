import { describe, expect, it } from 'vitest'
import { applyEntries, emptyDataset } from './dataset.ts'
import { exampleItem, exampleJudgement, exampleProject } from './example.ts'
import { goldAnswerOf, withGold } from './gold.ts'
import { goldAccuracy, wilsonInterval } from './goldAccuracy.ts'
import type { Judgement } from './judgement.ts'

/** Items of which every one but the last is gold, with what was said about them. */
function decided(count: number, said: readonly Partial<Judgement>[]) {
  const items = Array.from({ length: count }, (_, place) =>
    exampleItem({ id: `item-${place}`, order: place }),
  )
  const answers = items.slice(0, -1).map((item) => goldAnswerOf(item, 'accept'))
  return applyEntries(emptyDataset({ ...exampleProject, gold: withGold(exampleProject.gold, answers) }), [
    ...items.map((value) => ({ kind: 'item' as const, value })),
    ...said.map((over) => ({ kind: 'judgement' as const, value: exampleJudgement(over) })),
  ])
}

const right = { decision: 'accept' } as const
const wrong = { decision: 'reject' } as const

describe('the accuracy on gold items', () => {
  it('counts what was accepted or rejected, and nothing about other items', () => {
    const dataset = decided(4, [
      { itemId: 'item-0', ...right },
      { itemId: 'item-1', ...wrong },
      { itemId: 'item-2', decision: 'flag' },
      { itemId: 'item-3', ...wrong },
      { itemId: 'item-0', annotatorId: 'bob', decision: 'skip' },
    ])
    expect(goldAccuracy(dataset)).toMatchObject([
      { annotatorId: 'ann', answered: 2, right: 1, missed: 1, accuracy: 0.5 },
    ])
  })

  it('follows the order of the decisions, not that of the items', () => {
    const dataset = decided(4, [
      { itemId: 'item-0', decidedAt: 30, ...right },
      { itemId: 'item-1', decidedAt: 10, ...wrong },
      { itemId: 'item-2', decidedAt: 20, ...right },
    ])
    const [record] = goldAccuracy(dataset)
    expect(record?.points.map(({ itemId, right, soFar }) => [itemId, right, soFar])).toEqual([
      ['item-1', false, 0],
      ['item-2', true, 1 / 2],
      ['item-0', true, 2 / 3],
    ])
  })

  it('looks back over the last ten as well as over all', () => {
    // Three misses, then nine hits: of the last ten, nine are right; of all, nine of twelve.
    const dataset = decided(
      13,
      Array.from({ length: 12 }, (_, place) => ({
        itemId: `item-${place}`,
        decidedAt: place,
        ...(place < 3 ? wrong : right),
      })),
    )
    const last = goldAccuracy(dataset)[0]?.points.at(-1)
    expect(last?.soFar).toBe(0.75)
    expect(last?.recent).toBe(0.9)
  })

  it('lists whoever answered most first, and leaves out gold whose item is gone', () => {
    const dataset = decided(3, [
      { itemId: 'item-0', annotatorId: 'bob', ...right },
      { itemId: 'item-0', ...right },
      { itemId: 'item-1', ...right },
    ])
    expect(goldAccuracy(dataset).map(({ annotatorId }) => annotatorId)).toEqual(['ann', 'bob'])
    const gone = { ...dataset, items: emptyDataset(exampleProject).items }
    expect(goldAccuracy(gone)).toEqual([])
  })
})

describe('the interval of a share', () => {
  // Newcombe 1998, Statistics in Medicine 17, table I, method 3.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('of %i in %i is as published', (right, of, low, high) => {
    const interval = wilsonInterval(right, of)
    expect(interval.low).toBeCloseTo(low, 4)
    expect(interval.high).toBeCloseTo(high, 4)
  })

  it('is worked out by hand for 8 of 10', () => {
    // (0.8 + 3.8415/20 ± 1.96 √(0.016 + 3.8415/400)) ÷ (1 + 3.8415/10)
    expect(wilsonInterval(8, 10).low).toBeCloseTo(0.490162, 5)
    expect(wilsonInterval(8, 10).high).toBeCloseTo(0.943318, 5)
  })

  it('reaches to the end where all or none are right, and over everything without answers', () => {
    expect(wilsonInterval(5, 5).high).toBe(1)
    expect(wilsonInterval(0, 5).low).toBe(0)
    expect(wilsonInterval(0, 0)).toEqual({ low: 0, high: 1 })
  })
})
