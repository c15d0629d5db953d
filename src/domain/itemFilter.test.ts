import { describe, expect, it } from 'vitest'
import { applyEntries, emptyDataset } from './dataset.ts'
import { exampleItem, exampleJudgement, examplePicture, exampleProject } from './example.ts'
import { factsOf } from './factsIndex.ts'
import { surroundingsOf } from './itemFields.ts'
import { isShownBy, passes } from './itemFilter.ts'
import { readConditions } from './itemFilterReading.ts'
import type { Condition } from './tableView.ts'

const dataset = applyEntries(emptyDataset({ ...exampleProject, id: 'filtered' }), [
  { kind: 'picture', value: examplePicture({ name: 'Quay.jpg' }) },
  { kind: 'item', value: exampleItem({ id: 'a', order: 1, category: 'ocr' }) },
  {
    kind: 'item',
    value: exampleItem({
      id: 'b',
      order: 2,
      category: null,
      question: 'Which DOOR?',
      region: { x1: 0, y1: 0, x2: 4000, y2: 3000 },
    }),
  },
  { kind: 'item', value: exampleItem({ id: 'c', order: 3, category: 'color', region: null }) },
  {
    kind: 'judgement',
    value: exampleJudgement({ itemId: 'c', decision: 'flag', note: 'a Riddle', difficulty: 5 }),
  },
])
const surroundings = surroundingsOf(dataset, 'ann')
const among = (test: (facts: ReturnType<typeof factsOf>[number]) => boolean) =>
  factsOf(dataset)
    .filter(test)
    .map(({ item }) => item.id)
    .join('')
const by = (...conditions: readonly Condition[]) => among(passes(conditions, surroundings))
const names = (
  field: 'category' | 'mine' | 'problem',
  values: readonly string[],
  not = false,
): Condition => ({
  kind: 'names',
  field,
  values,
  not,
})
const measure = (
  field: 'areaRatio' | 'difficulty',
  from: number | null,
  below: number | null,
): Condition => ({
  kind: 'measure',
  field,
  from,
  below,
})

describe('conditions', () => {
  it('let everything pass where there are none', () => {
    expect(by()).toBe('abc')
  })

  it('ask for one of several names, for none of them, or for no name at all', () => {
    expect(by(names('category', ['ocr', 'color']))).toBe('ac')
    expect(by(names('category', ['ocr', 'color'], true))).toBe('b')
    expect(by(names('category', ['']))).toBe('b')
    expect(by(names('category', ['', 'ocr'], true))).toBe('c')
    expect(by(names('category', []))).toBe('')
    expect(by(names('category', [], true))).toBe('abc')
  })

  it('ask for a measure from one end up to the other, and never find what was not measured', () => {
    expect(by(measure('areaRatio', null, null))).toBe('ab')
    expect(by(measure('areaRatio', null, 0.01))).toBe('a')
    expect(by(measure('areaRatio', 0.0008, null))).toBe('ab')
    expect(by(measure('areaRatio', null, 0.0008))).toBe('')
  })

  it('include the end where it is the largest value that there is', () => {
    expect(by(measure('areaRatio', 0.5, 1))).toBe('b')
    expect(by(measure('difficulty', 4, 5))).toBe('c')
    expect(by(measure('difficulty', 4, 4.5))).toBe('')
  })

  it('have to hold all together', () => {
    expect(by(names('mine', ['undecided']), names('category', ['ocr']))).toBe('a')
    expect(by(names('problem', ['region-large']))).toBe('b')
  })
})

const shown = (search: string, conditions: readonly Condition[] = []) =>
  among(isShownBy({ search, conditions }, surroundings, dataset.project))

describe('a search', () => {
  it.each([
    ['', 'abc'],
    ['door', 'b'],
    ['QUAY', 'abc'],
    ['riddle', 'c'],
    ['colour', 'c'],
    ['bolts OCR', 'a'],
    ['source-1', 'abc'],
    ['nothing', ''],
  ])('for %j finds %j', (search, ids) => {
    expect(shown(search)).toBe(ids)
  })

  it('narrows what the conditions leave', () => {
    expect(shown('bolts', [names('category', ['ocr'], true)])).toBe('c')
    expect(shown('door', [names('problem', ['region-large'])])).toBe('b')
  })
})

describe('conditions from outside', () => {
  it('are read as an address carries them', () => {
    const conditions = [names('category', ['ocr', '']), measure('areaRatio', null, 0.01)]
    expect(readConditions(JSON.stringify(conditions))).toEqual(conditions)
    expect(readConditions('[]')).toEqual([])
  })

  it.each([
    ['no JSON', '[{'],
    ['no list', '{"kind":"names"}'],
    ['nothing', 'null'],
    ['a list of nothing', '[null]'],
    ['another kind', '[{"kind":"like","field":"category","values":[],"not":false}]'],
    ['another field', '[{"kind":"names","field":"constructor","values":[],"not":false}]'],
    ['a measure among names', '[{"kind":"names","field":"areaRatio","values":[],"not":false}]'],
    ['values that are no text', '[{"kind":"names","field":"category","values":[1],"not":false}]'],
    ['an end that is no number', '[{"kind":"measure","field":"areaRatio","from":"0","below":null}]'],
    ['an end without end', '[{"kind":"measure","field":"areaRatio","from":1e999,"below":null}]'],
    ['a missing end', '[{"kind":"measure","field":"areaRatio","from":1}]'],
    ['too many', JSON.stringify(Array.from({ length: 51 }, () => names('mine', [])))],
    ['too much', JSON.stringify([names('category', ['x'.repeat(20_001)])])],
  ])('are not read from %s', (_, text) => {
    expect(readConditions(text)).toBeNull()
  })

  it('drop what does not belong to them', () => {
    const text = '[{"kind":"names","field":"mine","values":["accept"],"not":false,"__proto__":{"x":1}}]'
    expect(readConditions(text)).toEqual([names('mine', ['accept'])])
  })
})
