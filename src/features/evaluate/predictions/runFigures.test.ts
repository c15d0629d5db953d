import { expect, it } from 'vitest'
import { runFigures } from './runFigures.ts'

it('tells of each run how much of the benchmark it answered, and how much of that is right', () => {
  const columns = [
    { runs: [{ runId: 'a', items: 3, accuracy: 1 / 3 }] },
    { runs: [{ runId: 'b', items: 0, accuracy: null }] },
  ]
  expect([...runFigures({ itemIds: ['1', '2', '3', '4'], columns })]).toEqual([
    ['a', { items: 3, share: 0.75, accuracy: 1 / 3 }],
    ['b', { items: 0, share: 0, accuracy: null }],
  ])
  expect(runFigures({ itemIds: [], columns }).get('a')?.share).toBeNull()
})
