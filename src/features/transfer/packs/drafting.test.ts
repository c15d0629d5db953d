import { describe, expect, it } from 'vitest'
import { applyEntries, emptyDataset } from '../../../domain/dataset.ts'
import type { Entry } from '../../../domain/entry.ts'
import { exampleItem, exampleJudgement, examplePicture, exampleProject } from '../../../domain/example.ts'
import { numberedIds } from '../transfer.test-data.ts'
import { draftPacks, firstRequest, itemChoices, type PackRequest } from './drafting.ts'

const items = ['one', 'two', 'three', 'four'].map((id, order) =>
  exampleItem({
    id,
    order,
    question: id === 'three' ? 'Which lantern?' : `What is ${id}?`,
    category: order < 2 ? 'ocr' : 'counting',
    pictureId: order < 2 ? 'first' : 'second',
  }),
)
const project = {
  ...exampleProject,
  policy: { kind: 'majority', needed: 2 } as const,
  views: [
    { id: 'v1', name: 'Threes', conditions: [], search: 'lantern', sort: null, columns: [] },
    {
      id: 'v2',
      name: 'Copies',
      conditions: [{ kind: 'names' as const, field: 'duplicates' as const, values: [''], not: true }],
      search: '',
      sort: null,
      columns: [],
    },
  ],
}
const dataset = applyEntries(emptyDataset(project), [
  ...items.map((value): Entry => ({ kind: 'item', value })),
  { kind: 'picture', value: examplePicture({ id: 'first', bytes: 100 }) },
  { kind: 'picture', value: examplePicture({ id: 'second', sha256: null, bytes: 50 }) },
  {
    kind: 'judgement',
    value: exampleJudgement({ itemId: 'one', annotatorId: 'ada', decision: 'accept', activeMs: 4000 }),
  },
  {
    kind: 'judgement',
    value: exampleJudgement({ itemId: 'one', annotatorId: 'ben', decision: 'accept', activeMs: 8000 }),
  },
])
const seats = [
  { id: 'ada', name: 'Ada' },
  { id: 'cleo', name: ' Cleo ' },
  { id: 'nobody', name: '  ' },
]
const draft = (over: Partial<PackRequest> = {}, of = dataset) =>
  draftPacks(
    of,
    { ...firstRequest(project, seats), shuffled: false, ...over },
    { annotatorId: 'me', newId: numberedIds(), now: 7, breathe: () => Promise.resolve() },
  )

const out = {
  id: 'out',
  seat: { id: 'seat', name: 'Cleo', annotatorId: null },
  madeAt: 6,
  itemIds: ['two', 'three'],
  returnedAt: null,
  returnedBy: null,
}

describe('drafting work packs', () => {
  it('leaves out what is on its way unless it is to go out all the same, and nobody gets the same again', async () => {
    const lead = { ...dataset, project: { ...project, packs: [out] } }
    const itemIdsOf = async (over: Partial<PackRequest>) => {
      const { shares, underway } = await draft(over, lead)
      expect(underway).toEqual({ items: 2, packs: 1 })
      return shares.map(({ itemIds }) => itemIds)
    }
    expect(await itemIdsOf({ perItem: 1 })).toEqual([[], ['four']])
    expect(await itemIdsOf({ perItem: 1, countsUnderway: false })).toEqual([['two', 'three'], ['four']])
    expect(await itemIdsOf({ perItem: 2 })).toEqual([['two', 'three', 'four'], ['four']])
  })

  it('hands out what still needs judgements, by the policy, to the seats that have a name', async () => {
    const { chosen, asked, shares, sentence } = await draft()
    expect([chosen, asked, sentence]).toEqual([3, 3, null])
    expect(shares).toEqual([
      {
        pack: {
          id: 'id-1',
          of: { id: 'project-1', name: 'Example' },
          seat: { id: 'ada', name: 'Ada' },
          madeAt: 7,
        },
        projectId: 'id-2',
        itemIds: ['two', 'three', 'four'],
        gold: 0,
        pictures: 1,
        bytes: 100,
        seconds: 18,
      },
      expect.objectContaining({ projectId: 'id-4', itemIds: ['two', 'three', 'four'] }),
    ])
    expect(shares[1]?.pack.seat).toEqual({ id: 'cleo', name: 'Cleo' })
  })

  it('leaves out whoever has spoken about an item', async () => {
    const { shares } = await draft({ choice: 'all', countsPresent: false })
    expect(shares.map(({ itemIds }) => itemIds.includes('one'))).toEqual([false, true])
  })

  it('says when there are fewer seats than judgements wanted, and nothing while nobody has a seat', async () => {
    expect((await draft({ perItem: 3 })).sentence).toContain('there are only 2 seats')
    expect(await draft({ seats: [] })).toMatchObject({ chosen: 3, asked: 0, shares: [], sentence: null })
  })

  it('chooses by stage, category and saved view, and offers no view that only its own page can work out', async () => {
    expect(itemChoices(project).map(({ id }) => id)).toEqual([
      'all',
      'needed',
      'disputed',
      'category counting',
      'category ocr',
      'category color',
      'category structure',
      'category material',
      'category identification',
      'view v1',
    ])
    expect((await draft({ choice: 'disputed' })).chosen).toBe(0)
    expect((await draft({ choice: 'category ocr' })).shares[1]?.itemIds).toEqual(['two'])
    expect((await draft({ choice: 'view v1' })).shares[1]?.itemIds).toEqual(['three'])
  })
})
