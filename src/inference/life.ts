import {
  pixelsOf,
  type Loaded,
  type Order,
  type Port,
  type Reply,
  type Request,
  type Work,
  type WorkResult,
} from './channel.ts'
import { crash, hung, inferenceError, isHarmless } from './faults.ts'
import { InferenceError, type LoadProgress } from './inference.ts'

export interface Spawned extends Port {
  terminate(): void
}

export interface Clock {
  /** Calls `work` every so many milliseconds until the function that it hands back is called. */
  every(ms: number, work: () => void): () => void
}

/** Milliseconds without a sign of life after which a worker counts as hung. */
export interface Patience {
  readonly loading: number
  readonly running: number
  /** After it was told to cancel; signs of life no longer count then. */
  readonly cancelling: number
}

/**
 * One worker with one model in it, from its start to its end. Any fault ends it, save the harmless ones: the runtime
 * answers everything after its first failure with the same failure.
 */
export interface Life {
  load(order: Order, onProgress: (progress: LoadProgress) => void): Promise<Loaded>
  /** `onOver` is called when the worker has done with it: later than the answer, when that was dropped. */
  ask(work: Work, signal: AbortSignal | undefined, onOver: () => void): Promise<WorkResult>
  /** Ends the worker; everything that it was asked rejects with the error. */
  end(error: InferenceError): void
  /** Ends a worker that may be loading once it has put its files in order; resolves when it has ended. */
  retire(error: InferenceError): Promise<void>
}

type Last = Exclude<Reply, { kind: 'alive' | 'progress' }>

interface Pending {
  readonly loads: boolean
  cancelled: boolean
  readonly onReply: (reply: Last) => void
  readonly onEnd: (error: InferenceError) => void
}

/** Silence is counted in ticks, so that a machine that slept is not taken for a model that hangs. */
const ticksOfPatience = 10

/** `onEnd` is called once, when the worker has ended for whatever reason, before what it was asked rejects. */
export function begin(
  worker: Spawned,
  clock: Clock,
  patience: Patience,
  onEnd: (error: InferenceError) => void,
): Life {
  const pending = new Map<number, Pending>()
  const onceEnded: (() => void)[] = []
  let lastId = 0
  let ended: InferenceError | null = null
  let onProgress: ((progress: LoadProgress) => void) | null = null
  let stopTicking: (() => void) | null = null

  const end = (error: InferenceError): void => {
    if (ended) return
    ended = error
    stopTicking?.()
    worker.terminate()
    const waiting = [...pending.values()]
    pending.clear()
    onEnd(error)
    for (const entry of waiting) entry.onEnd(error)
    for (const told of onceEnded) told()
  }

  const isCancelling = (): boolean => [...pending.values()].some(({ cancelled }) => cancelled)

  /** Counts silence anew: after a sign of life, and when what is waited for has changed. */
  const watch = (): void => {
    stopTicking?.()
    stopTicking = null
    if (ended || pending.size === 0) return
    const isLoading = [...pending.values()].some(({ loads }) => loads)
    const limit = isCancelling() ? patience.cancelling : isLoading ? patience.loading : patience.running
    let silent = 0
    stopTicking = clock.every(limit / ticksOfPatience, () => {
      silent += 1
      if (silent >= ticksOfPatience) end(hung())
    })
  }

  const send = (request: Request): void => {
    try {
      worker.postMessage(request, [])
    } catch (error) {
      end(inferenceError(error))
    }
  }

  const begun = (request: Exclude<Request, { kind: 'cancel' }>, entry: Pending): void => {
    if (ended) return entry.onEnd(ended)
    pending.set(request.id, entry)
    watch()
    send(request)
  }

  const cancel = (id: number): void => {
    const entry = pending.get(id)
    if (!entry || entry.cancelled) return
    entry.cancelled = true
    watch()
    send({ kind: 'cancel', id })
  }

  /** What a last reply that is no result means; ends the worker unless it can be asked again. */
  const refused = (reply: Last): InferenceError => {
    const error =
      reply.kind === 'failed' ? new InferenceError(reply.code, reply.sentence) : crash('an unexpected reply')
    if (reply.kind !== 'cancelled' && !isHarmless(error.code)) end(error)
    return error
  }

  worker.addEventListener('message', (event) => {
    const reply = event.data as Reply
    if (reply.kind === 'alive' || reply.kind === 'progress') {
      if (ended) return
      if (!isCancelling()) watch()
      if (reply.kind === 'progress') onProgress?.(reply.progress)
      return
    }
    const entry = pending.get(reply.id)
    pending.delete(reply.id)
    watch()
    if (entry) entry.onReply(reply)
    else close(reply)
  })
  worker.addEventListener('messageerror', () => end(crash('a message was lost')))
  worker.addEventListener('error', (event) => end(crash(messageIn(event))))

  return {
    load: (order, listener) =>
      new Promise((resolve, reject) => {
        onProgress = listener
        lastId += 1
        begun(
          { kind: 'load', id: lastId, order },
          {
            loads: true,
            cancelled: false,
            onReply: (reply) => {
              if (reply.kind === 'loaded') return resolve(reply.loaded)
              const error = refused(reply)
              end(error)
              reject(error)
            },
            onEnd: reject,
          },
        )
      }),

    ask: (work, signal, onOver) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) {
          onOver()
          return reject(signal.reason)
        }
        lastId += 1
        const id = lastId
        const drop = (): void => {
          reject(signal?.reason)
          cancel(id)
        }
        const leave = (): void => {
          signal?.removeEventListener('abort', drop)
          onOver()
        }
        signal?.addEventListener('abort', drop, { once: true })
        begun(
          { kind: 'work', id, work },
          {
            loads: false,
            cancelled: false,
            onReply: (reply) => {
              const error = reply.kind === 'done' ? null : refused(reply)
              leave()
              if (error) reject(error)
              else if (signal?.aborted) close(reply)
              else if (reply.kind === 'done') resolve(reply.result)
            },
            onEnd: (error) => {
              leave()
              reject(error)
            },
          },
        )
      }),

    end,

    retire: (error) =>
      new Promise((resolve) => {
        const loading = [...pending].find(([, { loads }]) => loads)
        if (ended || !loading) {
          end(error)
          return resolve()
        }
        onceEnded.push(resolve)
        const [id, entry] = loading
        const leave = (): void => {
          end(error)
          entry.onEnd(error)
        }
        pending.set(id, { ...entry, onReply: leave })
        cancel(id)
      }),
  }
}

/** Lets go of what a late reply holds. */
function close(reply: Last): void {
  if (reply.kind === 'done') pixelsOf(reply.result)?.close()
}

const messageIn = (event: Event): string =>
  'message' in event && typeof event.message === 'string' ? event.message : ''
