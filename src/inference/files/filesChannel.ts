import {
  InferenceError,
  type InferenceFault,
  type LoadProgress,
  type ModelFiles,
  type ModelSpec,
} from '../inference.ts'

/** The slow half of the model files: what needs a worker of its own. */
export type FileWork = Pick<ModelFiles, 'download' | 'keep'>

/** One end of a channel: a Worker, the inside of one, or a MessagePort. */
export interface Port {
  postMessage(message: unknown): void
  addEventListener(
    type: 'message' | 'messageerror' | 'error',
    listener: (event: MessageEvent<unknown>) => void,
  ): void
}

/** Every request has a number and gets one `done` or `failed` with it, unless it is cancelled: then `done` always comes. */
type Request =
  | { readonly kind: 'download' | 'keep'; readonly id: number; readonly spec: ModelSpec }
  | { readonly kind: 'cancel'; readonly id: number }

type Reply =
  | { readonly kind: 'progress'; readonly id: number; readonly progress: LoadProgress }
  | { readonly kind: 'done'; readonly id: number }
  | { readonly kind: 'failed'; readonly id: number; readonly code: InferenceFault; readonly sentence: string }

/** Does what arrives at the port. */
export function serveFiles(work: FileWork, port: Port): void {
  const running = new Map<number, AbortController>()
  const send = (reply: Reply): void => port.postMessage(reply)

  const run = async ({ kind, id, spec }: Exclude<Request, { kind: 'cancel' }>): Promise<void> => {
    const controller = new AbortController()
    running.set(id, controller)
    const { signal } = controller
    try {
      await work[kind](spec, (progress) => send({ kind: 'progress', id, progress }), signal)
      send({ kind: 'done', id })
    } catch (error) {
      send(signal.aborted ? { kind: 'done', id } : failure(id, error))
    } finally {
      running.delete(id)
    }
  }

  port.addEventListener('message', (event) => {
    const request = event.data as Request
    if (request.kind === 'cancel') running.get(request.id)?.abort()
    else void run(request)
  })
}

function failure(id: number, error: unknown): Reply {
  if (error instanceof InferenceError)
    return { kind: 'failed', id, code: error.code, sentence: error.message }
  const reason = error instanceof Error ? ` (${error.message})` : ''
  const sentence = `The browser could not keep this model's files${reason}. Try again; if it happens every time, remove the model from the list and add it anew.`
  return { kind: 'failed', id, code: 'failed', sentence }
}

interface Pending {
  readonly onProgress: (progress: LoadProgress) => void
  readonly settle: (error: unknown) => void
}

/**
 * The work at the other end of the port. A cancelled request rejects once the other end has left everything in order.
 * `onIdle` is called whenever nothing is being done any more.
 */
export function connectFiles(port: Port, onIdle: () => void): FileWork {
  const pending = new Map<number, Pending>()
  let lastId = 0

  const settle = (id: number, error: unknown): void => {
    const request = pending.get(id)
    pending.delete(id)
    request?.settle(error)
    if (request && pending.size === 0) onIdle()
  }

  const ask =
    (kind: 'download' | 'keep') =>
    (spec: ModelSpec, onProgress: (progress: LoadProgress) => void, signal?: AbortSignal): Promise<void> =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason)
        lastId += 1
        const id = lastId
        const cancel = (): void => port.postMessage({ kind: 'cancel', id } satisfies Request)
        pending.set(id, {
          onProgress: (progress) => {
            if (!signal?.aborted) onProgress(progress)
          },
          settle: (error) => {
            signal?.removeEventListener('abort', cancel)
            if (signal?.aborted) reject(signal.reason)
            else if (error !== null) reject(error)
            else resolve()
          },
        })
        signal?.addEventListener('abort', cancel, { once: true })
        port.postMessage({ kind, id, spec } satisfies Request)
      })

  const breakOff = (): void => {
    for (const id of pending.keys()) settle(id, broken())
  }

  port.addEventListener('message', (event) => {
    const reply = event.data as Reply
    if (reply.kind === 'progress') pending.get(reply.id)?.onProgress(reply.progress)
    else settle(reply.id, reply.kind === 'failed' ? new InferenceError(reply.code, reply.sentence) : null)
  })
  port.addEventListener('messageerror', breakOff)
  port.addEventListener('error', breakOff)

  return { download: ask('download'), keep: ask('keep') }
}

const broken = (): InferenceError =>
  new InferenceError(
    'ended',
    'The part of this page that keeps model files stopped, perhaps for want of memory. Try again; what is here is kept.',
  )
