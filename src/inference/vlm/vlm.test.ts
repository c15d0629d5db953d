import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import type { Engine } from '../adapter.ts'
import type { AnswerRequest, AnswerResult } from '../inference.ts'
import { browserNames, deskOf, fixture, folder, photo, specOf } from '../../../e2e/libraryInNode.ts'
import { loadVlm, type Vlm } from './loading.ts'
import { firstLogits, vlmAdapter } from './vlm.ts'

vi.hoisted(() => {
  Object.defineProperty(process, 'release', { value: { name: 'worker' } })
  vi.stubGlobal('self', globalThis)
  vi.stubGlobal('constructor', { name: 'DedicatedWorkerGlobalScope' })
})
vi.mock('../ort.ts', async () => ({
  ortWasmPaths: (await import('../../../e2e/libraryInNode.ts')).wasmPaths,
}))
vi.mock(
  '@huggingface/transformers',
  async () => import((await import('../../../e2e/libraryInNode.ts')).browserBuild()),
)

interface Case {
  readonly id: string
  readonly image: string
  readonly question: string
  readonly options: readonly string[]
  readonly letter: string
  readonly tokensIn: number
  readonly pixelSum: number
  readonly logits: readonly number[]
  readonly said: string
}
const {
  cases,
  split,
  letterTokens,
}: {
  readonly cases: readonly Case[]
  readonly split: Case
  readonly letterTokens: Readonly<Record<string, number>>
} = JSON.parse(readFileSync(resolve(fixture, 'cases/expected.json'), 'utf8'))
const never = new AbortController().signal

const requestOf = ({ image, question, options }: Case, over: Partial<AnswerRequest> = {}): AnswerRequest => ({
  view: 'global',
  photo: photo(image),
  region: null,
  budget: { kind: 'native' },
  content: { question, options, category: null },
  sampling: { samples: 1, temperature: 1 },
  pixels: false,
  seed: 1,
  ...over,
})
const caseOf = (id: string): Case => {
  const found = cases.find((each) => each.id === id)
  if (!found) throw new Error(`There is no case ${id}`)
  return found
}

describe('a tiny model on wasm', () => {
  const asked: string[] = []
  let vlm: Vlm
  beforeAll(async () => {
    for (const [name, value] of Object.entries(browserNames)) vi.stubGlobal(name, value)
    vlm = await loadVlm(specOf(folder('tiny', (_, bytes) => bytes)), deskOf(asked))
  })

  it.each(cases)('gives the numbers of the reference for $id', async (each) => {
    const logits = await firstLogits(vlm, deskOf(asked), requestOf(each), never)
    expect(logits).toHaveLength(each.logits.length)
    const off = Math.max(...logits.map((logit, index) => Math.abs(logit - (each.logits[index] ?? 0))))
    expect(off).toBeLessThan(1e-4)
  })
})

/** The share of a letter among all tokens, with and without a blank before it. */
function probabilityOf({ logits }: Case, letter: string): number {
  const sum = logits.reduce((all, logit) => all + Math.exp(logit), 0)
  const tokens = [letterTokens[letter] ?? -1, plainLetters[letter] ?? -1]
  return tokens.reduce((share, token) => share + Math.exp(logits[token] ?? Number.NEGATIVE_INFINITY), 0) / sum
}
const { model } = JSON.parse(readFileSync(resolve(fixture, 'model/tokenizer.json'), 'utf8'))
const plainLetters: Readonly<Record<string, number>> = model.vocab

