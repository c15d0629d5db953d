import { describe, expect, it } from 'vitest'
import type { GoldRecord } from '../../../domain/goldAccuracy.ts'
import { wilsonInterval } from '../../../domain/wilson.ts'
import { goldChart } from './goldChart.ts'

const record = (annotatorId: string, ...rights: readonly boolean[]): GoldRecord => ({
  annotatorId,
  answered: rights.length,
  right: 0,
  missed: 0,
  accuracy: 0,
  interval: wilsonInterval(0, rights.length),
  points: rights.map((right, place) => ({
    itemId: `${annotatorId} ${place}`,
    at: place,
    right,
    soFar: 0.5,
    recent: 0.25,
  })),
})

const upper = (id: string): string => id.toUpperCase()

describe('the chart of accuracy over time', () => {
  it('has a row for each decision, under the name of who made it, and knows its item', () => {
    const { spec, rows } = goldChart([record('ann', true, false), record('bob', true)], 'soFar', upper)
    expect(spec.table.rows).toEqual([
      ['ANN', 1, 'yes', 0.5, 0.25],
      ['ANN', 2, 'no', 0.5, 0.25],
      ['BOB', 1, 'yes', 0.5, 0.25],
    ])
    expect(rows.map(({ itemId }) => itemId)).toEqual(['ann 0', 'ann 1', 'bob 0'])
  })

  it('draws no more lines than can be told apart, and says so', () => {
    const many = Array.from({ length: 9 }, (_, place) => record(`p${place}`, true))
    const { spec } = goldChart(many, 'recent', upper)
    expect(spec.table.rows).toHaveLength(6)
    expect(spec.definition).toContain('Drawn are the 6 who decided about most.')
  })
})
