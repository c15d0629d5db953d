import { describe, expect, it } from 'vitest'
import { searchHits, searchTexts } from './answerFilterSearch.ts'
import type { EvaluatedItem } from './evaluatedItem.ts'
import { finished } from './slices.ts'

const source = {
  format: 'plain',
  file: '',
  line: null,
  id: 'row 17',
  status: null,
  query: '',
  picturePath: '',
  cropPath: null,
  object: null,
  score: null,
  consensus: null,
  smallModel: null,
  validationReason: null,
  boxes: [],
  notes: [],
}

const item = (id: string, question: string, over: Partial<EvaluatedItem> = {}): EvaluatedItem => ({
  given: { id, question, options: ['Red', 'Green'], answerLetter: 'A', answerText: 'Red', source },
  key: null,
  size: null,
  levels: [],
  ...over,
})

const hits = (items: readonly EvaluatedItem[], words: readonly string[]) => {
  const ids = items.map(({ given }) => given.id)
  const texts = finished(searchTexts(ids, new Map(items.map((each) => [each.given.id, each]))))
  const found = finished(searchHits(texts, words))
  return ids.filter((_, place) => found[place] === 1)
}

describe('searching the items of a benchmark', () => {
  const items = [item('i1', 'Which COLOUR is the kettle?'), item('i2', 'How many bolts hold the hinge?')]

  it('finds questions, options and ids in any letter case', () => {
    expect(hits(items, ['colour'])).toEqual(['i1'])
    expect(hits(items, ['green'])).toEqual(['i1', 'i2'])
    expect(hits(items, ['i2'])).toEqual(['i2'])
    expect(hits(items, ['row', '17'])).toEqual(['i1', 'i2'])
  })

  it('wants all words', () => {
    expect(hits(items, ['bolts', 'kettle'])).toEqual([])
  })

  it('looks at what was accepted rather than at what was given', () => {
    const key = {
      id: 'i3',
      question: 'How many nuts?',
      options: [],
      answerLetter: null,
      answerText: '4',
      category: null,
      region: null,
    }
    expect(hits([item('i3', 'How many bolts?', { key })], ['nuts'])).toEqual(['i3'])
    expect(hits([item('i3', 'How many bolts?', { key })], ['bolts'])).toEqual([])
  })

  it('looks only at the beginning of an endless question, and finds the id of an item that is not there', () => {
    expect(hits([item('i4', `${'x'.repeat(30_000)} needle`)], ['needle'])).toEqual([])
    expect(finished(searchTexts(['Lost'], new Map()))).toEqual(['lost'])
  })
})
