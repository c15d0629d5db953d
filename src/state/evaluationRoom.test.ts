import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { applyEntries, emptyDataset, type Dataset } from '../domain/dataset.ts'
import { exampleItem, exampleJudgement, exampleProject } from '../domain/example.ts'
import { defaultEvaluation } from '../domain/evaluatedItem.ts'
import type { EvaluationRoom, Scored } from '../evaluation/evaluation.ts'
import { createEvaluation } from './evaluationRoom.ts'
import { unusedRoom } from './unusedRoom.test-data.ts'

const nothingScored: Scored = {
  itemIds: [],
  categories: [],
  columns: [],
  results: [],
  comparisons: [],
  answers: 0,
  differences: { count: 0, upstream: 0, strict: 0 },
  unsettled: 0,
  marks: new Uint8Array(0),
  ms: 0,
}

/** A worker that only counts: how many items it was given, and how often it scored. */
function countingRoom() {
  const heard = { items: 0, batches: 0, readings: 0, scorings: 0, closed: 0, openings: 0 }
  const given: string[] = []
  let fault: string | null = null
  const room: EvaluationRoom = {
    ...unusedRoom,
    open: () => {
      heard.openings += 1
      return Promise.resolve({ runs: [], verdicts: [], options: defaultEvaluation })
    },
    setItems: async (batch, isFirst) => {
      if (isFirst) given.length = 0
      given.push(...batch.map((item) => item.given.id))
      heard.items = given.length
      heard.batches += 1
      await Promise.resolve()
    },
    read: (files) => {
      heard.readings += 1
      return files.length === 0 ? Promise.resolve([]) : new Promise(() => undefined)
    },
    score: () => {
      heard.scorings += 1
      return fault === null ? Promise.resolve(nothingScored) : Promise.reject(new Error(fault))
    },
    change: () => Promise.resolve(),
    remove: () => Promise.resolve(),
    unmatched: () => Promise.resolve([]),
    say: () => Promise.resolve(),
    unsay: () => Promise.resolve(),
    setOptions: () => Promise.resolve(),
    answers: () => Promise.resolve([]),
    differences: () => Promise.resolve([]),
    unsettled: () => Promise.resolve([]),
    attention: () => Promise.resolve(null),
    close: () => void (heard.closed += 1),
  }
  return { room, heard, fail: (sentence: string | null) => void (fault = sentence) }
}

const items = (count: number): Dataset =>
  applyEntries(
    emptyDataset(exampleProject),
    Array.from({ length: count }, (_, order) => ({
      kind: 'item' as const,
      value: exampleItem({ id: `item-${order}`, order }),
    })),
  )

function setUp(count = 3) {
  let dataset = items(count)
  const listeners = new Set<() => void>()
  let isWriter = true
  const { room, heard, fail } = countingRoom()
  const evaluation = createEvaluation({
    evaluator: { room: () => room, copy: () => Promise.resolve(), remove: () => Promise.resolve() },
    now: () => 0,
    ready: () => Promise.resolve(),
    projectId: 'p',
    dataset: () => dataset,
    mayWrite: () => isWriter,
    heed: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  })
  const change = (next: (before: Dataset) => Dataset): void => {
    dataset = next(dataset)
    for (const listener of listeners) listener()
  }
  const follow = (): void => void (isWriter = false)
  return { evaluation, heard, fail, change, follow, listeners }
}

const accept = (dataset: Dataset): Dataset =>
  applyEntries(dataset, [
    { kind: 'judgement', value: exampleJudgement({ itemId: 'item-0', decision: 'accept' }) },
  ])

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})
afterEach(() => {
  vi.useRealTimers()
})

