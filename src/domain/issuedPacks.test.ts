import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  applyChanges,
  applyEntries,
  checkChanges,
  emptyDataset,
  judgementsOf,
  type Dataset,
} from './dataset.ts'
import { invert, type Change, type Entry } from './entry.ts'
import { exampleItem, exampleJudgement, exampleProject } from './example.ts'
import { afterReturns, callingOff, issuing, type PackReturn } from './issuedPacks.ts'
import { mergeChanges, mergingOf } from './merging.ts'
import { packOf, toHandOut } from './packing.ts'
import { decidingAmong } from './review.ts'
import type { Seat } from './workPack.ts'

const itemIds = ['one', 'two', 'three']
const ada = { id: 'ada', name: 'Ada', color: 'teal' }
const ben = { id: 'ben', name: 'Ben', color: 'red' }
const lead = applyEntries(
  emptyDataset({ ...exampleProject, people: [ada] }),
  itemIds.map((id, order): Entry => ({ kind: 'item', value: exampleItem({ id, order }) })),
)
const made = (id: string, seat: Seat, ...ids: readonly string[]) => ({
  pack: { id, of: { id: exampleProject.id, name: 'Example' }, seat, madeAt: 5 },
  itemIds: ids,
})
const after = (dataset: Dataset, changes: readonly Change[]): Dataset => {
  checkChanges(dataset, changes)
  return applyChanges(dataset, changes)
}
const making = (dataset: Dataset, ...packs: readonly ReturnType<typeof made>[]): Dataset => {
  const change = issuing(dataset.project, packs)
  return change ? after(dataset, [change]) : dataset
}
const said = (itemId: string, annotatorId: string, rev = 1) =>
  exampleJudgement({ itemId, annotatorId, decision: 'accept', rev, decidedAt: rev })
const ask = (dataset: Dataset, seats: readonly Seat[], perItem: number, countsUnderway = true) =>
  toHandOut(dataset, itemIds, { seats, perItem, countsPresent: true, countsUnderway, goldToAll: false })
const cleo = { id: 'c', name: 'Cleo' }

