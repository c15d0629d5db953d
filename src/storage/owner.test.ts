import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, describe, expect, it } from 'vitest'
import { createStorage } from './browserStorage.ts'

const ada = { id: 'ada', name: 'Ada', color: 'teal' }
const me = { id: 'x', name: 'Me', color: 'blue' }

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory()
})

describe('who annotates in this browser', () => {
  it('is the first candidate, whoever else is offered later', async () => {
    const [first, second] = await Promise.all([
      createStorage().settleAnnotator(me),
      createStorage().settleAnnotator({ ...me, id: 'y' }),
    ])
    expect(first).toEqual(second)
    expect(await createStorage().settleAnnotator(ada)).toEqual(first)
  })

  it('is whoever was kept last', async () => {
    await createStorage().settleAnnotator(me)
    await createStorage().keepAnnotator(ada)
    expect(await createStorage().settleAnnotator(me)).toEqual(ada)
  })

  it('is nobody when what is kept cannot be read', async () => {
    await createStorage().keepAnnotator({ ...ada, id: '' })
    expect(await createStorage().settleAnnotator(me)).toEqual(me)
  })
})
