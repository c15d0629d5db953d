import type { Saliency } from '../domain/preview.ts'

/** How weights are spread over the colours: in even steps, or so that small ones can be told apart. */
export type HeatSpread = 'linear' | 'sqrt'

/** The weights at either end of the colours. */
export interface HeatRange {
  readonly least: number
  readonly most: number
}

type Colour = readonly [red: number, green: number, blue: number]

/**
 * The colour map inferno (Smith and van der Walt 2015, matplotlib) in eight even steps: its lightness rises evenly, so
 * that order is seen without hues, in print and by colour-blind eyes.
 */
const inferno: readonly Colour[] = [
  [0, 0, 4],
  [33, 12, 74],
  [87, 16, 110],
  [138, 34, 106],
  [188, 55, 84],
  [228, 90, 49],
  [249, 142, 9],
  [249, 203, 53],
  [252, 255, 164],
]

/** The colour of a share from 0 to 1. */
export function heatColour(share: number): Colour {
  const at = Math.min(1, Math.max(0, share)) * (inferno.length - 1)
  const low = inferno[Math.floor(at)] ?? [0, 0, 0]
  const high = inferno[Math.ceil(at)] ?? low
  const part = at - Math.floor(at)
  const mixed = (place: 0 | 1 | 2): number => Math.round(low[place] + (high[place] - low[place]) * part)
  return [mixed(0), mixed(1), mixed(2)]
}

/** More cells than any picture has tokens, and longer sides than browsers draw. */
const mostCells = 4_000_000
const longestSide = 16_384
/** Differences below this share of the largest weight are dust of rounding, and nothing to colour. */
const leastDifference = 1e-4

/** Null where the grid is none or too large to draw, or is the same everywhere and has nothing to show. */
export function heatRange({ columns, rows, values }: Saliency): HeatRange | null {
  const count = columns * rows
  if (!Number.isSafeInteger(columns) || !Number.isSafeInteger(rows)) return null
  if (count < 1 || count > mostCells || Math.max(columns, rows) > longestSide) return null
  if (values.length !== count) return null
  const most = values.reduce((max, value) => (value > max ? value : max), 0)
  const least = values.reduce((min, value) => (value < min ? value : min), most)
  return most - least > most * leastDifference && Number.isFinite(most) ? { least, most } : null
}

/** Where a weight lies among the colours, 0 to 1. */
export function heatShare(value: number, { least, most }: HeatRange, spread: HeatSpread): number {
  const share = Math.min(1, Math.max(0, (value - least) / (most - least)))
  return spread === 'sqrt' ? Math.sqrt(share) : share
}

/** The weight at a share of the colours: what stands beside the legend. */
export const heatValue = (share: number, { least, most }: HeatRange, spread: HeatSpread): number =>
  least + (most - least) * (spread === 'sqrt' ? share ** 2 : share)

/** A pixel of RGBA for each cell, all opaque; null where there is nothing to show. */
export function heatMapPixels(saliency: Saliency, spread: HeatSpread): Uint8ClampedArray<ArrayBuffer> | null {
  const range = heatRange(saliency)
  if (!range) return null
  const pixels = new Uint8ClampedArray(saliency.values.length * 4)
  for (const [cell, value] of saliency.values.entries()) {
    pixels.set(heatColour(heatShare(value, range, spread)), cell * 4)
    pixels[cell * 4 + 3] = 255
  }
  return pixels
}

/** The colours from the least to the most, as a CSS gradient. */
export const heatGradient = `linear-gradient(to right, ${inferno
  .map((colour, place) => `rgb(${colour.join(' ')}) ${(place / (inferno.length - 1)) * 100}%`)
  .join(', ')})`
