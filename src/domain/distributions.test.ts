import { describe, expect, it } from 'vitest'
import { someFacts } from './chartFacts.test-data.ts'
import {
  categoryCounter,
  decisionCounter,
  kindCounter,
  letterCounter,
  nameCounter,
  reasonCounter,
  statusCounter,
} from './distributions.ts'
import { exampleItem, exampleSource } from './example.ts'
import { countItems } from './itemCounter.ts'

const rejected = {
  itemId: 'item-1',
  outcome: 'reject',
  content: exampleItem(),
  by: [],
  checks: 0,
  at: null,
  adjudicator: 'lead',
  reasons: ['unsafe'],
} as const

describe('categories', () => {
  it('are counted as given and as kept: an item may be kept under another one', () => {
    const facts = [
      someFacts({ category: 'ocr' }),
      someFacts({ category: 'ocr', content: exampleItem({ category: 'color' }) }),
      someFacts({ category: 'ocr', resolution: 'undecided' }),
      someFacts({ category: 'strange' }),
      someFacts({ category: null, resolution: 'flagged' }),
      someFacts({ category: '', resolution: rejected }),
    ]
    expect(
      countItems(
        categoryCounter([
          { id: 'color', name: 'Colour' },
          { id: 'ocr', name: 'OCR' },
          { id: 'material', name: 'Material' },
        ]),
        facts,
      ),
    ).toEqual([
      { id: 'color', name: 'Colour', given: 0, kept: 1 },
      { id: 'ocr', name: 'OCR', given: 3, kept: 1 },
      { id: 'material', name: 'Material', given: 0, kept: 0 },
      { id: 'strange', name: 'strange', given: 1, kept: 1 },
      { id: null, name: 'No category', given: 2, kept: 0 },
    ])
  })

  it('may be called like what every object has', () => {
    const counts = countItems(categoryCounter([]), [someFacts({ category: '__proto__' })])
    expect(counts).toEqual([{ id: '__proto__', name: '__proto__', given: 1, kept: 1 }])
  })
})

describe('kinds', () => {
  it('are items with options, and open ones', () => {
    const open = { options: [], answerLetter: null }
    expect(countItems(kindCounter(), [someFacts(), someFacts(), someFacts(open)])).toEqual({
      choice: 2,
      open: 1,
    })
    expect(countItems(kindCounter(), [])).toEqual({ choice: 0, open: 0 })
  })
})

describe('answer letters', () => {
  it('are expected as often as an item has options for them', () => {
    const facts = [
      someFacts({ answerLetter: 'B' }),
      someFacts({ answerLetter: 'B', options: ['yes', 'no'] }),
      someFacts({ answerLetter: 'A', options: ['x', 'y', 'z', 'u', 'v'] }),
      someFacts({ answerLetter: 'F' }),
      someFacts({ options: [], answerLetter: null }),
    ]
    // A and B: 1/4 + 1/2 + 1/5; C and D: 1/4 + 1/5; E: 1/5.
    expect(countItems(letterCounter(), facts).map(({ letter, items }) => [letter, items])).toEqual([
      ['A', 1],
      ['B', 2],
      ['C', 0],
      ['D', 0],
      ['E', 0],
    ])
    expect(countItems(letterCounter(), facts).map(({ expected }) => Number(expected.toFixed(6)))).toEqual([
      0.95, 0.95, 0.45, 0.45, 0.2,
    ])
  })
})

describe('values', () => {
  it('come with the most frequent first and none last', () => {
    const facts = ['b', null, 'a', 'a', '', 'c', ''].map((status) =>
      someFacts({
        source: { ...exampleSource, status },
        ...(status === 'c' ? { resolution: 'undecided' } : {}),
      }),
    )
    expect(countItems(statusCounter(), facts)).toEqual([
      { name: 'a', items: 2, kept: 2 },
      { name: 'b', items: 1, kept: 1 },
      { name: 'c', items: 1, kept: 0 },
      { name: null, items: 3, kept: 3 },
    ])
    expect(
      countItems(
        nameCounter(() => 'x'),
        [],
      ),
    ).toEqual([])
  })
})

describe('decisions and reasons', () => {
  const facts = [
    someFacts({ id: '1' }, [{ decision: 'accept' }, { decision: 'accept' }, {}]),
    someFacts({ id: '2' }, [{ decision: 'reject', reasons: ['other', 'unsafe'] }, { decision: 'accept' }]),
    someFacts({ id: '3', resolution: rejected }, [{ decision: 'reject', reasons: ['gone', 'gone'] }]),
  ]

  it('count judgements and the items that have them', () => {
    expect(countItems(decisionCounter(), facts)).toEqual([
      { decision: 'accept', judgements: 3, items: 2 },
      { decision: 'reject', judgements: 2, items: 2 },
      { decision: 'flag', judgements: 0, items: 0 },
      { decision: 'skip', judgements: 0, items: 0 },
      { decision: 'begun', judgements: 1, items: 1 },
    ])
  })

  it('count what an adjudicator gives as a reason, in the order of the project', () => {
    expect(
      countItems(
        reasonCounter([
          { code: 'unsafe', name: 'Unsafe' },
          { code: 'too-easy', name: 'Too easy' },
          { code: 'other', name: 'Other' },
        ]),
        facts,
      ),
    ).toEqual([
      { code: 'unsafe', name: 'Unsafe', judgements: 2, items: 2 },
      { code: 'other', name: 'Other', judgements: 1, items: 1 },
      { code: 'gone', name: 'gone', judgements: 1, items: 1 },
    ])
  })
})
