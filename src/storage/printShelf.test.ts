import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, describe, expect, it } from 'vitest'
import { createStorage } from './browserStorage.ts'
import { createPrintShelf } from './printShelf.ts'

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory()
})

/** What another program might write into the database. */
async function rawPut(value: unknown, key: IDBValidKey): Promise<void> {
  await new Promise<void>((resolve) => {
    const open = indexedDB.open('saccade-prints')
    open.addEventListener('success', () => {
      const transaction = open.result.transaction('prints', 'readwrite')
      transaction.objectStore('prints').put(value, key)
      transaction.addEventListener('complete', () => {
        open.result.close()
        resolve()
      })
    })
  })
}

describe('the fingerprints of pictures', () => {
  it('come back as they were put, each project its own', async () => {
    const storage = createStorage({ locks: null })
    await storage.prints('one').put(new Map([['a', ['f0', '1', '2']]]))
    await storage.prints('one-2').put(new Map([['b', []]]))
    const again = createStorage({ locks: null })
    expect([...(await again.prints('one').load())]).toEqual([['a', ['f0', '1', '2']]])
    expect([...(await again.prints('one-2').load())]).toEqual([['b', []]])
    expect((await again.prints('two').load()).size).toBe(0)
  })

  it('are all read however many they are', async () => {
    const store = createPrintShelf().storeOf('one')
    await store.put(new Map(Array.from({ length: 1200 }, (_, at) => [`${at}`, [`${at}`]])))
    expect((await store.load()).size).toBe(1200)
  })

  it('are left out where they cannot be read', async () => {
    const store = createPrintShelf().storeOf('one')
    await store.put(new Map([['a', ['f0']]]))
    await rawPut({ of: 'another kind' }, ['one', 'b'])
    await rawPut([1, 2], ['one', 'c'])
    expect([...(await store.load()).keys()]).toEqual(['a'])
  })

  it('go with their project', async () => {
    const shelf = createPrintShelf()
    await shelf.storeOf('one').put(new Map([['a', ['f0']]]))
    await shelf.storeOf('two').put(new Map([['a', ['f0']]]))
    await shelf.remove('one')
    expect((await shelf.storeOf('one').load()).size).toBe(0)
    expect((await shelf.storeOf('two').load()).size).toBe(1)
  })

  it('need no database where there are none', async () => {
    await createPrintShelf().remove('one')
    expect(await indexedDB.databases()).toEqual([])
  })
})
