import { ImageData } from '@napi-rs/canvas'
import { describe, expect, it } from 'vitest'
import type { Desk, Seeing } from './adapter.ts'
import { fakeAdapter, roteOption } from './fake.ts'
import { fake, question } from './fakeWorkers.test-data.ts'
import type { AnswerRequest } from './inference.ts'

const seeing: Seeing = {
  see: (_, part, fit) => {
    const { width, height } = fit({ width: 640, height: 320 })
    const pixels = new ImageData(width, height) as unknown as globalThis.ImageData
    return Promise.resolve({ pixels, part: part ?? { x1: 0, y1: 0, x2: 640, y2: 320 } })
  },
}
const desk: Desk = {
  device: 'wasm',
  threads: 1,
  seeing,
  onProgress: () => {},
  alive: () => {},
  openFile: () => Promise.resolve(null),
}
const signal = new AbortController().signal
const thrice = <T>(answer: T): readonly T[] => [answer, answer, answer]
const options = ['red', 'green', 'blue']
const request = (view: AnswerRequest['view']): AnswerRequest => ({
  ...question('Which colour?'),
  view,
  photo: { sha256: 'a', file: new Blob() },
  region: { x1: 0, y1: 0, x2: 9, y2: 9 },
  budget: { kind: 'side', side: 64 },
  content: { question: 'Which colour?', options, category: '' },
  sampling: { samples: 3, temperature: 1 },
})

describe('the fake', () => {
  it('names one option in the regional view, and the next one in the others', async () => {
    const engine = await fakeAdapter(fake('f'), desk)
    const named = async (view: AnswerRequest['view']) =>
      (await engine.answer?.(request(view), signal))?.answers
    const right = roteOption('Which colour?', options, 'regional')
    const wrong = (right + 1) % 3
    expect(await named('regional')).toEqual(thrice({ text: 'ABC'[right], option: right }))
    expect(await named('global')).toEqual(thrice({ text: 'ABC'[wrong], option: wrong }))
    expect(await named('blind')).toEqual(thrice({ text: 'ABC'[wrong], option: wrong }))
  })

  it('gives the option that it names the most of the probability', async () => {
    const engine = await fakeAdapter(fake('f'), desk)
    const { answers, scores } = (await engine.answer?.(request('regional'), signal)) ?? {}
    expect(scores?.indexOf(Math.max(...scores))).toBe(answers?.[0]?.option)
    expect(scores?.reduce((sum, score) => sum + score, 0)).toBeCloseTo(1)
  })

  it('looks at the picture under the budget, and not in the blind view', async () => {
    const engine = await fakeAdapter(fake('f'), desk)
    const seen = await engine.answer?.(request('global'), signal)
    expect(seen).toMatchObject({ seen: { width: 64, height: 32 }, saliency: { columns: 4, rows: 4 } })
    expect(await engine.answer?.(request('blind'), signal)).toMatchObject({ seen: null, saliency: null })
  })

  it('echoes the first word of an open question', async () => {
    const engine = await fakeAdapter(fake('f'), desk)
    const { answers } = (await engine.answer?.(question('  What is it?'), signal)) ?? {}
    expect(answers).toEqual([{ text: 'What', option: null }])
  })

  it('stops when it is told to', async () => {
    const engine = await fakeAdapter(fake('f', null, 60_000), desk)
    const controller = new AbortController()
    const asked = engine.answer?.(question('a'), controller.signal)
    controller.abort(new Error('gone on'))
    await expect(asked).rejects.toThrow('gone on')
  })

  it.each(['device-lost', 'out-of-memory'] as const)(
    'breaks with %s at the request it was told',
    async (how) => {
      const engine = await fakeAdapter(fake('f', { how, at: 2 }), desk)
      await engine.answer?.(question('a'), signal)
      await expect(engine.answer?.(question('b'), signal)).rejects.toMatchObject({ code: how })
      await expect(engine.answer?.(question('c'), signal)).resolves.toBeTruthy()
    },
  )
})
