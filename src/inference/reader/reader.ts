import { heightOf, widthOf, type Rect } from '../../domain/geometry.ts'
import type { ModelFamily } from '../../domain/modelViews.ts'
import type { Budget, ModelAnswer, TextBox } from '../../domain/preview.ts'
import { withinSide } from '../../domain/withinSide.ts'
import type { Adapter, Desk, Seen } from '../adapter.ts'
import { InferenceError, type AnswerRequest, type AnswerResult, type Photo } from '../inference.ts'
import type { ReaderSpec } from '../modelSpec.ts'
import { openNet, quickDevice } from '../ort.ts'
import { fitFor, type Fit } from '../preparing.ts'
import { fetchWeights } from '../weights/fetchWeights.ts'
import { pauseOf } from '../weights/pause.ts'
import { isAboutText } from './aboutText.ts'
import { chooseOption, likeliestText } from './answering.ts'
import { englishDictionary } from './dictionary.ts'
import { readPage, type Nets, type Page } from './reading.ts'
import { keepRecent } from './recent.ts'
import { saliencyGrid } from './saliencyGrid.ts'
import { detectorWeights, recogniserWeights } from './weights.ts'

/** Longest side at which PP-OCR itself looks at a picture (`det_limit_side_len`, type `max`). */
const nativeSide = 960
/** Longest side at which text is looked for to draw boxes around it. */
const boxSide = 1920
/** Readings that are kept. */
const pagesKept = 8

/** The reader has no visual tokens; a budget of them is as many pixels as Qwen2.5-VL shows in it (FORMATS §3.1). */
const family: ModelFamily = { id: 'reader', name: 'Text reader', way: 'resize', factor: 28, minTokens: 4 }

export const noPicture = 'This model reads text only, so it says nothing without a picture.'
export const notAboutText = 'This model reads text only; this question is about something else.'
/** Said as an answer and not as a refusal: the model looked, and what it should have read was not there for it. */
export const nothingRead: ModelAnswer = { text: 'No text could be read here.', option: null }

interface Sight {
  readonly seen: Seen
  readonly page: Page
}

/**
 * Reads text (PP-OCRv4), and answers with what it read. Multiple choice is matched by similarity, so there are no
 * probabilities of options; `confidence` is how like and how sure it is.
 */
export const readerAdapter: Adapter<ReaderSpec> = async (_spec, desk) => {
  const { device, reason } = await quickDevice(desk.device)
  const nets = await loadNets(desk, device)
  const recent = keepRecent<Page>(pagesKept)

  const look = async (photo: Photo, part: Rect | null, fit: Fit, signal: AbortSignal): Promise<Sight> => {
    const pause = pauseOf(desk.alive, signal)
    await pause()
    const seen = await desk.seeing.see(photo, part, fit, signal)
    const { width, height } = seen.pixels
    const { x1, y1, x2, y2 } = seen.part
    const key = [photo.sha256, x1, y1, x2, y2, width, height].join(' ')
    return { seen, page: await recent(key, () => readPage(seen.pixels, nets, pause)) }
  }

  return {
    running: { backend: device, reason },
    abilities: { answers: true, samples: false, segments: false, proposes: false, reads: true, says: false },

    answer: async (request, signal) => {
      const started = performance.now()
      const refused = refusalOf(request)
      if (refused !== null)
        return { ...nothing, refusal: refused, backend: device, ms: performance.now() - started }
      const { photo, part } = shownOf(request)
      const { seen, page } = await look(photo, part, fitOf(request.budget), signal)
      const { question, options } = request.content
      const found =
        options.length > 0 ? chooseOption(page, question, options) : likeliestText(page, seen.pixels)
      const ms = performance.now() - started
      return {
        ...nothing,
        answers: [found?.answer ?? nothingRead],
        confidence: found ? found.confidence : 0,
        ms,
        backend: device,
        seen: { width: seen.pixels.width, height: seen.pixels.height },
        pixels: request.pixels ? await createImageBitmap(seen.pixels) : null,
        saliency: saliencyGrid(page.map),
        textBoxes: textBoxesOf({ seen, page }),
      }
    },

    read: async ({ photo, within }, signal) =>
      textBoxesOf(await look(photo, within, (given) => withinSide(given, boxSide), signal)),
  }
}

async function loadNets(desk: Desk, device: 'webgpu' | 'wasm'): Promise<Nets> {
  const total = detectorWeights.bytes + recogniserWeights.bytes
  const detector = await fetchWeights(detectorWeights, desk, 0, total)
  const recogniser = await fetchWeights(recogniserWeights, desk, detectorWeights.bytes, total)
  desk.onProgress({ phase: 'starting', done: total, total })
  const nets = {
    detector: await openNet(detector, device, desk.threads),
    recogniser: await openNet(recogniser, device, desk.threads),
    dictionary: englishDictionary,
  }
  desk.alive()
  return nets
}

const fitOf = (budget: Budget): Fit => fitFor(budget, family, (given) => withinSide(given, nativeSide))

const nothing: Omit<AnswerResult, 'ms' | 'backend'> = {
  answers: [],
  scores: null,
  confidence: null,
  refusal: null,
  tokensIn: null,
  seen: null,
  pixels: null,
  saliency: null,
  textBoxes: [],
}

function refusalOf({ view, content }: AnswerRequest): string | null {
  if (view === 'blind') return noPicture
  return isAboutText(content.question, content.category) ? null : notAboutText
}

function shownOf({ view, photo, region }: AnswerRequest): { photo: Photo; part: Rect | null } {
  if (!photo) throw new InferenceError('picture', 'There is no picture to read. Ask again.')
  if (view === 'global') return { photo, part: null }
  if (!region)
    throw new InferenceError(
      'picture',
      'This question has no region to look at. Draw one, or use the whole picture.',
    )
  return { photo, part: region }
}

/** What was read, in upright original pixels. */
function textBoxesOf({ seen: { pixels, part }, page }: Sight): readonly TextBox[] {
  const x = widthOf(part) / pixels.width
  const y = heightOf(part) / pixels.height
  return page.lines.flat().map(({ rect, text, confidence }) => ({
    rect: {
      x1: part.x1 + rect.x1 * x,
      y1: part.y1 + rect.y1 * y,
      x2: part.x1 + rect.x2 * x,
      y2: part.y1 + rect.y2 * y,
    },
    text,
    confidence,
  }))
}