describe('asking it', () => {
  const asked: string[] = []
  let engine: Engine
  const ask = (request: AnswerRequest, signal = never): Promise<AnswerResult> => {
    if (!engine.answer) throw new Error('It does not answer.')
    return engine.answer(request, signal)
  }
  beforeAll(async () => {
    engine = await vlmAdapter(specOf(folder('asked', (_, bytes) => bytes)), deskOf(asked))
  })

  it.each(cases.filter(({ options }) => options.length > 0))(
    'chooses the letter of the reference for $id, with its share of all tokens',
    async (each) => {
      const answer = await ask(requestOf(each))
      expect(answer.answers).toEqual([{ text: each.letter, option: 'ABCD'.indexOf(each.letter) }])
      expect(answer.tokensIn).toBe(each.tokensIn)
      for (const [index, score] of (answer.scores ?? []).entries())
        expect(score).toBeCloseTo(probabilityOf(each, 'ABCD'[index] ?? ''), 4)
    },
  )

  it('says the sentence of the reference, and how sure it was', async () => {
    const each = caseOf('describe1')
    const { answers, scores, confidence } = await ask(requestOf(each))
    expect(answers).toEqual([{ text: each.said.trim(), option: null }])
    expect(scores).toBeNull()
    expect(confidence).toBeGreaterThan(0.5)
  })

  it('sees in the region what it does not see in the whole', async () => {
    const request = requestOf(caseOf('whole1'))
    const region = { x1: 283, y1: 156, x2: 347, y2: 220 }
    const { answers, seen } = await ask({ ...request, view: 'regional', region })
    expect(answers[0]?.option).toBe(0)
    expect(seen).toEqual({ width: 128, height: 128 })
  })

  it('is asked the question alone in the blind view', async () => {
    const { seen, pixels, tokensIn, answers } = await ask({
      ...requestOf(caseOf('crop1')),
      view: 'blind',
      photo: null,
      pixels: true,
    })
    expect([seen, pixels]).toEqual([null, null])
    expect(tokensIn).toBeLessThan(caseOf('crop1').tokensIn - 16)
    expect(answers).toHaveLength(1)
  })

  it('hands over the pixels that went into its input planes', async () => {
    const { pixels } = await ask({ ...requestOf(caseOf('crop1')), pixels: true })
    expect([pixels?.width, pixels?.height]).toEqual([128, 128])
    const data = pixels && 'data' in pixels && pixels.data instanceof Uint8ClampedArray ? pixels.data : []
    let sum = 0
    for (const [index, level] of data.entries()) if (index % 4 < 3) sum += level / 127.5 - 1
    expect(Math.abs(sum - caseOf('crop1').pixelSum)).toBeLessThan(128 * 128 * 3 * 0.004)
  })

  it('draws the same answers for the same seed, and others for another', async () => {
    const sampling = { samples: 8, temperature: 1 }
    const request = requestOf(caseOf('whole1'), { sampling, seed: 7 })
    const { answers } = await ask(request)
    expect(answers).toHaveLength(8)
    expect((await ask(request)).answers).toEqual(answers)
    expect((await ask({ ...request, seed: 8 })).answers).not.toEqual(answers)
    expect(new Set(answers.map(({ option }) => option)).size).toBeGreaterThan(1)
  })

  it('tells several stories from one reading of the prompt', async () => {
    const request = requestOf(caseOf('describe1'), { sampling: { samples: 3, temperature: 0.01 } })
    const { answers } = await ask(request)
    expect(answers.map(({ text }) => text)).toEqual(Array(3).fill(caseOf('describe1').said.trim()))
  })

  it('stops between two words, and answers the next question', async () => {
    const stop = new AbortController()
    let words = 0
    const desk = deskOf([], {
      alive: () => {
        words += 1
        if (words === afterLoading + 6) stop.abort()
      },
    })
    let afterLoading = Number.POSITIVE_INFINITY
    const stoppable = await vlmAdapter(specOf(folder('stoppable', (_, bytes) => bytes)), desk)
    afterLoading = words
    const request = requestOf(caseOf('describe1'))
    await expect(stoppable.answer?.(request, stop.signal)).rejects.toThrow(/abort/i)
    const { answers } = (await stoppable.answer?.(request, never)) ?? { answers: [] }
    expect(answers[0]?.text).toBe(caseOf('describe1').said.trim())
  })

  it('refuses more options than there are letters', async () => {
    const each = { ...caseOf('crop1'), options: Array.from({ length: 27 }, String) }
    await expect(ask(requestOf(each))).rejects.toMatchObject({ code: 'unable' })
  })

  it('asks for every file at the desk', () => {
    expect(asked).toEqual(expect.arrayContaining(['config.json', 'onnx/vision_encoder.onnx']))
  })
})

const tiled = (path: string, bytes: Uint8Array): Uint8Array =>
  path === 'preprocessor_config.json'
    ? new TextEncoder().encode(
        new TextDecoder().decode(bytes).replace('"do_image_splitting": false', '"do_image_splitting": true'),
      )
    : bytes

describe('a model that is shown tiles', () => {
  it('gives the numbers of the reference, and all tiles put together as what it saw', async () => {
    const spec = specOf(folder('tiled', tiled))
    const logits = await firstLogits(await loadVlm(spec, deskOf([])), deskOf([]), requestOf(split), never)
    const off = Math.max(...logits.map((logit, index) => Math.abs(logit - (split.logits[index] ?? 0))))
    expect(off).toBeLessThan(1e-4)
    const engine = await vlmAdapter(spec, deskOf([]))
    const answer = await engine.answer?.(requestOf(split), never)
    expect(answer).toMatchObject({ tokensIn: split.tokensIn, seen: { width: 512, height: 512 } })
    const small = await engine.answer?.(requestOf(split, { budget: { kind: 'side', side: 128 } }), never)
    expect(small).toMatchObject({ tokensIn: 59, seen: { width: 128, height: 128 } })
  })
})

