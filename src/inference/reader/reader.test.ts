import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import type { Rect } from '../../domain/geometry.ts'
import type { Engine } from '../adapter.ts'
import type { AnswerRequest, Photo } from '../inference.ts'
import { deskInNode, drawn, fetchFromRepository, runInNode } from '../weights/weights.test-data.ts'
import { noPicture, notAboutText, nothingRead, readerAdapter } from './reader.ts'

/** The real weights, run by the real runtime in Node. */
const desk = deskInNode()
let engine: Engine
let street: Photo

const sign: Rect = { x1: 1500, y1: 900, x2: 1830, y2: 1000 }
const never = new AbortController().signal

beforeAll(async () => {
  runInNode()
  vi.stubGlobal('fetch', fetchFromRepository)
  engine = await readerAdapter({ kind: 'reader', id: 'reader', name: 'Text reader' }, desk)
  street = await drawn({ width: 2400, height: 1600 }, (context) => {
    context.fillStyle = '#8fa3b0'
    context.fillRect(0, 0, 2400, 1600)
    context.fillStyle = '#20262b'
    context.font = '120px sans-serif'
    context.fillText('HARBOUR 1931', 200, 400)
    context.font = '20px sans-serif'
    context.fillText('GATE B14', 1600, 960)
  })
}, 120_000)
afterAll(() => vi.unstubAllGlobals())

const ask = (request: Partial<AnswerRequest>): ReturnType<NonNullable<Engine['answer']>> => {
  if (!engine.answer) throw new Error('The reader must answer.')
  return engine.answer(
    {
      view: 'global',
      photo: street,
      region: sign,
      budget: { kind: 'native' },
      content: {
        question: 'Which gate is on the sign?',
        options: ['GATE A14', 'GATE B14', 'GATE C7', 'HARBOR 1981'],
        category: 'ocr',
      },
      sampling: { samples: 1, temperature: 0 },
      pixels: false,
      seed: 1,
      ...request,
    },
    never,
  )
}

it('loads with progress over both files and says what it can do', () => {
  expect(desk.progress[0]).toEqual({ phase: 'downloading', done: 0, total: 12_412_046 })
  expect(desk.progress.at(-1)).toEqual({ phase: 'starting', done: 12_412_046, total: 12_412_046 })
  expect(engine.running).toEqual({ backend: 'wasm', reason: null })
  expect(engine.abilities).toMatchObject({ answers: true, samples: false, reads: true })
})

it('reads in the region what the budget hides in the whole picture', async () => {
  const regional = await ask({ view: 'regional' })
  expect(regional.answers).toEqual([{ text: expect.stringContaining('B14'), option: 1 }])
  expect(regional.confidence).toBeGreaterThan(0.8)
  expect(regional.scores).toBeNull()
  const global = await ask({ budget: { kind: 'side', side: 336 } })
  expect(global.seen).toEqual({ width: 336, height: 224 })
  expect(global.answers[0]?.option).not.toBe(1)
})

it('hands over boxes in the picture’s own pixels and a grid that lights up where the text is', async () => {
  const { textBoxes, saliency, seen } = await ask({})
  expect(seen).toEqual({ width: 960, height: 640 })
  const box = textBoxes.find(({ text }) => text.includes('1931'))
  expect(box?.rect.y1).toBeGreaterThan(270)
  expect(box?.rect.y2).toBeLessThan(430)
  expect(box?.rect.x2).toBeGreaterThan(1000)
  expect(saliency?.columns).toBe(48)
  expect(saliency?.rows).toBe(32)
  const cell = (column: number, row: number): number => saliency?.values[row * 48 + column] ?? 0
  expect(cell(8, 7)).toBeGreaterThan(0.2)
  expect(cell(40, 28)).toBeLessThan(0.05)
})

it('answers an open question with the text itself', async () => {
  const content = { question: 'What is written on the wall?', options: [], category: null }
  const region = { x1: 150, y1: 250, x2: 1200, y2: 450 }
  const { answers } = await ask({ view: 'regional', region, content })
  expect(answers).toEqual([{ text: 'HARBOUR 1931', option: null }])
})

it('refuses what cannot be read, in a sentence, and counts it as an answer when nothing was there', async () => {
  expect(await ask({ view: 'blind', photo: null })).toMatchObject({
    answers: [],
    refusal: noPicture,
    seen: null,
  })
  const content = { question: 'What colour is the car?', options: ['red', 'blue'], category: 'color' }
  expect(await ask({ content })).toMatchObject({ answers: [], refusal: notAboutText })
  const empty = { x1: 100, y1: 1200, x2: 400, y2: 1400 }
  expect(await ask({ view: 'regional', region: empty })).toMatchObject({
    answers: [nothingRead],
    refusal: null,
  })
})

it('looks once for several questions about the same pixels', async () => {
  await ask({})
  const before = desk.signs()
  await ask({
    content: { question: 'Which year is written there?', options: ['1931', '1913'], category: null },
  })
  expect(desk.signs() - before).toBe(1)
})

it('reads a part of a picture, and stops between steps when nobody waits any more', async () => {
  const boxes = await engine.read?.({ photo: street, within: sign }, never)
  expect(boxes?.map(({ text }) => text).join(' ')).toMatch(/GATE ?B14/)
  const asked = new AbortController()
  const answer = engine.read?.({ photo: street, within: null }, asked.signal)
  asked.abort(new Error('gone'))
  await expect(answer).rejects.toThrow('gone')
})
