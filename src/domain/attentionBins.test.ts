import { expect, it } from 'vitest'
import { areaBins, areaRatiosOf } from './attentionBins.ts'
import type { EvaluatedItem } from './evaluatedItem.ts'
import { exampleItem } from './example.ts'

const edges = [0, 0.1, 0.5, 1]

it('items are put together by the size of their targets', () => {
  const ratios = Float64Array.of(0, 0.05, 0.1, 0.2, 1, Number.NaN, 0.3)
  const values = Float64Array.of(0.2, 0.4, 0.5, 0.7, 1, 0.9, Number.NaN)
  const bins = areaBins(values, ratios, edges)
  expect(bins.map(({ from, to, items }) => [from, to, items])).toEqual([
    [0, 0.1, 2],
    [0.1, 0.5, 2],
    [0.5, 1, 1],
  ])
  expect(bins[0]?.mean).toBeCloseTo(0.3, 12)
  expect(bins[0]?.areaRatio).toBeCloseTo(0.025, 12)
  expect(bins[1]?.mean).toBeCloseTo(0.6, 12)
})

it('bins without items are left out', () => {
  expect(areaBins([0.5], Float64Array.of(0.6), edges)).toHaveLength(1)
  expect(areaBins([0.5], Float64Array.of(Number.NaN), edges)).toEqual([])
})

it('the share of the picture is that of the target that is measured', () => {
  const given = exampleItem({ region: { x1: 0, y1: 0, x2: 100, y2: 50 } })
  const item: EvaluatedItem = {
    given,
    key: given,
    size: { width: 100, height: 100 },
    levels: [{ x1: 0, y1: 0, x2: 10, y2: 10 }],
  }
  const items = new Map([[given.id, item]])
  const ids = [given.id, 'gone']
  expect([...areaRatiosOf(ids, items, { target: 'region' })]).toEqual([0.5, Number.NaN])
  expect([...areaRatiosOf(ids, items, { target: 'b1' })]).toEqual([0.01, Number.NaN])
})
