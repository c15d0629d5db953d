import { describe, expect, it } from 'vitest'
import type { ItemScores, ModelResult } from './results.ts'
import { figureText } from './figureText.ts'
import { resultTable } from './resultTable.ts'
import { scoringBook } from './scoringBook.ts'
import { modelResults } from './scoringResults.ts'

const categoryOf = (id: string): string | null | undefined =>
  id.startsWith('a') ? 'ocr' : id.startsWith('b') ? 'color' : id.startsWith('n') ? null : undefined

const scores = (
  model: string,
  view: 'global' | 'regional',
  right: Readonly<Record<string, number>>,
): ItemScores => ({ model, view, right: new Map(Object.entries(right)) })

const both = [
  scores('m', 'global', { a1: 1, a2: 0, b1: 0, n1: 1 }),
  scores('m', 'regional', { a1: 1, a2: 1, b1: 1 }),
]

const intervalOf = (right: Readonly<Record<string, number>>) =>
  modelResults([scores('m', 'global', right)], ['ocr'], categoryOf)[0]?.overall.global.interval

describe('the results of a model', () => {
  it('weigh by items, and pair the views for the gap', () => {
    const [result] = modelResults(both, ['ocr', 'color', null], categoryOf)
    expect(result).toMatchObject({
      model: 'm',
      categories: [
        {
          category: 'ocr',
          global: { items: 2, value: 0.5 },
          regional: { items: 2, value: 1 },
          gap: { items: 2, value: 0.5, unpaired: 0.5 },
        },
        { category: 'color', global: { items: 1, value: 0 }, gap: { items: 1, value: 1 } },
        {
          category: null,
          global: { items: 1, value: 1 },
          regional: { items: 0, value: null, interval: null },
          gap: { items: 0, value: null, unpaired: null },
        },
      ],
      overall: {
        global: { items: 4, value: 0.5 },
        regional: { items: 3, value: 1 },
        gap: { items: 3, value: 2 / 3, unpaired: 0.5 },
      },
    })
  })

  it('count items that were answered in the regional view alone', () => {
    const line = { global: { items: 1, value: 1 }, regional: { items: 3, value: 2 / 3 } }
    const gap = { items: 1, value: 0, unpaired: 2 / 3 - 1 }
    const seen = scores('m', 'regional', { a1: 1, a2: 1, a3: 0 })
    const [result] = modelResults([scores('m', 'global', { a1: 1 }), seen], ['ocr'], categoryOf)
    expect(result?.overall).toMatchObject({ ...line, gap })
    expect(result?.categories).toMatchObject([{ ...line, gap }])
    const [alone] = modelResults([seen], ['ocr'], categoryOf)
    expect(alone?.overall).toMatchObject({
      global: { items: 0, value: null, interval: null },
      regional: { items: 3, value: 2 / 3 },
      gap: { items: 0, value: null, interval: null, unpaired: null },
    })
  })

  it('leave out items that do not count', () => {
    const strange = scores('m', 'global', { a1: 1, elsewhere: 0 })
    expect(modelResults([strange], ['ocr'], categoryOf)[0]?.overall.global).toMatchObject({
      items: 1,
      value: 1,
    })
  })

  it('come with the same intervals whatever order the items came in', () => {
    const many = Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`a${at}`, Number(at % 3 === 0)]))
    const turned = Object.fromEntries(Object.entries(many).toReversed())
    expect(intervalOf(turned)).toEqual(intervalOf(many))
    const { low = 0, high = 1 } = intervalOf(many) ?? {}
    // The normal interval of 20 of 60 is 0.21 to 0.45.
    expect(low).toBeCloseTo(0.22, 1)
    expect(high).toBeCloseTo(0.45, 1)
  })

  it('of nothing are nothing', () => {
    expect(modelResults([], ['ocr'], categoryOf)).toEqual([])
    const [blind] = modelResults(
      [{ ...scores('m', 'global', { a1: 1 }), view: 'blind' }],
      ['ocr'],
      categoryOf,
    )
    expect(blind?.overall.global).toEqual({ items: 0, value: null, interval: null })
  })
})

describe('the book of scores', () => {
  it('takes the mean over samples, and leaves out what has no right answer', () => {
    const book = scoringBook(['a', 'b', 'c'])
    book.add('m', 'global', 'a', true, 'equal')
    book.add('m', 'global', 'a', false, 'no-match')
    book.add('m', 'global', 'b', null, 'no-key')
    book.add('m', 'global', 'unknown', true, 'equal')
    book.add('m', 'regional', 'c', true, 'letter')
    expect(book.scores()).toEqual([
      { model: 'm', view: 'global', right: new Map([['a', 0.5]]) },
      { model: 'm', view: 'regional', right: new Map([['c', 1]]) },
    ])
    expect(book.rules('m', 'global')).toEqual({ equal: 1, 'no-match': 1, 'no-key': 1 })
    expect(book.rules('nobody', 'global')).toEqual({})
  })
})

const accuracy = (value: number | null) => ({ items: value === null ? 0 : 10, value, interval: null })

const result = (model: string, global: number | null, regional: number | null): ModelResult => {
  const value = global === null || regional === null ? null : regional - global
  const line = {
    global: accuracy(global),
    regional: accuracy(regional),
    gap: { ...accuracy(value), unpaired: value },
  }
  return { model, categories: [{ category: 'ocr', ...line }], overall: line }
}

const ranksOf = (results: readonly ModelResult[], line: string) =>
  resultTable(results)
    .rows.filter((row) => row.line === line)
    .map(({ cells }) => cells.map(({ rank }) => rank))

describe('the table of results', () => {
  it('ranks averages only: the highest accuracies and the smallest gaps (004 Table 7)', () => {
    const results = [result('a', 0.5, 0.9), result('b', 0.6, 0.7), result('c', 0.1, 0.8)]
    expect(ranksOf(results, 'global')).toEqual([
      [null, 'second'],
      [null, 'best'],
      [null, null],
    ])
    expect(ranksOf(results, 'regional').map(([, rank]) => rank)).toEqual(['best', null, 'second'])
    expect(ranksOf(results, 'gap').map(([, rank]) => rank)).toEqual(['second', 'best', null])
  })

  it('gives a rank to all that look the same, and none to one model alone or to nothing', () => {
    const same = [result('a', 0.50001, 0.9), result('b', 0.5, 0.9), result('c', 0.4, null)]
    expect(ranksOf(same, 'global').map(([, rank]) => rank)).toEqual(['best', 'best', 'second'])
    expect(ranksOf(same, 'gap').map(([, rank]) => rank)).toEqual(['best', 'best', null])
    expect(ranksOf([result('a', 1, 1)], 'global')).toEqual([[null, null]])
  })

  it('has a column for each category and one for all, in percent', () => {
    const { columns, rows } = resultTable([result('a', 0.125, null)], (id) => id.toUpperCase())
    expect(columns).toEqual(['OCR', 'Average'])
    expect(rows.map(({ line, cells }) => [line, ...cells.map(({ value }) => figureText(value))])).toEqual([
      ['global', '12.50', '12.50'],
      ['regional', '–', '–'],
      ['gap', '–', '–'],
    ])
  })
})
