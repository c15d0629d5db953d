import { describe, expect, it } from 'vitest'
import { applyEntries, emptyDataset } from '../domain/dataset.ts'
import {
  exampleItem,
  exampleJudgement,
  examplePicture,
  examplePreview,
  exampleProject,
} from '../domain/example.ts'
import { previewKey } from '../domain/preview.ts'
import type { SelectionPlan } from '../domain/selectionPlan.ts'
import { emptyTable, withRows } from '../domain/table.ts'
import { readSelection, selectionAtHand, type SelectionSubject } from './selectionRoom.ts'

const plan: SelectionPlan = {
  seed: 1,
  categories: [{ category: 'counting', count: 1 }],
  kinds: null,
  prefer: ['hard'],
  perPicture: null,
  oneOfDuplicates: true,
}

const how = { modelId: 'm', budget: { kind: 'native' }, sampling: { samples: 1, temperature: 0 } } as const

const items = ['easy', 'tough'].map((id) =>
  exampleItem({ id, question: `How many bolts does ${id} have?`, pictureId: id }),
)

const dataset = applyEntries(emptyDataset(exampleProject), [
  ...items.map(({ id }) => ({ kind: 'picture' as const, value: examplePicture({ id, sha256: id }) })),
  ...items.map((value) => ({ kind: 'item' as const, value })),
  ...items.map(({ id }) => ({
    kind: 'judgement' as const,
    value: exampleJudgement({ itemId: id, decision: 'accept' }),
  })),
])

const none: SelectionSubject['alike'] = []

const subject = (over: Partial<SelectionSubject> = {}): SelectionSubject => ({
  dataset,
  plan,
  known: emptyTable(),
  how: null,
  alike: none,
  ...over,
})

const read = (of: SelectionSubject) =>
  readSelection(
    of,
    () => 0,
    () => Promise.resolve(),
  )

describe('the selection of the open project', () => {
  it('is worked out once for the same plan, whatever object holds it', async () => {
    const chosen = await read(subject())
    expect(chosen.selection.taken).toBe(1)
    expect(selectionAtHand(subject({ plan: { ...plan } }))).toBe(chosen)
    expect(selectionAtHand(subject({ plan: { ...plan, seed: 2 } }))).toBeNull()
  })

  it('prefers what the model fails at on the whole picture', async () => {
    const previews = items.map(({ id, ...content }) => {
      const ask = { ...how, view: 'global' as const, sha256: id, content }
      const option = id === 'easy' ? 1 : 0
      const key = previewKey(ask)
      return [key, examplePreview({ ...how, key, view: 'global', answers: [{ text: '', option }] })] as const
    })
    const chosen = await read(subject({ known: withRows(emptyTable(), previews), how }))
    expect(chosen.selection.verdicts.get('tough')?.code).toBe('taken')
    expect(chosen.modelId).toBe('m')
  })

  it('takes one of items that ask the same on pictures that are the same file', async () => {
    const twin = exampleItem({
      id: 'twin',
      pictureId: 'easy',
      order: 9,
      question: 'How many bolts does easy have',
    })
    const more = applyEntries(dataset, [
      { kind: 'item', value: twin },
      { kind: 'judgement', value: exampleJudgement({ itemId: 'twin', decision: 'accept' }) },
    ])
    const wide = { ...plan, categories: [{ category: 'counting', count: 9 }] }
    const { selection } = await read(subject({ dataset: more, plan: wide }))
    expect(selection.taken).toBe(2)
    expect([...selection.verdicts.values()].map(({ code }) => code)).toContain('duplicate')
  })
})
