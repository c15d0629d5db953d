import { heightOf, widthOf, type Rect, type Size } from '../../../domain/geometry.ts'
import type { Saliency } from '../../../domain/preview.ts'

/** Amber, as the outline of the region: what a model looks at is told by how opaque it is. */
const amber = [255, 178, 36] as const
const strongest = 180

/**
 * A pixel of RGBA per cell, the strongest most opaque, the weakest clear: what all cells share says nothing about
 * where a model looks. Null where the grid is none, or is the same everywhere.
 */
export function heatPixels({ columns, rows, values }: Saliency): Uint8ClampedArray<ArrayBuffer> | null {
  const count = columns * rows
  if (!Number.isSafeInteger(columns) || !Number.isSafeInteger(rows)) return null
  if (count < 1 || count > 1 << 20 || values.length !== count) return null
  const most = values.reduce((max, value) => (value > max ? value : max), 0)
  const least = values.reduce((min, value) => (value < min ? value : min), most)
  if (!(most > least) || !Number.isFinite(most - least)) return null
  const pixels = new Uint8ClampedArray(count * 4)
  values.forEach((value, cell) => {
    pixels.set(amber, cell * 4)
    pixels[cell * 4 + 3] = strongest * ((value - least) / (most - least))
  })
  return pixels
}

/** A part of a picture, in its own pixels, in the pixels of the same picture at another size. */
export const scaledRect = (rect: Rect, from: Size, to: Size): Rect => ({
  x1: (rect.x1 * to.width) / from.width,
  y1: (rect.y1 * to.height) / from.height,
  x2: (rect.x2 * to.width) / from.width,
  y2: (rect.y2 * to.height) / from.height,
})

/**
 * What to show around a region so that its pixels can be counted: a good deal more than itself on every side, at least
 * `least` pixels and never a narrow band, moved and cut to lie inside.
 */
export function aroundRegion(region: Rect, size: Size, least = 32): Rect {
  const band = Math.max(widthOf(region), heightOf(region)) * 1.5
  const side = (from: number, to: number, length: number): readonly [number, number] => {
    const wanted = Math.min(length, Math.max(least, band, (to - from) * 2.5))
    const start = Math.min(Math.max(0, (from + to - wanted) / 2), length - wanted)
    return [Math.floor(start), Math.min(length, Math.ceil(start + wanted))]
  }
  const [x1, x2] = side(region.x1, region.x2, size.width)
  const [y1, y2] = side(region.y1, region.y2, size.height)
  return { x1, y1, x2, y2 }
}

/** The largest size with the shape of `what` that fits into `room`. */
export function fitInto(what: Size, room: Size): Size {
  const scale = Math.min(room.width / what.width, room.height / what.height)
  return {
    width: Math.max(1, Math.floor(what.width * scale)),
    height: Math.max(1, Math.floor(what.height * scale)),
  }
}
