import { describe, expect, it } from 'vitest'
import type { CropUse } from '../../../domain/cropUse.ts'
import { cropUseGatherer, type CropUseColumn } from '../../../domain/cropUseColumns.ts'
import type { Scored } from '../../../evaluation/evaluation.ts'
import { cropUseCharts } from './cropUseCharts.ts'
import {
  countSentences,
  cropUseRows,
  figureNames,
  itemsCsv,
  meansCsv,
  overlapsOf,
  placesIn,
  splitRows,
  worstPlaces,
} from './cropUseFigures.ts'

const looked = (over: Partial<CropUse> = {}): CropUse => ({
  iou: 0.5,
  overlap: 1,
  ratio: 0.004,
  tokens: 1500,
  passes: 1,
  iouReward: 0.5,
  distanceReward: 0.9,
  ...over,
})

function columnOf(
  uses: readonly (readonly [id: string, category: string | null, CropUse, right: boolean | null])[],
  over: Partial<Pick<CropUseColumn, 'label' | 'view' | 'crop'>> = {},
): CropUseColumn {
  const gatherer = cropUseGatherer()
  for (const [id, category, measured, right] of uses) gatherer.measure(id, category, true, measured, right)
  return gatherer.column({ label: 'tiny', view: 'global', crop: null, runIds: ['run'], ...over })
}

const column = columnOf([
  ['a', 'ocr', looked({ iou: 0.2 }), true],
  ['b', 'ocr', looked({ iou: 0.8, tokens: Number.NaN }), false],
  ['c', null, looked({ iou: 0.5, overlap: 0.3, passes: 0, iouReward: 0 }), false],
])

const scored: Scored = {
  itemIds: ['a', 'b', 'c', 'd'],
  categories: ['ocr', 'ocr', null, 'ocr'],
  columns: [
    {
      label: 'tiny',
      model: 'tiny',
      budget: null,
      view: 'global',
      crop: null,
      runIds: ['run'],
      right: Float64Array.of(1, 0, 0, 1),
      rules: {},
      runs: [],
    },
  ],
  results: [],
  comparisons: [],
  answers: 4,
  differences: { count: 0, upstream: 0, strict: 0 },
  unsettled: 0,
  marks: new Uint8Array(0),
  ms: 1,
}

const shown = (scope: Parameters<typeof cropUseRows>[2]) =>
  cropUseRows([column], scored, scope).map(({ items, figures }) => [
    items,
    ...figures.map(({ value }) => value),
  ])

describe('the figures of crop use', () => {
  it('are those of 001 §8.2 by their names, accuracy over everything that was answered', () => {
    expect(figureNames.slice(0, 5)).toEqual(['Acc', 'IoU', 'Overlap', 'Bbox Ratio', 'Token Num'])
    expect(shown({ kind: 'all' })).toEqual([
      [3, '50.0', '0.5000', '0.7667', '0.00400', '1,500', '66.7', '0.3333', '0.9000'],
    ])
  })

  it('are those of one category, or of none', () => {
    expect(shown({ kind: 'category', id: 'ocr' })[0]?.slice(0, 3)).toEqual([2, '66.7', '0.5000'])
    expect(shown({ kind: 'category', id: null })[0]?.slice(0, 3)).toEqual([1, '0.0', '0.5000'])
    expect(shown({ kind: 'category', id: 'color' })).toEqual([])
  })

  it('take accuracy from the results where they tell it, with its interval', () => {
    const accuracy = { items: 4, value: 0.25, interval: { low: 0.1, high: 0.4 } }
    const gap = { items: 0, value: null, interval: null, unpaired: null }
    const line = { global: accuracy, regional: accuracy, gap }
    const results = [{ model: 'tiny', categories: [], overall: line }]
    const [row] = cropUseRows([column], { ...scored, results }, { kind: 'all' })
    expect(row?.figures[0]).toEqual({ value: '25.0', range: '10.0 to 40.0' })
  })

  it('list what the crop test brought last', () => {
    const noise = columnOf([['a', null, looked(), null]], { crop: 'noise' })
    expect(cropUseRows([noise, column], scored, { kind: 'all' }).map(({ name }) => name)).toEqual([
      'tiny',
      'tiny, noise',
    ])
  })

  it('say what was not measured, and nothing of what does not occur', () => {
    expect(countSentences(column.counts)).toEqual([
      '3 of 3 answers measured.',
      '1 crop is too thin for the model: no Token Num.',
      '3 items have no levels: the region stands as b1.',
    ])
  })
})

