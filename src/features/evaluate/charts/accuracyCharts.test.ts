import { describe, expect, it } from 'vitest'
import { rateOf } from '../../../domain/evaluationFigures.ts'
import type { ModelResult, ViewsLine } from '../../../domain/results.ts'
import { accuracyChart, accuracyGroups, gapChart, leftOut } from './accuracyCharts.ts'

const rate = (value: number | null) => ({
  items: value === null ? 0 : 4,
  value,
  interval: value === null ? null : { low: 0.1, high: 0.9 },
})

const line = (global: number | null, regional: number | null): ViewsLine => {
  const gap = global === null || regional === null ? null : regional - global
  return {
    global: rate(global),
    regional: rate(regional),
    gap: { items: 3, value: gap, interval: gap === null ? null : { low: -0.1, high: 0.6 }, unpaired: gap },
  }
}

const results: readonly ModelResult[] = [
  { model: 'a', overall: line(0.5, 0.75), categories: [{ category: 'ocr', ...line(0.25, 1) }] },
  { model: 'b', overall: line(0.5, null), categories: [{ category: 'ocr', ...line(0.5, null) }] },
]
const input = {
  models: ['a', 'b'],
  results,
  blind: new Map([['b', { overall: rateOf(1, 4), groups: [rateOf(0, 2)] }]]),
  order: ['ocr'],
  split: 'overall',
  nameOf: (category: string | null) => (category === null ? 'No category' : category.toUpperCase()),
} as const

describe('the chart of accuracies', () => {
  it('has a row for each model and view that was answered, in percent', () => {
    const { table } = accuracyChart(accuracyGroups(input), ['global', 'regional', 'blind'])
    expect(table.rows.map(([model, , view, accuracy, , , items]) => [model, view, accuracy, items])).toEqual([
      ['a', 'Global', 50, 4],
      ['a', 'Regional', 75, 4],
      ['b', 'Global', 50, 4],
      ['b', 'Blind', 25, 4],
    ])
    expect(table.rows[0]?.slice(4, 6)).toEqual([10, 90])
  })

  it('is of one category, or of each', () => {
    const one = accuracyChart(accuracyGroups({ ...input, split: { id: 'ocr' } }), ['global'])
    expect(one.table.rows.map(([model, category, , accuracy]) => [model, category, accuracy])).toEqual([
      ['a', 'OCR', 25],
      ['b', 'OCR', 50],
    ])
    const each = accuracyGroups({ ...input, order: ['ocr', null], split: 'each' })
    expect(each.map(({ category }) => category)).toEqual(['OCR', 'OCR', 'No category', 'No category'])
  })

  it('says what is not drawn', () => {
    const groups = accuracyGroups({
      ...input,
      order: Array.from({ length: 100 }, (_, place) => String(place)),
      split: 'each',
    })
    expect(leftOut(groups)).toBe('Drawn are the first 120 of 200 groups.')
    expect(leftOut(accuracyGroups(input))).toBeNull()
  })
})

describe('the chart of gaps', () => {
  it('has those that answered in both views, in points', () => {
    expect(gapChart(accuracyGroups(input)).table.rows).toEqual([['a', 'All', 25, -10, 60, 3, 25]])
  })
})
