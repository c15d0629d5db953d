import 'fake-indexeddb/auto'
import { expect, it } from 'vitest'
import type { EvaluatedItem } from '../domain/evaluatedItem.ts'
import { exampleItem } from '../domain/example.ts'
import { verdictKey, type AnswerVerdict } from '../domain/prediction.ts'
import { predictionStore } from '../storage/predictionShelf.ts'
import { heldVerdicts } from './heldVerdicts.ts'
import { createRoom } from './room.ts'

const evaluated = (answerLetter: string): EvaluatedItem => {
  const given = exampleItem({ id: 'a', options: ['red', 'blue'], answerLetter })
  return { given, key: given, size: null, levels: [] }
}

const verdict: AnswerVerdict = {
  itemId: 'a',
  answer: 'blue-ish',
  right: true,
  by: 'person',
  who: 'me',
  words: '',
  at: 1,
}

const roomFor = async (item: EvaluatedItem) => {
  const store = predictionStore('held-verdicts')
  const room = createRoom({ store, newId: () => 'run', now: () => 1, alone: (act) => act() })
  await room.open()
  await room.setItems([item], true)
  return room
}

const accuracyOf = async (room: Awaited<ReturnType<typeof roomFor>>): Promise<number | undefined> =>
  (await room.score([], () => undefined)).columns[0]?.right[0]

it('a verdict holds for the right answer against which it was given, and for no other', async () => {
  const room = await roomFor(evaluated('B'))
  const answer = JSON.stringify({ id: 'a', prediction: 'blue-ish' })
  await room.read([{ path: 'm.jsonl', file: new File([answer], 'm.jsonl') }], () => undefined)
  await room.say([verdict])
  expect(await accuracyOf(room)).toBe(1)
  await room.setItems([evaluated('A')], true)
  expect(await accuracyOf(room)).toBe(0)
  expect(await room.unsettled()).toHaveLength(1)

  const again = await roomFor(evaluated('A'))
  expect(await accuracyOf(again)).toBe(0)
  await again.setItems([evaluated('B')], true)
  expect(await accuracyOf(again)).toBe(1)
})

it('verdicts that do not say against what they were given are believed', () => {
  const verdicts = new Map([[verdictKey(verdict), verdict]])
  expect(heldVerdicts(verdicts, new Map([['a', evaluated('A')]]))).toBe(verdicts)
  expect(heldVerdicts(verdicts, new Map())).toBe(verdicts)
})
