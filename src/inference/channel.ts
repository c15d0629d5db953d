import type { Engine } from './adapter.ts'
import { inferenceError, isHarmless, unable } from './faults.ts'
import type {
  Abilities,
  AnswerRequest,
  AnswerResult,
  InferenceFault,
  LoadProgress,
  Proposal,
  ProposeRequest,
  ReadRequest,
  Running,
  Said,
  SayRequest,
  Segment,
  SegmentRequest,
} from './inference.ts'
import type { ModelSpec } from './modelSpec.ts'
import type { TextBox } from '../domain/preview.ts'

/** One end of a channel: a Worker, the inside of one, or a MessagePort. */
export interface Port {
  postMessage(message: unknown, transfer: Transferable[]): void
  addEventListener(
    type: 'message' | 'messageerror' | 'error',
    listener: (event: MessageEvent<unknown>) => void,
  ): void
}

/** What a model can be asked, and what it answers. */
export interface Works {
  readonly answer: { readonly request: AnswerRequest; readonly result: AnswerResult }
  readonly segment: { readonly request: SegmentRequest; readonly result: Segment }
  readonly propose: { readonly request: ProposeRequest; readonly result: readonly Proposal[] }
  readonly read: { readonly request: ReadRequest; readonly result: readonly TextBox[] }
  readonly say: { readonly request: SayRequest; readonly result: Said }
}
export type WorkKind = keyof Works
export type Work = {
  [Kind in WorkKind]: { readonly what: Kind; readonly request: Works[Kind]['request'] }
}[WorkKind]
export type WorkResult = Works[WorkKind]['result']

/** What to load, and on what. */
export interface Order {
  readonly spec: ModelSpec
  readonly device: 'webgpu' | 'wasm'
  readonly threads: number
}

export interface Loaded {
  readonly running: Running
  readonly abilities: Abilities
}

/** The first request loads; every request has a number and gets one last reply with it, cancelled or not. */
export type Request =
  | { readonly kind: 'load'; readonly id: number; readonly order: Order }
  | { readonly kind: 'work'; readonly id: number; readonly work: Work }
  | { readonly kind: 'cancel'; readonly id: number }

export type Reply =
  | { readonly kind: 'alive' }
  | { readonly kind: 'progress'; readonly progress: LoadProgress }
  | { readonly kind: 'loaded'; readonly id: number; readonly loaded: Loaded }
  | { readonly kind: 'done'; readonly id: number; readonly result: WorkResult }
  | { readonly kind: 'cancelled'; readonly id: number }
  | { readonly kind: 'failed'; readonly id: number; readonly code: InferenceFault; readonly sentence: string }

/** What a worker lends to whoever starts the engine in it. */
export interface Lent {
  readonly onProgress: (progress: LoadProgress) => void
  readonly alive: () => void
  /** Aborted when nobody wants the model any more. */
  readonly signal: AbortSignal
}

/** Serves the engine that `start` makes of the order. It belongs at the worker's end of the channel. */
export function serve(start: (order: Order, lent: Lent) => Promise<Engine>, port: Port): void {
  const running = new Map<number, AbortController>()
  let engine: Engine | null = null
  let name = 'This model'

  const send = (reply: Reply, transfer: Transferable[] = []): void => port.postMessage(reply, transfer)

  const load = async (id: number, order: Order, signal: AbortSignal): Promise<void> => {
    name = order.spec.name
    engine = await start(order, {
      onProgress: (progress) => send({ kind: 'progress', progress }),
      alive: () => send({ kind: 'alive' }),
      signal,
    })
    signal.throwIfAborted()
    const { running, abilities } = engine
    send({ kind: 'loaded', id, loaded: { running, abilities } })
  }

  const work = async (id: number, wanted: Work, signal: AbortSignal): Promise<void> => {
    if (!engine) throw unable(name)
    const result = await ask(engine, name, wanted, signal)
    const pixels = pixelsOf(result)
    try {
      signal.throwIfAborted()
      send({ kind: 'done', id, result }, pixels ? [pixels] : [])
    } catch (error) {
      pixels?.close()
      throw error
    }
  }

  const run = async (request: Exclude<Request, { kind: 'cancel' }>): Promise<void> => {
    const { id } = request
    const controller = new AbortController()
    running.set(id, controller)
    const { signal } = controller
    try {
      await (request.kind === 'load' ? load(id, request.order, signal) : work(id, request.work, signal))
    } catch (error) {
      const fault = inferenceError(error)
      // What breaks while it is being cancelled is broken for the next request, too.
      if (signal.aborted && (isAbort(error, signal) || isHarmless(fault.code)))
        send({ kind: 'cancelled', id })
      else send({ kind: 'failed', id, code: fault.code, sentence: fault.message })
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

const isAbort = (error: unknown, signal: AbortSignal): boolean =>
  error === signal.reason || (error instanceof Error && error.name === 'AbortError')

function ask(engine: Engine, name: string, work: Work, signal: AbortSignal): Promise<WorkResult> {
  switch (work.what) {
    case 'answer':
      if (engine.answer) return engine.answer(work.request, signal)
      break
    case 'segment':
      if (engine.segment) return engine.segment(work.request, signal)
      break
    case 'propose':
      if (engine.propose) return engine.propose(work.request, signal)
      break
    case 'read':
      if (engine.read) return engine.read(work.request, signal)
      break
    case 'say':
      if (engine.say) return engine.say(work.request, signal)
      break
  }
  throw unable(name)
}

/** The bitmap in a result, which is handed over and not copied. */
export const pixelsOf = (result: WorkResult): ImageBitmap | null =>
  'pixels' in result ? result.pixels : null
