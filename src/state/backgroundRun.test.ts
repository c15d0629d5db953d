import { describe, expect, it } from 'vitest'
import type { Preview } from '../domain/preview.ts'
import { InferenceError } from '../inference/inference.ts'
import type { ModelSpec } from '../inference/modelSpec.ts'
import { memoryPreviews, openRoom, settle, until } from './previewRoom.test-data.ts'
import { beginRun, recordOf } from './previewRun.ts'
import type { RunSpec } from './previews.ts'

const runOver = (items: number, over: Partial<RunSpec> = {}): RunSpec => ({
  modelId: 'reader',
  budget: { kind: 'native' },
  sampling: { samples: 1, temperature: 0 },
  views: ['global', 'regional'],
  itemIds: Array.from({ length: items }, (_, place) => `i${place}`),
  ...over,
})

const ids = (from: number, to: number): readonly string[] =>
  Array.from({ length: to - from }, (_, place) => `i${from + place}`)

const previewOf = (key: string): Preview => ({
  key,
  modelId: 'reader',
  view: 'global',
  budget: { kind: 'native' },
  sampling: { samples: 1, temperature: 0 },
  answers: [{ text: 'B', option: 1 }],
  scores: null,
  confidence: null,
  refusal: null,
  ms: 1,
  tokensIn: null,
  backend: 'fake',
  seen: null,
  saliency: null,
  textBoxes: [],
  at: 0,
})

