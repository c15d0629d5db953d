import { expect, it } from 'vitest'
import { defaultAttentionChoices } from '../../../domain/attentionMeasures.ts'
import type { AttentionColumn } from '../../../domain/attentionReport.ts'
import { finished } from '../../../domain/slices.ts'
import { valuesCsv } from './valuesCsv.ts'

it('what was measured is a line for each item that has a map, with the choices it was measured under', () => {
  const numbers = Float64Array.of(0.25, Number.NaN)
  const column: AttentionColumn = {
    label: '=Model',
    crop: null,
    maps: 1,
    relative: 0,
    values: {
      cells: numbers,
      area: numbers,
      target: numbers,
      image: numbers,
      reward: Float64Array.of(0.5, Number.NaN),
    },
  }
  const report = {
    itemIds: ['a', 'b'],
    columns: [column],
    left: { view: 0, outside: 0, target: 0, size: 0, empty: 0 },
  }
  const right = new Map([[column, Float64Array.of(Number.NaN, 1)]])
  const text = finished(valuesCsv(report, right, defaultAttentionChoices)).join('')
  const [head, line, ...others] = text.split('\r\n')
  expect(head).toContain('item,model,crop,coverage_zwz_cells')
  expect(line).toBe(`a,'=Model,,0.25,0.25,0.25,0.25,0.75,0.5,,relative,0.000001,region,touched,1e-9`)
  expect(others).toEqual([''])
})
