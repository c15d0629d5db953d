import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import * as fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { idOf, invert, subjectOf, type Change, type Entry, type Step } from '../domain/entry.ts'
import { exampleProject } from '../domain/example.ts'
import { createStorage } from './browserStorage.ts'
import {
  added,
  allOf,
  begin,
  hash,
  historyOf,
  item,
  judgement,
  opened,
  picture,
  provenance,
  raw,
  reopened,
  step,
} from './doubles.test-data.ts'

const id = exampleProject.id

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory()
})

const keyOf = (entry: Entry): string => `${entry.kind} ${idOf(entry)}`
const sorted = (entries: Iterable<Entry>) => [...entries].toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))

/** What the steps lead to, in plain memory. */
function applied(steps: readonly Step[]): Map<string, Entry> {
  const entries = new Map<string, Entry>()
  for (const change of steps.flatMap(({ changes }) => changes)) {
    if (change.after) entries.set(keyOf(change.after), change.after)
    else entries.delete(keyOf(subjectOf(change)))
  }
  return entries
}

const anyEntry: fc.Arbitrary<Entry> = fc.oneof(
  fc.tuple(fc.constantFrom('i', 'j', 'k'), fc.nat(9)).map(([id, order]) => item(id, { order })),
  fc
    .tuple(
      fc.constantFrom('i', 'j'),
      fc.constantFrom('ann', '__proto__'),
      fc.constantFrom('accept' as const, null),
    )
    .map(([itemId, annotatorId, decision]) => judgement(itemId, { annotatorId, decision })),
  fc.tuple(fc.constantFrom('a', 'b'), fc.nat(99)).map(([digit, bytes]) => picture(digit, { bytes })),
  fc.constantFrom('i', 'j').map(provenance),
)

/** Steps as commits make them: every change says truly what was there before; some take the last step back. */
const anySteps: fc.Arbitrary<readonly Step[]> = fc
  .array(
    fc.oneof(
      fc.array(fc.record({ entry: anyEntry, gone: fc.boolean() }), { minLength: 1, maxLength: 6 }),
      fc.constant('undo' as const),
    ),
    { maxLength: 8 },
  )
  .map((acts) => {
    const steps: Step[] = []
    for (const [index, act] of acts.entries()) {
      const last = steps.at(-1)
      if (act === 'undo') {
        if (last) steps.push(step(`s${index}`, invert(last.changes), { role: 'undo', of: last.id }))
        continue
      }
      const changes: Change[] = []
      for (const { entry, gone } of act) {
        const before = applied([...steps, step('now', changes)]).get(keyOf(entry)) ?? null
        if (before || !gone) changes.push({ before, after: gone ? null : entry })
      }
      steps.push(step(`s${index}`, changes, { at: 1000 + index }))
    }
    return steps
  })

