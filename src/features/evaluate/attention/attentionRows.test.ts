import { describe, expect, it } from 'vitest'
import type { AttentionColumn } from '../../../domain/attentionReport.ts'
import { allRows, attentionRows, rightAt } from './attentionRows.ts'

const numbers = Float64Array.of(0.3, Number.NaN, 0.1, 1)
const column: AttentionColumn = {
  label: 'Model',
  crop: null,
  maps: 3,
  relative: 0,
  values: { cells: numbers, area: numbers, target: numbers, image: numbers, reward: numbers },
}
const ids = ['a', 'b', 'c', 'd']
const right = Float64Array.of(1, 1, 0.5, Number.NaN)
const rowsBy = (wish: Partial<typeof allRows>) =>
  attentionRows(ids, column, right, 'cells', { ...allRows, ...wish }).map(({ itemId }) => itemId)

describe('the items of the attention page', () => {
  it('are those with a map, and say how they were answered', () => {
    expect(attentionRows(ids, column, right, 'cells', allRows)).toEqual([
      { itemId: 'a', value: 0.3, answered: 'right' },
      { itemId: 'c', value: 0.1, answered: 'wrong' },
      { itemId: 'd', value: 1, answered: 'unanswered' },
    ])
  })

  it('come in the order that is wished for', () => {
    expect(rowsBy({ order: 'least' })).toEqual(['c', 'a', 'd'])
    expect(rowsBy({ order: 'most' })).toEqual(['d', 'a', 'c'])
  })

  it('are only those that were answered so, or lie in a bin', () => {
    expect(rowsBy({ answered: 'wrong' })).toEqual(['c'])
    expect(rowsBy({ range: [0.1, 0.3] })).toEqual(['c'])
    expect(rowsBy({ range: [0.95, Infinity] })).toEqual(['d'])
  })
})

it('scores are joined by item', () => {
  const places = new Map([
    ['c', 0],
    ['a', 1],
  ])
  expect([...rightAt(['a', 'b', 'c'], places, Float64Array.of(0, 1))]).toEqual([1, Number.NaN, 0])
  expect([...rightAt(['a'], places, null)]).toEqual([Number.NaN])
})
