import { ask, type Reaching } from './reach.ts'
import type { RemoteFile } from './remoteFiles.ts'
import { changed, cutOff, isNoRoom, RemoteFault, stalled, webPage } from './remoteFault.ts'

/** Where a download goes: a file that grows. */
export interface Growing {
  readonly size: () => number
  readonly add: (bytes: Uint8Array<ArrayBuffer>) => void
  readonly restart: () => void
}

export interface Download {
  readonly file: RemoteFile
  readonly token: string | null
  readonly into: Growing
  /** Bytes that are there of it, and how many there will be, where the server says. */
  readonly onBytes: (bytes: number, size: number | null) => void
}

/** A server that breaks off is asked so often in all, and so often in a row without a new byte. */
const mostTries = 50
const mostInVain = 3

/**
 * Downloads a file, from where an earlier try ended, and goes on where the server breaks off. Rejects with a
 * `RemoteFault`, with what the browser throws where there is no room, or with the reason of the signal.
 */
export async function download(task: Download, reaching: Reaching, signal: AbortSignal): Promise<void> {
  const { file, into } = task
  let inVain = 0
  for (let tries = 1; ; tries++) {
    const before = into.size()
    const end = await receive(task, reaching, signal)
    if (end.whole) return
    inVain = into.size() > before ? 0 : inVain + 1
    if (inVain >= mostInVain || tries >= mostTries) throw cutOff(file.path, into.size(), end.size, end.cause)
    if (inVain > 0) await pause(reaching.pace.pauseMs * 2 ** (inVain - 1), signal)
  }
}

type End =
  | { readonly whole: true }
  | { readonly whole: false; readonly size: number | null; readonly cause: unknown }

/** One answer of the server, as far as it comes. */
async function receive(
  { file, token, into, onBytes }: Download,
  reaching: Reaching,
  signal: AbortSignal,
): Promise<End> {
  const { path, url } = file
  if (file.size !== null && into.size() > file.size) into.restart()
  if (file.size !== null && file.size > 0 && into.size() === file.size) return { whole: true }
  const from = into.size()
  // An open-ended range needs no leave of the server (Fetch, CORS-safelisted request header).
  const headers: Readonly<Record<string, string>> = from > 0 ? { Range: `bytes=${from}-` } : {}
  const response = await ask({ url, what: path, token, headers, also: [416] }, reaching, signal)
  if (response.status === 416) {
    // Nothing is left after what is here, or the file is another one now: it is begun anew.
    await response.body?.cancel().catch(() => undefined)
    into.restart()
    return { whole: false, size: file.size, cause: null }
  }
  const isPart = response.status === 206
  if (isPart && startOf(response, from) !== from) throw changed(path)
  if (!isPart) into.restart()
  const said = sizeOf(response, into.size())
  const size = file.size ?? said
  if (file.size === null && isWebPage(response)) {
    await response.body?.cancel().catch(() => undefined)
    throw webPage(url)
  }
  onBytes(into.size(), size)
  const reader = response.body?.getReader()
  try {
    for (;;) {
      const next = await patiently(reader?.read(), reaching.pace.patienceMs, signal, path)
      if (!next || next.done) break
      if (file.size !== null && into.size() + next.value.length > file.size) throw changed(path)
      into.add(next.value)
      onBytes(into.size(), size)
    }
  } catch (failure) {
    signal.throwIfAborted()
    if (failure instanceof RemoteFault || isNoRoom(failure)) throw failure
    return { whole: false, size, cause: failure }
  } finally {
    // Already over, or nobody wants the rest.
    void reader?.cancel().catch(() => undefined)
  }
  return file.size === null || into.size() === file.size
    ? { whole: true }
    : { whole: false, size, cause: null }
}

const isWebPage = (response: Response): boolean =>
  /^text\/html\b/i.test(response.headers.get('Content-Type') ?? '')

/** Where a part begins. Servers that tell no page so (CORS) are taken at the word of the request. */
function startOf(response: Response, asked: number): number {
  const start = /^bytes (\d{1,15})-/.exec(response.headers.get('Content-Range') ?? '')?.[1]
  return start === undefined ? asked : Number(start)
}

/** How long the file will be; what is packed on its way has another length than it says. */
function sizeOf(response: Response, before: number): number | null {
  const length = Number(response.headers.get('Content-Length') ?? Number.NaN)
  const isPacked = (response.headers.get('Content-Encoding') ?? 'identity') !== 'identity'
  return Number.isSafeInteger(length) && length >= 0 && !isPacked ? before + length : null
}

async function patiently<T>(
  next: Promise<T> | undefined,
  ms: number,
  signal: AbortSignal,
  path: string,
): Promise<T | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(stalled(path, ms / 1000)), ms)
  })
  try {
    return await unlessAborted(Promise.race([next, late]), signal)
  } finally {
    clearTimeout(timer)
  }
}

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  unlessAborted(new Promise((over) => setTimeout(over, ms)), signal)

/** Rejects as soon as the signal aborts; what was awaited goes on by itself. */
function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason)
    if (signal.aborted) stop()
    signal.addEventListener('abort', stop, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}
