import type { Point, Rect, Size } from '../../domain/geometry.ts'
import { InferenceError } from '../inference.ts'
import type { Mask } from './mask.ts'

/** A model that masks what is clicked: the picture is encoded once, and every click is decoded on its own. */
export interface Sam<Encoded> {
  /** The size in which it wants to be shown a picture. */
  fit(given: Size): Size
  encode(pixels: ImageData): Promise<Encoded>
  /** Places are in pixels of what was encoded. */
  decode(encoded: Encoded, at: SamPlace): Promise<readonly Mask[]>
}

export type SamPlace = { readonly point: Point } | { readonly box: Rect }

/** The masks in a model's outputs: numbers of some number of masks, and as many estimates. */
export function masksOf(
  values: unknown,
  dims: readonly number[],
  scores: unknown,
  shown: Mask['shown'],
): readonly Mask[] {
  const [height = 0, width = 0] = dims.slice(-2)
  const area = width * height
  if (!(values instanceof Float32Array) || !(scores instanceof Float32Array) || area === 0)
    throw new InferenceError('bad-model', 'The model answered with something that is no mask.')
  const count = Math.min(scores.length, Math.floor(values.length / area))
  return Array.from({ length: count }, (_, index) => ({
    values: values.subarray(index * area, (index + 1) * area),
    width,
    height,
    shown,
    score: Math.min(1, Math.max(0, scores[index] ?? 0)),
  }))
}
