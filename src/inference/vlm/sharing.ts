import type { Processor, Tensor } from '@huggingface/transformers'
import type { Size } from '../../domain/geometry.ts'
import { isRecord } from '../isRecord.ts'

/** What was made of a view of a picture, so that the next question about it costs neither pixels nor the encoder. */
export interface Sharing {
  /** The view that everything is about from here on; null for no picture. */
  use(view: string | null): void
  /** The look that was kept of a view. */
  look(view: string): Look | null
  keep(look: Look): void
  /** How often the vision encoder ran. */
  readonly encodes: () => number
}

/** A view of a picture as it is handed to a model's processor. */
export interface Look {
  /** Equal for equal pixels. */
  readonly view: string
  readonly given: ImageData
  /** The size within which the processor must keep it; null for its own limits. */
  readonly limit: Size | null
}

interface Kept {
  look: Look | null
  inputs: unknown
  features: unknown
}

const mostViews = 6
const mostBytes = 256 * 1024 * 1024

export interface Encoding {
  encode_image(inputs: unknown): Promise<unknown>
}

/**
 * Lets a model and its processor remember what they made of the last few views. Nothing of it lies on the graphics
 * card: only the cache of the decoder stays there.
 */
export function shareEncodes(model: Encoding, processor: Processor, alive: () => void): Sharing {
  const views = new Map<string, Kept>()
  let current: string | null = null
  let encodes = 0

  const entry = (view: string): Kept => {
    const kept = views.get(view) ?? { look: null, inputs: null, features: null }
    views.delete(view)
    views.set(view, kept)
    return kept
  }
  const trim = (): void => {
    let bytes = [...views.values()].reduce((sum, kept) => sum + bytesOf(kept), 0)
    for (const [view, kept] of views) {
      if (bytes <= mostBytes && views.size <= mostViews) return
      if (view === current) continue
      bytes -= bytesOf(kept)
      views.delete(view)
    }
    if (bytes <= mostBytes || current === null) return
    // The features alone are small, and spare the costliest part.
    const kept = entry(current)
    kept.look = null
    kept.inputs = null
  }

  const encode = model.encode_image.bind(model)
  model.encode_image = async (inputs) => {
    const kept = current === null ? null : entry(current)
    if (kept?.features) return kept.features
    alive()
    encodes += 1
    const features = await encode(inputs)
    alive()
    if (kept) kept.features = features
    return features
  }

  const prepare = processor.image_processor
  if (prepare)
    processor.components['image_processor'] = new Proxy(prepare, {
      apply: async (target, self, given) => {
        const kept = current === null ? null : entry(current)
        if (kept?.inputs) return kept.inputs
        const inputs: unknown = await Reflect.apply(target, self, given)
        if (kept) kept.inputs = inputs
        return inputs
      },
    })

  return {
    use: (view) => {
      trim()
      current = view
    },
    look: (view) => views.get(view)?.look ?? null,
    keep: (look) => {
      entry(look.view).look = look
    },
    encodes: () => encodes,
  }
}

function bytesOf({ look, inputs, features }: Kept): number {
  const tensors = [...(isRecord(inputs) ? Object.values(inputs) : []), features]
  return tensors.reduce<number>((sum, value) => sum + tensorBytes(value), look?.given.data.byteLength ?? 0)
}

const tensorBytes = (value: unknown): number => (isTensor(value) ? value.size * 4 : 0)

const isTensor = (value: unknown): value is Tensor =>
  typeof value === 'object' && value !== null && 'dims' in value && 'size' in value
