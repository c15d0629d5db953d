import { describe, expect, it } from 'vitest'
import { bulkOutcome, type BulkEdit, type Speaker } from './bulkEdits.ts'
import {
  applyChanges,
  applyEntries,
  checkChanges,
  emptyDataset,
  judgementOf,
  type Dataset,
} from './dataset.ts'
import { invert } from './entry.ts'
import { exampleItem, exampleJudgement, exampleProject } from './example.ts'
import { nothingChecked, type Shown } from './judgement.ts'
import { get } from './table.ts'

const shown: Shown = {
  look: 'side-by-side',
  global: false,
  regional: false,
  outline: false,
  answer: true,
  provenance: false,
  margin: 0,
  previews: [],
}
const speaker: Speaker = { annotatorId: 'ann', at: 500, shownOf: () => shown }

/** `a` as given, `b` accepted by ann, `c` without an answer, `d` judged by ben with another answer. */
const dataset = applyEntries(emptyDataset(exampleProject), [
  { kind: 'item', value: exampleItem({ id: 'a' }) },
  { kind: 'item', value: exampleItem({ id: 'b' }) },
  { kind: 'item', value: exampleItem({ id: 'c', options: [], answerLetter: null, answerText: '' }) },
  { kind: 'item', value: exampleItem({ id: 'd' }) },
  {
    kind: 'judgement',
    value: exampleJudgement({
      itemId: 'b',
      decision: 'accept',
      reasons: ['other'],
      note: 'Seen.',
      activeMs: 9,
    }),
  },
  {
    kind: 'judgement',
    value: exampleJudgement({
      itemId: 'd',
      annotatorId: 'ben',
      decision: 'accept',
      revision: { answerLetter: 'A', answerText: 'two' },
    }),
  },
])
const all = ['a', 'b', 'c', 'd']

function after(edit: BulkEdit, ids = all, before = dataset): { now: Dataset; sums: readonly number[] } {
  const { changes, done, same, refused } = bulkOutcome(before, ids, edit, speaker)
  checkChanges(before, changes)
  const now = applyChanges(before, changes)
  expect(applyChanges(now, invert(changes))).toEqual(before)
  return { now, sums: [done, same, refused.length] }
}
const mine = (now: Dataset, id: string) => judgementOf(now, id, 'ann')

describe('an edit of many judgements', () => {
  it('decides where the rules allow it, and names what they refuse', () => {
    const { now, sums } = after({ kind: 'decide', decision: 'accept', reasons: [] })
    expect(sums).toEqual([2, 1, 1])
    expect(mine(now, 'a')).toMatchObject({ decision: 'accept', decidedAt: 500, shown })
    expect(mine(now, 'c')).toBeUndefined()
    const { refused } = bulkOutcome(
      dataset,
      all,
      { kind: 'decide', decision: 'accept', reasons: [] },
      speaker,
    )
    expect(refused).toEqual([{ itemId: 'c', sentence: 'There is no answer; write it first.' }])
  })

  it('rejects with reasons, beside those that were given before', () => {
    const { now } = after({ kind: 'decide', decision: 'reject', reasons: ['too-easy'] })
    expect(mine(now, 'b')).toMatchObject({ decision: 'reject', reasons: ['other', 'too-easy'], activeMs: 9 })
    expect(judgementOf(now, 'd', 'ben')).toBe(judgementOf(dataset, 'd', 'ben'))
  })

  it('refuses a reason that the project does not have', () => {
    expect(after({ kind: 'reason', code: 'unheard-of', given: true }).sums).toEqual([0, 0, 4])
  })

  it('accepts nothing that a check says no to', () => {
    const checked = applyEntries(dataset, [
      {
        kind: 'judgement',
        value: exampleJudgement({ itemId: 'a', checks: { ...nothingChecked, answerable: false } }),
      },
    ])
    expect(after({ kind: 'decide', decision: 'accept', reasons: [] }, ['a'], checked).sums).toEqual([0, 0, 1])
  })

  it.each<[string, BulkEdit, readonly number[]]>([
    ['takes decisions back', { kind: 'takeBack' }, [1, 3, 0]],
    ['gives a reason', { kind: 'reason', code: 'other', given: true }, [3, 1, 0]],
    ['takes a reason back', { kind: 'reason', code: 'other', given: false }, [1, 3, 0]],
    ['sets the category', { kind: 'category', category: 'ocr' }, [4, 0, 0]],
    ['leaves the category that is given', { kind: 'category', category: 'counting' }, [0, 4, 0]],
    ['sets the difficulty', { kind: 'difficulty', difficulty: 3 }, [4, 0, 0]],
    ['refuses a difficulty that there is not', { kind: 'difficulty', difficulty: 9 }, [0, 0, 4]],
    ['dismisses a problem', { kind: 'dismiss', code: 'picture-small' }, [4, 0, 0]],
    ['writes no empty note', { kind: 'note', text: '  ' }, [0, 4, 0]],
  ])('%s', (_, edit, sums) => {
    expect(after(edit).sums).toEqual(sums)
  })

  it('puts a note below the one that is there', () => {
    const { now } = after({ kind: 'note', text: ' Look again. ' })
    expect(mine(now, 'a')?.note).toBe('Look again.')
    expect(mine(now, 'b')?.note).toBe('Seen.\nLook again.')
  })

  it('passes over items that are gone', () => {
    expect(after({ kind: 'decide', decision: 'flag', reasons: [] }, ['a', 'z']).sums).toEqual([1, 0, 0])
  })
})

