import type { Size } from './geometry.ts'

/** How the Qwen-VL processors resize a picture before they cut it into tokens: FORMATS §3.1, whole pixels throughout. */
export interface ResizeRule {
  /** Side of a token in resized pixels: patch side × merge. Both resized sides are multiples of it. */
  readonly factor: number
  /** Fewest pixels (width × height) of the resized picture. */
  readonly minPixels: number
  /** Most pixels (width × height) of the resized picture. */
  readonly maxPixels: number
  /**
   * Which code resizes: `transformers` keeps a side from vanishing when it shrinks (its step 3), `qwen_vl_utils`
   * already when it rounds (its step 2). They differ only where a side is under half the factor.
   */
  readonly code: 'transformers' | 'qwen_vl_utils'
}

/** Longest side ÷ shortest side that is still accepted (FORMATS §3.1 step 1). */
export const maxAspect = 200

/** The rule that keeps a picture between two numbers of tokens, as transformers applies it (FORMATS §3.1). */
export const ruleOfTokens = (factor: number, minTokens: number, maxTokens: number): ResizeRule => ({
  factor,
  minPixels: minTokens * factor * factor,
  maxPixels: maxTokens * factor * factor,
  code: 'transformers',
})

/** The nearest whole number, halves to the even one as Python rounds (`Math.round` takes halves up). */
export function roundHalfEven(value: number): number {
  const below = Math.floor(value)
  const rest = value - below
  if (rest !== 0.5) return rest < 0.5 ? below : below + 1
  return below % 2 === 0 ? below : below + 1
}

/**
 * Width and height in pixels to which `smart_resize` brings a picture of `size` pixels (FORMATS §3.1). Null where the
 * model's own code refuses: a side of zero, or sides further apart than `maxAspect`.
 *
 * The order of the divisions is upstream's, so the last bit agrees too.
 */
export function smartResize(size: Size, rule: ResizeRule): Size | null {
  const { width, height } = size
  const { factor, minPixels, maxPixels } = rule
  const [short, long] = width < height ? [width, height] : [height, width]
  if (!(short > 0) || !Number.isFinite(long) || long / short > maxAspect) return null

  const leastRounded = rule.code === 'qwen_vl_utils' ? factor : 0
  const leastShrunk = rule.code === 'transformers' ? factor : 0
  const rounded = (side: number): number => Math.max(leastRounded, roundHalfEven(side / factor) * factor)
  const pixels = rounded(width) * rounded(height)

  if (pixels > maxPixels) {
    const beta = Math.sqrt((height * width) / maxPixels)
    const shrunk = (side: number): number => Math.max(leastShrunk, Math.floor(side / beta / factor) * factor)
    return ifVisible({ width: shrunk(width), height: shrunk(height) })
  }
  if (pixels < minPixels) {
    const beta = Math.sqrt(minPixels / (height * width))
    const grown = (side: number): number => Math.ceil((side * beta) / factor) * factor
    return ifVisible({ width: grown(width), height: grown(height) })
  }
  return ifVisible({ width: rounded(width), height: rounded(height) })
}

const ifVisible = (size: Size): Size | null => (size.width > 0 && size.height > 0 ? size : null)

/**
 * Width and height in pixels after both rules, one after the other. The ZwZ scripts resize by `qwen_vl_utils` on its
 * default 28-pixel grid and the Qwen3-VL processor then resizes the result on its own of 32 (FORMATS §3.5).
 */
export function smartResizeTwice(size: Size, first: ResizeRule, second: ResizeRule): Size | null {
  const between = smartResize(size, first)
  return between && smartResize(between, second)
}

/** Width and height in pixels at which the ZwZ evaluation shows a picture to Qwen3-VL (FORMATS §1.2 and §3.5). */
export const zwzResize = (size: Size): Size | null =>
  smartResizeTwice(
    size,
    { factor: 28, minPixels: 65_536, maxPixels: 16_777_216, code: 'qwen_vl_utils' },
    { factor: 32, minPixels: 65_536, maxPixels: 16_777_216, code: 'transformers' },
  )
