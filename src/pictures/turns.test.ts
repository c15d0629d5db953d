import { expect, it } from 'vitest'
import { fakePictures } from './pictures.test-data.ts'
import { inTurns } from './turns.ts'

const file = new Blob()
const region = { x1: 0, y1: 0, x2: 1, y2: 1 }
const settled = async (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

it('runs so many at a time, and what is looked at before what is imported', async () => {
  const { pictures, asked } = fakePictures()
  const turns = inTurns(pictures, 2)
  const all = [
    turns.admit(file, 'a'),
    turns.admit(file, 'b'),
    turns.admit(file, 'c'),
    turns.render(file, { part: region, size: null, frame: null, as: 'image/png' }),
    turns.crop(file, region, 'image/png', 2),
    turns.open(new Blob([], { type: 'first' })),
    turns.open(new Blob([], { type: 'second' })),
  ]
  for (let index = 0; index < all.length; index += 1) {
    await settled()
    expect(asked.length).toBe(Math.min(index + 2, all.length))
    asked[index]?.answer()
  }
  await Promise.all(all)
  expect(asked.map(({ what }) => what)).toEqual([
    'admit a',
    'admit b',
    'open first',
    'open second',
    'crop 0 image/png ×2',
    'render undefined 0 image/png',
    'admit c',
  ])
})

it('never starts what was aborted while it waited', async () => {
  const { pictures, asked } = fakePictures()
  const turns = inTurns(pictures, 1)
  const controller = new AbortController()
  const first = turns.admit(file, 'a')
  const second = turns.admit(file, 'b', controller.signal)
  const third = turns.admit(file, 'c')
  controller.abort(new Error('enough'))
  await expect(second).rejects.toThrow('enough')
  await expect(turns.admit(file, 'd', controller.signal)).rejects.toThrow('enough')
  asked[0]?.answer()
  await first
  await settled()
  asked[1]?.answer()
  await third
  expect(asked.map(({ what }) => what)).toEqual(['admit a', 'admit c'])
})

it('goes on after one that failed', async () => {
  const { pictures, asked } = fakePictures()
  const turns = inTurns(pictures, 1)
  const first = turns.admit(file, 'a')
  const second = turns.admit(file, 'b')
  await settled()
  asked[0]?.fail(new Error('broken'))
  await expect(first).rejects.toThrow('broken')
  await settled()
  asked[1]?.answer()
  expect((await second).picture.name).toBe('b')
})
