import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, describe, expect, it } from 'vitest'
import { invert } from '../domain/entry.ts'
import { exampleProject } from '../domain/example.ts'
import { createStorage } from './browserStorage.ts'
import { added, begin, fakeLocks, hash, opened, picture, raw, reopened, step } from './doubles.test-data.ts'
import type { Locks } from './lock.ts'
import type { ProjectStore } from './storage.ts'

const id = exampleProject.id
const [a, b, c] = [hash('a'), hash('b'), hash('c')]
const bytes = (text: string) => new Blob([text], { type: 'image/jpeg' })

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory()
})

const stagedIn = (projectId: string) =>
  raw(projectId, (transaction) => transaction.objectStore('staged').getAllKeys())

async function openedWith(locks: Locks): Promise<ProjectStore> {
  const storage = createStorage({ locks })
  await storage.create(exampleProject, begin)
  return storage.open(id)
}

describe('staged picture bytes', () => {
  it('are there at once, and keep the first bytes under a hash', async () => {
    const store = await opened()
    await store.stage('one', a, bytes('first'))
    await store.stage('two', a, bytes('second'))
    expect(await store.hasBlob(a)).toBe(true)
    expect(await (await store.blob(a))?.text()).toBe('first')
    expect((await store.blob(a))?.type).toBe('image/jpeg')
    expect(await store.hasBlob(b)).toBe(false)
    expect(await store.blob(b)).toBeNull()
  })

  it('go when their batch is given up, but not those that another batch or a step needs', async () => {
    const store = await opened()
    await store.stage('one', a, bytes('a'))
    await store.stage('one', b, bytes('b'))
    await store.stage('one', c, bytes('c'))
    await store.stage('two', b, bytes('b'))
    await store.write(step('s', [added(picture('c'))]))
    await store.stage('one', c, bytes('c'))
    await store.unstage('one')
    expect([await store.hasBlob(a), await store.hasBlob(b), await store.hasBlob(c)]).toEqual([
      false,
      true,
      true,
    ])
    await store.unstage('two')
    expect(await store.hasBlob(b)).toBe(false)
    expect(await stagedIn(id)).toEqual([])
  })

  it('stay when their import is undone, for it may be done again', async () => {
    const store = await opened()
    await store.stage('one', a, bytes('a'))
    const changes = [added(picture('a'))]
    await store.write(step('import', changes))
    await store.write(step('undo', invert(changes), { role: 'undo', of: 'import' }))
    await store.unstage('one')
    const after = await reopened(store)
    expect(await after.picture(a)).toBeNull()
    expect(await after.hasBlob(a)).toBe(true)
  })

  it('of a tab that was killed are swept at the next opening, what was committed is not', async () => {
    const killed = await opened()
    await killed.stage('one', a, bytes('a'))
    await killed.stage('one', b, bytes('b'))
    await killed.write(step('s', [added(picture('a'))]))
    const store = await createStorage({ locks: null }).open(id)
    expect([await store.hasBlob(a), await store.hasBlob(b)]).toEqual([true, false])
    expect(await stagedIn(id)).toEqual([])
  })

  it('of a tab in the middle of an import survive another opening, until that tab is gone', async () => {
    const locks = fakeLocks()
    const importing = await openedWith(locks)
    await importing.stage('one', a, bytes('a'))
    const follower = await createStorage({ locks }).open(id)
    expect(await importing.hasBlob(a)).toBe(true)
    await importing.write(step('s', [added(picture('a'))]))
    await importing.stage('one', b, bytes('b'))
    importing.close()
    follower.close()
    await new Promise((resolve) => setTimeout(resolve))
    const next = await createStorage({ locks }).open(id)
    expect([await next.hasBlob(a), await next.hasBlob(b)]).toEqual([true, false])
  })
})
