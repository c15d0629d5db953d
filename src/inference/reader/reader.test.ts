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

const sign: Rect = { x1: 760, y1: 520, x2: 940, y2: 590 }
const never = new AbortController().signal

beforeAll(async () => {
  runInNode()
  vi.stubGlobal('fetch', fetchFromRepository)
  engine = await readerAdapter({ kind: 'reader', id: 'reader', name: 'Text reader' }, desk)
  street = await drawn({ width: 1200, height: 800 }, (context) => {
    context.fillStyle = '#8fa3b0'
    context.fillRect(0, 0, 1200, 800)
    context.fillStyle = '#20262b'
    context.font = '72px sans-serif'
    context.fillText('HARBOUR 1931', 100, 200)
    context.font = '18px sans-serif'
    context.fillText('GATE B14', 800, 560)
  })
}, 240_000)
afterAll(() => vi.unstubAllGlobals())

const ask = (request: Partial<AnswerRequest>): ReturnType<NonNullable<Engine['answer']>> => {
  if (!engine.answer) throw new Error('The reader must answer.')
  return engine.answer(
    {
      view: 'global',
      photo: street,
      region: sign,
      budget: { kind: 'side', side: 480 },
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
  const global = await ask({})
  expect(global.seen).toEqual({ width: 480, height: 320 })
  expect(global.answers[0]?.option).not.toBe(1)
})

it('hands over boxes in the picture’s own pixels and a grid that lights up where the text is', async () => {
  const { textBoxes, saliency } = await ask({})
  const box = textBoxes.find(({ text }) => text.includes('1931'))
  expect(box?.rect.y1).toBeGreaterThan(110)
  expect(box?.rect.y2).toBeLessThan(230)
  expect(box?.rect.x2).toBeGreaterThan(550)
  expect(saliency?.columns).toBe(48)
  expect(saliency?.rows).toBe(32)
  const cell = (column: number, row: number): number => saliency?.values[row * 48 + column] ?? 0
  expect(cell(12, 7)).toBeGreaterThan(0.2)
  expect(cell(40, 28)).toBeLessThan(0.05)
})

it('answers an open question with the text itself', async () => {
  const content = { question: 'What is written on the wall?', options: [], category: null }
  const region = { x1: 80, y1: 120, x2: 720, y2: 230 }
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
  const empty = { x1: 100, y1: 600, x2: 300, y2: 700 }
  expect(await ask({ view: 'regional', region: empty })).toMatchObject({
    answers: [nothingRead],
    confidence: 0,
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