describe('a project', () => {
  it('is after a reload what its steps made of it, and its history is told in full', async () => {
    await fc.assert(
      fc.asyncProperty(anySteps, fc.boolean(), async (steps, atOnce) => {
        globalThis.indexedDB = new IDBFactory()
        const before = await opened()
        if (atOnce) await before.writeAll(steps)
        else await Promise.all(steps.map((one) => before.write(one)))
        const store = await reopened(before)
        const expected = applied(steps)
        const shown = [...expected.values()].filter(({ kind }) => kind !== 'provenance')
        expect(sorted(await allOf(store))).toEqual(sorted(shown))
        for (const itemId of ['i', 'j']) {
          const kept = expected.get(`provenance ${itemId}`)
          expect(await store.provenance(itemId)).toEqual(kept?.value ?? null)
        }
        expect(await historyOf(store)).toEqual([begin, ...steps])
        store.close()
        const [summary] = await createStorage({ locks: null }).list()
        const of = (kind: Entry['kind']) => [...expected.values()].filter((entry) => entry.kind === kind)
        expect(summary).toMatchObject({
          items: of('item').length,
          pictures: of('picture').length,
          decided: of('judgement').filter((entry) => entry.kind === 'judgement' && entry.value.decision)
            .length,
          bytes: of('picture').reduce(
            (sum, entry) => sum + (entry.kind === 'picture' ? entry.value.bytes : 0),
            0,
          ),
        })
      }),
      { numRuns: 40 },
    )
  })

  it('starts where its last visitor stood, else with the first item in the order of import', async () => {
    const store = await opened()
    await expect(store.start()).resolves.toEqual({ project: exampleProject, place: null, first: null })
    await store.write(
      step(
        's',
        ['c', 'b', 'a'].map((id, order) => added(item(id, { order }))),
      ),
    )
    const first = await store.start()
    expect(first.first?.item.id).toBe('c')
    expect(first.first?.picture).toBeNull()
    await store.write(step('t', [added(picture('a'))]))
    await store.savePlace({ itemId: 'a', annotatorId: 'ann' })
    const again = await (await reopened(store)).start()
    expect(again.place).toEqual({ itemId: 'a', annotatorId: 'ann' })
    expect(again.first?.item.id).toBe('a')
    expect(again.first?.picture?.id).toBe(hash('a'))
  })

  it('starts with the first item when the place is no more', async () => {
    const store = await opened()
    await store.write(step('s', [added(item('b', { order: 1 })), added(item('a', { order: 2 }))]))
    await store.savePlace({ itemId: 'gone', annotatorId: 'ann' })
    expect((await store.start()).first?.item.id).toBe('b')
  })

  it('answers for single records, and with null for what is not there', async () => {
    const store = await opened()
    await store.write(
      step('s', [added(item('i')), added(judgement('i', { note: 'so' })), added(picture('b'))]),
    )
    expect((await store.item('i'))?.id).toBe('i')
    expect((await store.judgement('i', 'ann'))?.note).toBe('so')
    expect((await store.picture(hash('b')))?.id).toBe(hash('b'))
    expect(await store.item('x')).toBeNull()
    expect(await store.judgement('i', 'ben')).toBeNull()
    expect(await store.step('x')).toBeNull()
  })

  it('tells its steps newest first, without their changes, and each one by its id', async () => {
    const store = await opened()
    const steps = ['a', 'b', 'c'].map((id) => step(id, [added(item(id))]))
    await store.writeAll(steps)
    const { changes: _, ...header } = step('c', [])
    expect(await store.steps(2)).toMatchObject([{ ...header, count: 1 }, { id: 'b' }])
    expect((await store.steps(2))[0]).not.toHaveProperty('changes')
    expect(await store.steps(0)).toEqual([])
    expect(await store.step('b')).toEqual(steps[1])
  })

  it('keeps a large step in runs and gives it back whole and in order', async () => {
    const store = await opened()
    const large = step(
      'large',
      Array.from({ length: 1301 }, (_, order) => added(item(`i${order}`, { order }))),
    )
    const heavy = step('heavy', [
      added({ kind: 'provenance', value: { itemId: 'i', record: 'x'.repeat(1_500_000) } }),
      added({ kind: 'provenance', value: { itemId: 'j', record: 'y'.repeat(9_000_000) } }),
      added(item('z')),
    ])
    await store.writeAll([large, heavy])
    const after = await reopened(store)
    expect(await historyOf(after)).toEqual([begin, large, heavy])
    expect(await after.step('large')).toEqual(large)
    expect(await after.steps(2)).toMatchObject([{ count: 3 }, { count: 1301 }])
    const sizes: number[] = []
    await after.load((batch) => sizes.push(batch.length))
    expect(sizes).toEqual([1000, 302])
    await after.write(step('undo', invert(large.changes), { role: 'undo', of: 'large' }))
    expect(sorted(await allOf(after))).toEqual([item('z')])
  })

  it('loads in batches, and stops when asked', async () => {
    const store = await opened()
    await store.write(
      step(
        's',
        Array.from({ length: 4500 }, (_, order) => added(item(`i${order}`, { order }))),
      ),
    )
    const sizes: number[] = []
    await store.load((batch) => sizes.push(batch.length))
    expect(sizes).toEqual([1000, 1000, 1000, 1000, 500])
    const control = new AbortController()
    const stopped = store.load(() => control.abort(), control.signal)
    await expect(stopped).rejects.toHaveProperty('name', 'AbortError')
  })
})

describe('records that cannot be read', () => {
  it('are set aside with a sentence, and stay in the database as they are', async () => {
    const store = await opened()
    await store.write(step('s', [added(item('a')), added(item('b')), added(judgement('a'))]))
    store.close()
    const odd = { id: 'b', order: 0.5, question: 7 }
    await raw(id, (transaction) => transaction.objectStore('items').put(odd, 'b'))
    const after = await createStorage({ locks: null }).open(id)
    const seen: string[] = []
    const { aside } = await after.load((batch) => seen.push(...batch.map(keyOf)))
    expect(seen).toEqual(['item a', 'judgement a/ann'])
    expect(aside).toMatchObject([{ code: 'record-unreadable', field: 'question' }])
    expect(aside[0]?.sentence).toContain('The item “b” cannot be read')
    expect(aside[0]?.sentence).toContain('kept as it is')
    expect((await after.start()).first?.item.id).toBe('a')
    after.close()
    expect(await raw(id, (transaction) => transaction.objectStore('items').get('b'))).toEqual(odd)
  })

  it('are told of when they are steps', async () => {
    const store = await opened()
    store.close()
    await raw(id, (transaction) => transaction.objectStore('steps').put({ id: 's', at: 'now' }))
    const after = await createStorage({ locks: null }).open(id)
    expect(await after.steps(9)).toMatchObject([{ id: 'begin' }])
    await expect(after.step('s')).rejects.toThrow(/cannot be read/)
  })
})
