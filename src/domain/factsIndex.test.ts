import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyChanges, applyEntries, emptyDataset, presentEntry, type Dataset } from './dataset.ts'
import type { Change, Entry } from './entry.ts'
import { exampleItem, exampleJudgement, examplePicture, exampleProject } from './example.ts'
import { factsAbout, factsAtHand, factsOf, readFacts } from './factsIndex.ts'
import { inOrder } from './inOrder.ts'
import { factsOn } from './itemFacts.ts'
import { decisions } from './judgement.ts'

const item = (id: string, over = {}): Entry => ({ kind: 'item', value: exampleItem({ id, ...over }) })
const said = (itemId: string, over = {}): Entry => ({
  kind: 'judgement',
  value: exampleJudgement({ itemId, ...over }),
})
const three = applyEntries(emptyDataset(exampleProject), [
  { kind: 'picture', value: examplePicture({ id: 'p1' }) },
  item('c', { order: 3, pictureId: 'p1' }),
  item('a', { order: 1, pictureId: 'p1' }),
  item('b', { order: 2, pictureId: 'p2' }),
])

const after = (dataset: Dataset, entries: readonly Entry[]): Dataset =>
  applyChanges(
    dataset,
    entries.map((entry): Change => ({ before: presentEntry(dataset, entry), after: entry })),
  )

const anew = (dataset: Dataset) => inOrder(dataset.items).map((each) => factsOn(dataset, each))
const breathe = () => Promise.resolve()

describe('the facts of all items', () => {
  it('come in the order of import', () => {
    expect(factsOf(three).map((facts) => facts.item.id)).toEqual(['a', 'b', 'c'])
    expect(factsAbout(three, 'b')?.item.id).toBe('b')
    expect(factsAbout(three, 'z')).toBeUndefined()
  })

  it('are the same objects as before for whatever was not touched', () => {
    const before = factsOf(three)
    const decided = after(three, [said('b', { decision: 'accept' })])
    const now = factsOf(decided)
    expect(now[0]).toBe(before[0])
    expect(now[2]).toBe(before[2])
    expect(now[1]?.stage).toBe('resolved')
    expect(factsOf(three)).toBe(before)
  })

  it('follow a picture whose size becomes known', () => {
    factsOf(three)
    const sized = after(three, [{ kind: 'picture', value: examplePicture({ id: 'p2', width: 10 }) }])
    expect(factsOf(sized)[1]?.picture?.width).toBe(10)
  })

  it('are all looked at again under another policy', () => {
    const decided = after(three, [said('a', { decision: 'accept' })])
    expect(factsOf(decided)[0]?.stage).toBe('resolved')
    const value = { ...exampleProject, policy: { kind: 'majority' as const, needed: 2 } }
    expect(factsOf(after(decided, [{ kind: 'project', value }]))[0]?.stage).toBe('needed')
  })

  it('are at hand only where little changed', () => {
    const other = { ...three, project: { ...three.project, id: 'another' } }
    expect(factsAtHand(other, 2)).toBeNull()
    expect(factsAtHand(other, 3)).toHaveLength(3)
    expect(factsAtHand(other, 0)).toHaveLength(3)
  })

  it('are the same when they are read a slice at a time, and reading that was stopped goes on', async () => {
    const other = { ...three, project: { ...three.project, id: 'sliced' } }
    const shares: number[] = []
    const read = await readFacts(other, breathe, (share) => shares.push(share))
    expect(read).toEqual(anew(other))
    expect(shares).toEqual([1])
    expect(factsOf(other)).toBe(read)
    const stopped = { ...three, project: { ...three.project, id: 'stopped' } }
    await expect(readFacts(stopped, () => Promise.reject(new Error('Stopped.')))).rejects.toThrow('Stopped.')
    expect(factsAtHand(stopped, 0)).toEqual(anew(stopped))
  })

  it('never differ from facts that are worked out anew, whatever happens', () => {
    const entry: fc.Arbitrary<Entry> = fc.oneof(
      fc
        .record({
          id: fc.constantFrom('a', 'b', 'c', 'd'),
          order: fc.nat(9),
          pictureId: fc.constantFrom('p1', 'p2'),
        })
        .map((over) => ({ kind: 'item' as const, value: exampleItem(over) })),
      fc
        .record({ id: fc.constantFrom('p1', 'p2'), width: fc.nat(5000) })
        .map((over) => ({ kind: 'picture' as const, value: examplePicture(over) })),
      fc
        .record({
          itemId: fc.constantFrom('a', 'b', 'c', 'd'),
          annotatorId: fc.constantFrom('ann', 'ben'),
          decision: fc.constantFrom(...decisions),
          activeMs: fc.nat(),
        })
        .map((over) => ({ kind: 'judgement' as const, value: exampleJudgement(over) })),
      fc
        .constantFrom({ kind: 'sole' as const }, { kind: 'majority' as const, needed: 2 })
        .map((policy) => ({ kind: 'project' as const, value: { ...exampleProject, policy } })),
    )
    const act = fc.record({ entry, gone: fc.boolean() })
    fc.assert(
      fc.property(fc.array(fc.array(act, { maxLength: 6 }), { maxLength: 8 }), (batches) => {
        let dataset = three
        for (const batch of batches) {
          for (const { entry, gone } of batch) {
            const before = presentEntry(dataset, entry)
            const after = gone && before && entry.kind !== 'project' ? null : entry
            dataset = applyChanges(dataset, [{ before, after }])
          }
          expect(factsOf(dataset)).toEqual(anew(dataset))
        }
      }),
    )
  })
})
