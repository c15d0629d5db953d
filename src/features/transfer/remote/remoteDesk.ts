import type { RemotePlace } from './address.ts'
import type { FetchedFile, FetchProgress, RemotePort, RemoteReply, RemoteRequest } from './remoteCalls.ts'
import { RemoteFault } from './remoteFault.ts'
import type { RemoteFile, RemoteListing } from './remoteFiles.ts'

/** Lists and fetches files from afar, in a worker. What was fetched lies on the disk until it is released. */
export interface RemoteDesk {
  readonly list: (
    place: RemotePlace & { readonly kind: 'hub' },
    token: string | null,
    signal: AbortSignal,
  ) => Promise<RemoteListing>
  /** A second call for the same files goes on where the first one ended. */
  readonly fetch: (
    files: readonly RemoteFile[],
    token: { readonly text: string; readonly origin: string } | null,
    onProgress: (progress: FetchProgress) => void,
    signal: AbortSignal,
  ) => Promise<readonly FetchedFile[]>
  /** Frees what was fetched, and ends the worker. */
  readonly release: () => Promise<void>
}

interface Thread extends RemotePort {
  terminate(): void
}

interface Pending {
  readonly onProgress: (progress: FetchProgress) => void
  readonly settle: (reply: RemoteReply) => void
}

export const startRemoteDesk = (): RemoteDesk =>
  createRemoteDesk(() => new Worker(new URL('./remoteWorker.ts', import.meta.url), { type: 'module' }))

export function createRemoteDesk(spawn: () => Thread): RemoteDesk {
  let thread: Thread | null = null
  let lastId = 0
  const pending = new Map<number, Pending>()

  const settle = (reply: RemoteReply): void => {
    const open = pending.get(reply.id)
    pending.delete(reply.id)
    open?.settle(reply)
  }
  const started = (): Thread => {
    if (thread) return thread
    const own = spawn()
    thread = own
    const broken = (): void => {
      if (thread === own) thread = null
      own.terminate()
      for (const id of pending.keys()) settle({ kind: 'failed', id, sentence: stopped, wantsToken: false })
    }
    own.addEventListener('error', broken)
    own.addEventListener('messageerror', broken)
    own.addEventListener('message', (event) => {
      const reply = event.data as RemoteReply
      if (reply.kind === 'progress') pending.get(reply.id)?.onProgress(reply.progress)
      else settle(reply)
    })
    return own
  }

  const ask = (
    request: (id: number) => RemoteRequest,
    onProgress: (progress: FetchProgress) => void,
    signal: AbortSignal,
  ): Promise<RemoteReply> =>
    new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason)
      lastId += 1
      const id = lastId
      const worker = started()
      const cancel = (): void => {
        worker.postMessage({ kind: 'cancel', id } satisfies RemoteRequest, {})
        pending.delete(id)
        reject(signal.reason)
      }
      pending.set(id, {
        onProgress,
        settle(reply) {
          signal.removeEventListener('abort', cancel)
          if (reply.kind === 'failed')
            reject(new RemoteFault(reply.sentence, { wantsToken: reply.wantsToken }))
          else resolve(reply)
        },
      })
      signal.addEventListener('abort', cancel, { once: true })
      worker.postMessage(request(id), {})
    })

  return {
    async list(place, token, signal) {
      const reply = await ask((id) => ({ kind: 'list', id, place, token }), quiet, signal)
      if (reply.kind !== 'listed') throw new RemoteFault(stopped)
      return reply.listing
    },
    async fetch(files, token, onProgress, signal) {
      const reply = await ask((id) => ({ kind: 'fetch', id, files, token }), onProgress, signal)
      if (reply.kind !== 'fetched') throw new RemoteFault(stopped)
      return reply.files
    },
    async release() {
      const own = thread
      if (!own) return
      await ask((id) => ({ kind: 'release', id }), quiet, never).catch(() => undefined)
      own.terminate()
      if (thread === own) thread = null
    },
  }
}

const quiet = (): void => undefined
const never = new AbortController().signal

const stopped =
  'The part of this page that downloads files stopped, perhaps for want of memory. Try again; if it happens every time, download the files yourself and drop them here.'
