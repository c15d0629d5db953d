import { describe, expect, it } from 'vitest'
import { InferenceError, type ModelSpec } from '../inference/inference.ts'
import { fakeInference, fakeShelf, offeredModels } from './fakeInference.test-data.ts'
import { createModels } from './modelRoom.ts'
import type { Notice } from './deps.ts'

function room(shelf = fakeShelf()) {
  const fake = fakeInference()
  const notices: Notice[] = []
  const models = createModels({
    inference: fake.inference,
    offeredModels,
    examineFolder: () => Promise.reject(new Error('Not in these tests.')),
    shelf,
    now: () => 0,
    notify: (notice) => notices.push(notice),
  })
  const entry = (id: string) => models.store.getState().entries.find(({ spec }) => spec.id === id)
  return { ...fake, models, shelf, notices, entry }
}

const endpoint: ModelSpec = {
  kind: 'endpoint',
  id: 'mine',
  name: 'My server',
  baseUrl: 'http://localhost:11434/v1',
  model: 'llava',
  key: 'secret-key',
  concurrency: 2,
  patienceMs: 60_000,
  stream: true,
}

const hub: ModelSpec = {
  kind: 'vlm',
  id: 'owner/name@main q4',
  name: 'A model',
  source: { from: 'hub', host: 'https://huggingface.co', repository: 'owner/name', revision: 'main' },
  precision: 'q4',
}

const folder: ModelSpec = { ...hub, id: 'picked', source: { from: 'folder', folderId: 'f1', files: [] } }

