import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { examplePreview, exampleProject } from '../domain/example.ts'
import type { ResolutionSelection } from '../domain/resolutionSelection.ts'
import { createStorage } from './browserStorage.ts'
import { added, begin, item, opened, step } from './doubles.test-data.ts'
import type { KeptPreviews, PreviewStore } from './storage.ts'

const id = exampleProject.id
const preview = examplePreview()
const selection: ResolutionSelection = {
  key: 'selection-1',
  itemId: 'item-1',
  modelId: 'tiny',
  schedule: [448, 224],
  asked: [
    { side: null, answer: { text: 'B', option: 1 } },
    { side: 448, answer: null },
  ],
  side: 448,
  at: 1000,
}

async function allOf(store: PreviewStore): Promise<KeptPreviews> {
  const batches: KeptPreviews[] = []
  await store.load((batch) => batches.push(batch))
  return {
    previews: batches.flatMap(({ previews }) => previews),
    selections: batches.flatMap(({ selections }) => selections),
  }
}

/** What another program might write into the database. */
async function rawPut(table: string, value: unknown, key: IDBValidKey): Promise<void> {
  await new Promise<void>((resolve) => {
    const open = indexedDB.open('saccade-previews')
    open.addEventListener('success', () => {
      const transaction = open.result.transaction(table, 'readwrite')
      transaction.objectStore(table).put(value, key)
      transaction.addEventListener('complete', () => {
        open.result.close()
        resolve()
      })
    })
  })
}

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory()
})

afterEach(() => {
  vi.restoreAllMocks()
})

