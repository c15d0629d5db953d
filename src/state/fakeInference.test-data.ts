import {
  InferenceError,
  type AnswerRequest,
  type AnswerResult,
  type Inference,
  type KeptModel,
  type Model,
  type ModelSpec,
  type Running,
} from '../inference/inference.ts'
import type { OfferedModel } from './models.ts'
import type { TextShelf } from './preferences.ts'

/** An answer that is being waited for. */
export interface Asked {
  readonly modelId: string
  readonly request: AnswerRequest
  readonly signal: AbortSignal | undefined
  readonly answer: (over?: Partial<AnswerResult>) => void
  readonly fail: (code: InferenceError['code'], sentence?: string) => void
}

/** A text that waits for what is said to it. */
export interface Spoken {
  readonly prompt: string
  readonly signal: AbortSignal | undefined
  readonly say: (text: string) => void
  readonly fail: (code: InferenceError['code'], sentence?: string) => void
}

export const answerOf = (option: number | null, over: Partial<AnswerResult> = {}): AnswerResult => ({
  answers: [{ text: option === null ? 'so' : String.fromCharCode(65 + option), option }],
  scores: null,
  confidence: 0.9,
  refusal: null,
  ms: 10,
  tokensIn: 64,
  backend: 'fake',
  seen: null,
  pixels: null,
  saliency: null,
  textBoxes: [],
  ...over,
})

/** Models that answer when the test says so, or, with `answering`, by themselves. */
export function fakeInference(
  answering: ((asked: Asked) => void) | null = null,
  saying: ((spoken: Spoken) => void) | null = null,
) {
  const asked: Asked[] = []
  const spoken: Spoken[] = []
  const calls: string[] = []
  const kept: KeptModel[] = []
  let holding: Promise<void> | null = null
  let letGo: () => void
  let fault: InferenceError | null = null
  let deaf = false
  const listeners = new Set<Parameters<Inference['heed']>[0]>()

  const modelOf = (spec: ModelSpec): Model => ({
    spec,
    running: { backend: 'fake', reason: null },
    abilities: { answers: true, samples: true, segments: true, proposes: true, reads: true, says: true },
    answer: (request, signal) =>
      new Promise((resolve, reject) => {
        const one: Asked = {
          modelId: spec.id,
          request,
          signal,
          answer: (over = {}) => resolve(answerOf(0, over)),
          fail: (code, sentence = `It failed: ${code}.`) => reject(new InferenceError(code, sentence)),
        }
        if (!deaf) signal?.addEventListener('abort', () => reject(signal.reason))
        asked.push(one)
        answering?.(one)
      }),
    segment: () => Promise.resolve({ rect: { x1: 1, y1: 1, x2: 2, y2: 2 }, confidence: 1 }),
    propose: () => Promise.resolve([]),
    read: () => Promise.resolve([]),
    say: ({ prompt }, signal) =>
      new Promise((resolve, reject) => {
        const leave = (): void => reject(signal?.reason)
        signal?.addEventListener('abort', leave)
        const one: Spoken = {
          prompt,
          signal,
          say(text) {
            signal?.removeEventListener('abort', leave)
            resolve({ text, ms: 10 })
          },
          fail: (code, sentence = `It failed: ${code}.`) => reject(new InferenceError(code, sentence)),
        }
        spoken.push(one)
        saying?.(one)
      }),
  })

  const inference: Inference = {
    machine() {
      calls.push('machine')
      return Promise.resolve({ webgpu: { usable: false, reason: 'None here.', adapter: null }, threads: 1 })
    },
    async load(spec, onProgress, signal) {
      calls.push(`load ${spec.id}`)
      onProgress({ phase: 'downloading', done: 1, total: 2 })
      if (holding) await holding
      signal?.throwIfAborted()
      if (fault) throw fault
      return modelOf(spec)
    },
    unload: (id) => void calls.push(`unload ${id}`),
    heed(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    files: {
      list: () => Promise.resolve(kept),
      remove(id) {
        calls.push(`remove ${id}`)
        return Promise.resolve()
      },
      async download(spec, onProgress, signal) {
        calls.push(`download ${spec.id}`)
        onProgress({ phase: 'downloading', done: 1, total: 2 })
        if (holding) await holding
        signal?.throwIfAborted()
        if (fault) throw fault
      },
      keep(spec) {
        calls.push(`keep ${spec.id}`)
        return Promise.resolve()
      },
    },
    close: () => void calls.push('close'),
  }
  return {
    inference,
    asked,
    spoken,
    calls,
    kept,
    /** Loading takes until the answer is called. */
    holdLoading: () => {
      holding = new Promise((resolve) => {
        letGo = resolve
      })
      return () => letGo()
    },
    /** A model's worker has ended by itself, or come up again on this. */
    tell: (modelId: string, running: Running | null) =>
      listeners.forEach((listener) => listener(modelId, running)),
    /** From now on the models do not hear that they should stop. */
    deafen: () => {
      deaf = true
    },
    failLoading: (error: InferenceError | null) => {
      fault = error
    },
  }
}

export const readerSpec: ModelSpec = { kind: 'reader', id: 'reader', name: 'Text reader' }
export const saliencySpec: ModelSpec = { kind: 'saliency', id: 'saliency', name: 'What stands out' }

export const offeredModels: readonly OfferedModel[] = [saliencySpec, readerSpec].map((spec) => ({
  spec,
  origin: 'built-in',
  card: { summary: 'It reads.', bytes: 1, memory: 1, licence: 'Apache-2.0', origin: 'Here' },
}))

export function fakeShelf(text: string | null = null): TextShelf & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>(text === null ? [] : [['saccade-models', text]])
  return {
    kept,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
  }
}
