import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Size } from '../src/domain/geometry.ts'

/** A request as the model behind a server sees it. */
export interface Asked {
  readonly model: string
  readonly text: string
  readonly picture: (Size & { readonly type: string; readonly bytes: number }) | null
  readonly n: number
  /** The how-manieth answer to this request, from 0. */
  readonly sample: number
  readonly seed: number | null
  readonly temperature: number
}

/** What a scripted model answers: its text, and by token how likely each was to come first. */
export interface Scripted {
  readonly text: string
  readonly first?: Readonly<Record<string, number>>
  readonly finish?: string
}

/** What goes wrong with one request for an answer. */
export type Trouble =
  | { readonly status: number; readonly retryAfter?: string; readonly body?: string }
  /** The connection ends before anything was said, or in the middle of the answer. */
  | 'dropped'
  | 'cut'
  /** No answer at all, or nothing more after its first half. */
  | 'silent'
  | 'stalled'
  | 'garbage'
  | 'huge'

export interface Manner {
  /** Without it, a browser lets no page of another origin see the answers. */
  readonly cors: boolean
  /** The one key that is accepted; null accepts all. */
  readonly key: string | null
  readonly models: readonly string[] | null
  readonly answer: (asked: Asked) => string | Scripted
  /** Milliseconds before an answer. */
  readonly slowMs: number
  /** The next requests for answers meet these, one each, and the later ones none. */
  readonly troubles: readonly Trouble[]
  readonly logprobs: 'given' | 'ignored' | 'refused'
  readonly n: 'given' | 'ignored' | 'refused'
  readonly seed: 'taken' | 'refused'
  /** Whether a refusal names what it refuses. */
  readonly names: boolean
  /** How a stream is written: pieces of so many bytes, line ends, comments in between, and whether it says its end. */
  readonly pieces: number
  readonly lineEnd: '\n' | '\r\n'
  readonly comments: boolean
  readonly done: boolean
}

export interface Recorded {
  readonly path: string
  readonly method: string
  readonly authorisation: string | null
  /** The body as it was read; null without one. */
  readonly body: Readonly<Record<string, unknown>> | null
}

export interface EndpointServer {
  /** What a user enters as the address. */
  readonly baseUrl: string
  readonly requests: readonly Recorded[]
  behave(manner: Partial<Manner>): void
  close(): Promise<void>
}

const plain: Manner = {
  cors: true,
  key: null,
  models: ['scripted'],
  answer: () => 'A',
  slowMs: 0,
  troubles: [],
  logprobs: 'given',
  n: 'given',
  seed: 'taken',
  names: true,
  pieces: 1000,
  lineEnd: '\n',
  comments: false,
  done: true,
}

