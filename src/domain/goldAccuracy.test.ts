import { describe, expect, it } from 'vitest'
import { applyEntries, emptyDataset } from './dataset.ts'
import { exampleItem, exampleJudgement, exampleProject } from './example.ts'
import { goldAnswerOf, withGold } from './gold.ts'
import { goldAccuracy } from './goldAccuracy.ts'
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
