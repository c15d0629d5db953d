import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { serveEndpoint, type EndpointServer } from '../../../e2e/endpointServer.ts'
import type { AnswerResult } from '../inference.ts'
import { loaded, request, unstopped, type Trial } from './endpoint.test-data.ts'

let server: EndpointServer
beforeEach(async () => {
  server = await serveEndpoint()
})
afterEach(() => server.close())

const ask = async (trial: Trial, given: Partial<typeof request> = {}): Promise<AnswerResult> => {
  const result = await trial.engine.answer?.({ ...request, ...given }, unstopped())
  if (!result) throw new Error('The engine gives no answers.')
  return result
}
const bodies = () => server.requests.flatMap(({ body }) => (body ? [body] : []))

describe('asking a server', () => {
  it('shows the whole picture and the question with its options', async () => {
    let asked: unknown = null
    server.behave({
      answer: (view) => {
        asked = view
        return 'B'
      },
    })
    const result = await ask(await loaded(server))
    expect(result.answers).toEqual([{ text: 'B', option: 1 }])
    expect(result).toMatchObject({
      backend: 'endpoint',
      seen: { width: 1600, height: 1200 },
      tokensIn: 296,
      refusal: null,
    })
    expect(asked).toMatchObject({
      model: 'scripted',
      text: 'What colour is the door?\nA. red\nB. blue\nC. green\nAnswer with the letter only.',
      picture: { type: 'image/png', width: 1600, height: 1200 },
      seed: 7,
      temperature: 0,
    })
  })

  it('shows the region alone, and in the blind view nothing', async () => {
    const seen: unknown[] = []
    server.behave({
      answer: ({ picture }) => {
        seen.push(picture && [picture.width, picture.height])
        return 'A'
      },
    })
    const trial = await loaded(server)
    await ask(trial, { view: 'regional' })
    const blind = await ask(trial, { view: 'blind', photo: null })
    expect(seen).toEqual([[100, 80], null])
    expect(blind.seen).toBeNull()
  })

  it('keeps to the budget', async () => {
    const seen: unknown[] = []
    server.behave({
      answer: ({ picture }) => {
        seen.push(picture && [picture.width, picture.height])
        return 'A'
      },
    })
    const trial = await loaded(server)
    await ask(trial, { budget: { kind: 'tokens', tokens: 1024 } })
    await ask(trial, { budget: { kind: 'side', side: 448 } })
    expect(seen).toEqual([
      [1008, 756],
      [448, 336],
    ])
  })

  it('asks an open question for a few words', async () => {
    server.behave({ answer: ({ text }) => (text.endsWith('few words only.') ? ' dark red\n' : 'wrong') })
    const content = { question: 'What colour?', options: [], category: null }
    const result = await ask(await loaded(server), { content })
    expect(result.answers).toEqual([{ text: 'dark red', option: null }])
    expect(result.scores).toBeNull()
    expect(bodies()[0]).not.toHaveProperty('logprobs')
  })

  it('refuses a regional view without a region', async () => {
    const trial = await loaded(server)
    await expect(ask(trial, { view: 'regional', region: null })).rejects.toMatchObject({ code: 'picture' })
  })

  it('sends the key with every request, and none where there is none', async () => {
    server.behave({ key: 'sk-1' })
    await ask(await loaded(server, { key: ' sk-1 ' }))
    expect(server.requests.map(({ path, authorisation }) => [path, authorisation])).toEqual([
      ['/v1/models', 'Bearer sk-1'],
      ['/v1/chat/completions', 'Bearer sk-1'],
    ])
    server.behave({ key: null })
    await ask(await loaded(server))
    expect(server.requests.at(-1)?.authorisation).toBeNull()
  })

  it('encodes a picture once for all its questions', async () => {
    const trial = await loaded(server)
    await ask(trial)
    await ask(trial, { content: { question: 'Another?', options: [], category: null } })
    expect(trial.encoded()).toBe(1)
    await ask(trial, { view: 'regional' })
    expect(trial.encoded()).toBe(2)
  })
})

