import { describe, expect, it } from 'vitest'
import { examplePreview } from '../domain/example.ts'
import type { Preview } from '../domain/preview.ts'
import type { ResolutionSelection } from '../domain/resolutionSelection.ts'
import { get, has, keys } from '../domain/table.ts'
import { createKeeper } from './previewKeeper.ts'
import { memoryPreviews, settle } from './previewRoom.test-data.ts'

const preview = (key: string, over: Partial<Preview> = {}): Preview => examplePreview({ key, ...over })
const grid = { columns: 2, rows: 2, values: [1, 2, 3, 4] }

const selection = (key: string, modelId: string): ResolutionSelection => ({
  key,
  itemId: 'i0',
  modelId,
  schedule: [448],
  asked: [{ side: null, answer: null }],
  side: null,
  at: 0,
})

function keeperOf(kept = memoryPreviews(), room?: number) {
  const warnings: string[] = []
  const due: (() => void)[] = []
  const keeper = createKeeper(
    kept.store,
    () => undefined,
    (sentence) => warnings.push(sentence),
    (act) => {
      due.push(act)
      return () => void due.splice(due.indexOf(act), 1)
    },
    room,
  )
  return { keeper, kept, warnings, due }
}

describe('what one model said', () => {
  it('is forgotten in memory and on the disk, what waits to be written included', async () => {
    const { keeper, kept, due } = keeperOf()
    keeper.add(preview('a', { modelId: 'gone' }))
    keeper.add(preview('b', { modelId: 'gone' }))
    keeper.add(preview('c', { modelId: 'stays' }))
    keeper.addSelection(selection('s', 'gone'))
    keeper.addSelection(selection('t', 'stays'))
    await keeper.forget('gone')
    due.splice(0).forEach((act) => act())
    await settle()
    expect(keys(keeper.known())).toEqual(['c'])
    expect(keys(keeper.selections())).toEqual(['t'])
    expect([...kept.previews.keys(), ...kept.selections.keys()]).toEqual(['c', 't'])
  })

  it('makes room for the details of what others say', async () => {
    const { keeper } = keeperOf(memoryPreviews(), 4)
    keeper.add(preview('a', { modelId: 'gone', saliency: grid }))
    await keeper.forget('gone')
    keeper.add(preview('b', { modelId: 'stays', saliency: grid }))
    expect(get(keeper.known(), 'b')?.saliency).toEqual(grid)
  })
})

describe('what is kept of previews', () => {
  it('is written at once, and together when much comes in a short while', async () => {
    const { keeper, kept, due } = keeperOf()
    for (const key of ['a', 'b', 'c']) keeper.add(preview(key))
    await settle()
    expect(kept.puts).toEqual([1])
    expect(due).toHaveLength(1)
    due.splice(0).forEach((act) => act())
    await settle()
    expect(kept.puts).toEqual([1, 2])
    due.splice(0).forEach((act) => act())
    keeper.add(preview('d'))
    await settle()
    expect(kept.puts).toEqual([1, 2, 1])
  })

  it('gives way to what was asked while it was being read', async () => {
    const kept = memoryPreviews()
    kept.previews.set('a', preview('a', { at: 1 }))
    kept.previews.set('b', preview('b', { at: 1 }))
    const { keeper } = keeperOf(kept)
    keeper.add(preview('a', { at: 2 }))
    await keeper.load(new AbortController().signal)
    expect(get(keeper.known(), 'a')?.at).toBe(2)
    expect(has(keeper.known(), 'b')).toBe(true)
  })

  it('is held in memory without its details beyond a limit, and completed when it is looked at', async () => {
    const { keeper } = keeperOf(memoryPreviews(), 6)
    for (const key of ['a', 'b']) keeper.add(preview(key, { saliency: grid, textBoxes: [] }))
    expect(get(keeper.known(), 'a')?.saliency).toEqual(grid)
    expect(get(keeper.known(), 'b')?.saliency).toBeNull()
    await keeper.flush()
    keeper.complete(() => ['a', 'b'])
    await settle()
    expect(get(keeper.known(), 'b')?.saliency).toEqual(grid)
  })

  it('lets the details of what is no longer looked at go again', async () => {
    const { keeper } = keeperOf(memoryPreviews(), 4)
    for (const key of ['a', 'b', 'c']) keeper.add(preview(key, { saliency: grid, textBoxes: [] }))
    await keeper.flush()
    for (const key of ['b', 'c', 'b', 'c']) {
      keeper.complete(() => [key])
      await settle()
      expect(get(keeper.known(), key)?.saliency).toEqual(grid)
    }
    expect(get(keeper.known(), 'b')?.saliency).toBeNull()
  })

  it('counts what is asked again once', async () => {
    const { keeper } = keeperOf(memoryPreviews(), 8)
    for (const key of ['a', 'a', 'a', 'b']) keeper.add(preview(key, { saliency: grid, textBoxes: [] }))
    expect(get(keeper.known(), 'a')?.saliency).toEqual(grid)
    expect(get(keeper.known(), 'b')?.saliency).toEqual(grid)
  })

  it('lasts at least as long as the page when the disk is full, and says so once', async () => {
    const kept = memoryPreviews()
    kept.store.put = () => Promise.reject(new Error('There is no room left.'))
    const { keeper, warnings } = keeperOf(kept)
    keeper.add(preview('a'))
    await keeper.flush()
    keeper.add(preview('b'))
    await keeper.flush()
    expect(keeper.known().size).toBe(2)
    expect(warnings).toHaveLength(1)
    expect(warnings[0]).toContain('There is no room left.')
  })
})
