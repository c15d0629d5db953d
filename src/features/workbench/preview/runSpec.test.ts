import { describe, expect, it } from 'vitest'
import { applyEntries, emptyDataset } from '../../../domain/dataset.ts'
import { exampleItem, exampleJudgement, exampleProject } from '../../../domain/example.ts'
import { itemsOfScope } from './runSpec.ts'

const ids = ['a', 'b', 'c', 'd', 'e']
const dataset = applyEntries(emptyDataset(exampleProject), [
  ...ids.map((id, order) => ({ kind: 'item' as const, value: exampleItem({ id, order }) })),
  {
    kind: 'judgement' as const,
    value: exampleJudgement({ itemId: 'c', annotatorId: 'ann', decision: 'accept' }),
  },
])

describe('a run asks about', () => {
  it('what comes next first, then what was passed', () => {
    expect(itemsOfScope('queue', dataset, ['a', 'b', 'c', 'd'], 'ann', 'c')).toEqual(['c', 'd', 'a', 'b'])
  })

  it('what the queue does not hold last', () => {
    expect(itemsOfScope('all', dataset, ['d', 'b'], 'ann', 'b')).toEqual(['b', 'd', 'a', 'c', 'e'])
  })

  it('undecided items only, when it is told to', () => {
    expect(itemsOfScope('undecided', dataset, ids, 'ann', null)).toEqual(['a', 'b', 'd', 'e'])
    expect(itemsOfScope('undecided', dataset, ids, 'bob', null)).toEqual(ids)
  })
})
