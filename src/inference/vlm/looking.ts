import { RawImage } from '@huggingface/transformers'
import type { Rect, Size } from '../../domain/geometry.ts'
import { budgetCode, type Budget } from '../../domain/preview.ts'
import type { Seeing } from '../adapter.ts'
import { InferenceError, type AnswerRequest, type Photo } from '../inference.ts'
import { fitFor } from '../preparing.ts'
import { ownTarget, targetWithin, within, type ImageProcessor } from '../processorSize.ts'
import type { Vlm } from './loading.ts'
import type { Look } from './sharing.ts'

/**
 * Cuts and resizes what the model is to see. It is resized once, straight to the size that the model's own processor
 * would make of it within the budget; only where the processor would enlarge it past the budget is it handed over in
 * the budget's size, so that what a budget takes away stays away.
 */
export async function look(
  vlm: Vlm,
  seeing: Seeing,
  request: AnswerRequest,
  signal: AbortSignal,
): Promise<Look> {
  const { photo, part } = shown(request)
  const view = viewOf(photo, part, request.budget)
  const processor = vlm.imageProcessor
  let limit: Size | null = null
  const fit = (given: Size): Size => {
    if (request.budget.kind === 'native') return ownTarget(processor, given)
    limit = fitFor(request.budget, vlm.family)(given)
    return smaller(processor, limit)
  }
  vlm.sharing.use(view)
  const kept = vlm.sharing.look(view)
  if (kept) return kept
  const { pixels } = await seeing.see(photo, part, fit, signal)
  const made = { view, given: pixels, limit }
  vlm.sharing.keep(made)
  return made
}

function shown({ view, photo, region }: AnswerRequest): {
  readonly photo: Photo
  readonly part: Rect | null
} {
  if (!photo) throw new InferenceError('picture', 'There is no picture to show to the model.')
  if (view !== 'regional') return { photo, part: null }
  if (!region) throw new InferenceError('picture', 'There is no region to show to the model. Draw one first.')
  return { photo, part: region }
}

const viewOf = (photo: Photo, part: Rect | null, budget: Budget): string =>
  JSON.stringify([photo.sha256, part && [part.x1, part.y1, part.x2, part.y2], budgetCode(budget)])

function smaller(processor: ImageProcessor, limit: Size): Size {
  const target = targetWithin(processor, limit)
  return target.width <= limit.width && target.height <= limit.height ? target : limit
}

/** The prompt with the picture, as the model takes it. */
export async function withPicture(vlm: Vlm, text: string, { given, limit }: Look): Promise<unknown> {
  const image = new RawImage(given.data, given.width, given.height, 4).rgb()
  return within(vlm.imageProcessor, limit, async () => {
    const inputs: unknown = vlm.pictureFirst
      ? await vlm.processor(image, text, tokenOptions(vlm, text))
      : await vlm.processor(text, image)
    return inputs
  })
}

/** The prompt alone. */
export const withoutPicture = (vlm: Vlm, text: string): unknown =>
  vlm.tokenizer([text], vlm.pictureFirst ? tokenOptions(vlm, text) : {})

/** A template that writes the first token itself must not get a second one. */
function tokenOptions({ tokenizer }: Vlm, text: string): { readonly add_special_tokens: boolean } {
  const first: unknown = tokenizer.bos_token
  return { add_special_tokens: !(typeof first === 'string' && first !== '' && text.startsWith(first)) }
}
