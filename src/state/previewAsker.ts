import type { Preview, View } from '../domain/preview.ts'
import { get } from '../domain/table.ts'
import { InferenceError, type AnswerResult, type Photo } from '../inference/inference.ts'
import { askFor, keyFor, seedOf, type How, type Subject } from './previewAsk.ts'
import type { Keeper } from './previewKeeper.ts'
import type { Models } from './models.ts'

/** The model could not be loaded; the message is the sentence about that. */
export class NotLoaded extends Error {
  override name = 'NotLoaded'
}

export interface Request {
  readonly subject: Subject
  readonly view: View
  readonly how: How
  /** Who wants the pixels as the model got them, and closes them; null when nobody does. */
  readonly onPixels: ((key: string, pixels: ImageBitmap) => void) | null
  /** Asks although the answer is known. */
  readonly again: boolean
}

/** Asks a model one thing, loading it first where that is needed. What it answered is kept, whoever still waits. */
export type Asker = (request: Request, signal: AbortSignal) => Promise<Preview>

export function createAsker(
  models: Pick<Models, 'load' | 'store'>,
  keeper: Pick<Keeper, 'known' | 'add'>,
  bytesOf: (sha256: string) => Promise<Blob | null>,
  now: () => number,
): Asker {
  return async ({ subject, view, how, onPixels, again }, signal) => {
    const key = keyFor(subject, view, how)
    const known = again ? undefined : get(keeper.known(), key)
    if (known) return known
    const photo = view === 'blind' ? null : await photoOf(subject, bytesOf)
    signal.throwIfAborted()
    const model = await unlessAborted(models.load(how.modelId), signal)
    if (!model) throw new NotLoaded(whyNotLoaded(models, how.modelId))
    // Only what is asked: no model ever gets to see the given answer.
    const { region, question, options, category } = subject.content
    const result = await model.answer(
      {
        view,
        photo,
        region: view === 'regional' ? region : null,
        budget: how.budget,
        content: { question, options, category },
        sampling: how.sampling,
        pixels: onPixels !== null,
        seed: seedOf(key),
      },
      signal,
    )
    const preview = previewOf(askFor(subject, view, how), key, result, now())
    keeper.add(preview)
    if (result.pixels) {
      if (onPixels) onPixels(key, result.pixels)
      else result.pixels.close()
    }
    return preview
  }
}

export async function photoOf(
  { picture, item }: Subject,
  bytesOf: (sha256: string) => Promise<Blob | null>,
): Promise<Photo> {
  const name = picture?.name ?? item.source.picturePath
  const sha256 = picture?.sha256 ?? null
  const file = sha256 === null ? null : await bytesOf(sha256)
  if (sha256 === null || !file) {
    throw new InferenceError('picture', `The picture ${name} is missing; import it, then ask again.`)
  }
  return { sha256, file }
}

/** Why a model has no answers to give, as its entry says. */
export function whyNotLoaded(models: Pick<Models, 'store'>, modelId: string): string {
  const entry = models.store.getState().entries.find(({ spec }) => spec.id === modelId)
  if (!entry) return 'This model is no longer on the list; choose another one.'
  return entry.standing.kind === 'failed'
    ? entry.standing.sentence
    : `${entry.spec.name} was stopped before it was loaded. Load it, then ask again.`
}

function previewOf(ask: ReturnType<typeof askFor>, key: string, result: AnswerResult, at: number): Preview {
  const { modelId, view, budget, sampling } = ask
  const { answers, scores, confidence, refusal, ms, tokensIn, backend, seen, saliency, textBoxes } = result
  return {
    key,
    modelId,
    view,
    budget,
    sampling,
    answers,
    scores,
    confidence,
    refusal,
    ms,
    tokensIn,
    backend,
    seen,
    saliency,
    textBoxes,
    at,
  }
}

/** The answer, unless the signal is aborted first. */
export function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason)
    if (signal.aborted) stop()
    signal.addEventListener('abort', stop)
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}