describe('the previews of a project', () => {
  it('come back as they were put, each project its own', async () => {
    const storage = createStorage({ locks: null })
    const store = storage.previews(id)
    const full = examplePreview({
      key: 'full',
      view: 'regional',
      budget: { kind: 'side', side: 448 },
      scores: [0.1, 0.6, 0.2, 0.1],
      confidence: 0.6,
      tokensIn: 80,
      saliency: { columns: 2, rows: 1, values: [0.25, 3] },
      textBoxes: [{ rect: { x1: 1, y1: 2, x2: 3.5, y2: 4 }, text: 'B 7', confidence: 0.9 }],
    })
    const refused = examplePreview({ key: 'refused', answers: [], refusal: 'This model reads text only.' })
    await store.put([preview, full, refused])
    await store.putSelection(selection)
    await storage.previews(`${id}-2`).put([examplePreview({ key: 'other' })])
    expect(await allOf(createStorage({ locks: null }).previews(id))).toEqual({
      previews: [full, preview, refused],
      selections: [selection],
    })
  })

  it('come back one by one as well', async () => {
    const store = createStorage({ locks: null }).previews(id)
    await store.put([preview])
    await rawPut('previews', { ...preview, answers: 'B' }, [id, 'odd'])
    expect(await store.get(preview.key)).toEqual(preview)
    expect(await store.get('odd')).toBeNull()
    expect(await store.get('never')).toBeNull()
  })

  it('are replaced under the same key', async () => {
    const store = createStorage({ locks: null }).previews(id)
    await store.put([preview])
    await store.put([{ ...preview, ms: 99 }])
    expect((await allOf(store)).previews).toEqual([{ ...preview, ms: 99 }])
  })

  it('are all read however many they are, whatever their keys', async () => {
    const store = createStorage({ locks: null }).previews(id)
    const many = Array.from({ length: 450 }, (_, place) => examplePreview({ key: `${place}\uffff[]` }))
    await store.put(many)
    const keys = (await allOf(store)).previews.map(({ key }) => key)
    expect(keys.toSorted()).toEqual(many.map(({ key }) => key).toSorted())
  })

  it('stop being read when that is no longer wanted', async () => {
    const store = createStorage({ locks: null }).previews(id)
    await store.put(Array.from({ length: 450 }, (_, place) => examplePreview({ key: `${place}` })))
    const stop = new AbortController()
    const batches: KeptPreviews[] = []
    const loading = store.load((batch) => {
      batches.push(batch)
      stop.abort(new Error('Enough.'))
    }, stop.signal)
    await expect(loading).rejects.toThrow('Enough.')
    expect(batches).toHaveLength(1)
  })

  it.each<readonly [string, object]>([
    ['no answer and no reason', { answers: [] }],
    ['a reason beside answers', { refusal: 'No.' }],
    ['a grid with too few values', { saliency: { columns: 2, rows: 2, values: [1, 2, 3] } }],
    ['a negative weight', { saliency: { columns: 1, rows: 1, values: [-1] } }],
    ['a weight that is no number', { saliency: { columns: 1, rows: 1, values: [Number.NaN] } }],
    ['a budget of no kind', { budget: { kind: 'all' } }],
    ['a view that is none', { view: '__proto__' }],
  ])('are as good as never asked with %s', async (_, over) => {
    const store = createStorage({ locks: null }).previews(id)
    await store.put([preview])
    await rawPut('previews', { ...preview, key: 'odd', ...over }, [id, 'odd'])
    await rawPut('selections', { ...selection, asked: 'all' }, [id, 'odd'])
    expect(await allOf(store)).toEqual({ previews: [preview], selections: [] })
  })

  it('that find no room reject, and judgements are saved all the same', async () => {
    const project = await opened()
    const store = createStorage({ locks: null }).previews(id)
    await store.put([preview])
    // oxlint-disable-next-line typescript/unbound-method -- it is applied to its own `this` below
    const { put } = IDBObjectStore.prototype
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...given) {
      if (this.name === 'previews') throw new DOMException('Full.', 'QuotaExceededError')
      return put.apply(this, given)
    })
    await expect(store.put([examplePreview({ key: 'more' })])).rejects.toHaveProperty('code', 'no-room')
    await project.write(step('s', [added(item('i'))]))
    expect(await project.item('i')).not.toBeNull()
    expect((await allOf(store)).previews).toEqual([preview])
  })

  it('that find no room are kept all or none', async () => {
    const store = createStorage({ locks: null }).previews(id)
    await allOf(store)
    // oxlint-disable-next-line typescript/unbound-method -- it is applied to its own `this` below
    const { put } = IDBObjectStore.prototype
    let room = 1
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...given) {
      room -= 1
      if (room < 0) throw new DOMException('Full.', 'QuotaExceededError')
      return put.apply(this, given)
    })
    await expect(store.put([preview, examplePreview({ key: 'b' })])).rejects.toHaveProperty('code', 'no-room')
    expect(await allOf(store)).toEqual({ previews: [], selections: [] })
  })

  it('are forgotten together with the job, those of other projects are not', async () => {
    const storage = createStorage({ locks: null })
    const [store, other] = [storage.previews(id), storage.previews('other')]
    for (const one of [store, other]) {
      await one.put([preview])
      await one.putSelection(selection)
      await one.saveRun({ done: 3 })
    }
    await store.clear()
    expect(await allOf(store)).toEqual({ previews: [], selections: [] })
    expect(await store.run()).toBeNull()
    expect(await allOf(other)).toEqual({ previews: [preview], selections: [selection] })
    expect(await other.run()).toEqual({ done: 3 })
  })

  it('are forgotten by their keys, and nothing else is', async () => {
    const storage = createStorage({ locks: null })
    const [store, other] = [storage.previews(id), storage.previews('other')]
    const more = examplePreview({ key: 'more' })
    for (const one of [store, other]) {
      await one.put([preview, more])
      await one.putSelection(selection)
    }
    await store.forget([preview.key, selection.key, 'never'])
    await store.forget([])
    expect(await allOf(store)).toEqual({ previews: [more], selections: [] })
    expect((await allOf(other)).previews).toHaveLength(2)
  })

  it('can be put after another tab deleted the database', async () => {
    const store = createStorage({ locks: null }).previews(id)
    await store.put([preview])
    await new Promise((resolve) => {
      indexedDB.deleteDatabase('saccade-previews').addEventListener('success', resolve)
    })
    await store.put([examplePreview({ key: 'new' })])
    expect((await allOf(store)).previews.map(({ key }) => key)).toEqual(['new'])
  })

  it('are not put any more once their store is closed', async () => {
    const store = createStorage({ locks: null }).previews(id)
    store.close()
    await expect(store.put([preview])).rejects.toHaveProperty('code', 'gone')
  })

  it('go with their project, and with its copy', async () => {
    const storage = createStorage({ locks: null })
    await storage.create(exampleProject, begin)
    const store = storage.previews(id)
    await store.put([preview])
    await store.putSelection(selection)
    await store.saveRun({ done: 3 })
    await storage.duplicate(id, { id: 'copy', name: 'Copy', at: 1 })
    await storage.remove(id)
    expect(await allOf(store)).toEqual({ previews: [], selections: [] })
    const copy = storage.previews('copy')
    expect(await allOf(copy)).toEqual({ previews: [preview], selections: [selection] })
    expect(await copy.run()).toBeNull()
  })

  it('make no database before there are any', async () => {
    const storage = createStorage({ locks: null })
    await storage.create(exampleProject, begin)
    storage.previews(id)
    await storage.duplicate(id, { id: 'copy', name: 'Copy', at: 1 })
    await storage.remove('copy')
    expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain('saccade-previews')
  })
})

describe('the job in the background', () => {
  it('is remembered until it is forgotten', async () => {
    const store = createStorage({ locks: null }).previews(id)
    expect(await store.run()).toBeNull()
    await store.saveRun({ phase: 'paused', done: 7 })
    expect(await createStorage({ locks: null }).previews(id).run()).toEqual({ phase: 'paused', done: 7 })
    await store.saveRun(null)
    expect(await store.run()).toBeNull()
  })
})
