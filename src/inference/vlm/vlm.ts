import { optionOf } from '../../domain/answerReading.ts'
import { letterAt } from '../../domain/item.ts'
import type { ModelAnswer } from '../../domain/preview.ts'
import type { Adapter, Desk } from '../adapter.ts'
import { InferenceError, type AnswerRequest, type AnswerResult } from '../inference.ts'
import type { VlmSpec } from '../modelSpec.ts'
import { begin, promptOf, type Begun, type Prompt } from './asking.ts'
import { loadVlm, type Vlm } from './loading.ts'
import { look, withoutPicture, withPicture } from './looking.ts'
import { dice, drawn, likeliest, probabilities, seedOf } from './odds.ts'
import { levelsOf, planesOf, rasterOf } from './pixels.ts'
import { letterTokens, messageOf, mostOptions, wordingOf } from './prompt.ts'
import type { Look } from './sharing.ts'

/** Tokens of an answer to an open question. */
const mostTokens = 48

/** Vision-language models, through the library. */
export const vlmAdapter: Adapter<VlmSpec> = async (spec, desk) => {
  const vlm = await loadVlm(spec, desk)
  let last: Promise<unknown> = Promise.resolve()
  return {
    running: { backend: desk.device, reason: null },
    abilities: { answers: true, samples: true, segments: false, proposes: false, reads: false, says: false },
    answer: (request, signal) => {
      // The model keeps in mind which picture it is about, so it is asked one thing at a time.
      const answered = last.then(() => answer(vlm, desk, request, signal))
      last = answered.catch(() => {})
      return answered
    },
  }
}

async function answer(
  vlm: Vlm,
  desk: Desk,
  request: AnswerRequest,
  signal: AbortSignal,
): Promise<AnswerResult> {
  signal.throwIfAborted()
  const start = performance.now()
  const { options } = request.content
  if (options.length > mostOptions)
    throw new InferenceError(
      'unable',
      `Questions with more than ${mostOptions} options cannot be asked by letter.`,
    )
  const { prompt, seen } = await prepare(vlm, desk, request, signal)
  signal.throwIfAborted()
  const begun = await begin(vlm.model, prompt)
  try {
    signal.throwIfAborted()
    const said =
      options.length > 0
        ? await choice(vlm, begun, request, signal)
        : await words(vlm, begun, request, signal)
    const ms = performance.now() - start
    const shown = seen ? viewed(vlm, prompt, seen) : null
    return {
      ...said,
      refusal: null,
      ms,
      tokensIn: prompt.tokens.length,
      backend: desk.device,
      seen: shown && { width: shown.width, height: shown.height },
      pixels: shown && request.pixels ? await createImageBitmap(shown) : null,
      saliency: null,
      textBoxes: [],
    }
  } finally {
    begun.end()
  }
}

/** Raw numbers of the first token of the answer to a request, for every token of the vocabulary. */
export async function firstLogits(
  vlm: Vlm,
  desk: Desk,
  request: AnswerRequest,
  signal: AbortSignal,
): Promise<Float32Array> {
  const { prompt } = await prepare(vlm, desk, request, signal)
  const begun = await begin(vlm.model, prompt)
  begun.end()
  return begun.logits
}

async function prepare(
  vlm: Vlm,
  desk: Desk,
  request: AnswerRequest,
  signal: AbortSignal,
): Promise<{ readonly prompt: Prompt; readonly seen: Look | null }> {
  const blind = request.view === 'blind'
  const text = templated(vlm, wordingOf(request.content), !blind)
  if (blind) {
    vlm.sharing.use(null)
    return { prompt: promptOf(withoutPicture(vlm, text)), seen: null }
  }
  const seen = await look(vlm, desk.seeing, request, signal)
  desk.alive()
  return { prompt: promptOf(await withPicture(vlm, text, seen)), seen }
}

function templated({ processor }: Vlm, wording: string, pictured: boolean): string {
  const text: unknown = processor.apply_chat_template([messageOf(wording, pictured)], {
    add_generation_prompt: true,
  })
  if (typeof text === 'string') return text
  throw new InferenceError('bad-model', 'The chat template of the model makes no text of a question.')
}

