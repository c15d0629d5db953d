import { describe, expect, it } from 'vitest'
import { attentionSummary } from './attentionFigures.ts'
import type { AttentionColumn } from './attentionReport.ts'
import { seededRandom } from './binomial.ts'
import { finished } from './slices.ts'

const none = Number.NaN

/** Every measure is the same numbers, times its place among the measures. */
const columnWith = (cells: readonly number[]): AttentionColumn => ({
  label: 'Model',
  crop: null,
  maps: cells.length,
  relative: 0,
  values: {
    cells: Float64Array.from(cells),
    area: Float64Array.from(cells, (value) => value * 2),
    target: Float64Array.from(cells, (value) => value * 3),
    image: Float64Array.from(cells, (value) => value * 4),
    reward: Float64Array.from(cells, (value) => value * 5),
  },
})

const summaryOf = (
  cells: readonly number[],
  right: readonly number[],
  categories: readonly number[] = cells.map(() => 0),
  categoryCount = 1,
) =>
  finished(
    attentionSummary({
      column: columnWith(cells),
      right: Float64Array.from(right),
      categories: Int32Array.from(categories),
      categoryCount,
    }),
  )

describe('the figures of attention', () => {
  const cells = [0.1, 0.2, none, 0.4, 0.5]
  const right = [1, 0, 1, 2 / 3, none]
  const summary = summaryOf(cells, right, [0, 0, 0, 1, -1], 3)

  it('are means over the items that were measured', () => {
    expect(summary.overall.cells.items).toBe(4)
    expect(summary.overall.cells.value).toBeCloseTo(1.2 / 4, 12)
    expect(summary.overall.area.value).toBeCloseTo(2.4 / 4, 12)
    expect(summary.overall.reward.value).toBeCloseTo(6 / 4, 12)
  })

  it('are split by what was answered: right more often than not, wrong, and neither without an answer', () => {
    expect(summary.right.cells).toMatchObject({ items: 2 })
    expect(summary.right.cells.value).toBeCloseTo(0.25, 12)
    expect(summary.wrong.cells.value).toBeCloseTo(0.2, 12)
    expect(summary.difference.target.value).toBeCloseTo(0.15, 12)
    expect(summary.difference.cells.items).toBe(3)
  })

  it('count half right as wrong, as comparisons of models do', () => {
    expect(summaryOf([0.3], [0.5]).wrong.cells.items).toBe(1)
  })

  it('are there for each category, and for one without items say so', () => {
    expect(summary.categories.map(({ cells: { items } }) => items)).toEqual([2, 1, 0])
    expect(summary.categories[0]?.cells.value).toBeCloseTo(0.15, 12)
    expect(summary.categories[2]?.cells).toEqual({ items: 0, value: null, interval: null })
  })

  it('are none of nothing', () => {
    expect(summaryOf([], []).overall.area).toEqual({ items: 0, value: null, interval: null })
    expect(summaryOf([none], [1]).difference.cells.value).toBeNull()
  })

  it('have intervals as wide as the standard error makes them', () => {
    const random = seededRandom(7)
    const values = Array.from({ length: 900 }, () => random())
    const { cells: figure } = summaryOf(
      values,
      values.map(() => 1),
    ).overall
    const mean = values.reduce((sum, value) => sum + value, 0) / 900
    const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 900)
    const half = (1.96 * deviation) / 30
    expect(figure.interval?.low).toBeCloseTo(mean - half, 2)
    expect(figure.interval?.high).toBeCloseTo(mean + half, 2)
  })

  it('are the same every time, and of one item have no interval', () => {
    expect(summaryOf(cells, right)).toEqual(summaryOf(cells, right))
    expect(summaryOf([0.3], [1]).overall.cells.interval).toBeNull()
  })

  it('rest now and then, so that they can be worked out on the page', () => {
    const many = Array.from({ length: 200 }, (_, at) => at / 200)
    const work = attentionSummary({
      column: columnWith(many),
      right: Float64Array.from(many, () => 1),
      categories: Int32Array.from(many, () => 0),
      categoryCount: 1,
    })
    expect(work.next().done).toBe(false)
  })
})