describe('packs that were made', () => {
  it('are remembered once, with who sits there where the project knows them, and never in a pack', () => {
    const first = made('p', ada, 'one', 'two')
    const packs = [first, made('q', cleo, 'two'), made('r', ben), first]
    const dataset = making(lead, ...packs)
    expect(dataset.project.packs).toEqual([
      {
        id: 'p',
        seat: { id: 'ada', name: 'Ada', annotatorId: 'ada' },
        madeAt: 5,
        itemIds: ['one', 'two'],
        returnedAt: null,
        returnedBy: null,
      },
      expect.objectContaining({ id: 'q', seat: { ...cleo, annotatorId: null } }),
    ])
    expect(issuing(dataset.project, packs)).toBeNull()
    const plan = { pack: first.pack, projectId: 'share', itemIds: ['one'], withProvenance: false }
    const share = packOf(dataset, plan).project
    expect(share.packs).toEqual([])
    expect(issuing(share, packs)).toBeNull()
  })

  it('count as on their way, so that enough of them leave an item out', () => {
    const dataset = making(lead, made('p', ada, 'one', 'two'), made('q', cleo, 'two'))
    expect(ask(dataset, [ben], 2)).toEqual({
      handed: [
        { id: 'one', wanted: 1, barred: [] },
        { id: 'three', wanted: 2, barred: [] },
      ],
      underway: { items: 2, packs: 2 },
    })
    expect(ask(dataset, [ben], 2, false).handed.map(({ wanted }) => wanted)).toEqual([2, 2, 2])
  })

  it('bar their seat from the same items, by id or name, whether they are back or not', () => {
    const dataset = making(lead, made('p', cleo, 'one'))
    const seats = [{ id: 'new', name: ' CLEO' }, { id: 'browser-7', name: 'C.' }, ben]
    const barred = (of: Dataset) => ask(of, seats, 3, false).handed[0]?.barred
    expect(barred(dataset)).toEqual(['new'])
    const packs = afterReturns(dataset.project.packs, [{ packId: 'p', by: 'browser-7', at: 9 }])
    expect(barred({ ...dataset, project: { ...dataset.project, packs } })).toEqual(['new', 'browser-7'])
  })

  it('are back with the merge that brings their work, and out again when it is undone', () => {
    const dataset = making(lead, made('p', cleo, 'one', 'two'))
    const returns = [{ packId: 'p', by: 'ben', at: 9 }]
    const changes = mergeChanges(dataset, mergingOf(dataset, [said('one', 'ben')]), [ben], returns)
    const merged = after(dataset, changes)
    expect(changes.filter(({ after: entry }) => entry?.kind === 'project')).toHaveLength(1)
    expect(merged.project).toMatchObject({
      people: [ada, ben],
      packs: [{ returnedAt: 9, returnedBy: 'ben' }],
    })
    expect(ask(merged, [ada], 1).underway).toEqual({ items: 0, packs: 0 })
    expect(after(merged, invert(changes)).project).toEqual(dataset.project)
  })

  it('are back by the latest return, whichever is merged first, and nothing new is no step', () => {
    const { project } = making(lead, made('p', cleo, 'one'))
    const returns: readonly PackReturn[] = [
      { packId: 'p', by: 'ben', at: 9 },
      { packId: 'p', by: 'ada', at: 12 },
      { packId: 'gone', by: 'ada', at: 99 },
    ]
    for (const order of [returns, returns.toReversed()]) {
      expect(afterReturns(project.packs, order)).toMatchObject([{ returnedAt: 12, returnedBy: 'ada' }])
    }
    const back = { ...lead, project: { ...project, packs: afterReturns(project.packs, returns) } }
    expect(afterReturns(back.project.packs, returns)).toBe(back.project.packs)
    const later = [{ packId: 'p', by: 'ben', at: 50 }]
    expect(mergeChanges(back, mergingOf(back, []), [], later)).toEqual([])
    expect(mergeChanges({ ...lead, project }, mergingOf(lead, []), [], later)).toHaveLength(1)
    expect(afterReturns(project.packs, [{ packId: 'p', by: 'ben', at: null }])).toMatchObject([
      { returnedAt: 5 },
    ])
  })

  it('are free again when they are called off: all that is out, or the rest of what is back', () => {
    const dataset = making(lead, made('p', ada, 'one', 'two'))
    const called = callingOff(dataset, 'p')
    expect(called && after(dataset, [called]).project.packs).toEqual([])
    expect(callingOff(dataset, 'q')).toBeNull()
    const returns = [{ packId: 'p', by: 'ada', at: 9 }]
    const merged = after(
      dataset,
      mergeChanges(dataset, mergingOf(dataset, [said('one', 'ada')]), [], returns),
    )
    const rest = callingOff(merged, 'p')
    const left = rest && after(merged, [rest])
    expect(left?.project.packs).toMatchObject([{ itemIds: ['one'], returnedBy: 'ada' }])
    expect(left && callingOff(left, 'p')).toBeNull()
    expect(left && ask(left, [ada], 2).handed.find(({ id }) => id === 'two')?.barred).toEqual([])
  })

  it('bring boxes where nothing but boxes is asked for', () => {
    const nest = { ...lead, project: { ...lead.project, task: 'nest' as const } }
    const dataset = making(nest, made('p', ada, 'one'))
    const decided = applyEntries(dataset, [{ kind: 'judgement', value: said('one', 'ada') }])
    expect(ask(decided, [ben], 1).underway.items).toBe(1)
  })
})

