import { describe, expect, it } from 'vitest'
import { applyEntries, emptyDataset } from '../../../domain/dataset.ts'
import type { Entry } from '../../../domain/entry.ts'
import { exampleItem, exampleJudgement, exampleProject } from '../../../domain/example.ts'
import { factsOf } from '../../../domain/factsIndex.ts'
import type { IssuedPack } from '../../../domain/workPack.ts'
import { issuedRows } from './issuedList.ts'

const me = { id: 'me', name: 'Me', color: 'blue' }
const issued = (id: string, name: string, over: Partial<IssuedPack> = {}): IssuedPack => ({
  id,
  seat: { id: `seat-${id}`, name, annotatorId: null },
  madeAt: 0,
  itemIds: ['one', 'two'],
  returnedAt: null,
  returnedBy: null,
  ...over,
})
const project = {
  ...exampleProject,
  people: [{ id: 'ben', name: 'Benjamin', color: 'red' }],
  packs: [
    issued('p', 'Ada', { returnedAt: 5, returnedBy: 'ada' }),
    issued('q', 'Ben', { returnedAt: 9, returnedBy: 'ben' }),
    issued('r', 'Cleo', { madeAt: 3 }),
    issued('s', 'Dora', { itemIds: ['two'] }),
  ],
}
const said = (itemId: string, annotatorId: string): Entry => ({
  kind: 'judgement',
  value: exampleJudgement({ itemId, annotatorId, decision: 'skip' }),
})
const facts = factsOf(
  applyEntries(emptyDataset(project), [
    ...['one', 'two'].map((id, order): Entry => ({ kind: 'item', value: exampleItem({ id, order }) })),
    said('one', 'ada'),
    said('one', 'ben'),
    said('two', 'ben'),
    said('two', 'seat-r'),
  ]),
)

describe('the list of packs', () => {
  const day = 24 * 60 * 60 * 1000

  it('says who has how much of what, what is out first, and who gave it back under another name', () => {
    const rows = issuedRows(facts, project, me, 2.5 * day)
    expect(
      rows.map(({ name, by, items, decided, returnedAt }) => [name, by, items, decided, returnedAt]),
    ).toEqual([
      ['Dora', null, 1, 0, null],
      ['Cleo', null, 2, 1, null],
      ['Ben', 'Benjamin', 2, 2, 9],
      ['Ada', 'Annotator ada', 2, 1, 5],
    ])
    expect(rows.map(({ days }) => days)).toEqual([2, 2, 2, 2])
  })

  it('is empty where none was made, and no pack went out tomorrow', () => {
    expect(issuedRows(facts, { ...project, packs: [] }, me, 0)).toEqual([])
    expect(issuedRows(facts, project, me, -day).map(({ days }) => days)).toEqual([0, 0, 0, 0])
  })
})
