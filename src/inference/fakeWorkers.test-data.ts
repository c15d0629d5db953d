import type { Engine } from './adapter.ts'
import { serve, type Lent, type Order } from './channel.ts'
import type { AnswerRequest, AnswerResult, Machine, Model, ModelFiles } from './inference.ts'
import { startInference, type InferenceOptions } from './client.ts'
import type { Clock, Spawned } from './life.ts'
import type { FakeSpec, ModelSpec } from './modelSpec.ts'

/** A clock that stands still until it is told how much time passed, awake or with every timer asleep. */
export function handClock(): Clock & {
  readonly pass: (ms: number) => void
  readonly sleep: (ms: number) => void
} {
  const timers = new Set<{ readonly ms: number; readonly work: () => void; due: number }>()
  let now = 0
  return {
    every: (ms, work) => {
      const timer = { ms, work, due: now + ms }
      timers.add(timer)
      return () => timers.delete(timer)
    },
    pass: (ms) => {
      const end = now + ms
      for (;;) {
        const next = [...timers].filter(({ due }) => due <= end).toSorted((a, b) => a.due - b.due)[0]
        if (!next) break
        now = next.due
        next.due += next.ms
        next.work()
      }
      now = end
    },
    sleep: (ms) => {
      now += ms
      for (const timer of timers) {
        if (timer.due > now) continue
        timer.due = now + timer.ms
        timer.work()
      }
    },
  }
}

export interface FakeWorker {
  readonly order: Order | null
  readonly terminated: boolean
  /** Whether the load was cancelled. */
  readonly loadAborted: boolean
  readonly crash: (message: string) => void
  readonly lent: Lent | null
}

/** Workers whose other end lies in this thread, with an engine that the test makes. */
export function fakeWorkers(start: (order: Order, lent: Lent, nth: number) => Promise<Engine>) {
  const ports: MessagePort[] = []
  const workers: FakeWorker[] = []
  const spawn = (): Spawned => {
    const { port1, port2 } = new MessageChannel()
    ports.push(port1, port2)
    const nth = workers.length + 1
    const worker = {
      order: null as Order | null,
      terminated: false,
      lent: null as Lent | null,
      get loadAborted() {
        return worker.lent?.signal.aborted ?? false
      },
      crash: (message: string) => {
        port1.dispatchEvent(Object.assign(new Event('error'), { message }))
      },
    }
    workers.push(worker)
    serve((order, lent) => {
      worker.order = order
      worker.lent = lent
      return start(order, lent, nth)
    }, port2)
    port1.start()
    port2.start()
    return Object.assign(port1, {
      terminate: () => {
        worker.terminated = true
        port1.close()
      },
    })
  }
  const close = (): void => {
    for (const port of ports) port.close()
  }
  return { spawn, workers, close }
}

export const answers = {
  answers: true,
  samples: false,
  segments: false,
  proposes: false,
  reads: false,
  says: false,
}

/** An engine that answers as it is told; the text of each answer is what `answer` hands back. */
export const engine = (
  { device }: Order,
  answer: (request: AnswerRequest, signal: AbortSignal) => Promise<string>,
): Engine => ({
  running: { backend: device, reason: null },
  abilities: answers,
  answer: async (request, signal) => result(await answer(request, signal), device),
})

const result = (text: string, backend: AnswerResult['backend']): AnswerResult => ({
  answers: [{ text, option: null }],
  scores: null,
  confidence: null,
  refusal: null,
  ms: 1,
  tokensIn: null,
  backend,
  seen: null,
  pixels: null,
  saliency: null,
  textBoxes: [],
})

export const question = (text: string): AnswerRequest => ({
  view: 'blind',
  photo: null,
  region: null,
  budget: { kind: 'native' },
  content: { question: text, options: [], category: '' },
  sampling: { samples: 1, temperature: 0 },
  pixels: false,
  seed: 1,
})

export const fake = (id: string, breaks: FakeSpec['breaks'] = null, ms = 0): FakeSpec => ({
  kind: 'fake',
  id,
  name: id,
  ms,
  breaks,
})

export const withGpu: Machine = { webgpu: { usable: true, reason: null, adapter: 'a card' }, threads: 2 }
export const withoutGpu: Machine = {
  webgpu: { usable: false, reason: 'This browser offers no WebGPU.', adapter: null },
  threads: 1,
}

export const noFiles: ModelFiles = {
  list: () => Promise.resolve([]),
  remove: () => Promise.resolve(),
  download: () => Promise.resolve(),
  keep: () => Promise.resolve(),
}

/** Resolves never; the signal is ignored. */
export const never = <T>(): Promise<T> => new Promise(() => {})

/** Rejects when the signal says so. */
export const untilAborted = <T>(signal: AbortSignal): Promise<T> =>
  new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
  })

const closings: (() => void)[] = []

/** To be called after each test that opened a page. */
export function closePages(): void {
  for (const close of closings.splice(0)) close()
}

/** The models of a page whose workers hold what `start` makes. */
export function page(
  start: (order: Order, lent: Lent, nth: number) => Promise<Engine>,
  machine: Machine = withGpu,
  options: InferenceOptions = {},
) {
  const { spawn, workers, close } = fakeWorkers(start)
  const clock = handClock()
  let probes = 0
  const probe = (): Promise<Machine> => {
    probes += 1
    return Promise.resolve(machine)
  }
  const inference = startInference({ files: noFiles, spawn, clock, machine: probe, ...options })
  closings.push(() => inference.close(), close)
  const load = (spec: ModelSpec): Promise<Model> => inference.load(spec, () => {})
  return { inference, workers, clock, probes: () => probes, load }
}

/** What it runs on, and the question. */
export const echoing = (order: Order): Promise<Engine> =>
  Promise.resolve(engine(order, (request) => Promise.resolve(`${order.device}: ${request.content.question}`)))

export const textOf = async (answer: Promise<AnswerResult>): Promise<string | undefined> =>
  (await answer).answers[0]?.text

export const reader: ModelSpec = { kind: 'reader', id: 'reader', name: 'Reader' }
export const vlm = (id: string): ModelSpec => ({
  kind: 'vlm',
  id,
  name: id,
  source: { from: 'kept', folderId: id },
  precision: 'q4',
})
export const endpoint = (concurrency: number): ModelSpec => ({
  kind: 'endpoint',
  id: 'endpoint',
  name: 'Server',
  baseUrl: 'http://localhost:1/v1',
  model: 'm',
  key: null,
  concurrency,
  patienceMs: 1000,
  stream: false,
})
