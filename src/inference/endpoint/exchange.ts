import type { InferenceError } from '../inference.ts'
import type { Address } from './address.ts'
import { brokeOff, notReached, stillBusy, tooLong, tooSlow } from './sentences.ts'

/** Most bytes of a reply; no answer is longer. */
const longestReply = 1_000_000
const longestWait = 60_000
const mostTries = 3

export interface Post {
  readonly path: string
  /** JSON; null asks with GET. */
  readonly body: string | null
  readonly headers: Readonly<Record<string, string>>
}

export interface Reply {
  readonly status: number
  readonly text: string
  /** Whether it is a stream of events. */
  readonly streamed: boolean
}

export interface Patience {
  /** To the first byte, and from one piece to the next. */
  readonly patienceMs: number
  /** Before the second try; twice as long before the third. */
  readonly pauseMs: number
  /** Called at least every second while somebody waits. */
  readonly alive: () => void
  readonly signal: AbortSignal
}

type Attempt =
  | { readonly kind: 'reply'; readonly reply: Reply }
  | { readonly kind: 'again'; readonly waitMs: number | null; readonly error: InferenceError }

/**
 * Sends a request and reads the whole reply, whatever its status. Asks again, three times in all, when the server is not
 * reached, breaks off or is busy (429, 503); waits as long as it is told, up to a minute. `isWhole` says of a stream
 * whether it came to its end.
 */
export async function exchange(
  address: Address,
  post: Post,
  patience: Patience,
  isWhole: (streamed: string) => boolean,
): Promise<Reply> {
  const { signal } = patience
  const heartbeat = setInterval(patience.alive, 1000)
  try {
    for (let tries = 1; ; tries += 1) {
      signal.throwIfAborted()
      const attempt = await tryOnce(address, post, patience, isWhole)
      if (attempt.kind === 'reply') return attempt.reply
      const waitMs = attempt.waitMs ?? patience.pauseMs * 2 ** (tries - 1)
      if (tries === mostTries || waitMs > longestWait) throw attempt.error
      await pause(waitMs, signal)
    }
  } finally {
    clearInterval(heartbeat)
  }
}

async function tryOnce(
  address: Address,
  { path, body, headers }: Post,
  { patienceMs, signal }: Patience,
  isWhole: (streamed: string) => boolean,
): Promise<Attempt> {
  const late = new AbortController()
  let timer = setTimeout(() => late.abort(), patienceMs)
  const waitOn = (): void => {
    clearTimeout(timer)
    timer = setTimeout(() => late.abort(), patienceMs)
  }
  let begun = false
  try {
    const response = await fetch(address.to(path), {
      method: body === null ? 'GET' : 'POST',
      headers,
      body,
      signal: AbortSignal.any([signal, late.signal]),
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      redirect: 'manual',
    })
    begun = true
    waitOn()
    if (response.type === 'opaqueredirect') {
      return { kind: 'reply', reply: { status: 302, text: '', streamed: false } }
    }
    const { status } = response
    if (status === 429 || status === 503) {
      await response.body?.cancel()
      const waitMs = waitAsked(response.headers.get('retry-after'))
      return { kind: 'again', waitMs, error: stillBusy(address, status, waitMs) }
    }
    const streamed = /^\s*text\/event-stream\b/i.test(response.headers.get('content-type') ?? '')
    const text = await textOf(response, streamed, waitOn)
    if (text === null) throw tooLong(address)
    if (status === 200 && streamed && !isWhole(text)) {
      return { kind: 'again', waitMs: null, error: brokeOff(address, undefined) }
    }
    return { kind: 'reply', reply: { status, text, streamed } }
  } catch (error) {
    signal.throwIfAborted()
    if (late.signal.aborted) throw tooSlow(address, patienceMs)
    if (!(error instanceof TypeError)) throw error
    return { kind: 'again', waitMs: null, error: (begun ? brokeOff : notReached)(address, error) }
  } finally {
    clearTimeout(timer)
  }
}

/** The end of a stream, by which one need not wait until the server hangs up. */
const lastEvent = /(?:^|[\r\n])data: ?\[DONE\]/

/** Null when it is too long. */
async function textOf(response: Response, streamed: boolean, waitOn: () => void): Promise<string | null> {
  const reader = response.body?.getReader()
  if (!reader) return ''
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return text + decoder.decode()
    waitOn()
    bytes += value.byteLength
    const known = text.length
    text += decoder.decode(value, { stream: true })
    const enough = streamed && lastEvent.test(text.slice(Math.max(0, known - 20)))
    if (bytes <= longestReply && !enough) continue
    // What else the server would send is of no interest, not even that it fails.
    reader.cancel().catch(() => undefined)
    return bytes > longestReply ? null : text
  }
}

/** Milliseconds that `Retry-After` asks for, which is a number of seconds or a date; null when it says neither. */
export function waitAsked(header: string | null, now: number = Date.now()): number | null {
  const text = header?.trim() ?? ''
  if (/^\d{1,9}(?:\.\d+)?$/.test(text)) return Number(text) * 1000
  const at = /[a-z]/i.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(at) ? null : Math.max(0, at - now)
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((done, fail) => {
    const stop = (): void => {
      clearTimeout(timer)
      fail(signal.reason)
    }
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop)
      done()
    }, ms)
    signal.addEventListener('abort', stop, { once: true })
  })
}
