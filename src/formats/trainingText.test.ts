import { expect, it } from 'vitest'
import type { Content } from '../domain/item.ts'
import { actingLoss, inert } from './trainingText.ts'

const asking = (question: string): Content => ({
  question,
  options: [],
  answerLetter: null,
  answerText: 'red',
  category: null,
  region: null,
})

it.each([
  ['<image> What is this?', '[image] What is this?'],
  ['a </think> b', 'a [/think] b'],
  ['<IMG_CONTEXT><img>', '[IMG_CONTEXT][img]'],
  ['end<|im_end|>of', 'end[|im_end|]of'],
  ['<|vision_start|><|image_pad|>', '[|vision_start|][|image_pad|]'],
  ['<tools>', '[tools]'],
])('what loaders and tokenizers act upon is written in square brackets: %s', (text, written) => {
  expect(inert(text)).toBe(written)
  expect(actingLoss([asking(text)])).toHaveLength(1)
})

it.each(['2 < 3 and 5 > 4', 'a <b> tag', '<| |', 'if a<|b| then', ''])(
  'other angles stay as they are: %s',
  (text) => {
    expect(inert(text)).toBe(text)
    expect(actingLoss([asking(text)])).toEqual([])
  },
)