/** A server on this machine that speaks the OpenAI protocol, with a scripted model behind it and any bad habit wanted. */
export async function serveEndpoint(first: Partial<Manner> = {}): Promise<EndpointServer> {
  let manner: Manner = { ...plain, ...first }
  const requests: Recorded[] = []

  const server = createServer((request, response) => {
    reply(request, response).catch(() => response.destroy())
  })

  async function reply(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? '/', 'http://host').pathname
    if (manner.cors) {
      response.setHeader('Access-Control-Allow-Origin', '*')
      response.setHeader('Access-Control-Allow-Headers', 'authorization, content-type')
      response.setHeader('Access-Control-Allow-Private-Network', 'true')
    }
    if (request.method === 'OPTIONS') {
      response.writeHead(manner.cors ? 204 : 405).end()
      return
    }
    const body = await bodyOf(request)
    const authorisation = request.headers.authorization ?? null
    requests.push({ path, method: request.method ?? '', authorisation, body })
    if (manner.key !== null && authorisation !== `Bearer ${manner.key}`) {
      // As some servers do: the wrong key is said back.
      refuse(response, 401, `Incorrect API key provided: ${authorisation ?? 'none'}`)
    } else if (path.endsWith('/models') && manner.models) {
      json(response, { object: 'list', data: manner.models.map((id) => ({ id, object: 'model' })) })
    } else if (path.endsWith('/chat/completions') && body) {
      await complete(response, body)
    } else {
      refuse(response, 404, 'Not Found')
    }
  }

  async function complete(response: ServerResponse, body: Readonly<Record<string, unknown>>): Promise<void> {
    const [trouble, ...later] = manner.troubles
    manner = { ...manner, troubles: later }
    if (manner.slowMs > 0) await new Promise((done) => setTimeout(done, manner.slowMs))
    if (trouble === 'silent') return
    if (trouble === 'dropped') return void response.destroy()
    if (trouble === 'garbage') return void response.writeHead(200).end('<html>Welcome to nginx!</html>')
    if (trouble === 'huge') return void response.writeHead(200).end(`{"a":"${'a'.repeat(3_000_000)}"}`)
    if (typeof trouble === 'object') {
      if (trouble.retryAfter !== undefined) response.setHeader('Retry-After', trouble.retryAfter)
      if (trouble.body === undefined) return refuse(response, trouble.status, 'So it was scripted.')
      return void response.writeHead(trouble.status).end(trouble.body)
    }
    const refused = refusedField(body, manner)
    if (refused !== null)
      return refuse(response, 400, manner.names ? `Unsupported field: '${refused}'.` : 'Bad request.')
    if (manner.models && !manner.models.includes(String(body['model'])))
      return refuse(response, 404, `The model ${String(body['model'])} does not exist.`)

    const choices = choicesOf(body, manner)
    const usage = { prompt_tokens: 40 + (pictureIn(body) ? 256 : 0), completion_tokens: 1 }
    const text =
      body['stream'] === true
        ? streamOf(choices, usage, manner)
        : JSON.stringify({ object: 'chat.completion', choices: choices.map(wholeChoice), usage })
    response.writeHead(200, {
      'Content-Type': body['stream'] === true ? 'text/event-stream; charset=utf-8' : 'application/json',
    })
    const bytes = Buffer.from(text)
    const end = trouble === undefined ? bytes.length : Math.floor(bytes.length / 2)
    for (let at = 0; at < end; at += manner.pieces) {
      response.write(bytes.subarray(at, Math.min(end, at + manner.pieces)))
      if (manner.pieces < 200) await new Promise((done) => setImmediate(done))
    }
    if (trouble === 'cut') setTimeout(() => response.destroy(), 20)
    if (trouble === undefined) response.end()
  }

  await new Promise<void>((done, fail) => {
    server.on('error', fail)
    server.listen(0, '127.0.0.1', done)
  })
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('The server has no address.')
  return {
    baseUrl: `http://127.0.0.1:${address.port}/v1`,
    requests,
    behave: (next) => {
      manner = { ...manner, ...next }
    },
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}

function refusedField(body: Readonly<Record<string, unknown>>, manner: Manner): string | null {
  if (manner.logprobs === 'refused' && 'logprobs' in body) return 'logprobs'
  if (manner.n === 'refused' && 'n' in body) return 'n'
  return manner.seed === 'refused' && 'seed' in body ? 'seed' : null
}

interface Choice {
  readonly index: number
  readonly text: string
  readonly finish: string
  readonly logprobs: unknown
}

function choicesOf(body: Readonly<Record<string, unknown>>, manner: Manner): readonly Choice[] {
  const n = manner.n === 'given' && typeof body['n'] === 'number' ? body['n'] : 1
  const wantsLogprobs = manner.logprobs === 'given' && body['logprobs'] === true
  return Array.from({ length: n }, (_, index) => {
    const said = manner.answer({
      model: String(body['model']),
      text: textIn(body),
      picture: pictureIn(body),
      n,
      sample: index,
      seed: typeof body['seed'] === 'number' ? body['seed'] : null,
      temperature: Number(body['temperature']),
    })
    const { text, first, finish = 'stop' } = typeof said === 'string' ? { text: said } : said
    return { index, text, finish, logprobs: wantsLogprobs ? logprobsOf(text, first) : null }
  })
}