type Said = Pick<AnswerResult, 'answers' | 'scores' | 'confidence'>

/**
 * Multiple choice: the probability of each option's letter as the first token, and that of the likeliest of them. A
 * model whose letters are no single tokens is heard out, and what it says is read; then no option has a probability.
 */
async function choice(vlm: Vlm, begun: Begun, request: AnswerRequest, signal: AbortSignal): Promise<Said> {
  const { content, sampling, seed } = request
  const { options } = content
  const letters = letterTokens(options.length, (text) =>
    vlm.tokenizer.encode(text, { add_special_tokens: false }),
  )
  if (!letters) {
    const said = await words(vlm, begun, request, signal)
    return { ...said, answers: said.answers.map(({ text }) => ({ text, option: optionOf(text, options) })) }
  }
  const odds = probabilities(begun.logits, 1)
  const scores = letters.map((tokens) => tokens.reduce((sum, token) => sum + (odds[token] ?? 0), 0))
  const option = likeliest(scores)
  if (sampling.samples <= 1)
    return {
      answers: [{ text: letterAt(option), option }],
      scores,
      confidence: scores[option] ?? null,
    }
  const answers: ModelAnswer[] = []
  for (let index = 0; index < sampling.samples; index += 1) {
    const throwDice = dice(seedOf(seed, index))
    const choose = (logits: Float32Array): number =>
      drawn(probabilities(logits, sampling.temperature), throwDice())
    const first = choose(begun.logits)
    const lettered = letters.findIndex((tokens) => tokens.includes(first))
    if (lettered !== -1) answers.push({ text: letterAt(lettered), option: lettered })
    else {
      const text = await told(vlm, begun, first, choose, signal)
      answers.push({ text, option: optionOf(text, options) })
    }
  }
  return { answers, scores, confidence: scores[answers[0]?.option ?? -1] ?? null }
}

/** An open question: the likeliest words, or as many draws of words as are wanted. */
async function words(
  vlm: Vlm,
  begun: Begun,
  { sampling, seed }: AnswerRequest,
  signal: AbortSignal,
): Promise<Said> {
  const answers: ModelAnswer[] = []
  let confidence: number | null = null
  for (let index = 0; index < Math.max(1, sampling.samples); index += 1) {
    const throwDice = dice(seedOf(seed, index))
    let surprise = 0
    let count = 0
    const choose = (logits: Float32Array): number => {
      const odds = probabilities(logits, 1)
      const token =
        sampling.samples <= 1
          ? likeliest(logits)
          : drawn(probabilities(logits, sampling.temperature), throwDice())
      surprise -= Math.log(odds[token] ?? 0)
      count += 1
      return token
    }
    const text = await told(vlm, begun, choose(begun.logits), choose, signal)
    answers.push({ text, option: null })
    // The geometric mean of the tokens' probabilities.
    confidence ??= Math.exp(-surprise / count)
  }
  return { answers, scores: null, confidence }
}

/** What the model says when it begins with a token, as text. */
async function told(
  { tokenizer, ends }: Vlm,
  begun: Begun,
  first: number,
  choose: (logits: Float32Array) => number,
  signal: AbortSignal,
): Promise<string> {
  if (ends.has(first)) return ''
  const said = await begun.goOn(first, choose, mostTokens, signal)
  const end = said.findIndex((token) => ends.has(token))
  return tokenizer.decode(end === -1 ? [...said] : said.slice(0, end), { skip_special_tokens: true }).trim()
}

/** The pixels that the model got: its input planes where it takes planes, else the picture that became its patches. */
function viewed(vlm: Vlm, { inputs }: Prompt, { given }: Look): ImageData {
  const planes = planesOf(inputs)
  const raster = planes && rasterOf(planes, levelsOf(vlm.imageProcessor))
  return raster ? new ImageData(raster.data, raster.width, raster.height) : given
}
