import { describe, expect, it } from 'vitest'
import type { AttentionFigures } from '../../../domain/attentionFigures.ts'
import type { MeanOf } from '../../../domain/meanOf.ts'
import type { AttentionColumn } from '../../../domain/attentionReport.ts'
import { areaChart, coverageChart, coverageEdges, rightWrongChart } from './attentionCharts.ts'

const values = Float64Array.of(0, 0.05, 0.12, 1, Number.NaN)
const column: AttentionColumn = {
  label: 'Model',
  crop: null,
  maps: 4,
  relative: 0,
  values: { cells: values, area: values, target: values, image: values, reward: values },
}

const mean = (value: number | null): MeanOf => ({ items: value === null ? 0 : 2, value, interval: null })
const figures = (value: number | null): AttentionFigures => ({
  cells: mean(value),
  area: mean(value),
  target: mean(value),
  image: mean(value),
  reward: mean(value),
})

describe('the charts of attention', () => {
  it('count items by coverage, up to 1 and all of them', () => {
    const edges = coverageEdges([column], 'cells')
    const { table } = coverageChart(column, 'cells', edges)
    expect(table.rows).toHaveLength(20)
    expect(table.rows.map(([, items]) => items)).toEqual([1, 1, 1, ...Array.from({ length: 16 }, () => 0), 1])
    expect(table.rows.at(-1)).toEqual(['95–100 %', 1, 0.25])
    expect(edges.at(-1)).toBe(1)
  })

  it('reach as far as the largest coverage, in bins as fine as that allows', () => {
    const small = { ...column, values: { ...column.values, cells: Float64Array.of(0.031, Number.NaN) } }
    expect(coverageEdges([small], 'cells')).toEqual([0, 0.005, 0.01, 0.015, 0.02, 0.025, 0.03, 0.035])
    expect(coverageEdges([small, { ...column, values: small.values }], 'cells')).toHaveLength(8)
    expect(coverageEdges([small, column], 'cells')).toHaveLength(21)
    expect(coverageEdges([], 'area')).toEqual([0, 0.005])
  })

  it('put right and wrong answers beside each other, and leave out what nobody answered so', () => {
    const summary = {
      overall: figures(0.2),
      categories: [],
      right: figures(0.3),
      wrong: figures(null),
      difference: figures(null),
    }
    const { table } = rightWrongChart([{ column, summary }], 'area')
    expect(table.rows).toEqual([['Model', 'Right answers', 2, 0.3, null, null]])
  })

  it('show coverage by the size of the target, beside what an even map would have', () => {
    const ratios = Float64Array.of(0.03, 0.04, 0.15, 0.15, 0.15)
    const { table } = areaChart([column], ratios, 'cells')
    expect(table.rows.map(([model, bin, items]) => [model, bin, items])).toEqual([
      ['Model', '2–5 %', 2],
      ['Model', '10–20 %', 2],
      ['An even map', '2–5 %', 2],
      ['An even map', '10–20 %', 2],
    ])
    expect(table.rows[1]?.[3]).toBeCloseTo(0.56, 12)
    expect(table.rows[2]?.[3]).toBeCloseTo(0.035, 12)
  })

  it('draw nothing of nothing', () => {
    expect(areaChart([], new Float64Array(), 'cells').table.rows).toEqual([])
    expect(rightWrongChart([], 'cells').table.rows).toEqual([])
  })
})
