import type { Rect, Size } from '../domain/geometry.ts'
import { bitmapsOf, closeLevels } from './levels.ts'
import {
  PictureError,
  type Admitted,
  type Encoding,
  type OpenPicture,
  type Pictures,
  type Rendering,
} from './pictures.ts'

/** One end of a channel: a Worker, the inside of one, or a MessagePort. */
export interface Port {
  postMessage(message: unknown, transfer: Transferable[]): void
  addEventListener(
    type: 'message' | 'messageerror' | 'error',
    listener: (event: MessageEvent<unknown>) => void,
  ): void
}

/** Every request has a number, and gets one reply with that number unless it is cancelled; `first` may come before. */
type Request =
  | { readonly kind: 'admit'; readonly id: number; readonly file: Blob; readonly path: string }
  | { readonly kind: 'open'; readonly id: number; readonly file: Blob; readonly early: boolean }
  | {
      readonly kind: 'crop'
      readonly id: number
      readonly file: Blob
      readonly region: Rect
      readonly as: Encoding
      readonly scale: number | Size
    }
  | {
      readonly kind: 'render'
      readonly id: number
      readonly file: Blob
      readonly rendering: Rendering
      readonly of: string | undefined
    }
  | { readonly kind: 'fingerprint'; readonly id: number; readonly file: Blob }
  | { readonly kind: 'cancel'; readonly id: number }

type Work = Exclude<Request, { kind: 'cancel' }>
type Unnumbered<T> = T extends unknown ? Omit<T, 'id'> : never

type Levels = Pick<OpenPicture, 'size' | 'levels'>

type Reply =
  | { readonly kind: 'admitted'; readonly id: number; readonly admitted: Admitted }
  | ({ readonly kind: 'first'; readonly id: number } & Levels)
  | ({ readonly kind: 'opened'; readonly id: number } & Levels)
  | { readonly kind: 'encoded'; readonly id: number; readonly blob: Blob }
  | { readonly kind: 'fingerprinted'; readonly id: number; readonly fingerprints: readonly string[] }
  | { readonly kind: 'failed'; readonly id: number; readonly code: string; readonly sentence: string }

type ReplyOf<Kind extends Reply['kind']> = Extract<Reply, { kind: Kind }>

/** Answers the requests that arrive at the port. Cancelled ones are aborted and get no reply. */
export function serve(pictures: Pictures, port: Port): void {
  const running = new Map<number, AbortController>()

  /** Hands levels over; they stay nowhere when nobody waits for them or they cannot be sent. */
  const send = (reply: Reply & Levels, signal: AbortSignal): void => {
    try {
      signal.throwIfAborted()
      port.postMessage(reply, [...bitmapsOf(reply.levels)])
    } catch (error) {
      closeLevels(reply.levels)
      throw error
    }
  }

  const run = async (request: Work): Promise<void> => {
    const controller = new AbortController()
    running.set(request.id, controller)
    try {
      const { signal } = controller
      const onFirst = ({ size, levels }: Levels): void =>
        send({ kind: 'first', id: request.id, size, levels }, signal)
      const reply = await answer(pictures, request, onFirst, signal)
      if ('levels' in reply) send(reply, signal)
      else port.postMessage(reply, [])
    } catch (error) {
      if (!controller.signal.aborted) port.postMessage(failure(request.id, error), [])
    } finally {
      running.delete(request.id)
    }
  }

  port.addEventListener('message', (event) => {
    const request = event.data as Request
    if (request.kind === 'cancel') running.get(request.id)?.abort()
    else void run(request)
  })
}

async function answer(
  pictures: Pictures,
  request: Work,
  onFirst: (first: Levels) => void,
  signal: AbortSignal,
): Promise<Reply> {
  const { id, file } = request
  switch (request.kind) {
    case 'admit':
      return { kind: 'admitted', id, admitted: await pictures.admit(file, request.path, signal) }
    case 'open': {
      const { size, levels } = await pictures.open(file, signal, request.early ? onFirst : undefined)
      return { kind: 'opened', id, size, levels }
    }
    case 'crop': {
      const { region, as, scale } = request
      return { kind: 'encoded', id, blob: await pictures.crop(file, region, as, scale, signal) }
    }
    case 'render':
      return { kind: 'encoded', id, blob: await pictures.render(file, request.rendering, signal, request.of) }
    case 'fingerprint':
      return { kind: 'fingerprinted', id, fingerprints: await pictures.fingerprints(file, signal) }
  }
}

