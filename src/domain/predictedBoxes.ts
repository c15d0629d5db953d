import { frameOf, intersection, type Rect, type Size } from './geometry.ts'
import { ruleOfTokens, smartResize, type ResizeRule } from './smartResize.ts'

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

/** A name for menus, and in a sentence what the four numbers are. */
export const boxName: Readonly<Record<BoxConvention, string>> = {
  pixels: 'Pixels, two corners',
  'pixels-size': 'Pixels, corner and size',
  unit: '0 to 1',
  thousandths: '0 to 1000',
  resized: 'Pixels as resized by Qwen2.5-VL',
  'resized-1024': 'Pixels as resized under 1,024 tokens',
  padded: '0 to 1 of the padded square',
  'percent-size': 'Percent, corner and size',
}

export const boxTerms: Readonly<Record<BoxConvention, string>> = {
  pixels: 'x1, y1, x2, y2 in pixels of the original picture: ZoomBench, TreeBench, DeepEyes and CoF.',
  'pixels-size': 'x, y, width, height in pixels of the original picture: V*, TextVQA and COCO.',
  unit: 'x1, y1, x2, y2 as shares of the picture’s width and height: Mini-o3.',
  thousandths: 'x1, y1, x2, y2 in thousandths of the picture’s width and height: Qwen2-VL and Qwen3-VL.',
  resized:
    'x1, y1, x2, y2 in pixels of the picture as Qwen2.5-VL resizes it under its own limit of 16,384 tokens.',
  'resized-1024':
    'x1, y1, x2, y2 in pixels of the picture as Qwen2.5-VL resizes it under a limit of 1,024 tokens (LFPC).',
  padded:
    'x1, y1, x2, y2 as shares of the square that the picture is the middle of: Visual-CoT’s conversations.',
  'percent-size': 'x, y, width, height in percent of the picture’s width and height: Label Studio.',
}

/** Qwen2.5-VL: tokens of 28 pixels, at least 4 of them (FORMATS §3.1). */
const qwen25 = (most: number): ResizeRule => ruleOfTokens(28, 4, most)
const resizedBy = { resized: qwen25(16_384), 'resized-1024': qwen25(1024) } as const

/**
 * The box in upright original pixels of a picture of `size`, cut to its frame; null where it is none, or lies outside.
 * Corners in reverse are no box: what they were meant to be is not guessed at.
 */
export function boxInPixels(given: GivenBox, convention: BoxConvention, size: Size): Rect | null {
  const placed = placedBox(given, convention, size)
  return placed && intersection(placed, frameOf(size))
}

/** The same before it is cut to the frame: it may lie beyond the picture, or outside altogether. */
export function placedBox(given: GivenBox, convention: BoxConvention, size: Size): Rect | null {
  if (!given.every((number) => Number.isFinite(number))) return null
  if (!(size.width > 0 && size.height > 0)) return null
  const scale = scaleOf(convention, size)
  if (!scale) return null
  const [a, b, c, d] = given
  const isSize = convention === 'pixels-size' || convention === 'percent-size'
  const rect: Rect = {
    x1: a * scale.x - scale.left,
    y1: b * scale.y - scale.top,
    x2: (isSize ? a + c : c) * scale.x - scale.left,
    y2: (isSize ? b + d : d) * scale.y - scale.top,
  }
  return rect.x2 > rect.x1 && rect.y2 > rect.y1 ? rect : null
}

/** The numbers of a box of upright original pixels in a convention; null where Qwen’s own code refuses the picture. */
export function givenBox(rect: Rect, convention: BoxConvention, size: Size): GivenBox | null {
  const scale = scaleOf(convention, size)
  if (!scale) return null
  const [x1, x2] = [(rect.x1 + scale.left) / scale.x, (rect.x2 + scale.left) / scale.x]
  const [y1, y2] = [(rect.y1 + scale.top) / scale.y, (rect.y2 + scale.top) / scale.y]
  const isSize = convention === 'pixels-size' || convention === 'percent-size'
  return isSize ? [x1, y1, x2 - x1, y2 - y1] : [x1, y1, x2, y2]
}

interface Scale {
  /** Original pixels per unit of the convention. */
  readonly x: number
  readonly y: number
  /** Original pixels that were put before the picture. */
  readonly left: number
  readonly top: number
}

function scaleOf(convention: BoxConvention, size: Size): Scale | null {
  const { width, height } = size
  const shares = (of: number): Scale => ({ x: width / of, y: height / of, left: 0, top: 0 })
  switch (convention) {
    case 'pixels':
    case 'pixels-size':
      return { x: 1, y: 1, left: 0, top: 0 }
    case 'unit':
      return shares(1)
    case 'percent-size':
      return shares(100)
    case 'thousandths':
      return shares(1000)
    case 'resized':
    case 'resized-1024': {
      const resized = smartResize(size, resizedBy[convention])
      return resized && { x: width / resized.width, y: height / resized.height, left: 0, top: 0 }
    }
    case 'padded': {
      const side = Math.max(width, height)
      return { x: side, y: side, left: (side - width) / 2, top: (side - height) / 2 }
    }
  }
}
