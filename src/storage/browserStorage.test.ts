import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { invert, type Change } from '../domain/entry.ts'
import { exampleProject } from '../domain/example.ts'
import { createProject, type Project } from '../domain/project.ts'
import { TooNew, VERSION, type Ladder } from '../schema/migrations.ts'
import { createStorage } from './browserStorage.ts'
import {
  added,
  allOf,
  begin,
  fakeLocks,
  hash,
  historyOf,
  item,
  judgement,
  opened,
  picture,
  provenance,
  raw,
  step,
} from './doubles.test-data.ts'

const id = exampleProject.id
const named = (change: Partial<Project>) => ({
  kind: 'project' as const,
  value: { ...exampleProject, ...change },
})

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory()
})

afterEach(() => {
  vi.restoreAllMocks()
})

describe('the list of projects', () => {
  it('follows what happens in them', async () => {
    const storage = createStorage({ locks: null })
    const store = await opened()
    await store.write(step('s', [added(item('i')), added(picture('a', { bytes: 7 }))], { at: 5000 }))
    await store.write(step('t', [added(judgement('i', { decision: 'accept' }))], { at: 6000 }))
    await store.write(step('u', [{ before: named({}), after: named({ name: 'Renamed' }) }], { at: 7000 }))
    await vi.waitFor(async () =>
      expect(await storage.list()).toEqual([
        { id, name: 'Renamed', createdAt: 0, changedAt: 7000, items: 1, decided: 1, pictures: 1, bytes: 7 },
      ]),
    )
  })

  it('is mended when it was lost, and loses what is no more', async () => {
    const store = await opened()
    await store.write(step('s', [added(item('i'))]))
    store.close()
    indexedDB.deleteDatabase('saccade')
    expect(await createStorage({ locks: null }).list()).toMatchObject([{ id, items: 1 }])
    indexedDB.deleteDatabase(`saccade-project-${id}`)
    expect(await createStorage({ locks: null }).list()).toEqual([])
  })

  it('clears what a killed tab had only begun to make, but not what another tab is making now', async () => {
    const locks = fakeLocks()
    const [one, other] = [createStorage({ locks }), createStorage({ locks })]
    const making = one.create(exampleProject, begin)
    await other.list()
    await making
    expect(await other.list()).toHaveLength(1)
    await raw(id, (transaction) => transaction.objectStore('meta').delete('summary'))
    indexedDB.deleteDatabase('saccade')
    expect(await createStorage({ locks }).list()).toEqual([])
    expect((await indexedDB.databases()).map(({ name }) => name)).toEqual(['saccade'])
  })
})

describe('creating a project', () => {
  it('is refused when its id is taken, and leaves the other one alone', async () => {
    const storage = createStorage({ locks: null })
    const store = await opened()
    await expect(storage.create(createProject(id, 'Other', 9), begin)).rejects.toHaveProperty('code', 'taken')
    expect((await store.start()).project).toEqual(exampleProject)
  })

  it('leaves nothing behind when it fails', async () => {
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('Full.', 'QuotaExceededError')
    })
    const storage = createStorage({ locks: null })
    await expect(storage.create(exampleProject, begin)).rejects.toHaveProperty('code', 'no-room')
    vi.restoreAllMocks()
    expect(await storage.list()).toEqual([])
    await storage.create(exampleProject, begin)
    expect(await storage.list()).toHaveLength(1)
  })
})

describe('opening a project', () => {
  it('that is not here is refused, and makes none', async () => {
    const storage = createStorage({ locks: null })
    await expect(storage.open('nowhere')).rejects.toHaveProperty('code', 'gone')
    expect(await indexedDB.databases()).toEqual([])
  })

  it('of a newer version is refused, untouched', async () => {
    const store = await opened()
    await store.write(step('s', [added(item('i'))]))
    store.close()
    await raw(id, (transaction) => transaction.objectStore('meta').put(VERSION + 1, 'version'))
    const before = await raw(id, (transaction) => transaction.objectStore('meta').getAll())
    const storage = createStorage({ locks: null })
    await expect(storage.open(id)).rejects.toThrow(TooNew)
    await expect(storage.open(id)).rejects.toThrow(/Nothing was changed/)
    await expect(storage.duplicate(id, { id: 'copy', name: 'Copy', at: 1 })).rejects.toThrow(TooNew)
    expect(await raw(id, (transaction) => transaction.objectStore('meta').getAll())).toEqual(before)
    expect(await storage.list()).toMatchObject([{ id, items: 1 }])
  })

  it('with tables of a newer version is refused, untouched', async () => {
    ;(await opened()).close()
    await new Promise((resolve) => {
      const open = indexedDB.open(`saccade-project-${id}`, 99)
      open.addEventListener('success', () => resolve(open.result.close()))
    })
    await expect(createStorage({ locks: null }).open(id)).rejects.toThrow(TooNew)
    expect(await indexedDB.databases()).toContainEqual({ name: `saccade-project-${id}`, version: 99 })
  })

  it('of an older version brings every record and all of history to the newest form', async () => {
    const first = await opened()
    const large = Array.from({ length: 201 }, (_, order) => added(item(`i${order}`, { order })))
    const small = step('small', [added(judgement('i0'))])
    await first.writeAll([step('large', large), small])
    first.close()
    const ladder: Ladder = {
      version: VERSION + 1,
      migrations: [
        {
          to: VERSION + 1,
          entry: (entry) => ({
            ...entry,
            value:
              entry.kind === 'judgement' ? { ...(entry.value as object), note: 'migrated' } : entry.value,
          }),
          step: (one) => ('label' in one ? { ...one, label: 'migrated' } : one),
        },
      ],
    }
    const store = await createStorage({ locks: null, ladder }).open(id)
    expect((await store.judgement('i0', 'ann'))?.note).toBe('migrated')
    expect(await historyOf(store)).toEqual([
      { ...begin, label: 'migrated' },
      { ...step('large', large), label: 'migrated' },
      { ...small, label: 'migrated', changes: [added(judgement('i0', { note: 'migrated' }))] },
    ])
    expect(await allOf(store)).toHaveLength(202)
    await store.write(step('then', [added(judgement('i1'))]))
    await expect(createStorage({ locks: null }).open(id)).rejects.toThrow(TooNew)
  })

  it('refuses to write in the old form once another tab has moved it to a newer one', async () => {
    const old = await opened()
    await raw(id, (transaction) => transaction.objectStore('meta').put(VERSION + 1, 'version'))
    await expect(old.write(step('s', [added(item('i'))]))).rejects.toThrow(/newer version of Saccade. Reload/)
    expect(await old.item('i')).toBeNull()
  })
})