describe('the project’s word on many items', () => {
  it('accepts what is known of each, and refuses what cannot stand', () => {
    const { now, sums } = after({ kind: 'resolve', outcome: 'accept', reasons: ['other'] })
    expect(sums).toEqual([3, 0, 1])
    expect(get(now.resolutions, 'd')).toMatchObject({
      adjudicator: 'ann',
      by: ['ben'],
      at: 500,
      reasons: [],
      content: { answerText: 'two' },
    })
  })

  it('rests on those who accepted just that, and counts all who decided', () => {
    const many = applyEntries(
      dataset,
      [
        { annotatorId: 'cleo', decision: 'accept' as const },
        { annotatorId: 'dora', decision: 'reject' as const },
      ].map((over) => ({ kind: 'judgement', value: exampleJudgement({ itemId: 'd', ...over }) })),
    )
    const { now } = after({ kind: 'resolve', outcome: 'accept', reasons: [] }, ['d'], many)
    expect(get(now.resolutions, 'd')).toMatchObject({ by: ['cleo'], checks: 3 })
    expect(get(now.resolutions, 'd')?.content.answerText).toBe('three')
  })

  it('rejects with reasons, and can be taken back', () => {
    const { now } = after({ kind: 'resolve', outcome: 'reject', reasons: ['other'] })
    expect(get(now.resolutions, 'c')).toMatchObject({ outcome: 'reject', reasons: ['other'] })
    expect(after({ kind: 'resolve', outcome: 'reject', reasons: ['other'] }, all, now).sums).toEqual([
      0, 4, 0,
    ])
    const { now: back, sums } = after({ kind: 'unresolve' }, ['a', 'b', 'c'], now)
    expect(sums).toEqual([3, 0, 0])
    expect(back.resolutions.size).toBe(1)
  })

  it('marks gold items with the answer as it stands, and keeps answers that are known', () => {
    const { now, sums } = after({ kind: 'gold' }, ['a', 'd'])
    expect(sums).toEqual([2, 0, 0])
    expect(now.project.gold.answers).toEqual([
      { itemId: 'a', outcome: 'accept', answerLetter: 'B', answerText: 'three' },
      { itemId: 'd', outcome: 'accept', answerLetter: 'A', answerText: 'two' },
    ])
    expect(after({ kind: 'gold' }, ['a', 'b'], now).sums).toEqual([1, 1, 0])
    const { now: left, sums: unmarked } = after({ kind: 'notGold' }, ['a', 'b'], now)
    expect(unmarked).toEqual([1, 1, 0])
    expect(left.project.gold.answers.map(({ itemId }) => itemId)).toEqual(['d'])
  })

  it('removes items with all that was said about them', () => {
    const marked = after({ kind: 'gold' }, ['b', 'd']).now
    const resolved = after({ kind: 'resolve', outcome: 'reject', reasons: [] }, ['b'], marked).now
    const { now, sums } = after({ kind: 'remove' }, ['b', 'd'], resolved)
    expect(sums).toEqual([2, 0, 0])
    expect([now.items.size, now.judgements.size, now.resolutions.size]).toEqual([2, 0, 0])
    expect(now.project.gold.answers).toEqual([])
  })
})
