import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import { itemMarks } from '../domain/answerFilterFacts.ts'
import type { EvaluatedItem } from '../domain/evaluatedItem.ts'
import { exampleItem } from '../domain/example.ts'
import type { Item } from '../domain/item.ts'
import { copyPredictions, predictionStore, removePredictions } from '../storage/predictionShelf.ts'
import type { GivenFile, Scored } from './evaluation.ts'
import { createRoom } from './room.ts'

const ignored = (): void => undefined

const evaluated = (item: Item, isKept = true): EvaluatedItem => ({
  given: item,
  key: isKept ? item : null,
  size: { width: 1000, height: 800 },
  levels: [],
})

const itemCalled = (id: string, over: Partial<Item> = {}): Item =>
  exampleItem({
    id,
    question: `What is on sign ${id}?`,
    options: ['red', 'blue'],
    answerLetter: 'B',
    ...over,
  })

const lines = (path: string, records: readonly object[]): GivenFile => ({
  path,
  file: new File([records.map((record) => JSON.stringify(record)).join('\n')], path),
})

let projects = 0
const fresh = async (items: readonly EvaluatedItem[], projectId = `project-${(projects += 1)}`) => {
  let [ids, at] = [0, 0]
  const store = predictionStore(projectId)
  const room = createRoom({
    store,
    newId: () => `${projectId}-run-${(ids += 1)}`,
    now: () => (at += 1),
    alone: (act) => act(),
  })
  await room.open()
  await room.setItems(items, true)
  return { room, store, projectId }
}

const accuracyOf = ({ columns }: Scored, label: string, view: string): readonly number[] => [
  ...(columns.find((each) => each.label === label && each.view === view)?.right ?? []),
]

const three = ['a', 'b', 'c'].map((id) => evaluated(itemCalled(id)))

