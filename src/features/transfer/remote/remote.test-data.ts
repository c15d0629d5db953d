import type { DownloadFolder } from './downloadFolder.ts'
import type { RemotePort } from './remoteCalls.ts'

type Answer = (request: { readonly url: string; readonly range: string | null }) => Response

interface Serving {
  /** Breaks off after so many bytes of an answer. */
  readonly cutAfter?: number
  readonly ranges?: boolean
}

/** Servers of every address, in this thread. */
export function fakeWeb() {
  const answers = new Map<string, Answer>()
  const asked: { readonly path: string; readonly range: string | null; readonly token: string | null }[] = []
  const web = {
    asked,
    /** Answers what lies at or below a path. */
    serve: (path: string, answer: Answer) => void answers.set(path, answer),
    file: (path: string, bytes: Uint8Array<ArrayBuffer>, serving: Serving = {}) =>
      web.serve(path, (request) => web.answer(request, bytes, serving)),
    answer(
      { range }: { readonly range: string | null },
      bytes: Uint8Array<ArrayBuffer>,
      { cutAfter = Number.POSITIVE_INFINITY, ranges = true }: Serving,
    ): Response {
      const from = ranges ? Number(/^bytes=(\d+)-$/.exec(range ?? '')?.[1] ?? 0) : 0
      const end = Math.min(bytes.length, from + cutAfter)
      const stream = new ReadableStream<Uint8Array>({
        start(controller) {
          if (end > from) controller.enqueue(bytes.slice(from, end))
        },
        pull(controller) {
          if (end < bytes.length) controller.error(new TypeError('network error'))
          else controller.close()
        },
      })
      return new Response(stream, {
        status: from > 0 ? 206 : 200,
        headers: {
          'Content-Length': String(bytes.length - from),
          ...(from > 0 && { 'Content-Range': `bytes ${from}-${bytes.length - 1}/${bytes.length}` }),
        },
      })
    },
    fetch: ((input, init) => {
      const url = input instanceof Request ? input.url : String(input)
      const { pathname } = new URL(url)
      const headers = new Headers(init?.headers)
      const range = headers.get('Range')
      asked.push({ path: pathname, range, token: headers.get('Authorization') })
      const answer = [...answers].findLast(([path]) => pathname.startsWith(path))?.[1]
      return Promise.resolve().then(() => answer?.({ url, range }) ?? new Response('', { status: 404 }))
    }) satisfies typeof fetch as typeof fetch,
  }
  return web
}

/** A folder for downloads in memory. */
export function memoryDownloads() {
  let removed = 0
  const open = (): Promise<DownloadFolder> => {
    const files = new Map<string, Uint8Array<ArrayBuffer>[]>()
    const held = new Set<string>()
    return Promise.resolve({
      grow(name) {
        if (held.has(name)) throw new DOMException('It is held.', 'NoModificationAllowedError')
        held.add(name)
        const parts = files.get(name) ?? []
        files.set(name, parts)
        return Promise.resolve({
          size: () => parts.reduce((sum, { length }) => sum + length, 0),
          add: (bytes) => void parts.push(bytes),
          restart: () => void parts.splice(0),
          close: () => void held.delete(name),
        })
      },
      read: (name) => Promise.resolve(new Blob(files.get(name) ?? [])),
      remove() {
        removed += 1
        return Promise.resolve()
      },
    })
  }
  return { open, removed: () => removed }
}

type Listener = (event: MessageEvent<unknown>) => void

/** A worker in this thread that serves as it is told. */
export function wired(serve: (port: RemotePort) => void) {
  const toPage = new Map<string, Listener[]>()
  const toWorker: Listener[] = []
  const deliver = (listeners: readonly Listener[], data: unknown) =>
    queueMicrotask(() => listeners.forEach((each) => each(new MessageEvent('message', { data }))))
  return {
    break: () => toPage.get('error')?.forEach((listener) => listener(new MessageEvent('error'))),
    spawn: () => {
      serve({
        postMessage: (data) => deliver(toPage.get('message') ?? [], data),
        addEventListener: (_, listener) => void toWorker.push(listener),
      })
      return {
        postMessage: (data: unknown) => deliver(toWorker, data),
        addEventListener: (type: string, listener: Listener) =>
          void toPage.set(type, [...(toPage.get(type) ?? []), listener]),
        terminate: () => undefined,
      }
    },
  }
}
