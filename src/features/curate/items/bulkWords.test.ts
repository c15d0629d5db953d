import { describe, expect, it } from 'vitest'
import { exampleProject } from '../../../domain/example.ts'
import { valueWordsIn } from '../../../domain/itemFieldWords.ts'
import { editFor, noFields } from './bulkDraft.ts'
import { actGroups, outcomeWords, stepLabel, type BulkAct } from './bulkWords.ts'

const words = valueWordsIn(exampleProject)
const outcome = { changes: [], done: 2, same: 1, refused: [{ itemId: 'c', sentence: 'No.' }] }

describe('what an edit of many items will do', () => {
  it.each<[BulkAct, Partial<typeof noFields>, string]>([
    ['accept', {}, '2 items accepted by you'],
    ['reject', { reasons: ['too-easy', 'other'] }, '2 items rejected by you: Too easy, Other'],
    ['addReason', { code: 'other' }, '2 items given the reason “Other” in your judgement'],
    ['removeReason', { code: 'other' }, '2 items freed of the reason “Other” in your judgement'],
    ['category', { category: 'ocr' }, '2 items put under “OCR” in your judgement'],
    ['category', { category: '' }, '2 items put under “No category” in your judgement'],
    ['difficulty', { difficulty: '3' }, '2 items given the difficulty 3 in your judgement'],
    ['difficulty', { difficulty: 'none' }, '2 items without a difficulty in your judgement'],
    ['dismiss', { code: 'region-large' }, '2 items without the problem “Region large” for you'],
    ['resolveReject', { reasons: ['other'] }, '2 items rejected by the project: Other'],
    ['remove', {}, '2 items removed from the project, with all that was said about them'],
  ])('%s %j is “%s”', (act, fields, label) => {
    const edit = editFor(act, { ...noFields, ...fields })
    expect(edit && stepLabel(edit, outcome, words)).toBe(label)
  })

  it('is told with what stays as it is', () => {
    expect(outcomeWords({ kind: 'takeBack' }, outcome, words)).toBe(
      '2 items will be without your decision. Of 1 item that is true already. 1 item cannot be, and stays as before.',
    )
    const nothing = { changes: [], done: 0, same: 3, refused: [] }
    expect(outcomeWords({ kind: 'gold' }, nothing, words)).toBe(
      'Nothing will change. Of 3 items that is true already.',
    )
  })

  it('is not known before all is filled in', () => {
    const acts = actGroups.flatMap((group) => group.acts.map(([act]) => act))
    expect(acts.filter((act) => editFor(act, noFields) === null)).toEqual([
      'addReason',
      'removeReason',
      'category',
      'difficulty',
      'note',
      'dismiss',
    ])
  })
})
