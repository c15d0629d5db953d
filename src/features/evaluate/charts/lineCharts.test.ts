import { describe, expect, it } from 'vitest'
import { rateOf } from '../../../domain/evaluationFigures.ts'
import { binChart, binFinding, type BinnedRates } from './binCharts.ts'
import { budgetChart } from './budgetCharts.ts'

const binned: BinnedRates = {
  measure: 'areaRatio',
  binning: 'steps',
  bins: { edges: [0.01, 0.02, 0.05], places: Int32Array.of(0, 0, 1, -1), counts: [2, 1], unknown: 1 },
  lines: [{ model: 'a', place: 0, view: 'global', rates: [rateOf(1, 2), rateOf(0, 0)] }],
}

describe('the chart of bins', () => {
  it('has a row for each model, view and bin, with items answered and items there', () => {
    const { rows } = binChart(binned).table
    expect(
      rows.map(([model, view, from, to, accuracy, , , answered, items]) => [
        model,
        view,
        from,
        to,
        accuracy,
        answered,
        items,
      ]),
    ).toEqual([
      ['a', 'Global', 0.01, 0.02, 50, 2, 2],
      ['a', 'Global', 0.02, 0.05, null, 0, 1],
    ])
  })

  it('says aloud how many items it leaves out', () => {
    expect(binFinding(binned)).toBe(
      '3 items; 1 more without a region inside a picture of known size is left out.',
    )
    expect(binFinding({ ...binned, measure: 'megapixels', bins: { ...binned.bins, unknown: 0 } })).toBe(
      '3 items.',
    )
    expect(binFinding({ ...binned, measure: 'longestSide', bins: { ...binned.bins, unknown: 2000 } })).toBe(
      '3 items; 2,000 more on a picture of unknown size are left out.',
    )
  })
})

describe('the chart of budgets', () => {
  it('names each budget, the model’s own last', () => {
    const { table, id } = budgetChart('side', {
      lines: [
        {
          model: 'a',
          view: 'global',
          points: [
            { ...rateOf(1, 4), amount: 224 },
            { ...rateOf(2, 4), amount: 3840 },
            { ...rateOf(3, 4), amount: null },
          ],
        },
      ],
      amounts: [224, 3840],
      hasNative: true,
      evenItems: true,
    })
    expect(id).toBe('accuracy-resolution-ladder')
    expect(table.rows.map(([, , budget, accuracy]) => [budget, accuracy])).toEqual([
      ['224 px', 25],
      ['4K', 50],
      ['Native', 75],
    ])
  })
})
