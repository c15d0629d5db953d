import { refusedBy, stalled, unreached, type Asked } from './remoteFault.ts'

/** How long is waited, and how often is asked again. */
export interface Pace {
  /** Milliseconds without a byte after which something is given up. */
  readonly patienceMs: number
  /** Milliseconds before a server is asked again that broke off; doubled each time that brought nothing. */
  readonly pauseMs: number
}

export const usualPace: Pace = { patienceMs: 60_000, pauseMs: 500 }

export interface Reaching {
  readonly fetch: typeof fetch
  readonly pace: Pace
}

export interface Question {
  readonly url: string
  /** In words, for sentences. */
  readonly what: string
  readonly token: string | null
  readonly headers?: Readonly<Record<string, string>>
  /** Answers with these statuses, too, are handed on. */
  readonly also?: readonly number[]
}

/** Asks a server; its answer is a good one. Rejects with a `RemoteFault`, or with the reason of the signal. */
export async function ask(
  { url, what, token, headers = {}, also = [] }: Question,
  { fetch: reach, pace }: Reaching,
  signal: AbortSignal,
): Promise<Response> {
  const asked: Asked = { what, url, hasToken: token !== null }
  const patience = new AbortController()
  const timer = setTimeout(() => patience.abort(), pace.patienceMs)
  let response: Response
  try {
    response = await reach(url, {
      headers: { ...headers, ...(token === null ? {} : { Authorization: `Bearer ${token}` }) },
      // Only the headers are waited for here; the body has the patience of whoever reads it.
      signal: AbortSignal.any([signal, patience.signal]),
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      // What is downloaded is kept elsewhere; a second copy would take as much room again.
      cache: 'no-store',
    })
  } catch (failure) {
    signal.throwIfAborted()
    throw patience.signal.aborted ? stalled(what, pace.patienceMs / 1000) : unreached(url, failure)
  } finally {
    clearTimeout(timer)
  }
  if (response.ok || also.includes(response.status)) return response
  // Nobody reads it: it would hold the connection.
  await response.body?.cancel().catch(() => undefined)
  throw refusedBy(response, asked)
}