describe('duplicating a project', () => {
  it('copies everything under its new id and name, history included', async () => {
    const storage = createStorage({ locks: fakeLocks() })
    const store = await opened()
    await store.stage('import', hash('a'), new Blob(['bytes']))
    const changes: readonly Change[] = [
      ...Array.from({ length: 300 }, (_, order) => added(item(`i${order}`, { order }))),
      added(picture('a')),
      added(provenance('i0')),
    ]
    const rename = [{ before: named({}), after: named({ name: 'Renamed' }) }]
    await store.writeAll([step('large', changes), step('rename', rename)])
    await store.savePlace({ itemId: 'i7', annotatorId: 'ann' })
    await store.stage('unfinished', hash('b'), new Blob(['other']))
    await storage.duplicate(id, { id: 'copy', name: 'Copy', at: 99 })

    const copy = await storage.open('copy')
    const start = await copy.start()
    expect(start.project).toEqual({ ...exampleProject, id: 'copy', name: 'Copy', createdAt: 99 })
    expect(start.first?.item.id).toBe('i7')
    expect(await allOf(copy)).toEqual(await allOf(store))
    expect(await copy.provenance('i0')).toEqual(provenance('i0').value)
    expect(await (await copy.blob(hash('a')))?.text()).toBe('bytes')
    expect(await copy.hasBlob(hash('b'))).toBe(false)
    const history = await historyOf(copy)
    expect(history[1]).toEqual(step('large', changes))
    expect(history[2]?.changes).toEqual([
      { before: named({ id: 'copy' }), after: named({ id: 'copy', name: 'Renamed' }) },
    ])

    await copy.write(step('own', invert(history[2]?.changes ?? [])))
    expect((await copy.start()).project.name).toBe(exampleProject.name)
    expect((await store.start()).project.name).toBe('Renamed')
    expect(await storage.list()).toMatchObject([{ id: 'copy' }, { id, items: 300, pictures: 1 }])
  })

  it('leaves no copy when the project changes meanwhile', async () => {
    const storage = createStorage({ locks: null })
    const store = await opened()
    // oxlint-disable-next-line typescript/unbound-method -- it is applied to its own `this` below
    const { put } = IDBObjectStore.prototype
    const writes: Promise<void>[] = []
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...given) {
      if (this.name === 'steps' && writes.length === 0)
        writes.push(store.write(step('s', [added(item('i'))])))
      return put.apply(this, given)
    })
    const copying = storage.duplicate(id, { id: 'copy', name: 'Copy', at: 99 })
    await expect(copying).rejects.toThrow(/changed in another tab while it was being copied/)
    await Promise.all(writes)
    expect(await storage.list()).toMatchObject([{ id }])
    expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain('saccade-project-copy')
  })

  it('is refused when the id is taken', async () => {
    const storage = createStorage({ locks: null })
    ;(await opened()).close()
    await expect(storage.duplicate(id, { id, name: 'Copy', at: 1 })).rejects.toHaveProperty('code', 'taken')
    expect((await (await storage.open(id)).start()).project).toEqual(exampleProject)
  })
})

describe('removing a project', () => {
  it('closes it wherever it is open, and leaves nothing', async () => {
    const storage = createStorage({ locks: null })
    const store = await opened()
    const told: string[] = []
    store.onGone(() => told.push('first'))
    store.onGone(() => told.push('second'))()
    await storage.remove(id)
    expect(told).toEqual(['first'])
    expect(await storage.list()).toEqual([])
    expect((await indexedDB.databases()).map(({ name }) => name)).toEqual(['saccade'])
    await storage.create(exampleProject, begin)
  })
})

describe('the room that is used', () => {
  it('is what the browser says, and unknown where it says nothing', async () => {
    const storage = createStorage({ locks: null })
    expect(await storage.usage()).toEqual({ used: null, left: null, persistent: false })
    expect(await storage.persist()).toBe(false)
    vi.stubGlobal('navigator', {
      storage: {
        estimate: () => Promise.resolve({ usage: 30, quota: 20 }),
        persisted: () => Promise.resolve(true),
        persist: () => Promise.resolve(true),
      },
    })
    expect(await storage.usage()).toEqual({ used: 30, left: 0, persistent: true })
    expect(await storage.persist()).toBe(true)
    vi.unstubAllGlobals()
  })
})