describe('the probabilities of the options', () => {
  const first = { B: 0.5, ' B': 0.1, A: 0.25, Blue: 0.05, c: 0.04 }

  it.each([true, false])('come from the first token, streamed: %s', async (stream) => {
    server.behave({ answer: () => ({ text: 'B', first }) })
    const result = await ask(await loaded(server, { stream }))
    expect(result.scores?.map((score) => Number(score.toFixed(6)))).toEqual([0.25, 0.6, 0])
    expect(result.confidence).toBeCloseTo(0.6)
  })

  it('are unknown where no letter was likely', async () => {
    server.behave({ answer: () => ({ text: 'blue', first: { blue: 1 } }) })
    const result = await ask(await loaded(server))
    expect(result).toMatchObject({ scores: null, confidence: null, answers: [{ option: 1 }] })
  })

  it('are unknown where the server tells none', async () => {
    server.behave({ logprobs: 'ignored' })
    expect(await ask(await loaded(server))).toMatchObject({ scores: null, answers: [{ option: 0 }] })
  })

  it.each([true, false])('are asked for only once where they are refused, named: %s', async (names) => {
    server.behave({ logprobs: 'refused', names })
    const trial = await loaded(server)
    expect((await ask(trial)).scores).toBeNull()
    const before = bodies().length
    await ask(trial)
    expect(bodies().length).toBe(before + 1)
    expect(bodies().at(-1)).not.toHaveProperty('logprobs')
    expect(bodies().at(-1)).toHaveProperty('seed')
  })
})

describe('several answers', () => {
  const sampling = { samples: 4, temperature: 0.7 }
  const letters = 'ABCA'

  it.each([true, false])(
    'come from one request where the server gives them, streamed: %s',
    async (stream) => {
      server.behave({ answer: ({ sample }) => letters.charAt(sample) })
      const result = await ask(await loaded(server, { stream }), { sampling })
      expect(result.answers.map(({ option }) => option)).toEqual([0, 1, 2, 0])
      expect(bodies()).toHaveLength(1)
      expect(bodies()[0]).toMatchObject({ n: 4, temperature: 0.7 })
    },
  )

  it.each([
    { n: 'ignored', requests: 4 },
    { n: 'refused', requests: 5 },
  ] as const)(
    'come from $requests requests where n is $n, each with its own seed',
    async ({ n, requests }) => {
      server.behave({ n, answer: ({ seed }) => letters.charAt((seed ?? 0) - 7) })
      const trial = await loaded(server)
      const result = await ask(trial, { sampling })
      expect(result.answers.map(({ option }) => option)).toEqual([0, 1, 2, 0])
      expect(bodies()).toHaveLength(requests)
      await ask(trial, { sampling })
      expect(
        bodies()
          .slice(requests)
          .map((body) => 'n' in body),
      ).toEqual([false, false, false, false])
    },
  )

  it('come without n, seed and log-probabilities from a server that refuses all three and says nothing', async () => {
    server.behave({ n: 'refused', seed: 'refused', logprobs: 'refused', names: false })
    const result = await ask(await loaded(server), { sampling })
    expect(result.answers).toHaveLength(4)
    for (const field of ['n', 'seed', 'logprobs']) expect(bodies().at(-1)).not.toHaveProperty(field)
  })
})

describe('a streamed answer', () => {
  it.each([
    { pieces: 1 },
    { pieces: 7, lineEnd: '\r\n' },
    { pieces: 3, comments: true },
    { comments: true, lineEnd: '\r\n', done: false },
  ] as const)('is put together from %j', async (manner) => {
    const text = 'Antwort: größer 🚪'
    server.behave({ answer: () => text, ...manner })
    const content = { question: 'What?', options: [], category: null }
    const result = await ask(await loaded(server, { stream: true }), { content })
    expect(result.answers[0]?.text).toBe(text)
    expect(result.tokensIn).toBe(296)
  })
})

describe('a model that thinks', () => {
  it('is given more room after its thoughts were cut off, and from then on', async () => {
    const trial = await loaded(server)
    server.behave({ answer: () => ({ text: '<think>Red or blue', finish: 'length' }) })
    await expect(ask(trial)).rejects.toMatchObject({ code: 'bad-reply' })
    server.behave({ answer: () => '<think>Red or blue? Option A?</think>\nB' })
    expect((await ask(trial)).answers).toEqual([{ text: 'B', option: 1 }])
    expect(bodies().map((body) => body['max_tokens'])).toEqual([128, 4096, 4096])
  })
})

describe('loading', () => {
  it('is fine where the model is listed, or nothing is', async () => {
    expect((await loaded(server)).engine.running).toEqual({ backend: 'endpoint', reason: null })
    server.behave({ models: null })
    expect((await loaded(server)).engine.running.reason).toBeNull()
  })

  it('says which models there are when this one is not among them', async () => {
    server.behave({ models: ['llava', 'qwen'] })
    const { engine } = await loaded(server)
    expect(engine.running.reason).toBe('The server lists no model scripted; it has llava, qwen.')
  })
})
