import { describe, expect, it } from 'vitest'
import { exampleItem } from '../domain/example.ts'
import { guardAnswers, guardOptions, present } from './pandasCells.ts'

const guard = (...options: readonly (readonly string[])[]) =>
  guardOptions(options.map((each, at) => ({ item: exampleItem({ id: `item-${at}` }), options: each })))

describe('options in a file that pandas reads', () => {
  it('stay as they are where nothing can happen to them', () => {
    const rows = [
      ['3', 'x'],
      ['12', '1,000'],
      ['0', '4'],
    ]
    expect(guard(...rows)).toEqual({ options: rows, warnings: [], changed: 0 })
  })

  it.each(['None', 'N/A', 'NA', 'null', 'nan', ' NaN '])('get a full stop when they are %j', (word) => {
    const { options, warnings } = guard(['a', word])
    expect(options).toEqual([['a', `${word.trim()}.`]])
    expect(warnings).toMatchObject([{ itemId: 'item-0', code: 'option-taken-for-nothing' }])
  })

  it('are said to be empty when they are', () => {
    expect(present(' ')).toBe('(empty)')
    expect(guard(['a', '']).options).toEqual([['a', '(empty)']])
  })

  it.each([
    ['a leading zero', ['007', 'a'], ['12', 'b']],
    ['a decimal', ['2.50', 'a'], ['1', 'b']],
    ['a sign', ['+3', 'a'], ['1', 'b']],
    ['an exponent', ['1e3', 'a'], ['1', 'b']],
    ['nothing but truth values', ['true', 'a'], ['false', 'b']],
  ])('of one item are put in parentheses where a column of numbers has %s', (_, first, second) => {
    const { options, warnings, changed } = guard(first, second)
    expect(options).toEqual([[`(${first[0]})`, '(a)'], second])
    expect(warnings).toMatchObject([{ itemId: 'item-0', code: 'column-of-numbers' }])
    expect(changed).toBe(1)
  })

  it('are put in parentheses in an item that has the column, where a column of whole numbers has gaps', () => {
    const { options } = guard(['a', 'b'], ['c', 'd', '3'], ['e', 'f', '4'])
    expect(options).toEqual([
      ['a', 'b'],
      ['(c)', '(d)', '(3)'],
      ['e', 'f', '4'],
    ])
  })

  it('count in every column where they are turned round', () => {
    const rows = [
      ['7', '07'],
      ['a', 'b'],
    ].map((options, at) => ({ item: exampleItem({ id: String(at) }), options }))
    expect(guardOptions(rows, true).changed).toBe(0)
    expect(guardOptions(rows.slice(0, 1), true).options).toEqual([['(7)', '(07)']])
  })

  it('are looked at in blocks, as pandas does', () => {
    const rows = Array.from({ length: 16_385 }, (_, at) => [at === 0 ? 'text' : '007', 'x'])
    const { options, changed } = guard(...rows)
    expect(changed).toBe(1)
    expect(options.at(-1)).toEqual(['(007)', '(x)'])
  })
})

const guardSaid = (...answers: readonly string[]) =>
  guardAnswers(answers.map((answer, at) => ({ item: exampleItem({ id: `item-${at}` }), answer })))

describe('answers to open questions in a file that pandas reads', () => {
  it('stay as they are where one of them is text, or all are whole numbers that stay the same', () => {
    expect(guardSaid('007', 'a')).toEqual({ answers: ['007', 'a'], warnings: [], changed: 0 })
    expect(guardSaid('3', '12')).toEqual({ answers: ['3', '12'], warnings: [], changed: 0 })
  })

  it.each([
    ['007', '12'],
    ['2.5', '3'],
    ['true', 'False'],
  ])('have parentheses around the first of them where they are %s and %s', (first, second) => {
    const { answers, warnings, changed } = guardSaid(first, second)
    expect(answers).toEqual([`(${first})`, second])
    expect(warnings).toMatchObject([{ itemId: 'item-0', code: 'column-of-numbers', field: 'answer' }])
    expect(warnings[0]?.sentence).toContain(
      `has its answer written in parentheses, “(${first})”: the answers`,
    )
    expect(changed).toBe(1)
  })

  it('get a full stop where they would be taken for nothing', () => {
    const { answers, warnings } = guardSaid('None', 'red')
    expect(answers).toEqual(['None.', 'red'])
    expect(warnings).toMatchObject([{ code: 'answer-taken-for-nothing', field: 'answer' }])
    expect(warnings[0]?.sentence).toContain('would take for no answer at all; it is written as “None.”')
  })
})
