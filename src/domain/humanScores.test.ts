import { describe, expect, it } from 'vitest'
import { applyEntries, emptyDataset } from './dataset.ts'
import { exampleItem, exampleJudgement, exampleProject } from './example.ts'
import { humanScores } from './humanScores.ts'
import { finished } from './slices.ts'

const said = (
  itemId: string,
  annotatorId: string,
  global: string,
  regional: string | null,
  accepted = true,
) =>
  exampleJudgement({
    itemId,
    annotatorId,
    decision: accepted ? 'accept' : 'reject',
    blindAnswers: [
      { view: 'global', answer: global, at: 1 },
      ...(regional === null ? [] : [{ view: 'regional' as const, answer: regional, at: 2 }]),
    ],
  })

describe('people as one more model', () => {
  const dataset = applyEntries(emptyDataset(exampleProject), [
    ...['i1', 'i2', 'i3'].map((id, order) => ({ kind: 'item' as const, value: exampleItem({ id, order }) })),
    { kind: 'judgement', value: said('i1', 'ann', 'A', 'B') },
    { kind: 'judgement', value: said('i1', 'bob', 'B', 'B') },
    { kind: 'judgement', value: said('i2', 'ann', '', null) },
    { kind: 'judgement', value: said('i3', 'ann', 'B', 'B', false) },
  ])
  const { scores, answers, people } = finished(humanScores(dataset))

  it('is right on an item by the share of those who were, on accepted items only', () => {
    expect(scores.map(({ model, view, right }) => [model, view, Object.fromEntries(right)])).toEqual([
      ['People', 'global', { i1: 0.5, i2: 0 }],
      ['People', 'regional', { i1: 1 }],
    ])
  })

  it('says how many answers of how many people that is', () => {
    expect([answers, people]).toEqual([5, 2])
  })

  it('is nobody where nobody answered beforehand', () => {
    const none = finished(humanScores(emptyDataset(exampleProject)))
    expect(none).toMatchObject({ answers: 0, people: 0 })
    expect(none.scores.every(({ right }) => right.size === 0)).toBe(true)
  })
})
