import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import { predictionStore } from './predictionShelf.ts'

const map = { columns: 1, rows: 1, values: [1], generic: null }

describe('the shelf of predictions', () => {
  it('forgets maps and pieces of a reading that broke off, and only those of its project', async () => {
    const store = predictionStore('swept')
    const other = predictionStore('other')
    // The page went away before the first piece of the run was full.
    await store.putAttention('broken', new Map([[7, map]]))
    await other.putAttention('another', new Map([[7, map]]))
    expect(await store.attention('broken', 7)).toEqual(map)
    await store.sweep()
    expect(await store.attention('broken', 7)).toBeNull()
    expect(await other.attention('another', 7)).toEqual(map)
  })
})
