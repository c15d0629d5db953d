import { optionOf } from '../../domain/answerReading.ts'
import type { Rect, Size } from '../../domain/geometry.ts'
import { isMultipleChoice } from '../../domain/item.ts'
import type { ModelFamily } from '../../domain/modelViews.ts'
import type { ModelAnswer } from '../../domain/preview.ts'
import type { Adapter, Engine } from '../adapter.ts'
import {
  InferenceError,
  type AnswerRequest,
  type AnswerResult,
  type Said,
  type SayRequest,
} from '../inference.ts'
import type { EndpointSpec } from '../modelSpec.ts'
import { fitFor } from '../preparing.ts'
import { addressOf, type Page } from './address.ts'
import { promptOf, type Asking } from './asking.ts'
import { gateOf } from './gate.ts'
import { letterScores } from './letterScores.ts'
import { pictureUrl } from './pictureUrl.ts'
import type { Choice, Completion } from './reply.ts'
import { onlyThought } from './sentences.ts'
import { serverAt } from './server.ts'

/** What the browser does for the adapter. */
export interface Surroundings {
  readonly page: Page
  /** A picture as a data URL. */
  readonly encode: (pixels: ImageData) => Promise<string>
  readonly bitmap: (pixels: ImageData) => Promise<ImageBitmap>
  /** Milliseconds before a request is made again for the first time. */
  readonly pauseMs: number
}

/** Any OpenAI-compatible server of the user's own. Loading it finds out whether it is there. */
export const endpointAdapter: Adapter<EndpointSpec> = (spec, desk) =>
  endpointIn({
    page: { origin: globalThis.location.origin, secure: globalThis.location.protocol === 'https:' },
    encode: pictureUrl,
    bitmap: (pixels) => createImageBitmap(pixels),
    pauseMs: 1000,
  })(spec, desk)

/** Whose rule resizes a picture to a budget (FORMATS §3.1). The server resizes again by its own model's rule. */
const qwen: ModelFamily = { id: 'qwen2.5-vl', name: 'Qwen2.5-VL', way: 'resize', factor: 28, minTokens: 4 }

/** Tokens that an answer may take, and one that is thought about first. */
const answerTokens = 128
const thoughtTokens = 4096
const longestText = 2000
const longestSaid = 20_000
const keptPictures = 4

export const endpointIn =
  (surroundings: Surroundings): Adapter<EndpointSpec> =>
  async (spec, desk) => {
    const address = addressOf(spec.baseUrl, surroundings.page)
    const server = serverAt(address, spec, { pauseMs: surroundings.pauseMs, alive: desk.alive })
    desk.onProgress({ phase: 'starting', done: 0, total: null })
    const ids = await server.models(new AbortController().signal)

    const gate = gateOf(spec.concurrency)
    const pictures = new Map<string, Promise<string>>()
    let thinks = false

    async function look(
      request: AnswerRequest,
      signal: AbortSignal,
    ): Promise<{ url: string; size: Size; pixels: ImageData } | null> {
      const part = partOf(request)
      if (part === 'none' || !request.photo) return null
      const { pixels, part: shown } = await desk.seeing.see(
        request.photo,
        part,
        fitFor(request.budget, qwen),
        signal,
      )
      const size = { width: pixels.width, height: pixels.height }
      const key = JSON.stringify([request.photo.sha256, shown, size])
      const url = pictures.get(key) ?? surroundings.encode(pixels)
      pictures.delete(key)
      pictures.set(key, url)
      url.catch(() => pictures.delete(key))
      for (const old of [...pictures.keys()].slice(0, -keptPictures)) pictures.delete(old)
      return { url: await url, size, pixels }
    }

    const askAll = async (asking: Asking, signal: AbortSignal): Promise<Completion> => {
      const first = await gate(() => server.ask(asking, signal), signal)
      const missing = asking.sampling.samples - first.choices.length
      if (missing <= 0) return first
      const more = await Promise.all(
        Array.from({ length: missing }, (_, index) =>
          gate(() => server.ask({ ...asking, seed: asking.seed + index + 1 }, signal), signal),
        ),
      )
      return { ...first, choices: [...first.choices, ...more.flatMap(({ choices }) => choices.slice(0, 1))] }
    }

    /** Asks again, with room for thoughts, where there was none for the answer after them. */
    async function patiently(ask: (maxTokens: number) => Promise<Completion>): Promise<Completion> {
      const hasRoom = thinks
      const first = await ask(hasRoom ? thoughtTokens : answerTokens)
      if (!first.choices.some(isCutInThought)) return first
      const said = hasRoom ? first : await ask(thoughtTokens)
      thinks = true
      if (said.choices.every(isCutInThought)) throw onlyThought(address)
      return said
    }

    async function answer(request: AnswerRequest, signal: AbortSignal): Promise<AnswerResult> {
      const start = performance.now()
      const { content, sampling } = request
      const seen = await look(request, signal)
      const asking = {
        model: spec.model,
        stream: spec.stream,
        text: promptOf(content),
        pictureUrl: seen?.url ?? null,
        choice: isMultipleChoice(content),
        sampling,
        seed: request.seed,
      }
      const said = await patiently((maxTokens) => askAll({ ...asking, maxTokens }, signal))
      const answers = said.choices.slice(0, sampling.samples).map(({ text }): ModelAnswer => ({
        text: spoken(text).slice(0, longestText),
        option: optionOf(text, content.options),
      }))
      const scores = asking.choice
        ? letterScores(said.choices[0]?.tokens ?? [], content.options.length)
        : null
      const option = answers[0]?.option ?? null
      const ms = performance.now() - start
      return {
        answers,
        scores,
        confidence: option === null ? null : (scores?.[option] ?? null),
        refusal: null,
        ms,
        tokensIn: said.promptTokens,
        backend: 'endpoint',
        seen: seen?.size ?? null,
        pixels: request.pixels && seen ? await surroundings.bitmap(seen.pixels) : null,
        saliency: null,
        textBoxes: [],
      }
    }

    async function say({ prompt }: SayRequest, signal: AbortSignal): Promise<Said> {
      const start = performance.now()
      const asking = {
        model: spec.model,
        stream: spec.stream,
        text: prompt,
        pictureUrl: null,
        choice: false,
        sampling: { samples: 1, temperature: 0 },
        seed: 1,
      }
      const said = await patiently((maxTokens) => askAll({ ...asking, maxTokens }, signal))
      return { text: (said.choices[0]?.text ?? '').slice(0, longestSaid), ms: performance.now() - start }
    }

    const known = ids.length === 0 || ids.includes(spec.model)
    const engine: Engine = {
      running: {
        backend: 'endpoint',
        reason: known
          ? null
          : `The server lists no model ${spec.model}; it has ${ids.slice(0, 8).join(', ')}${ids.length > 8 ? ' and more' : ''}.`,
      },
      abilities: { answers: true, samples: true, segments: false, proposes: false, reads: false, says: true },
      answer,
      say,
    }
    return engine
  }

/** What a request shows: a part of the picture, all of it (null), or `none` of it. */
function partOf({ view, region }: AnswerRequest): Rect | null | 'none' {
  if (view === 'blind') return 'none'
  if (view === 'global') return null
  if (region) return region
  throw new InferenceError('picture', 'This item has no region, so there is no regional view to ask about.')
}

/** What was said after any thoughts. */
const spoken = (text: string): string => text.replace(/^[^]*<\/think>/, '').trim()

const isCutInThought = ({ text, finish }: Choice): boolean =>
  finish === 'length' && (spoken(text) === '' || /^\s*<think>(?![^]*<\/think>)/.test(text))