function failure(id: number, error: unknown): ReplyOf<'failed'> {
  if (error instanceof PictureError) return { kind: 'failed', id, code: error.code, sentence: error.message }
  const reason = error instanceof Error ? ` (${error.message})` : ''
  return {
    kind: 'failed',
    id,
    code: 'picture-failed',
    sentence: `The browser could not work on this picture${reason}. Try again; if it happens every time, save the picture anew in another program.`,
  }
}

interface Pending {
  readonly onFirst: ((first: OpenPicture) => void) | undefined
  readonly resolve: (reply: Reply) => void
  readonly reject: (error: unknown) => void
}

/**
 * The pictures at the other end of the port. When that end breaks, everything that waits is rejected with a sentence;
 * `onEnd` is called once, then or on `close`, and nothing can be asked afterwards.
 */
export function connect(port: Port, onEnd: () => void): Pictures {
  const pending = new Map<number, Pending>()
  let lastId = 0
  let ended: PictureError | null = null

  const end = (error: PictureError): void => {
    if (ended) return
    ended = error
    const waiting = [...pending.values()]
    pending.clear()
    onEnd()
    for (const { reject } of waiting) reject(error)
  }

  const ask = <Kind extends Reply['kind']>(
    kind: Kind,
    request: Unnumbered<Work>,
    signal: AbortSignal | undefined,
    onFirst?: (first: OpenPicture) => void,
  ): Promise<ReplyOf<Kind>> =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason)
      if (ended) return reject(ended)
      lastId += 1
      const id = lastId
      const drop = (): void => {
        pending.delete(id)
        port.postMessage({ kind: 'cancel', id } satisfies Request, [])
        reject(signal?.reason)
      }
      pending.set(id, {
        onFirst,
        resolve: (reply) => {
          signal?.removeEventListener('abort', drop)
          if (isOf(kind, reply)) resolve(reply)
          else reject(reply.kind === 'failed' ? new PictureError(reply.code, reply.sentence) : broken())
        },
        reject: (error) => {
          signal?.removeEventListener('abort', drop)
          reject(error)
        },
      })
      signal?.addEventListener('abort', drop, { once: true })
      port.postMessage({ ...request, id }, [])
    })

  port.addEventListener('message', (event) => {
    const reply = event.data as Reply
    const waiting = pending.get(reply.id)
    if (reply.kind === 'first' && waiting?.onFirst) return waiting.onFirst(opened(reply))
    if (reply.kind !== 'first') pending.delete(reply.id)
    if (waiting && reply.kind !== 'first') waiting.resolve(reply)
    else if ('levels' in reply) closeLevels(reply.levels)
  })
  port.addEventListener('messageerror', () => end(broken()))
  port.addEventListener('error', () => end(broken()))

  return {
    admit: async (file, path, signal) =>
      (await ask('admitted', { kind: 'admit', file, path }, signal)).admitted,
    open: async (file, signal, onFirst) =>
      opened(await ask('opened', { kind: 'open', file, early: onFirst !== undefined }, signal, onFirst)),
    crop: async (file, region, as, scale, signal) =>
      (await ask('encoded', { kind: 'crop', file, region, as, scale }, signal)).blob,
    render: async (file, rendering, signal, of) =>
      (await ask('encoded', { kind: 'render', file, rendering, of }, signal)).blob,
    fingerprints: async (file, signal) =>
      (await ask('fingerprinted', { kind: 'fingerprint', file }, signal)).fingerprints,
    close: () => end(closed()),
  }
}

const isOf = <Kind extends Reply['kind']>(kind: Kind, reply: Reply): reply is ReplyOf<Kind> =>
  reply.kind === kind

const opened = ({ size, levels }: Levels): OpenPicture => ({
  size,
  levels,
  close: () => closeLevels(levels),
})

const broken = (): PictureError =>
  new PictureError(
    'picture-worker-stopped',
    'The part of this page that reads pictures stopped, perhaps for want of memory. Try again; it starts anew by itself.',
  )

export const closed = (): PictureError =>
  new PictureError(
    'picture-worker-closed',
    'The pictures of this project were closed. Open the project again.',
  )
