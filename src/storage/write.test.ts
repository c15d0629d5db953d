import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Entry } from '../domain/entry.ts'
import { exampleProject } from '../domain/example.ts'
import { createStorage } from './browserStorage.ts'
import {
  added,
  allOf,
  begin,
  historyOf,
  item,
  judgement,
  opened,
  reopened,
  step,
} from './doubles.test-data.ts'
import { StorageError } from './storage.ts'

const id = exampleProject.id

const full = () => new DOMException('Full.', 'QuotaExceededError')

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory()
})

afterEach(() => {
  vi.restoreAllMocks()
})

describe('writing', () => {
  it('refuses to go on after a failure that nobody knew of yet, and goes on once it is known', async () => {
    const store = await opened()
    const put = vi.spyOn(IDBObjectStore.prototype, 'put')
    put.mockImplementationOnce(() => {
      throw full()
    })
    const said = judgement('i', { note: 'first', rev: 1 })
    const then = judgement('i', { note: 'second', rev: 2 })
    const [a, b] = [step('a', [added(said)]), step('b', [{ before: said, after: then }])]
    const results = await Promise.allSettled([store.write(a), store.write(b)])
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect(results[0]).toHaveProperty('reason.code', 'no-room')
    expect(results[1]).toHaveProperty('reason.code', 'waiting')
    expect(await historyOf(store)).toEqual([begin])
    await store.write(a)
    await store.write(b)
    expect((await store.judgement('i', 'ann'))?.note).toBe('second')
  })

  it.each([0, 1, 3, 600, 1203])(
    'leaves nothing half-written when the disk is full after %i records, and says so',
    async (room) => {
      const store = await opened()
      const changes = Array.from({ length: 1200 }, (_, order) => added(item(`i${order}`, { order })))
      let left = room
      // oxlint-disable-next-line typescript/unbound-method -- it is applied to its own `this` below
      const { put } = IDBObjectStore.prototype
      vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...given) {
        if (left === 0) throw full()
        left -= 1
        return put.apply(this, given)
      })
      const writing = store.write(step('s', changes))
      await expect(writing).rejects.toThrow(/no room left.*Free some disk space/)
      await expect(writing).rejects.toBeInstanceOf(StorageError)
      vi.restoreAllMocks()
      const after = await reopened(store)
      expect(await allOf(after)).toEqual([])
      expect(await historyOf(after)).toEqual([begin])
      await after.write(step('s', changes))
      expect(await allOf(after)).toHaveLength(1200)
    },
  )

  it('says the reason that the browser gives only when the transaction ends', async () => {
    const store = await opened()
    // oxlint-disable-next-line typescript/unbound-method -- it is applied to its own `this` below
    const { transaction } = IDBDatabase.prototype
    vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementationOnce(function (
      this: IDBDatabase,
      ...given
    ) {
      const begun = transaction.apply(this, given)
      vi.spyOn(begun, 'commit').mockImplementation(() => {
        Object.defineProperty(begun, 'error', { value: full() })
        begun.abort()
      })
      return begun
    })
    await expect(store.write(step('s', [added(item('i'))]))).rejects.toHaveProperty('code', 'no-room')
    expect(await store.item('i')).toBeNull()
  })

  it('asks for strict durability', async () => {
    const store = await opened()
    const begun = vi.spyOn(IDBDatabase.prototype, 'transaction')
    await store.write(step('s', [added(judgement('i'))]))
    expect(begun.mock.calls[0]?.[2]).toEqual({ durability: 'strict' })
    expect(begun.mock.calls[0]?.[0]).toEqual(['steps', 'meta', 'judgements'])
  })

  it('writes in the order of the calls', async () => {
    const store = await opened()
    let before: Entry | null = null
    const done: string[] = []
    const all = Array.from({ length: 50 }, (_, rev) => {
      const after = judgement('i', { rev, note: `${rev}` })
      const one = step(`s${rev}`, [{ before, after }])
      before = after
      return store.write(one).then(() => done.push(one.id))
    })
    await Promise.all(all)
    expect((await store.judgement('i', 'ann'))?.rev).toBe(49)
    expect(done).toEqual(Array.from({ length: 50 }, (_, rev) => `s${rev}`))
    expect((await store.steps(1))[0]?.id).toBe('s49')
  })

  it('takes a step that it has already as saved, and refuses another one of the same id', async () => {
    const store = await opened()
    const one = step('s', [added(item('i'))])
    await store.write(one)
    await expect(store.write(one)).resolves.toBeUndefined()
    await expect(store.write(step('s', [], { label: 'Other' }))).rejects.toThrow(/could not be saved/)
    expect(await historyOf(store)).toEqual([begin, one])
    expect((await createStorage({ locks: null }).list())[0]?.items).toBe(1)
  })

  it('writes many steps all or none', async () => {
    const store = await opened()
    const steps = [step('a', [added(item('a'))]), step(begin.id, [added(item('b'))])]
    await expect(store.writeAll(steps)).rejects.toThrow(/could not be saved/)
    expect(await store.item('a')).toBeNull()
    expect(await historyOf(store)).toEqual([begin])
  })

  it('is refused in a sentence once the project was deleted elsewhere', async () => {
    const store = await opened()
    const gone = vi.fn<() => void>()
    store.onGone(gone)
    await createStorage({ locks: null }).remove(id)
    expect(gone).toHaveBeenCalledOnce()
    await expect(store.write(step('s', []))).rejects.toHaveProperty('code', 'gone')
    await expect(store.item('i')).rejects.toThrow(/could not be read.*Reload the page/)
  })
})
