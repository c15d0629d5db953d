import type { ModelFamily } from '../domain/modelViews.ts'
import type { View } from '../domain/preview.ts'
import type { Adapter, Desk, Seen } from './adapter.ts'
import { InferenceError, type AnswerRequest, type AnswerResult } from './inference.ts'
import type { FakeSpec } from './modelSpec.ts'
import { fitFor } from './preparing.ts'

/** A model for tests: knows nothing, looks at nothing, and always says the same. */
export const fakeAdapter: Adapter<FakeSpec> = async (spec, desk) => {
  let asked = 0

  /** Works for as long as the spec says, and breaks when its time has come. */
  const work = async (signal: AbortSignal): Promise<void> => {
    asked += 1
    const started = Date.now()
    if (spec.breaks && asked === spec.breaks.at) await breakDown(spec.breaks.how)
    while (Date.now() - started < spec.ms) {
      await passed(Math.min(1000, spec.ms - (Date.now() - started)), signal)
      desk.alive()
    }
    signal.throwIfAborted()
  }

  return {
    running: { backend: 'fake', reason: null },
    abilities: { answers: true, samples: true, segments: true, proposes: true, reads: true, says: true },
    answer: async (request, signal) => {
      const started = Date.now()
      await work(signal)
      const seen = await shown(request, desk, signal)
      return { ...roteAnswer(request, seen), ms: Date.now() - started, pixels: await copied(request, seen) }
    },
    segment: async ({ at }, signal) => {
      await work(signal)
      if ('box' in at) return { rect: at.box, confidence: 0.9 }
      const { x, y } = at.point
      return { rect: { x1: x - 10, y1: y - 10, x2: x + 10, y2: y + 10 }, confidence: 0.9 }
    },
    propose: async (_, signal) => {
      await work(signal)
      return [{ rect: { x1: 0, y1: 0, x2: 10, y2: 10 }, confidence: 0.5 }]
    },
    read: async (_, signal) => {
      await work(signal)
      return [{ rect: { x1: 0, y1: 0, x2: 20, y2: 10 }, text: 'rote', confidence: 0.5 }]
    },
    say: async ({ prompt }, signal) => {
      const started = Date.now()
      await work(signal)
      return { text: hashOf(prompt) % 2 === 0 ? 'Yes' : 'No', ms: Date.now() - started }
    },
  }
}

/** The option that the fake names: one in the regional view, and the one after it in the others. */
export function roteOption(question: string, options: readonly string[], view: View): number {
  const pick = hashOf(question) % options.length
  return view === 'regional' ? pick : (pick + 1) % options.length
}

/** Its share of the probability that goes to the option which it names. */
const sure = 0.7

function roteAnswer(
  { content: { question, options }, view, sampling }: AnswerRequest,
  seen: Seen | null,
): Omit<AnswerResult, 'ms' | 'pixels'> {
  const named = options.length > 0 ? roteOption(question, options, view) : null
  const answer =
    named === null
      ? { text: /\S+/.exec(question)?.[0] ?? '', option: null }
      : { text: String.fromCharCode(65 + named), option: named }
  const others = (1 - sure) / Math.max(1, options.length - 1)
  return {
    answers: Array.from({ length: Math.max(1, sampling.samples) }, () => answer),
    scores: named === null ? null : options.map((_, index) => (index === named ? sure : others)),
    confidence: sure,
    refusal: null,
    tokensIn: question.length,
    backend: 'fake',
    seen: seen && { width: seen.pixels.width, height: seen.pixels.height },
    saliency: seen && { columns: 4, rows: 4, values: Array.from({ length: 16 }, (_, cell) => cell) },
    textBoxes: [],
  }
}

const family: ModelFamily = { id: 'fake', name: 'Fake', way: 'resize', factor: 32, minTokens: 64 }

async function shown(request: AnswerRequest, desk: Desk, signal: AbortSignal): Promise<Seen | null> {
  const { view, photo, region, budget } = request
  if (view === 'blind' || !photo) return null
  return desk.seeing.see(photo, view === 'regional' ? region : null, fitFor(budget, family), signal)
}

const copied = async (request: AnswerRequest, seen: Seen | null): Promise<ImageBitmap | null> =>
  request.pixels && seen ? createImageBitmap(seen.pixels) : null

async function breakDown(how: NonNullable<FakeSpec['breaks']>['how']): Promise<void> {
  switch (how) {
    case 'device-lost':
      throw new InferenceError('device-lost', 'The graphics card went away, as it was told to.')
    case 'out-of-memory':
      throw new InferenceError('out-of-memory', 'There is not enough memory, as it was told.')
    case 'crash':
      setTimeout(() => {
        throw new Error('The worker was told to crash.')
      })
      return new Promise(() => {})
    case 'hung':
      return new Promise(() => {})
  }
}

const passed = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason)
    const leave = (): void => {
      clearTimeout(timer)
      reject(signal.reason)
    }
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', leave)
      resolve()
    }, ms)
    signal.addEventListener('abort', leave, { once: true })
  })

/** FNV-1a over UTF-16 units, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0
  return hash
}
