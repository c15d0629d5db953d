import { RawImage, type Processor } from '@huggingface/transformers'
import type { Size } from '../domain/geometry.ts'
import { InferenceError } from './inference.ts'

export type ImageProcessor = NonNullable<Processor['image_processor']>

/** Longest side that is handed to a processor which says nothing of the size that it makes of a picture. */
const longestUnsaid = 4096

/**
 * The size to which a processor would resize a picture before anything else. Handing it a picture of that very size
 * leaves no resizing to the library, whose canvas has no antialiasing filter of a known kind.
 */
export function ownTarget(processor: ImageProcessor, given: Size): Size {
  if (!processor.do_resize) {
    const scale = Math.min(1, longestUnsaid / Math.max(given.width, given.height))
    return whole(given.width * scale, given.height * scale)
  }
  const pretended = new RawImage(new Uint8ClampedArray(), given.width, given.height, 3)
  let target: readonly [number, number]
  try {
    target = processor.get_resize_output_image_size(pretended, processor.size)
  } catch (error) {
    throw new InferenceError(
      'picture',
      `The model cannot be shown ${given.width} × ${given.height} pixels: its own code refuses them. Use a region that is less narrow.`,
      { cause: error },
    )
  }
  return whole(...target)
}

const whole = (width: number, height: number): Size => ({
  width: Math.max(1, Math.floor(width)),
  height: Math.max(1, Math.floor(height)),
})

/**
 * Runs `work` while the processor keeps pictures within a size: the longest side where it knows one, the number of
 * pixels where it counts them. Its own limits are never raised.
 */
export async function within<Made>(
  processor: ImageProcessor,
  limit: Size | null,
  work: () => Promise<Made>,
): Promise<Made> {
  const restore = lower(processor, limit)
  try {
    return await work()
  } finally {
    restore()
  }
}

/** The size to which it would resize a picture of the limit's size when kept within it. */
export function targetWithin(processor: ImageProcessor, limit: Size): Size {
  const restore = lower(processor, limit)
  try {
    return ownTarget(processor, limit)
  } finally {
    restore()
  }
}

function lower(processor: ImageProcessor, limit: Size | null): () => void {
  const { size, max_pixels: most } = processor
  const edge: unknown = typeof size === 'object' && size !== null ? size.longest_edge : undefined
  if (!limit) return () => {}
  if (typeof most === 'number') {
    processor.max_pixels = Math.min(most, limit.width * limit.height)
    return () => {
      processor.max_pixels = most
    }
  }
  if (typeof edge !== 'number' || size.shortest_edge !== undefined) return () => {}
  processor.size = { ...size, longest_edge: Math.min(edge, Math.max(limit.width, limit.height)) }
  return () => {
    processor.size = size
  }
}