/** The same words, but each letter of an option stands in brackets, as several tokens would. */
const withoutLetters = (path: string, bytes: Uint8Array): Uint8Array => {
  if (path !== 'tokenizer.json') return bytes
  const tokenizer: { model: { vocab: Record<string, number>; merges: readonly (readonly string[])[] } } =
    JSON.parse(new TextDecoder().decode(bytes))
  const renamed = Object.entries(tokenizer.model.vocab).map(
    ([token, id]) => [token.replace(/^(Ġ?)([A-D])$/, '$1($2)'), id] as const,
  )
  const vocab = Object.fromEntries(renamed)
  const merges = tokenizer.model.merges.filter((pair) => pair.every((part) => part in vocab))
  return new TextEncoder().encode(
    JSON.stringify({ ...tokenizer, model: { ...tokenizer.model, vocab, merges } }),
  )
}

describe('a model whose letters are no single tokens', () => {
  it('is heard out, and what it says is read; no option gets a score', async () => {
    const engine = await vlmAdapter(specOf(folder('letterless', withoutLetters)), deskOf([]))
    const said = await engine.answer?.(requestOf(caseOf('whole1')), never)
    expect(said).toMatchObject({ answers: [{ text: '(B)', option: 1 }], scores: null })
    expect(said?.confidence).toBeGreaterThan(0)
    const sampling = { samples: 3, temperature: 0.01 }
    const drawn = await engine.answer?.(requestOf(caseOf('whole1'), { sampling }), never)
    expect(drawn?.answers).toHaveLength(3)
    expect(drawn?.scores).toBeNull()
  })
})

describe('what was made of a picture', () => {
  it('is not made again for the next question about it', async () => {
    const vlm = await loadVlm(specOf(folder('shared', (_, bytes) => bytes)), deskOf([]))
    const logits = (id: string) => firstLogits(vlm, deskOf([]), requestOf(caseOf(id)), never)
    const first = await logits('crop1')
    await logits('describe1')
    expect(await logits('crop1')).toEqual(first)
    expect(vlm.sharing.encodes()).toBe(1)
    await logits('whole1')
    expect(vlm.sharing.encodes()).toBe(2)
  })
})

const cut = (wanted: string) => (path: string, bytes: Uint8Array) =>
  path === wanted ? bytes.subarray(0, bytes.length / 2) : bytes
const without = (wanted: string) => (path: string, bytes: Uint8Array) => (path === wanted ? null : bytes)
const other = (type: string) => (path: string, bytes: Uint8Array) =>
  path === 'config.json'
    ? new TextEncoder().encode(new TextDecoder().decode(bytes).replace('"smolvlm"', `"${type}"`))
    : bytes

describe('a folder that is no model to be asked', () => {
  it.each<
    readonly [what: string, change: (path: string, bytes: Uint8Array) => Uint8Array | null, told: string]
  >([
    ['has a file that is cut off', cut('onnx/decoder_model_merged.onnx'), 'onnx/decoder_model_merged.onnx'],
    ['lacks a session', without('onnx/vision_encoder.onnx'), 'onnx/vision_encoder.onnx'],
    ['lacks its configuration', without('config.json'), 'config.json'],
    ['has a broken configuration', cut('config.json'), 'config.json'],
    ['lacks the words', without('tokenizer.json'), 'tokenizer.json'],
    ['is of an unknown kind', other('whisper'), 'whisper'],
  ])('is refused when it %s', async (_what, change, told) => {
    await expect(vlmAdapter(specOf(folder('broken', change)), deskOf([]))).rejects.toMatchObject({
      code: 'bad-model',
      message: expect.stringContaining(told),
    })
  })

  it('is refused in a precision that it lacks, or that cannot be calculated here', async () => {
    const source = folder('coarse', (_, bytes) => bytes)
    await expect(vlmAdapter({ ...specOf(source), precision: 'q4' }, deskOf([]))).rejects.toThrow(
      'onnx/decoder_model_merged_q4.onnx',
    )
    await expect(vlmAdapter({ ...specOf(source), precision: 'fp16' }, deskOf([]))).rejects.toThrow('16 bits')
  })
})
