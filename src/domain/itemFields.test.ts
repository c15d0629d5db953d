import { describe, expect, it } from 'vitest'
import { applyEntries, emptyDataset } from './dataset.ts'
import type { Entry } from './entry.ts'
import { exampleItem, exampleJudgement, examplePicture, exampleProject, exampleSource } from './example.ts'
import { factsOn } from './itemFacts.ts'
import { firstWord, measureOf, namesOf, surroundingsOf, type Around } from './itemFields.ts'
import { notAsked } from './previewOutcome.ts'
import type { MeasuredField, NamedField } from './tableView.ts'
import { measuredFields, namedFields } from './tableView.ts'

const item = exampleItem()
const open = exampleItem({
  id: 'open',
  options: [],
  answerLetter: null,
  category: null,
  question: '  ¿Qué color?',
  source: { ...exampleSource, status: null, consensus: null },
  pictureId: 'nowhere',
  region: null,
})
const said = (over: object): Entry => ({ kind: 'judgement', value: exampleJudgement(over) })
const dataset = applyEntries(
  emptyDataset({
    ...exampleProject,
    gold: {
      tellsMisses: false,
      answers: [{ itemId: 'item-1', outcome: 'accept', answerLetter: 'B', answerText: 'three' }],
    },
  }),
  [
    { kind: 'item', value: item },
    { kind: 'item', value: open },
    { kind: 'picture', value: examplePicture() },
    said({ decision: 'accept', difficulty: 2, activeMs: 4000, decidedAt: 10, revision: { category: 'ocr' } }),
    said({ annotatorId: 'ben', decision: 'reject', reasons: ['too-easy'], difficulty: 5, decidedAt: 30 }),
    said({ annotatorId: 'cleo', decision: 'reject', reasons: ['too-easy', 'other'], activeMs: 2000 }),
  ],
)
const facts = factsOn(dataset, item)
const bare = factsOn(dataset, open)
const around: Around = {
  outcomes: new Map([['item-1', { ...notAsked, quadrant: 'zoom-helps', tooEasy: true }]]),
  duplicates: new Map([['item-1', 'item-0']]),
  selection: new Map([['item-1', 'taken']]),
}
const names = (field: NamedField, of = facts, annotator = 'ben') =>
  namesOf(field)(of, surroundingsOf(dataset, annotator, around))

describe('the names of an item', () => {
  it.each<[NamedField, readonly string[]]>([
    ['category', ['ocr']],
    ['kind', ['choice']],
    ['stage', ['disputed']],
    ['outcome', []],
    ['decision', ['accept', 'reject']],
    ['mine', ['reject']],
    ['annotator', ['ann', 'ben', 'cleo']],
    ['reason', ['too-easy', 'other']],
    ['status', ['valid vqa']],
    ['letter', ['B']],
    ['questionWord', ['how']],
    ['quadrant', ['zoom-helps', 'too-easy']],
    ['duplicates', ['item-0']],
    ['gold', ['gold']],
    ['selection', ['taken']],
    ['picture', ['picture-1']],
    ['problem', []],
  ])('are read in the field %s', (field, expected) => {
    expect(names(field)).toEqual(expected)
  })

  it('are none where nothing is known', () => {
    const known = namedFields.filter((field) => names(field, bare).length > 0)
    expect(known).toEqual(['kind', 'stage', 'mine', 'questionWord', 'problem', 'picture'])
    expect(names('kind', bare)).toEqual(['open'])
    expect(names('mine', bare)).toEqual(['undecided'])
    expect(names('questionWord', bare)).toEqual(['qué'])
  })

  it('are problems that oneself has not dismissed', () => {
    const [code] = names('problem', bare)
    const dismissed = applyEntries(dataset, [said({ itemId: 'open', dismissed: [code] })])
    const about = factsOn(dismissed, open)
    expect(namesOf('problem')(about, surroundingsOf(dismissed, 'ann'))).not.toContain(code)
    expect(namesOf('problem')(about, surroundingsOf(dismissed, 'ben'))).toContain(code)
  })
})

describe('the measures of an item', () => {
  it.each<[MeasuredField, number | null]>([
    ['areaRatio', (120 * 80) / (4000 * 3000)],
    ['width', 4000],
    ['height', 3000],
    ['longestSide', 4000],
    ['agreement', 2 / 3],
    ['checks', 3],
    ['seconds', 6],
    ['difficulty', 3.5],
    ['consensus', 0.875],
    ['questionLength', item.question.length],
    ['options', 4],
    ['decidedAt', 30],
  ])('are read in the field %s', (field, expected) => {
    expect(measureOf(field)(facts)).toBe(expected)
  })

  it('are not known where nothing was said or given', () => {
    const known = measuredFields.filter((field) => measureOf(field)(bare) !== null)
    expect(known).toEqual(['checks', 'questionLength', 'options'])
  })

  it('are not known where a picture says no number', () => {
    const odd = { ...facts, picture: examplePicture({ width: Number.NaN }), areaRatio: Number.NaN }
    expect(measureOf('width')(odd)).toBeNull()
    expect(measureOf('areaRatio')(odd)).toBeNull()
  })
})

describe('the first word of a question', () => {
  it.each([
    ['What is it?', 'what'],
    ['“Which one', 'which'],
    ["What's it?", "what's"],
    ['???', ''],
    ['', ''],
  ])('of %j is %j', (text, word) => {
    expect(firstWord(text)).toBe(word)
  })

  it('is none in a text of a million signs', () => {
    expect(firstWord('?'.repeat(1_000_000))).toBe('')
  })
})