describe('a room of predictions', () => {
  it('keeps the runs of a file and scores them by item', async () => {
    const { room } = await fresh(three)
    const taken = await room.read(
      [
        lines('m_global.jsonl', [
          { id: 'a', prediction: 'B', model: 'm', view: 'global' },
          { id: 'b', prediction: 'A', model: 'm', view: 'global' },
          { id: 'a', prediction: 'B', model: 'm', view: 'regional' },
          { id: 'b', prediction: 'B', model: 'm', view: 'regional' },
          { id: 'z', prediction: 'B', model: 'm', view: 'regional' },
        ]),
      ],
      ignored,
    )
    expect(taken).toHaveLength(1)
    expect(taken[0]).toMatchObject({ predictions: 5, unmatched: 1, problems: [] })
    const { runs } = await room.open()
    expect(runs.map(({ model, view, count, unmatched }) => [model, view, count, unmatched])).toEqual([
      ['m', 'global', 2, 0],
      ['m', 'regional', 2, 1],
    ])
    expect(await room.unmatched(runs[1]?.id ?? '')).toMatchObject([{ id: 'z', line: 5 }])
    const scored = await room.score([], ignored)
    expect(scored.itemIds).toEqual(['a', 'b', 'c'])
    expect(accuracyOf(scored, 'm', 'global')).toEqual([1, 0, Number.NaN])
    expect(accuracyOf(scored, 'm', 'regional')).toEqual([1, 1, Number.NaN])
    expect(scored.results[0]?.overall.gap.value).toBe(0.5)
  })

  it('keeps them for the next visit, and nothing of a project that is another one', async () => {
    const { room, projectId } = await fresh(three)
    await room.read([lines('m.jsonl', [{ id: 'a', prediction: 'B' }])], ignored)
    const again = await fresh(three, projectId)
    expect((await again.room.open()).runs).toHaveLength(1)
    expect(accuracyOf(await again.room.score([], ignored), 'm', 'global')[0]).toBe(1)
    const other = await fresh(three)
    expect((await other.room.open()).runs).toEqual([])
  })

  it('takes the same file only once', async () => {
    const { room } = await fresh(three)
    const file = lines('m.jsonl', [{ id: 'a', prediction: 'B' }])
    await room.read([file], ignored)
    const [second] = await room.read([{ ...file, path: 'copy.jsonl' }], ignored)
    expect(second).toMatchObject({ runs: [], problems: [{ code: 'predictions-known' }] })
    expect((await room.open()).runs).toHaveLength(1)
  })

  it('cuts what a file calls its model to a name', async () => {
    const { room } = await fresh(three)
    const model = `  Very\n${'W'.repeat(100_000)}`
    await room.read([lines('m.jsonl', [{ id: 'a', prediction: 'B', model }])], ignored)
    expect((await room.open()).runs[0]?.model).toBe(`Very ${'W'.repeat(195)}`)
  })

  it('keeps nothing of a file that is about other items, and says so', async () => {
    const { room } = await fresh(three)
    const [taken] = await room.read([lines('m.jsonl', [{ id: 'z', prediction: 'B' }])], ignored)
    expect(taken).toMatchObject({ runs: [], unmatched: 1, problems: [{ code: 'predictions-none' }] })
    expect(taken?.missed).toEqual([{ line: 1, id: 'z', question: null, picture: null }])
    expect((await room.open()).runs).toEqual([])
  })

  it('keeps nothing of a reading that was stopped', async () => {
    const { room, store } = await fresh(three)
    const control = new AbortController()
    const records = Array.from({ length: 5000 }, () => ({ id: 'a', prediction: 'B' }))
    const reading = room.read([lines('m.jsonl', records)], () => control.abort(), control.signal)
    await expect(reading).rejects.toThrow(/abort/i)
    expect(await store.runs()).toEqual([])
  })

  it('averages over samples and seeds, and tells what each run came to', async () => {
    const { room } = await fresh(three)
    await room.read(
      [
        lines('m_seed1.jsonl', [{ id: 'a', prediction: ['B', 'A'], model: 'm', seed: 1 }]),
        lines('m_seed2.jsonl', [{ id: 'a', prediction: ['B', 'B'], model: 'm', seed: 2 }]),
      ],
      ignored,
    )
    const scored = await room.score([], ignored)
    expect(accuracyOf(scored, 'm', 'global')[0]).toBe(0.75)
    expect(scored.columns[0]?.runs.map(({ accuracy }) => accuracy)).toEqual([0.5, 1])
  })

  it('puts what a person said before the rules, and takes it back', async () => {
    const { room } = await fresh(three)
    await room.read([lines('m.jsonl', [{ id: 'a', prediction: 'A' }])], ignored)
    expect(accuracyOf(await room.score([], ignored), 'm', 'global')[0]).toBe(0)
    const verdict = {
      itemId: 'a',
      answer: 'A',
      right: true,
      by: 'person',
      who: 'me',
      words: '',
      at: 1,
    } as const
    await room.say([verdict])
    expect(accuracyOf(await room.score([], ignored), 'm', 'global')[0]).toBe(1)
    expect((await room.answers('a'))[0]?.score).toMatchObject({ right: true, rule: 'person' })
    await room.unsay([JSON.stringify(['a', 'A'])])
    expect(accuracyOf(await room.score([], ignored), 'm', 'global')[0]).toBe(0)
  })

  it('lists what no rule settles, each answer once', async () => {
    const { room } = await fresh([
      evaluated(itemCalled('a', { options: [], answerLetter: null, answerText: 'two cats' })),
    ])
    await room.read(
      [lines('m.jsonl', [{ id: 'a', prediction: ['a pair of cats', 'a pair of cats', 'two cats'] }])],
      ignored,
    )
    const scored = await room.score([], ignored)
    expect(await room.unsettled()).toEqual([
      { itemId: 'a', answer: 'a pair of cats', rule: 'no-match', times: 2 },
    ])
    expect([...scored.marks]).toEqual([itemMarks.unsettled])
  })

  it('lists where the profiles differ', async () => {
    const { room } = await fresh(three)
    await room.read([lines('m.jsonl', [{ id: 'a', prediction: 'B. blue' }])], ignored)
    const { differences } = await room.score([], ignored)
    expect(differences).toEqual({ count: 1, upstream: 0, strict: 1 })
    expect(await room.differences()).toMatchObject([
      { itemId: 'a', upstream: { right: false }, strict: { right: true } },
    ])
  })

  it('scores only items of the benchmark, and still shows answers to the others', async () => {
    const { room } = await fresh([evaluated(itemCalled('a')), evaluated(itemCalled('b'), false)])
    await room.read(
      [
        lines('m.jsonl', [
          { id: 'a', prediction: 'B' },
          { id: 'b', prediction: 'B' },
        ]),
      ],
      ignored,
    )
    expect((await room.score([], ignored)).itemIds).toEqual(['a'])
    expect(await room.answers('b')).toMatchObject([{ score: null, prediction: { text: 'B' } }])
  })

  it('calls a model by its budget where it was asked under several', async () => {
    const { room } = await fresh(three)
    await room.read(
      [
        lines('m_1.jsonl', [{ id: 'a', prediction: 'B', model: 'm' }]),
        lines('m_2.jsonl', [{ id: 'a', prediction: 'A', model: 'm' }]),
      ],
      ignored,
    )
    const { runs } = await room.open()
    const [first, second] = runs
    if (!first || !second) throw new Error('Two runs were expected.')
    await room.change([
      { ...first, budget: { kind: 'tokens', tokens: 1024 } },
      { ...second, budget: { kind: 'tokens', tokens: 16_384 } },
    ])
    const { columns } = await room.score([], ignored)
    expect(columns.map(({ label }) => label)).toEqual(['m, 1,024 tokens', 'm, 16,384 tokens'])
  })

  it('keeps what was asked here in place of what was kept of it before', async () => {
    const { room } = await fresh(three)
    const run = {
      id: 'first',
      model: 'Tiny',
      view: 'global',
      seed: null,
      budget: { kind: 'native' },
      crop: null,
      boxes: null,
      attention: true,
      source: {
        file: 'Tiny',
        format: 'preview',
        benchmark: null,
        sha256: null,
        viewGuessed: false,
        boxesGuessed: false,
      },
      addedAt: 1,
      unmatched: 0,
    } as const
    const attention = { columns: 2, rows: 1, values: [0.25, 0.75], generic: null }
    const prediction = {
      itemId: 'a',
      text: 'B',
      told: null,
      boxes: [],
      attention,
      outputTokens: null,
      seconds: null,
    }
    await room.keep(run, [prediction])
    await room.keep({ ...run, id: 'second' }, [prediction, { ...prediction, itemId: 'b', attention: null }])
    expect((await room.open()).runs.map(({ id, count }) => [id, count])).toEqual([['second', 2]])
    expect(await room.attention('second', 0)).toEqual(attention)
    expect(await room.attention('second', 1)).toBeNull()
    expect((await room.answers('a'))[0]).toMatchObject({ hasAttention: true })
  })

  it('gives a copy of the project everything, and takes it from one that is removed', async () => {
    const { room, projectId } = await fresh(three)
    await room.read([lines('m.jsonl', [{ id: 'a', prediction: 'A' }])], ignored)
    await room.say([{ itemId: 'a', answer: 'A', right: true, by: 'person', who: 'me', words: '', at: 1 }])
    await room.setOptions({ profile: 'strict', letterRule: false, trustTold: true, scope: 'unrejected' })
    await copyPredictions(projectId, 'copy')
    await removePredictions(projectId)
    const copy = await fresh(three, 'copy')
    expect(await copy.room.open()).toMatchObject({
      runs: [{ model: 'm', count: 1 }],
      verdicts: [{ answer: 'A' }],
      options: { profile: 'strict', trustTold: true, scope: 'unrejected' },
    })
    expect(accuracyOf(await copy.room.score([], ignored), 'm', 'global')[0]).toBe(1)
    const emptied = await fresh(three, projectId)
    expect(await emptied.room.open()).toMatchObject({
      runs: [],
      verdicts: [],
      options: { profile: 'upstream' },
    })
  })

  it('forgets runs with all that is theirs', async () => {
    const { room, store } = await fresh(three)
    await room.read([lines('m.jsonl', [{ id: 'a', prediction: 'B' }])], ignored)
    const { runs } = await room.open()
    await room.remove(runs.map(({ id }) => id))
    expect((await room.open()).runs).toEqual([])
    expect(await store.chunk(runs[0]?.id ?? '', 0)).toBeNull()
    expect((await room.score([], ignored)).columns).toEqual([])
  })
})
