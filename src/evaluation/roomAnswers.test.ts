import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import type { EvaluatedItem } from '../domain/evaluatedItem.ts'
import { exampleItem } from '../domain/example.ts'
import { predictionStore } from '../storage/predictionShelf.ts'
import { mostOfRun, type GivenFile } from './evaluation.ts'
import { createRoom } from './room.ts'

const ignored = (): void => undefined

const three: readonly EvaluatedItem[] = ['a', 'b', 'c'].map((id) => {
  const given = exampleItem({ id, question: `What is on sign ${id}?` })
  return { given, key: given, size: { width: 1000, height: 800 }, levels: [] }
})

const lines = (path: string, records: readonly object[]): GivenFile => ({
  path,
  file: new File([records.map((record) => JSON.stringify(record)).join('\n')], path),
})

let projects = 0
const fresh = async () => {
  let ids = 0
  const room = createRoom({
    store: predictionStore(`answers-${(projects += 1)}`),
    newId: () => `run-${(ids += 1)}`,
    now: () => 0,
    alone: (act) => act(),
  })
  await room.open()
  await room.setItems(three, true)
  return { room }
}

describe('the answers to one item', () => {
  it('finds the answers to items that were handed over only after somebody had asked', async () => {
    const { room } = await fresh()
    const records = ['a', 'b', 'c'].map((id) => ({ id, prediction: 'B' }))
    await room.read([lines('m.jsonl', records)], ignored)
    await room.setItems(three.slice(0, 1), true)
    expect(await room.answers('a')).toHaveLength(1)
    await room.setItems(three.slice(1), false)
    expect((await room.answers('c')).map(({ row }) => row)).toEqual([2])
  })

  it('finds them as well where items were handed over while a run was being walked', async () => {
    const { room } = await fresh()
    const records = ['a', 'b', 'c'].map((id) => ({ id, prediction: 'B' }))
    await room.read([lines('m.jsonl', records)], ignored)
    const [run] = (await room.open()).runs
    for await (const { row } of room.desk().batches(run?.id ?? '')) {
      expect(row).toBe(0)
      await room.setItems(three.toReversed(), true)
    }
    expect((await room.answers('c')).map(({ row }) => row)).toEqual([2])
  })

  it('are the first ones of each run, however many a file holds', async () => {
    const { room } = await fresh()
    const many = Array.from({ length: 2500 }, (_, at) => ({
      id: at % 25 === 0 ? 'a' : 'b',
      prediction: `${at}`,
      model: 'm',
    }))
    await room.read([lines('m.jsonl', many), lines('n.jsonl', [{ id: 'b', prediction: 'B' }])], ignored)
    const of = await room.answers('b')
    expect(of.filter(({ model }) => model === 'm').map(({ row }) => row)).toEqual(
      many.flatMap(({ id }, row) => (id === 'b' ? [row] : [])).slice(0, mostOfRun),
    )
    expect(of.at(-1)).toMatchObject({ model: 'n', prediction: { text: 'B' } })
    // They lie in every piece of the run.
    const rare = await room.answers('a')
    expect(rare.map(({ row }) => row)).toEqual(Array.from({ length: mostOfRun }, (_, at) => at * 25))
    expect(rare.at(-1)?.prediction).toMatchObject({ itemId: 'a', text: '2475' })
  })
})
