import { describe, expect, it } from 'vitest'
import type { CropUse } from './cropUse.ts'
import { cropUseGatherer, type CropUseColumn } from './cropUseColumns.ts'

const use = (over: Partial<CropUse> = {}): CropUse => ({
  iou: 0.5,
  overlap: 1,
  ratio: 0.01,
  tokens: 100,
  passes: 1,
  iouReward: 0.5,
  distanceReward: 0.9,
  ...over,
})

const of = { label: 'tiny', view: 'global', crop: null, runIds: ['run'] } as const

function gathered(
  rows: readonly (readonly [itemId: string, category: string | null, CropUse, right: boolean | null])[],
): CropUseColumn {
  const gatherer = cropUseGatherer()
  for (const [itemId, category, measured, right] of rows)
    gatherer.measure(itemId, category, false, measured, right)
  return gatherer.column(of)
}

describe('crop use over many predictions', () => {
  it('weighs every item the same, however often it was asked', () => {
    const column = gathered([
      ['a', 'ocr', use({ iou: 0 }), true],
      ['a', 'ocr', use({ iou: 0 }), true],
      ['a', 'ocr', use({ iou: 0.6 }), true],
      ['b', 'ocr', use({ iou: 0.8 }), true],
    ])
    expect(column.itemIds).toEqual(['a', 'b'])
    expect(column.values.iou[0]).toBeCloseTo(0.2, 12)
    expect(column.overall.means.iou.value).toBeCloseTo(0.5, 12)
    expect(column.overall.items).toBe(2)
  })

  it('tells categories apart, and items without one', () => {
    const column = gathered([
      ['a', 'ocr', use({ overlap: 1 }), null],
      ['b', null, use({ overlap: 0 }), null],
      ['c', 'ocr', use({ overlap: 0.5 }), null],
    ])
    expect(
      column.categories.map(({ category, items, means }) => [category, items, means.overlap.value]),
    ).toEqual([
      ['ocr', 2, 0.75],
      [null, 1, 0],
    ])
  })

  it('leaves crops without a number of tokens out of their mean, and counts them', () => {
    const column = gathered([
      ['a', null, use({ tokens: 4 }), null],
      ['b', null, use({ tokens: Number.NaN }), null],
    ])
    expect(column.overall.means.tokens).toEqual({ items: 1, value: 4, interval: null })
    expect(column.overall.means.iou.items).toBe(2)
    expect(column.counts.refused).toBe(1)
  })

  it('counts what became of every prediction', () => {
    const gatherer = cropUseGatherer()
    gatherer.count('boxless')
    gatherer.count('boxless')
    gatherer.count('unusable')
    gatherer.count('outside')
    gatherer.count('unplaced')
    gatherer.bad(3)
    gatherer.measure('a', null, true, use(), null)
    gatherer.measure('a', null, true, use(), null)
    expect(gatherer.column(of).counts).toEqual({
      predictions: 7,
      measured: 2,
      boxless: 2,
      unusable: 1,
      outside: 1,
      unplaced: 1,
      badBoxes: 3,
      refused: 0,
      regions: 1,
    })
  })

  it('is nothing, and no error, of no predictions', () => {
    const column = cropUseGatherer().column(of)
    expect(column.overall.means.iou).toEqual({ items: 0, value: null, interval: null })
    expect(column.split.difference).toEqual({ value: null, interval: null })
  })
})

const rows = (count: number, from: number, passes: number, right: boolean) =>
  Array.from({ length: count }, (_, place) => [`i${from + place}`, null, use({ passes }), right] as const)

describe('accuracy by the gate', () => {
  it('is told of the predictions that pass and of those that do not, with their difference', () => {
    const { split } = gathered([
      ...rows(60, 0, 1, true),
      ...rows(20, 60, 1, false),
      ...rows(10, 80, 0, true),
      ...rows(30, 90, 0, false),
    ])
    expect(split.passing).toMatchObject({ predictions: 80, accuracy: 0.75 })
    expect(split.failing).toMatchObject({ predictions: 40, accuracy: 0.25 })
    expect(split.difference.value).toBe(0.5)
    const { low = 0, high = 0 } = split.difference.interval ?? {}
    // By the normal approximation 0.5 ± 0.165.
    expect(low).toBeGreaterThan(0.3)
    expect(low).toBeLessThan(0.37)
    expect(high).toBeGreaterThan(0.63)
    expect(high).toBeLessThan(0.7)
  })

  it('leaves predictions without a score out', () => {
    const { split } = gathered([
      ['a', null, use(), null],
      ['b', null, use(), true],
    ])
    expect(split.passing.predictions).toBe(1)
    expect(split.failing).toEqual({ predictions: 0, accuracy: null, interval: null })
  })

  it('counts a prediction of several boxes as passing where one of them does', () => {
    const { split } = gathered([['a', null, use({ passes: 1 / 3 }), true]])
    expect(split.passing.predictions).toBe(1)
  })

  it('has the same intervals in whatever order the predictions come', () => {
    const all = [...rows(9, 0, 1, true), ...rows(5, 9, 0, false), ...rows(4, 14, 0, true)]
    expect(gathered(all.toReversed()).split).toEqual(gathered(all).split)
  })
})