describe('the models', () => {
  it('ask nothing of the machine before somebody looks, and begin with the text reader', async () => {
    const { models, calls } = room()
    expect(calls).toEqual([])
    expect(models.store.getState()).toMatchObject({ chosenId: 'reader', machine: null })
    await Promise.all([models.look(), models.look()])
    expect(calls).toEqual(['machine'])
    expect(models.store.getState().machine?.threads).toBe(1)
  })

  it('load once however often they are asked for', async () => {
    const { models, calls, entry, holdLoading } = room()
    const letGo = holdLoading()
    const both = [models.load('reader'), models.load('reader')]
    await Promise.resolve()
    await Promise.resolve()
    expect(entry('reader')?.standing.kind).toBe('loading')
    letGo()
    const [first, second] = await Promise.all(both)
    expect(first).toBe(second)
    expect(await models.load('reader')).toBe(first)
    expect(calls.filter((call) => call === 'load reader')).toHaveLength(1)
    expect(entry('reader')?.standing).toMatchObject({ kind: 'ready', running: { backend: 'fake' } })
  })

  it('that fell idle or made room rest, and are loaded again, with progress, when they are asked for', async () => {
    const { models, calls, entry, tell, holdLoading } = room()
    const first = await models.load('reader')
    tell('reader', null)
    expect(entry('reader')?.standing).toMatchObject({ kind: 'resting', abilities: { answers: true } })
    const letGo = holdLoading()
    const again = models.load('reader')
    await Promise.resolve()
    await Promise.resolve()
    expect(entry('reader')?.standing.kind).toBe('loading')
    letGo()
    expect((await again)?.spec).toEqual(first?.spec)
    expect(entry('reader')?.standing.kind).toBe('ready')
    expect(calls.filter((call) => call === 'load reader')).toHaveLength(2)
  })

  it('say what they run on now, when they came back on something else', async () => {
    const { models, entry, tell } = room()
    tell('reader', { backend: 'wasm', reason: null })
    expect(entry('reader')?.standing.kind).toBe('idle')
    await models.load('reader')
    tell('reader', null)
    tell('reader', { backend: 'wasm', reason: 'No card.' })
    expect(entry('reader')?.standing).toMatchObject({
      kind: 'ready',
      running: { backend: 'wasm', reason: 'No card.' },
    })
    tell('reader', null)
    models.unload('reader')
    expect(entry('reader')?.standing).toEqual({ kind: 'idle' })
  })

  it('stop loading when they are told to', async () => {
    const { models, entry, holdLoading } = room()
    const letGo = holdLoading()
    const loading = models.load('reader')
    models.unload('reader')
    letGo()
    expect(await loading).toBeNull()
    expect(entry('reader')?.standing).toEqual({ kind: 'idle' })
  })

  it('say why they could not be loaded, and can be tried again', async () => {
    const { models, entry, failLoading } = room()
    failLoading(new InferenceError('download', 'The server cannot be reached.'))
    expect(await models.load('reader')).toBeNull()
    expect(entry('reader')?.standing).toEqual({ kind: 'failed', sentence: 'The server cannot be reached.' })
    failLoading(null)
    expect(await models.load('reader')).not.toBeNull()
  })

  it('are remembered, endpoints without their key', () => {
    const { models, shelf } = room()
    models.add(endpoint)
    models.add(hub)
    models.choose('mine')
    expect([...shelf.kept.values()].join('')).not.toContain('secret-key')
    const again = room(shelf)
    expect(again.entry('mine')?.spec).toEqual({ ...endpoint, key: null })
    expect(again.entry(hub.id)?.spec).toEqual(hub)
    expect(again.models.store.getState().chosenId).toBe('mine')
  })

  it('forget a picked folder with the page, unless it was kept', async () => {
    const { models, shelf, entry, calls } = room()
    models.add(folder)
    expect(room(shelf).entry('picked')).toBeUndefined()
    await models.keep('picked')
    expect(calls).toContain('keep picked')
    expect(entry('picked')).toMatchObject({ spec: { source: { from: 'kept' } }, keeping: null })
    expect(room(shelf).entry('picked')?.spec).toEqual({
      ...folder,
      source: { from: 'kept', folderId: 'f1' },
    })
  })

  it('stay kept in this browser when their folder is picked once more', async () => {
    const { models, shelf, entry, kept } = room()
    models.add(folder)
    kept.push({ sourceId: 'folder:f1', bytes: 1, whole: true })
    await models.keep('picked')
    models.add(folder)
    expect(entry('picked')?.spec).toMatchObject({ source: { from: 'kept' } })
    expect(room(shelf).entry('picked')).toBeDefined()
  })

  it('work from the folder that is picked once more where their files are no longer kept whole', async () => {
    const { models, entry } = room()
    models.add(folder)
    await models.keep('picked')
    models.add(folder)
    expect(entry('picked')?.spec).toMatchObject({ source: { from: 'folder' } })
  })

  it('are downloaded for later without being started, with progress, and what is kept of them is shown', async () => {
    const { models, entry, calls, kept, holdLoading } = room()
    models.add(hub)
    const letGo = holdLoading()
    const downloading = models.download(hub.id)
    const twice = models.download(hub.id)
    expect(entry(hub.id)?.keeping).toEqual({ phase: 'downloading', done: 1, total: 2 })
    kept.push({ sourceId: 'https://huggingface.co/owner/name@main', bytes: 2, whole: true })
    letGo()
    await Promise.all([downloading, twice])
    expect(entry(hub.id)).toMatchObject({ keeping: null, standing: { kind: 'idle' }, kept: { whole: true } })
    expect(calls).toEqual([`download ${hub.id}`])
  })

  it('stop being downloaded without a complaint, and say why where it fails', async () => {
    const { models, entry, notices, holdLoading, failLoading } = room()
    models.add(hub)
    const letGo = holdLoading()
    const downloading = models.download(hub.id)
    models.stopKeeping(hub.id)
    letGo()
    await downloading
    expect([entry(hub.id)?.keeping, notices]).toEqual([null, []])
    failLoading(new InferenceError('download', 'The hub cannot be reached.'))
    await models.download(hub.id)
    expect(notices.at(-1)?.sentence).toBe('A model could not be downloaded. The hub cannot be reached.')
    await models.download('reader')
    expect(entry('reader')?.keeping).toBeNull()
  })

  it('are removed with their files; what is built in stays', async () => {
    const { models, shelf, entry, calls } = room()
    models.add(hub)
    models.choose(hub.id)
    await models.remove(hub.id)
    await models.remove('reader')
    expect(calls).toContain('remove https://huggingface.co/owner/name@main')
    expect(entry(hub.id)).toBeUndefined()
    expect(entry('reader')).toBeDefined()
    expect(models.store.getState().chosenId).toBe('reader')
    expect(room(shelf).entry(hub.id)).toBeUndefined()
  })

  it('never take the files from another one that shares a copied folder', async () => {
    const { models, calls } = room()
    const kept: ModelSpec = { ...hub, source: { from: 'kept', folderId: 'f1' } }
    models.add({ ...kept, id: 'a' })
    models.add({ ...kept, id: 'b', precision: 'fp32' })
    await models.remove('a')
    expect(calls).not.toContain('remove folder:f1')
    await models.remove('b')
    expect(calls).toContain('remove folder:f1')
  })

  it('are tried out under a name of their own, and let go again', async () => {
    const { models, asked, calls } = room()
    const trial = models.tryOut(endpoint)
    await Promise.resolve()
    await Promise.resolve()
    asked[0]?.fail('unauthorised', 'The server asks for a key.')
    expect(await trial).toEqual({ works: false, sentence: 'The server asks for a key.' })
    expect(calls).toEqual(['load mine (trial)', 'unload mine (trial)'])
  })

  it.each([
    '{',
    'null',
    '[]',
    '{"added":"x"}',
    '{"added":[{"kind":"fake","id":"f","name":"F","ms":1,"breaks":null}]}',
    '{"added":[{"kind":"reader","id":"__proto__","name":"x"}],"chosenId":"__proto__"}',
    '{"added":[{"kind":"vlm","id":"a","name":"A","precision":"q3","source":{"from":"kept","folderId":"f"}}]}',
    '{"added":[{"kind":"vlm","id":"a","name":"A","precision":"q4","source":{"from":"hub","host":"javascript:1","repository":"a/b","revision":"main"}}]}',
    '{"added":[{"kind":"vlm","id":"a","name":"A","precision":"q4","source":{"from":"hub","host":"https://h","repository":"../b/c","revision":"main"}}]}',
    '{"added":[{"kind":"endpoint","id":"a","name":"A","baseUrl":"file:///etc","model":"m","concurrency":1,"patienceMs":1}]}',
    '{"added":[{"kind":"endpoint","id":"a","name":"A","baseUrl":"http://h","model":"m","concurrency":1e9,"patienceMs":1}]}',
  ])('leave out what does not parse: %s', (text) => {
    const { models } = room(fakeShelf(text))
    expect(models.store.getState().entries.map(({ spec }) => spec.id)).toEqual(['saliency', 'reader'])
    expect(models.store.getState().chosenId).toBe('reader')
  })
})
