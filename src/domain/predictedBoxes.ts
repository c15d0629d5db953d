import type { Rect, Size } from './geometry.ts'

/** Four numbers as a model gave them. */
export type GivenBox = readonly [number, number, number, number]

/** How four numbers are a box (FORMATS §0.3). */
export type BoxConvention =
  /** x1, y1, x2, y2 in pixels of the original picture. */
  | 'pixels'
  /** x, y, width, height in pixels of the original picture: V*, TextVQA, COCO. */
  | 'pixels-size'
  /** x1, y1, x2, y2 from 0 to 1: Mini-o3’s tool calls. */
  | 'unit'
  /** x1, y1, x2, y2 from 0 to 1000: Qwen2-VL and Qwen3-VL. */
  | 'thousandths'
  /** x1, y1, x2, y2 in pixels of the picture as Qwen2.5-VL resizes it, under its own limit (FORMATS §3.1). */
  | 'resized'
  /** The same under 1,024 visual tokens. */
  | 'resized-1024'
  /** x1, y1, x2, y2 from 0 to 1 after the picture was padded to a square: Visual-CoT’s conversations. */
  | 'padded'
  /** x, y, width, height in percent: Label Studio. */
  | 'percent-size'

export const boxConventions: readonly BoxConvention[] = [
  'pixels',
  'pixels-size',
  'unit',
  'thousandths',
  'resized',
  'resized-1024',
  'padded',
  'percent-size',
]

/**
 * The box in upright original pixels of a picture of `size`, cut to its frame; null where it is none, or lies outside.
 */
export function boxInPixels(given: GivenBox, convention: BoxConvention, size: Size): Rect | null {
  void [given, convention, size]
  return null
}
