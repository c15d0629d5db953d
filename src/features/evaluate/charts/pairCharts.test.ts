import { describe, expect, it } from 'vitest'
import { finished } from '../../../domain/slices.ts'
import { pairFigures } from '../../../domain/evaluationFiguresPairs.ts'
import { no } from './evaluated.test-data.ts'
import { pairChart, pairFinding, partNames, sideNames } from './pairCharts.ts'

const figures = finished(
  pairFigures(Float64Array.of(1, 1, 0, no), Float64Array.of(1, 0, 1, 1), Int32Array.of(0, 0, 2, 0), 3),
)
const views = { kind: 'views', model: 'a' } as const
const models = { kind: 'models', first: 'a', second: 'b', view: 'regional' } as const

describe('the quadrants', () => {
  it('are a row for each part of all items and of each category that has any', () => {
    const { spec, rows } = pairChart(views, figures, ['OCR', 'Colour', 'Counting'])
    expect(spec.table.rows.filter(([, , items]) => items !== 0)).toEqual([
      ['All', 'Both right', 1, 1 / 3],
      ['All', 'Zoom helps', 1, 1 / 3],
      ['All', 'Zoom hurts', 1, 1 / 3],
      ['OCR', 'Both right', 1, 0.5],
      ['OCR', 'Zoom hurts', 1, 0.5],
      ['Counting', 'Zoom helps', 1, 1],
    ])
    const place = spec.table.rows.findIndex(([name, part]) => name === 'Counting' && part === 'Zoom helps')
    expect(rows[place]).toEqual({ group: 2, part: 'second' })
    expect(rows).toHaveLength(spec.table.rows.length)
  })

  it('say that samples have to be right more often than not, and what is left out', () => {
    expect(pairChart(views, figures, ['', '', '']).spec.definition).toContain(
      'more than half have to be right',
    )
    expect(pairFinding(views, figures)).toBe(
      '3 items answered in both views. Only one is right on 2; McNemar’s exact test: p = 1.000. 1 item answered in one view only is left out.',
    )
  })

  it('never differ where both are always right or wrong together', () => {
    const same = finished(pairFigures(Float64Array.of(1), Float64Array.of(1), Int32Array.of(0), 1))
    expect(pairFinding(models, same)).toBe('1 item answered by both. They never differ.')
  })

  it('are named after the models where two are compared, long names shortened', () => {
    expect(partNames(models)).toMatchObject({ first: 'Only a', second: 'Only b' })
    expect(sideNames(views)).toEqual(['Global', 'Regional'])
    expect(sideNames({ ...models, second: 'b'.repeat(500) })[1]).toHaveLength(40)
  })
})