describe('a background run', () => {
  it('asks about its items in their order, and tells when it is done', async () => {
    const { room, said, state } = await openRoom({ answering: (asked) => asked.answer() })
    room.start(runOver(3, { itemIds: ['i2', 'i0', 'i1'] }))
    await until(() => state().run?.phase === 'done')
    expect(said()).toEqual([
      'i2 global',
      'i2 regional',
      'i0 global',
      'i0 regional',
      'i1 global',
      'i1 regional',
    ])
    expect(state().run).toMatchObject({ done: 3, asked: 3, failed: [], sentence: null })
  })

  it('lets the annotator’s own item go first, and comes back to what it was about', async () => {
    const { room, asked, said, goTo } = await openRoom({ items: 6 })
    room.start(runOver(6))
    await until(() => asked.length === 1)
    goTo('i4')
    room.ask('i4', ['global'])
    await until(() => asked.length === 2)
    expect(asked[0]?.signal?.aborted).toBe(true)
    expect(said()).toEqual(['i0 global', 'i4 global'])
    asked[1]?.answer()
    await until(() => asked.length === 3)
    expect(said()[2]).toBe('i0 global')
  })

  it('never asks again what the annotator asked meanwhile', async () => {
    const { room, asked, said, state } = await openRoom({ items: 2 })
    room.start(runOver(2, { views: ['global'] }))
    await until(() => asked.length === 1)
    room.ask('i0', ['global'])
    await until(() => asked.length === 2)
    asked[1]?.answer()
    await until(() => asked.length === 3)
    expect(said()).toEqual(['i0 global', 'i0 global', 'i1 global'])
    asked[2]?.answer()
    await until(() => state().run?.phase === 'done')
    expect(state().run?.done).toBe(2)
  })

  it('stands still when it is told to, and goes on without asking what is known', async () => {
    const { room, asked, said, state } = await openRoom()
    room.start(runOver(3))
    await until(() => asked.length === 1)
    asked[0]?.answer()
    await until(() => asked.length === 2)
    room.pause()
    expect(asked[1]?.signal?.aborted).toBe(true)
    expect(state().run?.phase).toBe('paused')
    await settle()
    expect(asked).toHaveLength(2)
    room.resume()
    await until(() => asked.length === 3)
    expect(said()[2]).toBe('i0 regional')
  })

  it('is there after a reload, standing still, with what is done of it', async () => {
    const kept = memoryPreviews()
    const first = await openRoom({ kept, items: 5 })
    first.room.start(runOver(5, { views: ['global'] }))
    for (const place of [0, 1]) {
      await until(() => first.asked.length === place + 1)
      first.asked[place]?.answer()
    }
    await until(() => first.asked.length === 3)
    first.room.close()
    await settle()
    const second = await openRoom({ kept, items: 5, answering: (asked) => asked.answer() })
    await until(() => second.state().run?.done === 2)
    expect(second.state().run?.phase).toBe('paused')
    expect(second.asked).toEqual([])
    second.room.resume()
    await until(() => second.state().run?.phase === 'done')
    expect(second.said()).toEqual(['i2 global', 'i3 global', 'i4 global'])
  })

  it('is gone for good when it is cancelled; its answers stay', async () => {
    const kept = memoryPreviews()
    const { room, asked, state } = await openRoom({ kept })
    room.start(runOver(3))
    await until(() => asked.length === 1)
    asked[0]?.answer()
    await until(() => asked.length === 2)
    room.cancel()
    expect(state().run).toBeNull()
    expect(kept.run()).toBeNull()
    expect(state().known.size).toBe(1)
  })

  it('puts down what a model could not do, and goes on', async () => {
    const { room, state } = await openRoom({
      answering: (asked) =>
        asked.request.content.question.includes('i1')
          ? asked.fail('picture', 'The picture cannot be decoded.')
          : asked.answer(),
    })
    room.start(runOver(3))
    await until(() => state().run?.phase === 'done')
    expect(state().run).toMatchObject({
      done: 3,
      failed: [{ itemId: 'i1', sentence: 'The picture cannot be decoded.' }],
    })
  })

  it('gives an item on which the model broke another try', async () => {
    let breaks = 1
    const { room, state, said } = await openRoom({
      answering: (asked) => (breaks-- > 0 ? asked.fail('device-lost') : asked.answer()),
    })
    room.start(runOver(2, { views: ['global'] }))
    await until(() => state().run?.phase === 'done')
    expect(said()).toEqual(['i0 global', 'i0 global', 'i1 global'])
    expect(state().run?.failed).toEqual([])
  })

  it('stands still after three items in a row on which the model broke', async () => {
    const { room, state, asked } = await openRoom({
      items: 6,
      answering: (one) =>
        one.request.content.question.includes('i0')
          ? one.answer()
          : one.fail('out-of-memory', 'No memory is left.'),
    })
    room.start(runOver(6, { views: ['global'] }))
    await until(() => state().run?.phase === 'paused')
    expect(state().run?.failed.map(({ itemId }) => itemId)).toEqual(ids(1, 4))
    expect(state().run?.sentence).toContain('No memory is left.')
    expect(asked).toHaveLength(7)
  })

  it('stands still at once when the model cannot be loaded', async () => {
    const { room, state, failLoading, asked } = await openRoom()
    failLoading(new InferenceError('wrong-hash', 'A file is not what it should be.'))
    room.start(runOver(3))
    await until(() => state().run?.phase === 'paused')
    expect(state().run).toMatchObject({ sentence: 'A file is not what it should be.', failed: [], done: 0 })
    expect(asked).toEqual([])
  })

  it('stands still when its model is stopped, and loads it again when it goes on', async () => {
    const { room, models, asked, state, calls } = await openRoom()
    room.start(runOver(3))
    await until(() => asked.length === 1)
    models.unload('reader')
    expect(state().run).toMatchObject({
      phase: 'paused',
      sentence: 'The model was stopped. Going on loads it again.',
    })
    await settle()
    expect(calls.filter((call) => call === 'load reader')).toHaveLength(1)
    room.resume()
    await until(() => asked.length === 2)
    expect(calls.filter((call) => call === 'load reader')).toHaveLength(2)
  })

  it('goes on though its model broke and was started anew', async () => {
    const { room, asked, state, tell } = await openRoom()
    room.start(runOver(3))
    await until(() => asked.length === 1)
    tell('reader', null)
    asked[0]?.fail('ended')
    await until(() => asked.length === 2)
    expect(state().run?.phase).toBe('running')
  })

  it('asks a server as many things at a time as it takes', async () => {
    const server: ModelSpec = {
      kind: 'endpoint',
      id: 'mine',
      name: 'My server',
      baseUrl: 'http://localhost/v1',
      model: 'm',
      key: null,
      concurrency: 3,
      patienceMs: 1000,
      stream: false,
    }
    const { room, models, asked } = await openRoom({ items: 6 })
    models.add(server)
    room.start(runOver(6, { modelId: 'mine', views: ['global'] }))
    await until(() => asked.length === 3)
    await settle()
    expect(asked).toHaveLength(3)
    asked[1]?.answer()
    await until(() => asked.length === 4)
  })

  it('is never started by a tab that follows, and stands still when another tab takes over', async () => {
    const { room, state, change, asked, notices } = await openRoom()
    change({ role: 'follower' })
    room.start(runOver(3))
    expect(state().run).toBeNull()
    expect(notices.at(-1)?.sentence).toContain('Take over')
    change({ role: 'writer' })
    room.start(runOver(3))
    await until(() => asked.length === 1)
    change({ role: 'follower' })
    expect(state().run).toMatchObject({ phase: 'paused' })
    expect(asked[0]?.signal?.aborted).toBe(true)
  })

  it('is taken over with what the other tab was told, and nobody is asked that again', async () => {
    const kept = memoryPreviews()
    const { room, change, said, state, key } = await openRoom({
      kept,
      answering: (asked) => asked.answer(),
    })
    change({ role: 'follower' })
    kept.previews.set(key('i0', 'global'), previewOf(key('i0', 'global')))
    await kept.store.saveRun(recordOf(beginRun(runOver(3, { views: ['global'] }), 0)))
    change({ role: 'writer' })
    await until(() => state().run?.done === 1)
    room.resume()
    await until(() => state().run?.phase === 'done')
    expect(said()).toEqual(['i1 global', 'i2 global'])
  })

  it('keeps one request in hand, however many items there are', async () => {
    const { room, asked, state } = await openRoom({ items: 2 })
    room.start(runOver(100_000, { views: ['global'] }))
    await until(() => asked.length === 1)
    await settle()
    expect(asked).toHaveLength(1)
    expect(state().run).toMatchObject({ done: 0, asked: 0 })
    room.cancel()
  })

  it('passes over what is known in slices, so that the page gets its turn in between', async () => {
    const items = 20_000
    const kept = memoryPreviews()
    const { key } = await openRoom({ items })
    for (const id of ids(0, items - 1)) kept.previews.set(key(id, 'global'), previewOf(key(id, 'global')))
    const { room, said, state } = await openRoom({ kept, items, answering: (asked) => asked.answer() })
    let turns = 0
    const timer = setInterval(() => (turns += 1), 0)
    room.start(runOver(items, { views: ['global'] }))
    await until(() => state().run?.phase === 'done')
    clearInterval(timer)
    expect(said()).toEqual([`i${items - 1} global`])
    expect(state().run).toMatchObject({ done: items, asked: 1 })
    expect(turns).toBeGreaterThan(2)
  })

  it('writes its answers in batches', async () => {
    const kept = memoryPreviews()
    const { room, state } = await openRoom({ kept, items: 150, answering: (asked) => asked.answer() })
    room.start(runOver(150, { views: ['global'] }))
    await until(() => state().run?.phase === 'done')
    room.close()
    await until(() => kept.previews.size === 150)
    expect(kept.puts.length).toBeLessThan(10)
  })
})