function logprobsOf(text: string, first: Scripted['first']): unknown {
  const top = Object.entries(first ?? { [text.slice(0, 1)]: 1 }).map(([token, share]) => ({
    token,
    logprob: Math.log(share),
    bytes: null,
  }))
  const chosen = top.toSorted((a, b) => b.logprob - a.logprob)[0]
  return { content: [{ ...chosen, top_logprobs: top }] }
}

const wholeChoice = ({ index, text, finish, logprobs }: Choice): unknown => ({
  index,
  message: { role: 'assistant', content: text },
  finish_reason: finish,
  logprobs,
})

function streamOf(choices: readonly Choice[], usage: unknown, manner: Manner): string {
  const chunk = (content: object): string =>
    `${manner.comments ? `: still here${manner.lineEnd}` : ''}data: ${JSON.stringify({ object: 'chat.completion.chunk', ...content })}${manner.lineEnd}${manner.lineEnd}`
  const part = ({ index }: Choice, delta: object, rest: object = {}): string =>
    chunk({ choices: [{ index, delta, finish_reason: null, ...rest }] })
  return [
    ...choices.map((choice) => part(choice, { role: 'assistant', content: '' })),
    ...choices.flatMap((choice) =>
      Array.from(choice.text).map((letter, at) =>
        part(choice, { content: letter }, at === 0 ? { logprobs: choice.logprobs } : {}),
      ),
    ),
    ...choices.map((choice) => part(choice, {}, { finish_reason: choice.finish })),
    chunk({ choices: [], usage }),
    manner.done ? `data: [DONE]${manner.lineEnd}${manner.lineEnd}` : '',
  ].join('')
}

const json = (response: ServerResponse, value: unknown): void =>
  void response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(value))

const refuse = (response: ServerResponse, status: number, message: string): void =>
  void response
    .writeHead(status, { 'Content-Type': 'application/json' })
    .end(JSON.stringify({ error: { message, type: 'invalid_request_error' } }))

async function bodyOf(request: IncomingMessage): Promise<Readonly<Record<string, unknown>> | null> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(Buffer.from(chunk))
  const text = Buffer.concat(chunks).toString()
  return text === '' ? null : (JSON.parse(text) as Record<string, unknown>)
}

interface Part {
  readonly type?: string
  readonly text?: string
  readonly image_url?: { readonly url?: string }
}

function partsIn(body: Readonly<Record<string, unknown>>): readonly Part[] {
  const [message] = body['messages'] as readonly { readonly content: string | readonly Part[] }[]
  const content = message?.content ?? ''
  return typeof content === 'string' ? [{ type: 'text', text: content }] : content
}

const textIn = (body: Readonly<Record<string, unknown>>): string =>
  partsIn(body)
    .map((part) => part.text ?? '')
    .join('')

function pictureIn(body: Readonly<Record<string, unknown>>): Asked['picture'] {
  const url = partsIn(body).find((part) => part.type === 'image_url')?.image_url?.url
  const [, type, base64] = /^data:([\w/]+);base64,(.*)$/.exec(url ?? '') ?? []
  if (type === undefined || base64 === undefined) return null
  const bytes = Buffer.from(base64, 'base64')
  return { type, bytes: bytes.length, ...sizeOf(bytes, type) }
}

/** From the header of a PNG, or the first frame of a JPEG. */
function sizeOf(bytes: Buffer, type: string): Size {
  if (type === 'image/png') return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
  for (let at = 2; at + 9 < bytes.length; at += 2 + bytes.readUInt16BE(at + 2)) {
    const marker = bytes.readUInt16BE(at)
    if (marker >= 0xffc0 && marker <= 0xffc2)
      return { width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5) }
  }
  return { width: 0, height: 0 }
}
