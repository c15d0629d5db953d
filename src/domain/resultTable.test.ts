import { describe, expect, it } from 'vitest'
import type { ModelResult, ViewsLine } from './results.ts'
import { resultTable, type ResultCell } from './resultTable.ts'

const lineOf = (items: number, global: number, regional: number): ViewsLine => ({
  global: { items, value: global, interval: null },
  regional: { items, value: regional, interval: null },
  gap: { items, value: regional - global, interval: null, unpaired: regional - global },
})
const model = (name: string, items: number, global: number, regional: number): ModelResult => ({
  model: name,
  categories: [],
  overall: lineOf(items, global, regional),
})
/** The ranks of the average, global, regional and gap of each model. */
const ranksOf = (results: readonly ModelResult[]): Readonly<Record<string, readonly ResultCell['rank'][]>> =>
  Object.fromEntries(
    results.map(({ model: name }) => [
      name,
      resultTable(results)
        .rows.filter((row) => row.model === name)
        .map(({ cells }) => cells.at(-1)?.rank ?? null),
    ]),
  )

describe('ranks of a table of results', () => {
  it('go to the highest accuracies and the smallest gaps', () => {
    expect(ranksOf([model('a', 10, 0.5, 0.9), model('b', 10, 0.4, 0.5), model('c', 10, 0.3, 0.6)])).toEqual({
      a: ['best', 'best', null],
      b: ['second', null, 'best'],
      c: [null, 'second', 'second'],
    })
  })

  it('are shared by those that look the same', () => {
    expect(ranksOf([model('a', 10, 0.5, 0.9), model('b', 10, 0.500_001, 0.9)])).toMatchObject({
      a: ['best', 'best', 'best'],
      b: ['best', 'best', 'best'],
    })
  })

  it('leave out who answered less than nine tenths of what the fullest did', () => {
    expect(ranksOf([model('a', 100, 0.5, 0.6), model('b', 89, 1, 1), model('c', 90, 0.4, 0.7)])).toEqual({
      a: ['best', 'second', 'best'],
      b: [null, null, null],
      c: ['second', 'best', 'second'],
    })
  })

  it('are not given to one model alone', () => {
    expect(ranksOf([model('a', 10, 0.5, 0.9)])).toEqual({ a: [null, null, null] })
  })
})
