import { describe, expect, it } from 'vitest'
import {
  comparedAmong,
  comparedWith,
  itemsByColumn,
  resultsOf,
  withMarks,
  withPeople,
} from './resultMarks.ts'
import { resultTable } from './resultTable.ts'
import { modelResults } from './scoringResults.ts'
import { mcNemar } from './significance.ts'
import type { View } from './preview.ts'

const comparison = (view: View, first: string, second: string, onlyFirst: number, onlySecond: number) => ({
  view,
  first,
  second,
  items: 100,
  onlyFirst,
  onlySecond,
  ...mcNemar(onlyFirst, onlySecond),
})

const comparisons = [
  comparison('global', 'a', 'b', 2, 12),
  comparison('global', 'a', 'c', 5, 15),
  comparison('global', 'b', 'c', 0, 0),
  comparison('regional', 'a', 'b', 1, 7),
]

const scores = (model: string, right: readonly number[]) =>
  (['global', 'regional'] as const).map((view) => ({
    model,
    view,
    right: new Map(right.map((share, at) => [`i${at}`, share])),
  }))
const categoryOf = (itemId: string) => (itemId === 'i0' ? 'ocr' : null)
const results = modelResults(
  [...scores('a', [0, 0, 1]), ...scores('b', [1, 1, 1]), ...scores('c', [1, 0, 0])],
  ['ocr', null],
  categoryOf,
)

describe('comparing several models', () => {
  it('adjusts the tests of each view by themselves, and leaves out what is not shown', () => {
    const all = comparedAmong(comparisons, ['a', 'b', 'c'])
    expect(all.map(({ view, second, adjusted }) => [view, second, adjusted?.toFixed(4)])).toEqual([
      ['global', 'b', '0.0259'],
      ['global', 'c', '0.0414'],
      ['global', 'c', undefined],
      ['regional', 'b', '0.0703'],
    ])
    expect(comparedAmong(comparisons, ['a', 'b']).map(({ adjusted }) => adjusted?.toFixed(4))).toEqual([
      '0.0129',
      '0.0703',
    ])
  })

  it('puts the baseline first, whichever way a pair was compared', () => {
    expect(comparedWith(comparisons, ['a', 'b', 'c'], 'b')).toMatchObject([
      { first: 'b', second: 'a', onlyFirst: 12, onlySecond: 2 },
      { first: 'b', second: 'c', p: null, adjusted: null },
      { first: 'b', second: 'a', onlyFirst: 7, onlySecond: 1 },
    ])
  })
})

describe('the table of results', () => {
  it('marks averages that differ from the baseline, and nothing of the baseline itself', () => {
    const shown = resultsOf(results, ['c', 'a', 'b', 'gone'])
    const table = withMarks(resultTable(shown), 'a', comparedWith(comparisons, ['a', 'b', 'c'], 'a'))
    expect(table.rows.map(({ model, line, cells }) => [model, line, cells.at(-1)?.differs])).toEqual([
      ['c', 'global', true],
      ['c', 'regional', undefined],
      ['c', 'gap', undefined],
      ['a', 'global', undefined],
      ['a', 'regional', undefined],
      ['a', 'gap', undefined],
      ['b', 'global', true],
      ['b', 'regional', false],
      ['b', 'gap', undefined],
    ])
    expect(table.rows.every(({ cells }) => cells.slice(0, -1).every((cell) => !('differs' in cell)))).toBe(
      true,
    )
  })

  it('has people below the models, unranked', () => {
    const [people] = modelResults(scores('People', [1, 1, 0]), ['ocr', null], categoryOf)
    if (!people) throw new Error('There are people.')
    const table = withPeople(resultTable(results), people, 'People (6 answers)')
    expect(table.rows.slice(-3)).toMatchObject([
      { model: 'People (6 answers)', line: 'global', isPeople: true },
      { line: 'regional' },
      { line: 'gap' },
    ])
    expect(table.rows.slice(-3).every(({ cells }) => cells.every(({ rank }) => rank === null))).toBe(true)
    expect(table.rows.at(-3)?.cells.map(({ value }) => value?.toFixed(1))).toEqual(['100.0', '50.0', '66.7'])
  })

  it('heads its columns with the items of the benchmark, answered or not', () => {
    expect(itemsByColumn(results, ['ocr', null, null, 'ocr', null])).toEqual([2, 3, 5])
    expect(itemsByColumn([], [])).toEqual([0])
  })
})