describe('the evaluation of an open project', () => {
  it('does nothing before somebody looks, and then reads and scores once', async () => {
    const { evaluation, heard } = setUp()
    expect(heard).toEqual({ items: 0, batches: 0, readings: 0, scorings: 0, closed: 0, openings: 0 })
    await Promise.all([evaluation.open(), evaluation.open()])
    expect(heard).toMatchObject({ items: 3, scorings: 1 })
    expect(evaluation.store.getState()).toMatchObject({
      runs: [],
      isCurrent: true,
      work: null,
      failure: null,
    })
    expect(evaluation.store.getState().items.size).toBe(3)
  })

  it('takes the items of another scope when one is chosen', async () => {
    const { evaluation, heard, change } = setUp()
    await evaluation.open()
    change(accept)
    const counted = (): number =>
      [...evaluation.store.getState().items.values()].filter(({ key }) => key !== null).length
    await evaluation.setOptions({ ...defaultEvaluation, scope: 'given' })
    expect(counted()).toBe(3)
    await evaluation.setOptions({ ...defaultEvaluation, scope: 'accepted' })
    expect(counted()).toBe(1)
    expect(heard.batches).toBe(3)
  })

  it('reads again what is kept when another tab took the project over', async () => {
    const { evaluation, heard, change, follow } = setUp()
    await evaluation.open()
    change((dataset) => dataset)
    expect(heard.openings).toBe(1)
    follow()
    change((dataset) => dataset)
    await vi.waitFor(() => expect(heard.scorings).toBe(2))
    expect(heard.openings).toBe(2)
  })

  it('hands many items over in pieces', async () => {
    const { evaluation, heard } = setUp(2500)
    await evaluation.open()
    expect(heard).toMatchObject({ items: 2500, batches: 3 })
  })

  it('hands them over one lot at a time, while files are read as well', async () => {
    const { evaluation, heard, change } = setUp(2500)
    await evaluation.open()
    change(accept)
    const scoring = evaluation.setOptions({ ...defaultEvaluation, profile: 'strict' })
    await Promise.all([evaluation.read([]), scoring])
    expect(heard.items).toBe(2500)
  })

  it('scores anew a moment after the dataset changed, while somebody watches', async () => {
    const { evaluation, heard, change } = setUp()
    await evaluation.open()
    const unwatch = evaluation.watch()
    change(accept)
    expect(evaluation.store.getState().isCurrent).toBe(false)
    await vi.runAllTimersAsync()
    await vi.waitFor(() => expect(evaluation.store.getState().isCurrent).toBe(true))
    expect(heard.scorings).toBe(2)
    expect(evaluation.store.getState().items.get('item-1')?.key).toBeNull()
    unwatch()
    change((dataset) =>
      applyEntries(dataset, [
        { kind: 'judgement', value: exampleJudgement({ itemId: 'item-1', decision: 'accept' }) },
      ]),
    )
    await vi.runAllTimersAsync()
    expect(heard.scorings).toBe(2)
  })

  it('catches up with what changed while nobody watched', async () => {
    const { evaluation, heard, change } = setUp()
    await evaluation.open()
    change(accept)
    await vi.runAllTimersAsync()
    expect(heard.scorings).toBe(1)
    evaluation.watch()
    await vi.runAllTimersAsync()
    await vi.waitFor(() => expect(heard.scorings).toBe(2))
  })

  it('says why scoring failed, and tries again when something changes', async () => {
    const { evaluation, fail } = setUp()
    fail('The disk is gone.')
    await evaluation.open()
    expect(evaluation.store.getState()).toMatchObject({
      failure: 'The disk is gone.',
      scored: null,
      work: null,
    })
    fail(null)
    await evaluation.setOptions({ ...defaultEvaluation, profile: 'strict' })
    expect(evaluation.store.getState()).toMatchObject({ failure: null, isCurrent: true })
    expect(evaluation.store.getState().options.profile).toBe('strict')
  })

  it('shows what a person said at once, and forgets what is taken back', async () => {
    const { evaluation } = setUp()
    await evaluation.open()
    const verdict = {
      itemId: 'item-0',
      answer: 'A',
      right: true,
      by: 'person',
      who: 'me',
      words: '',
      at: 1,
    } as const
    await evaluation.say([verdict])
    expect([...evaluation.store.getState().verdicts.values()]).toEqual([verdict])
    await evaluation.unsay([...evaluation.store.getState().verdicts.keys()])
    expect(evaluation.store.getState().verdicts.size).toBe(0)
  })

  it('keeps nothing while another tab writes the project, and still scores', async () => {
    const { evaluation, follow } = setUp()
    follow()
    await evaluation.open()
    expect(evaluation.store.getState().isCurrent).toBe(true)
    for (const act of [
      () => evaluation.read([]),
      () => evaluation.change([]),
      () => evaluation.remove([]),
      () => evaluation.say([]),
      () => evaluation.unsay([]),
    ])
      await expect(act()).rejects.toThrow('Another tab is writing this project.')
  })

  it('waits for no file any more once the project is closed', async () => {
    const { evaluation, heard } = setUp()
    await evaluation.open()
    const reading = evaluation.read([{ path: 'm.jsonl', file: new File([''], 'm.jsonl') }])
    await vi.waitFor(() => expect(heard.readings).toBe(1))
    evaluation.close()
    await expect(reading).rejects.toThrow('The project is closed.')
    expect(evaluation.store.getState().work).toBeNull()
  })

  it('ends its worker with the project, and says nothing more', async () => {
    const { evaluation, heard, listeners } = setUp()
    await evaluation.open()
    evaluation.close()
    expect(heard.closed).toBe(1)
    expect(listeners.size).toBe(0)
    expect(() => evaluation.room()).toThrow('The project is closed.')
  })
})
