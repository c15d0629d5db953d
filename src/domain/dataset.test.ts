import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  applyChanges,
  applyEntries,
  checkChanges,
  emptyDataset,
  judgementOf,
  judgementsOf,
  presentEntry,
  type Dataset,
} from './dataset.ts'
import { invert, type Change, type Entry } from './entry.ts'
import { exampleItem, exampleJudgement, examplePicture, exampleProject } from './example.ts'
import { contentOf as contentGiven, decisions, judgementId, type Judgement } from './judgement.ts'
import { Refusal } from './refusal.ts'
import { get, keys, rows } from './table.ts'
import { decidedIn, emptyTally, nothingDone, recounted, tallyOf } from './tally.ts'

const start = emptyDataset(exampleProject)
const said = (over: Partial<Judgement> = {}): Entry => ({ kind: 'judgement', value: exampleJudgement(over) })
const added = (after: Entry): Change => ({ before: null, after })

const entry: fc.Arbitrary<Entry> = fc.oneof(
  fc.record({
    kind: fc.constant('picture' as const),
    value: fc.record({ id: fc.constantFrom('p', 'q'), bytes: fc.nat() }).map(examplePicture),
  }),
  fc.record({
    kind: fc.constant('item' as const),
    value: fc.record({ id: fc.constantFrom('i', 'j'), order: fc.nat() }).map(exampleItem),
  }),
  fc.record({
    kind: fc.constant('judgement' as const),
    value: fc
      .record({
        itemId: fc.constantFrom('i', 'j'),
        annotatorId: fc.constantFrom('ann', 'ben', '__proto__'),
        decision: fc.option(fc.constantFrom(...decisions)),
        activeMs: fc.nat(),
        idleMs: fc.nat(),
        rev: fc.nat(),
      })
      .map(exampleJudgement),
  }),
  fc.record({
    kind: fc.constant('resolution' as const),
    value: fc
      .record({
        itemId: fc.constantFrom('i', 'j'),
        outcome: fc.constantFrom('accept' as const, 'reject' as const),
      })
      .map((over) => ({
        ...over,
        content: contentGiven(exampleItem()),
        by: ['ann'],
        checks: 1,
        at: null,
        adjudicator: null,
        reasons: [],
      })),
  }),
  fc.record({
    kind: fc.constant('project' as const),
    value: fc.string().map((name) => ({ ...exampleProject, name })),
  }),
)

/** Entries that come in one after another; `gone` ones are taken out again. */
const steps = fc.array(fc.record({ entry, gone: fc.boolean() }), { maxLength: 30 })

function changesOf(dataset: Dataset, acts: readonly { entry: Entry; gone: boolean }[]): readonly Change[] {
  const changes: Change[] = []
  let now = dataset
  for (const { entry, gone } of acts) {
    const before = presentEntry(now, entry)
    const after = gone && entry.kind !== 'project' ? null : entry
    if (!before && !after) continue
    changes.push({ before, after })
    now = applyChanges(now, [{ before, after }])
  }
  return changes
}

const contentOf = (dataset: Dataset) => ({
  project: dataset.project,
  pictures: new Map([...keys(dataset.pictures)].map((key) => [key, get(dataset.pictures, key)])),
  items: new Map([...keys(dataset.items)].map((key) => [key, get(dataset.items, key)])),
  judgements: new Map([...keys(dataset.judgements)].map((key) => [key, get(dataset.judgements, key)])),
  resolutions: new Map([...keys(dataset.resolutions)].map((key) => [key, get(dataset.resolutions, key)])),
  annotatorsOf: new Map(
    [...keys(dataset.annotatorsOf)].map((key) => [key, new Set(get(dataset.annotatorsOf, key))]),
  ),
  tally: dataset.tally,
})

