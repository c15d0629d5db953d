import { createServer } from 'node:http'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { serveEndpoint, type EndpointServer, type Manner, type Trouble } from '../../../e2e/endpointServer.ts'
import { addressOf } from './address.ts'
import { loaded, request, unstopped } from './endpoint.test-data.ts'
import type { EndpointSpec } from '../modelSpec.ts'
import { waitAsked } from './exchange.ts'

let server: EndpointServer
beforeEach(async () => {
  server = await serveEndpoint()
})
afterEach(() => server.close())

const asks = () => server.requests.filter(({ body }) => body !== null).length
const busy = { status: 429, retryAfter: '0' }

/** What a failing request says. */
async function failing(manner: Partial<Manner>, given: Partial<EndpointSpec> = {}): Promise<unknown> {
  const { engine } = await loaded(server, given)
  server.behave(manner)
  return engine.answer?.(request, unstopped()).then(
    () => 'It did not fail.',
    (error: unknown) => error,
  )
}

describe('a server that fails for a while', () => {
  it.each<readonly [name: string, trouble: Trouble]>([
    ['takes no more requests', busy],
    ['loads its model', { status: 503 }],
    ['drops the connection', 'dropped'],
    ['breaks off in the middle', 'cut'],
  ])('is asked again when it %s', async (_name, trouble) => {
    for (const stream of [false, true]) {
      server.behave({ troubles: [trouble, trouble] })
      const { engine } = await loaded(server, { stream })
      const before = asks()
      const result = await engine.answer?.(request, unstopped())
      expect(result?.answers).toEqual([{ text: 'A', option: 0 }])
      expect(asks() - before).toBe(3)
    }
  })
})

describe('a server that goes on failing', () => {
  it.each<readonly [trouble: Trouble, code: string, requests: number, sentence: RegExp]>([
    [busy, 'busy', 3, /no more requests for now \(429\)/],
    [{ status: 429, retryAfter: '600' }, 'busy', 1, /asks to wait 10 minutes/],
    [{ status: 503 }, 'busy', 3, /cannot answer yet \(503\)/],
    ['dropped', 'unreachable', 3, /was not reached/],
    ['cut', 'bad-reply', 3, /broke off in the middle/],
    [{ status: 500 }, 'failed', 1, /failed \(500\).*“So it was scripted\.”/],
    [{ status: 401 }, 'unauthorised', 1, /wants a key \(401\)/],
    [{ status: 403 }, 'unauthorised', 1, /wants a key \(403\)/],
    [{ status: 404 }, 'failed', 1, /no model scripted, or nothing is at that address \(404\)/],
    [{ status: 307 }, 'failed', 1, /another address/],
    [{ status: 413, body: '<html>nginx</html>' }, 'failed', 1, /Try a smaller budget\.$/],
    ['garbage', 'bad-reply', 1, /not as an OpenAI-compatible server does/],
    ['huge', 'bad-reply', 1, /more than a megabyte/],
    [{ status: 200, body: '{"choices": []}' }, 'bad-reply', 1, /not as an OpenAI-compatible/],
    [{ status: 200, body: '{"error": "out of memory"}' }, 'failed', 1, /“out of memory”/],
    ['silent', 'timeout', 1, /no sign of an answer/],
    ['stalled', 'timeout', 1, /no sign of an answer/],
  ])('%j ends as %s after %i requests', async (trouble, code, requests, sentence) => {
    const troubles = Array.from({ length: 5 }, () => trouble)
    for (const stream of [false, true]) {
      const before = asks()
      const error = await failing({ troubles }, { patienceMs: 200, stream })
      expect(error).toMatchObject({ code, message: expect.stringMatching(sentence) })
      expect(asks() - before).toBe(requests)
    }
  })

  it('tells of a refusal that no leaving out helps', async () => {
    const refusal = { status: 400, body: '{"error": {"message": "This model sees no pictures."}}' }
    const error = await failing({ troubles: Array.from({ length: 9 }, () => refusal) })
    expect(error).toMatchObject({
      code: 'failed',
      message: expect.stringContaining('“This model sees no pictures.”'),
    })
  })
})

