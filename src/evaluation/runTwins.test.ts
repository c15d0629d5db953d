import 'fake-indexeddb/auto'
import { expect, it } from 'vitest'
import { exampleItem } from '../domain/example.ts'
import { predictionStore } from '../storage/predictionShelf.ts'
import { createRoom } from './room.ts'

let projects = 0

const roomWith = async (...ids: readonly string[]) => {
  let runs = 0
  const room = createRoom({
    store: predictionStore(`read-files-${(projects += 1)}`),
    newId: () => `run-${projects}-${(runs += 1)}`,
    now: () => 1,
    alone: (act) => act(),
  })
  await room.open()
  const items = ids.map((id) => exampleItem({ id, question: `What is on sign ${id}?` }))
  await room.setItems(
    items.map((given) => ({ given, key: given, size: null, levels: [] })),
    true,
  )
  return room
}

const answers = (path: string, over: object = {}) => {
  const row = { id: 'a', query: 'What is on sign a?', images: ['a.png'], model_answer: 'B', ...over }
  return { path, file: new File([JSON.stringify(row)], path) }
}

it('two files of one model with the same view and seed are told of, as answers may count twice', async () => {
  const room = await roomWith('a')
  const raw = answers('model_answer/zoom-bench/tiny_seed42_answer.json')
  const judged = answers('judge/zoom-bench/tiny_seed42_answer.json', { judge: 'Yes' })
  const codes = async (...files: readonly (typeof raw)[]) =>
    (await room.read(files, () => undefined)).map(({ problems }) => problems.map(({ code }) => code))
  expect(await codes(raw, judged)).toEqual([[], ['predictions-twice']])
  expect(await codes(answers('model_answer/zoom-bench/tiny_seed43_answer.json', { x: 1 }))).toEqual([[]])
  expect(await codes(answers('model_answer/zoom-bench-crop/tiny_seed42_answer.json', { x: 2 }))).toEqual([[]])
  expect(await codes(answers('other/zoom-bench/tiny_seed42_answer.json', { x: 3 }))).toEqual([
    ['predictions-twice'],
  ])
  expect(await codes(answers('tiny.jsonl', { x: 4 }), answers('tiny.json', { x: 5 }))).toEqual([[], []])
})
