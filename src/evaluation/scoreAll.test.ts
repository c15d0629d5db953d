import 'fake-indexeddb/auto'
import { expect, it } from 'vitest'
import { exampleItem } from '../domain/example.ts'
import { predictionStore } from '../storage/predictionShelf.ts'
import { createRoom } from './room.ts'

it('results and comparisons are about the two views alone: neither the crop test nor blind answers', async () => {
  let runs = 0
  const store = predictionStore('score-all')
  const newId = (): string => `run-${(runs += 1)}`
  const room = createRoom({ store, newId, now: () => 1, alone: (act) => act() })
  await room.open()
  const given = exampleItem({ id: 'a', options: ['red', 'blue'], answerLetter: 'B' })
  await room.setItems([{ given, key: given, size: null, levels: [] }], true)
  const answers = [
    { model: 'm', crop: 'noise', prediction: 'A' },
    { model: 'm', view: 'blind', prediction: 'A' },
    { model: 'm', view: 'global', prediction: 'B' },
    { model: 'other', crop: 'truth', prediction: 'B' },
  ]
  const file = new File([answers.map((each) => JSON.stringify({ id: 'a', ...each })).join('\n')], 'a.jsonl')
  await room.read([{ path: 'a.jsonl', file }], () => undefined)
  const { columns, results, comparisons } = await room.score([], () => undefined)
  expect(columns.map(({ label, view, crop }) => [label, view, crop])).toEqual([
    ['m', 'global', 'noise'],
    ['m', 'blind', null],
    ['m', 'global', null],
    ['other', 'global', 'truth'],
  ])
  expect(results).toHaveLength(1)
  expect(results[0]).toMatchObject({
    model: 'm',
    overall: { global: { items: 1, value: 1 }, regional: { items: 0, value: null } },
  })
  expect(comparisons).toEqual([])
})