const rows = (count: number, passes: number, isRight: boolean, from: string) =>
  Array.from({ length: count }, (_, place) => [`${from}${place}`, null, looked({ passes }), isRight] as const)

describe('looking right and being right', () => {
  it('is told apart by the gate, with how many answers are on each side', () => {
    const [row] = splitRows([column])
    expect(row?.figures.map(({ value }) => value)).toEqual(['50.0 (n = 2)', '0.0 (n = 1)', '+50.0'])
  })

  it.each([
    [60, 20, 10, 30, 'Looking right goes with being right.'],
    [20, 60, 30, 10, 'It is right more often where it looks past the evidence.'],
    [400, 400, 400, 400, 'Hardly any difference: it may answer without its crops.'],
    [3, 3, 3, 3, 'Not settled: these answers are too few.'],
  ])('says of %d and %d passing, %d and %d failing: …', (right, wrong, rightToo, wrongToo, sentence) => {
    const measured = columnOf([
      ...rows(right, 1, true, 'a'),
      ...rows(wrong, 1, false, 'b'),
      ...rows(rightToo, 0, true, 'c'),
      ...rows(wrongToo, 0, false, 'd'),
    ])
    expect(splitRows([measured])[0]?.sentence).toBe(sentence)
  })

  it('says so where all crops are on one side', () => {
    expect(splitRows([columnOf([['a', null, looked(), true]])])[0]?.sentence).toBe(
      'All crops are on one side of the gate.',
    )
  })
})

describe('the worst items', () => {
  it('come lowest first, equal ones in their order, without those that have no number', () => {
    const values = Float64Array.of(0.5, 0.1, Number.NaN, 0.1, 0.9)
    expect(worstPlaces(values, [0, 1, 2, 3, 4], 3)).toEqual([1, 3, 0])
    expect(worstPlaces(values, [4, 2], 3)).toEqual([4])
    expect(worstPlaces(values, [], 3)).toEqual([])
  })

  it('are of the category that is shown', () => {
    const categoryOf = new Map(scored.itemIds.map((id, place) => [id, scored.categories[place] ?? null]))
    expect(placesIn(column, categoryOf, { kind: 'category', id: 'ocr' })).toEqual([0, 1])
    expect(placesIn(column, categoryOf, { kind: 'category', id: null })).toEqual([2])
    expect(placesIn(column, categoryOf, { kind: 'all' })).toEqual([0, 1, 2])
  })
})

describe('the overlaps of a model', () => {
  it('are those of its own crops, in the global view where there is one', () => {
    const regional = columnOf([['a', null, looked({ overlap: 0.1 }), null]], { view: 'regional' })
    const noise = columnOf([['a', null, looked({ overlap: 0.2 }), null]], { crop: 'noise' })
    expect([...overlapsOf([noise, regional, column], 'tiny')]).toEqual([
      ['a', 1],
      ['b', 1],
      ['c', 0.3],
    ])
    expect([...overlapsOf([noise, regional], 'tiny')]).toEqual([['a', 0.1]])
    expect(overlapsOf([column], 'other').size).toBe(0)
  })
})

describe('the files', () => {
  it('hold the means of every category and measure', () => {
    const lines = meansCsv([column]).trim().split('\r\n')
    expect(lines).toHaveLength(1 + 3 * 7)
    expect(lines).toContain('tiny,global,,ocr,Token Num,1,1500,,')
    expect(lines.find((line) => line.startsWith('tiny,global,,all,IoU,3,0.5,'))).toBeDefined()
  })

  it('hold the measures of every item, nothing where there is no number', () => {
    expect(itemsCsv(column)[2]).toBe('b,0.8,1,0.004,,1,0.5,0.9\r\n')
  })
})

describe('the charts', () => {
  it('count every item that has a number once', () => {
    const specs = cropUseCharts(column, [0, 1, 2], 0.9)
    const counted = specs.map(({ id, table }) => [
      id,
      table.rows.reduce((sum, row) => sum + Number(row[2]), 0),
    ])
    expect(counted).toEqual([
      ['crop-iou', 3],
      ['crop-overlap', 3],
      ['crop-ratio', 3],
      ['crop-tokens', 2],
    ])
  })
})
