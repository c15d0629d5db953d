import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyEntries, emptyDataset } from './dataset.ts'
import { exampleItem, exampleJudgement, examplePicture, exampleProject } from './example.ts'
import { factsOf } from './factsIndex.ts'
import { columnOf, itemColumns, sortedBy, usualColumns, type Sight } from './itemColumns.ts'
import { conditionWords, measureWords, valueWordsIn } from './itemFieldWords.ts'
import { surroundingsOf } from './itemFields.ts'

const project = {
  ...exampleProject,
  id: 'columns',
  people: [{ id: 'ann', name: 'Ann', color: 'blue' }],
}
const dataset = applyEntries(emptyDataset(project), [
  { kind: 'picture', value: examplePicture() },
  { kind: 'item', value: exampleItem({ id: 'a', order: 0, question: 'beta', category: 'ocr' }) },
  {
    kind: 'item',
    value: exampleItem({ id: 'b', order: 1, question: 'Alpha', category: null, region: null }),
  },
  {
    kind: 'item',
    value: exampleItem({ id: 'c', order: 2, question: 'gamma', region: { x1: 0, y1: 0, x2: 9, y2: 9 } }),
  },
  { kind: 'item', value: exampleItem({ id: 'd', order: 3, question: 'alpha' }) },
  { kind: 'judgement', value: exampleJudgement({ itemId: 'c', decision: 'accept', activeMs: 1500 }) },
  { kind: 'judgement', value: exampleJudgement({ itemId: 'c', annotatorId: 'x-1', decision: 'reject' }) },
])
const words = valueWordsIn(project, {
  picture: (id) => (id === 'picture-1' ? 'harbour.jpg' : undefined),
  question: () => undefined,
})
const sight: Sight = { surroundings: surroundingsOf(dataset, 'ann'), words }
const list = factsOf(dataset)
const sorted = (id: string, descending = false) => {
  const column = columnOf(id)
  if (!column) throw new Error(`There is no column ${id}.`)
  return sortedBy(list, column, descending, sight)
    .map(({ item }) => item.id)
    .join('')
}
const cells = (place: number) =>
  Object.fromEntries(
    itemColumns.map(({ id, text }) => {
      const facts = list[place]
      return [id, facts ? text(facts, sight) : null]
    }),
  )

describe('the columns of all items', () => {
  it('have ids of their own, and the usual ones are among them', () => {
    const ids = itemColumns.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(usualColumns.every((id) => ids.includes(id))).toBe(true)
  })

  it('say what is known in plain words, and nothing where nothing is', () => {
    expect(cells(2)).toMatchObject({
      question: 'gamma',
      answer: 'B · three',
      category: 'Fine-grained counting',
      kind: 'Multiple choice',
      stage: 'Disputed',
      outcome: '',
      decisions: 'Ann: accepted, Annotator x-1: rejected',
      mine: 'Accepted',
      agreement: '50 %',
      areaRatio: '0.000675 %',
      picture: 'harbour.jpg',
      size: '4000 × 3000',
      seconds: '1.5 s',
      options: '4',
      optionTexts: 'two | three | four | six',
      order: '3',
    })
    expect(cells(1)).toMatchObject({ category: '', areaRatio: '', seconds: '', mine: 'Undecided' })
  })

  it('sort by text without regard to letter case, alike ones in the order of import', () => {
    expect(sorted('question')).toBe('bdac')
    expect(sorted('question', true)).toBe('cabd')
  })

  it('sort by number, with what is not known last in both directions', () => {
    expect(sorted('areaRatio')).toBe('cadb')
    expect(sorted('areaRatio', true)).toBe('adcb')
    expect(sorted('category', true)).toBe('acdb')
    expect(sorted('seconds')).toBe('cabd')
  })

  it('never lose or double an item', () => {
    fc.assert(
      fc.property(fc.constantFrom(...itemColumns), fc.boolean(), (column, descending) => {
        expect(new Set(sortedBy(list, column, descending, sight))).toEqual(new Set(list))
      }),
    )
  })
})

describe('conditions in words', () => {
  it.each([
    [{ kind: 'names', field: 'category', values: ['ocr', 'color'], not: false }, 'Category is OCR or Colour'],
    [{ kind: 'names', field: 'category', values: ['ocr'], not: true }, 'Category is not OCR'],
    [{ kind: 'names', field: 'category', values: [''], not: false }, 'No category'],
    [{ kind: 'names', field: 'category', values: [''], not: true }, 'Category is known'],
    [{ kind: 'names', field: 'category', values: [], not: false }, 'Category is nothing'],
    [{ kind: 'names', field: 'mine', values: ['undecided'], not: false }, 'My decision is Undecided'],
    [{ kind: 'names', field: 'problem', values: ['region-large'], not: false }, 'Problem is Region large'],
    [{ kind: 'names', field: 'stage', values: ['constructor'], not: false }, 'Stage is constructor'],
    [
      { kind: 'names', field: 'letter', values: ['A', 'B', 'C', 'D', 'E', 'F'], not: false },
      'Answer letter is A, B, C, D or 2 more',
    ],
    [{ kind: 'measure', field: 'areaRatio', from: null, below: 0.01 }, 'Area ratio below 1 %'],
    [{ kind: 'measure', field: 'areaRatio', from: 0.01, below: 0.05 }, 'Area ratio from 1 % to 5 %'],
    [{ kind: 'measure', field: 'longestSide', from: 4000, below: null }, 'Longest side from 4,000 px'],
    [{ kind: 'measure', field: 'difficulty', from: null, below: null }, 'Difficulty is known'],
  ] as const)('%j', (condition, expected) => {
    expect(conditionWords(condition, words)).toBe(expected)
  })

  it('tell a time, unless it is none', () => {
    expect(measureWords('decidedAt', 0)).toBe('1970-01-01 00:00 UTC')
    expect(measureWords('decidedAt', 1e300)).toBe('')
  })
})