describe('a request that is no longer wanted', () => {
  it.each<readonly [when: string, trouble: Trouble]>([
    ['nothing has come', 'silent'],
    ['half has come', 'stalled'],
    ['it waits to ask again', { status: 429, retryAfter: '50' }],
  ])('ends at once while %s', async (_when, trouble) => {
    const { engine } = await loaded(server, { stream: true })
    server.behave({ troubles: [trouble] })
    const wanted = new AbortController()
    const answer = engine.answer?.(request, wanted.signal)
    const reason = new Error('Another item came.')
    answer?.catch(() => undefined)
    await vi.waitFor(() => expect(asks()).toBe(1))
    setTimeout(() => wanted.abort(reason), 60)
    await expect(answer).rejects.toBe(reason)
    expect(asks()).toBe(1)
  })

  it('ends while it waits for its turn, and takes nobody else’s', async () => {
    const { engine } = await loaded(server, { concurrency: 1 })
    server.behave({ slowMs: 50 })
    const wanted = new AbortController()
    const first = engine.answer?.(request, unstopped())
    const second = engine.answer?.(request, wanted.signal)
    const third = engine.answer?.(request, unstopped())
    wanted.abort()
    await expect(second).rejects.toMatchObject({ name: 'AbortError' })
    await first
    expect((await third)?.answers).toHaveLength(1)
    expect(asks()).toBe(2)
  })
})

describe('the key', () => {
  const key = 'sk-secret-123'

  it('is in no sentence, even where the server says it back', async () => {
    server.behave({ key: 'another' })
    await expect(loaded(server, { key })).rejects.toMatchObject({
      code: 'unauthorised',
      message: expect.not.stringContaining(key),
    })
    server.behave({ key: null })
    const body = JSON.stringify({ error: { message: `no quota for Bearer ${key}` } })
    const error = await failing({ troubles: [{ status: 500, body }] }, { key })
    expect(error).toMatchObject({ message: expect.stringContaining('“no quota for Bearer …”') })
  })

  it('is refused when it is none, before anything is sent', async () => {
    await expect(loaded(server, { key: 'sk\nx: y' })).rejects.toMatchObject({ code: 'unauthorised' })
    expect(server.requests).toEqual([])
  })
})

describe('an address', () => {
  const page = { origin: 'https://saccade.example', secure: true }
  const shown = (baseUrl: string): string => addressOf(baseUrl, page).to('models')

  it.each([
    ['http://localhost:11434/v1', 'http://localhost:11434/v1/models'],
    ['http://localhost:11434/v1/ ', 'http://localhost:11434/v1/models'],
    ['http://[::1]:80/v1', 'http://[::1]/v1/models'],
    ['https://gpu.example/v1/chat/completions', 'https://gpu.example/v1/models'],
    ['https://gpu.example/openai?api-version=1', 'https://gpu.example/openai/models?api-version=1'],
  ])('%s leads to %s', (given, url) => {
    expect(shown(given)).toBe(url)
  })

  it.each([
    ['localhost', /not one of the web/],
    ['ftp://gpu.example', /not one of the web/],
    ['http://gpu.example/v1', /plain http/],
    ['http://192.168.0.7:8000/v1', /plain http/],
    ['https://me:secret@gpu.example/v1', /^(?!.*secret@).*name or password/],
  ])('%s is refused', (given, sentence) => {
    expect(() => shown(given)).toThrow(sentence)
  })

  it('at which nobody listens is told with what to allow', async () => {
    const closed = createServer()
    await new Promise<void>((done) => void closed.listen(0, '127.0.0.1', done))
    const address = closed.address()
    const port = typeof address === 'object' ? address?.port : 0
    await new Promise((done) => closed.close(done))
    const error = await loaded(server, { baseUrl: `http://127.0.0.1:${port}/v1` }).catch(
      (error: unknown) => error,
    )
    expect(error).toMatchObject({ code: 'unreachable' })
    for (const words of [
      `http://127.0.0.1:${port}/v1`,
      'OLLAMA_ORIGINS=https://saccade.example',
      `--allowed-origins '["https://saccade.example"]'`,
      'Enable CORS',
    ])
      expect(error).toMatchObject({ message: expect.stringContaining(words) })
  })
})

describe('Retry-After', () => {
  const now = Date.UTC(2030, 0, 1, 12, 0, 0)

  it.each([
    ['3', 3000],
    ['0.5', 500],
    ['Tue, 01 Jan 2030 12:00:20 GMT', 20_000],
    ['Tue, 01 Jan 2030 11:00:00 GMT', 0],
    ['soon', null],
    ['-5', null],
    ['', null],
    [null, null],
  ])('%j asks for %j ms', (header, ms) => {
    expect(waitAsked(header, now)).toBe(ms)
  })
})