describe('the dataset', () => {
  it('comes back to the same content when changes are applied and then inverted', () => {
    fc.assert(
      fc.property(steps, steps, (first, then) => {
        const dataset = applyChanges(start, changesOf(start, first))
        const changes = changesOf(dataset, then)
        const after = applyChanges(dataset, changes)
        checkChanges(after, invert(changes))
        expect(contentOf(applyChanges(after, invert(changes)))).toEqual(contentOf(dataset))
      }),
    )
  })

  it('keeps a tally and an index that equal a recount', () => {
    fc.assert(
      fc.property(steps, (acts) => {
        const dataset = applyChanges(start, changesOf(start, acts))
        const all = [...rows(dataset.judgements)]
        expect(dataset.tally).toEqual(
          recounted(
            emptyTally,
            all.map((after) => ({ before: null, after })),
          ),
        )
        for (const itemId of ['i', 'j']) {
          const ids = all
            .filter((judgement) => judgement.itemId === itemId)
            .map((judgement) => judgement.annotatorId)
          expect(new Set(get(dataset.annotatorsOf, itemId) ?? [])).toEqual(new Set(ids))
        }
      }),
    )
  })

  it('is the same whether changes come one by one or at once, or entries are loaded', () => {
    fc.assert(
      fc.property(steps, (acts) => {
        const changes = changesOf(start, acts)
        const atOnce = applyChanges(start, changes)
        const oneByOne = changes.reduce((dataset, change) => applyChanges(dataset, [change]), start)
        expect(contentOf(oneByOne)).toEqual(contentOf(atOnce))
        const loaded = applyEntries(start, [
          { kind: 'project', value: atOnce.project },
          ...[...rows(atOnce.pictures)].map((value): Entry => ({ kind: 'picture', value })),
          ...[...rows(atOnce.items)].map((value): Entry => ({ kind: 'item', value })),
          ...[...rows(atOnce.judgements)].map((value): Entry => ({ kind: 'judgement', value })),
          ...[...rows(atOnce.resolutions)].map((value): Entry => ({ kind: 'resolution', value })),
        ])
        expect(contentOf(loaded)).toEqual(contentOf(atOnce))
      }),
    )
  })

  it('finds the judgements on an item, and one of them by annotator', () => {
    const dataset = applyEntries(start, [said(), said({ annotatorId: 'ben' }), said({ itemId: 'item-2' })])
    expect(judgementsOf(dataset, 'item-1').map((judgement) => judgement.annotatorId)).toEqual(['ann', 'ben'])
    expect(judgementOf(dataset, 'item-2', 'ann')?.itemId).toBe('item-2')
    expect(judgementOf(dataset, 'item-2', 'ben')).toBeUndefined()
    expect(judgementsOf(dataset, 'nothing')).toEqual([])
  })

  it('leaves items and pictures alone when only a judgement changes', () => {
    const dataset = applyEntries(start, [
      { kind: 'item', value: exampleItem() },
      { kind: 'picture', value: examplePicture() },
    ])
    const after = applyChanges(dataset, [added(said({ decision: 'accept' }))])
    expect(after.items).toBe(dataset.items)
    expect(after.pictures).toBe(dataset.pictures)
    expect(after.tally.get('ann')?.accept).toBe(1)
    expect(applyEntries(after, [{ kind: 'item', value: exampleItem({ id: 'x' }) }]).judgements).toBe(
      after.judgements,
    )
  })

  it('does not hold provenance', () => {
    const provenance: Entry = { kind: 'provenance', value: { itemId: 'item-1', record: { a: 1 } } }
    expect(contentOf(applyEntries(start, [provenance]))).toEqual(contentOf(start))
    expect(() => checkChanges(start, [{ before: provenance, after: null }])).not.toThrow()
  })
})

describe('checking changes', () => {
  const dataset = applyEntries(start, [said({ rev: 3, note: 'seen' })])

  it('lets a change pass that starts from what is there, even when it was read anew', () => {
    const before = said({ rev: 3, note: 'seen' })
    expect(presentEntry(dataset, before)?.value).not.toBe(before.value)
    expect(() => checkChanges(dataset, [{ before, after: said({ rev: 4 }) }])).not.toThrow()
  })

  it('refuses a change that starts from something else', () => {
    const stale = [
      { before: said({ rev: 2, note: 'seen' }), after: said({ rev: 3 }) },
      { before: said({ rev: 3, note: 'other words' }), after: said({ rev: 4 }) },
      { before: null, after: said({ rev: 1 }) },
      { before: said({ annotatorId: 'ben' }), after: null },
    ]
    for (const change of stale) expect(() => checkChanges(dataset, [change])).toThrow(Refusal)
  })

  it('lets changes of one batch build on each other', () => {
    const [a, b, c] = [said({ rev: 3, note: 'seen' }), said({ rev: 4 }), said({ rev: 5 })]
    expect(() =>
      checkChanges(dataset, [
        { before: a, after: b },
        { before: b, after: c },
      ]),
    ).not.toThrow()
    expect(() =>
      checkChanges(dataset, [
        { before: a, after: b },
        { before: a, after: c },
      ]),
    ).toThrow('changed in the meantime')
  })

  it('refuses a change that turns one record into another, or that belongs to another project', () => {
    const before = said({ rev: 3, note: 'seen' })
    expect(() => checkChanges(dataset, [{ before, after: said({ annotatorId: 'ben' }) }])).toThrow(Refusal)
    const other: Entry = { kind: 'project', value: { ...exampleProject, id: 'other' } }
    expect(() => checkChanges(dataset, [{ before: other, after: other }])).toThrow('another project')
    const own: Entry = { kind: 'project', value: exampleProject }
    expect(() => checkChanges(dataset, [{ before: own, after: null }])).toThrow('cannot be removed')
  })
})

describe('the tally', () => {
  it('counts decisions and time per annotator', () => {
    const dataset = applyEntries(start, [
      said({ decision: 'accept', activeMs: 10, idleMs: 1 }),
      said({ itemId: 'item-2', decision: 'skip', activeMs: 5 }),
      said({ itemId: 'item-3', activeMs: 2 }),
      said({ annotatorId: 'ben', decision: 'reject' }),
    ])
    const ann = tallyOf(dataset.tally, 'ann')
    expect(ann).toEqual({ accept: 1, reject: 0, flag: 0, skip: 1, judgements: 3, activeMs: 17, idleMs: 1 })
    expect(decidedIn(ann)).toBe(2)
    expect(tallyOf(dataset.tally, 'nobody')).toBe(nothingDone)
  })

  it('forgets an annotator whose last judgement is gone', () => {
    const dataset = applyEntries(start, [said({ decision: 'accept' })])
    const after = applyChanges(dataset, [{ before: said({ decision: 'accept' }), after: null }])
    expect(after.tally.size).toBe(0)
    expect(get(after.judgements, judgementId('item-1', 'ann'))).toBeUndefined()
  })
})