const seats = [ada, { id: 'seat-1', name: 'Ada' }, ben, { id: 'seat-2', name: 'ben' }, cleo]
const who = fc.constantFrom('ada', 'ben', 'browser-7')
const someItems = fc.uniqueArray(fc.constantFrom(...itemIds), { minLength: 1 })
const anyAct = fc.oneof(
  fc.record({
    kind: fc.constant('make' as const),
    packs: fc.array(
      fc.record({ id: fc.constantFrom('p', 'q', 'r', 's'), seat: fc.constantFrom(...seats), ids: someItems }),
      { minLength: 1, maxLength: 3 },
    ),
  }),
  fc.record({
    kind: fc.constant('merge' as const),
    packId: fc.constantFrom('p', 'q', 'r', 's', 'none'),
    by: who,
    ids: someItems,
    rev: fc.nat(3),
    at: fc.nat(9),
  }),
  fc.record({ kind: fc.constant('call off' as const), packId: fc.constantFrom('p', 'q', 'r', 's') }),
  fc.constant({ kind: 'undo' as const }),
  fc.constant({ kind: 'redo' as const }),
)

type Act = typeof anyAct extends fc.Arbitrary<infer T> ? T : never

function changesOf(dataset: Dataset, act: Act): readonly Change[] {
  if (act.kind === 'make') {
    const packs = act.packs.map(({ id, seat, ids }) => made(id, seat, ...ids))
    const change = issuing(dataset.project, packs)
    return change ? [change] : []
  }
  if (act.kind === 'merge') {
    const judgements = act.ids.map((id) => said(id, act.by, act.rev))
    const returns = [{ packId: act.packId, by: act.by, at: act.at }]
    const people = [ada, ben, { id: 'browser-7', name: 'Cleo', color: 'red' }]
    return mergeChanges(dataset, mergingOf(dataset, judgements), people, returns)
  }
  const change = act.kind === 'call off' ? callingOff(dataset, act.packId) : null
  return change ? [change] : []
}

/** No judgement is counted twice: those who are awaited are different people, and none of them has spoken. */
function isCountedOnce(dataset: Dataset): void {
  for (const id of itemIds) {
    const present = new Set(decidingAmong(judgementsOf(dataset, id)).map(({ annotatorId }) => annotatorId))
    const holders = dataset.project.packs.filter(
      (pack) => pack.returnedAt === null && pack.itemIds.includes(id),
    )
    const names = new Map(dataset.project.people.map((person) => [person.id, person.name.toLowerCase()]))
    const spoken = new Set([...present].map((person) => names.get(person) ?? person))
    const awaited = new Set(
      holders.map(({ seat }) => seat.name.toLowerCase()).filter((name) => !spoken.has(name)),
    )
    const wanted = (countsUnderway: boolean) => {
      const asking = { seats: [], perItem: 99, countsPresent: true, countsUnderway, goldToAll: false }
      return 99 - (toHandOut(dataset, [id], asking).handed[0]?.wanted ?? 0)
    }
    expect(wanted(false)).toBe(present.size)
    expect(wanted(true)).toBe(present.size + awaited.size)
  }
}

describe('making, merging, calling off and undoing in any order', () => {
  it('never counts an item on its way twice, and comes back to where it was', () => {
    fc.assert(
      fc.property(fc.array(anyAct, { maxLength: 14 }), (acts) => {
        const past: (readonly Change[])[] = []
        const future: (readonly Change[])[] = []
        let dataset = lead
        for (const act of acts) {
          if (act.kind === 'undo' || act.kind === 'redo') {
            const [from, to] = act.kind === 'undo' ? [past, future] : [future, past]
            const changes = from.pop()
            if (!changes) continue
            dataset = after(dataset, invert(changes))
            to.push(invert(changes))
          } else {
            const changes = changesOf(dataset, act)
            if (changes.length === 0) continue
            dataset = after(dataset, changes)
            past.push(changes)
            future.length = 0
          }
          const ids = dataset.project.packs.map(({ id }) => id)
          expect(new Set(ids).size).toBe(ids.length)
          isCountedOnce(dataset)
        }
        for (const changes of past.toReversed()) dataset = after(dataset, invert(changes))
        expect(dataset.project).toEqual(lead.project)
        expect(dataset.judgements.size).toBe(0)
      }),
      { numRuns: 500 },
    )
  })
})
