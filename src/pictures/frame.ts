import type { Rect } from '../domain/geometry.ts'
import { PictureError, type Frame } from './pictures.ts'

/** Rows of RGBA, the first of which is row `top` of the picture, and whose first pixel is its column `left`. */
export interface Rows {
  readonly pixels: Uint8ClampedArray
  readonly width: number
  readonly left: number
  readonly top: number
}

/**
 * Draws a frame as Pillow's `rectangle(…, outline, width)` does, to the pixel: corners are cut to whole numbers and
 * lie within the frame, and the line grows inwards (FORMATS §1.7). In a box that is smaller than two lines Pillow goes
 * beyond it, and so does this.
 */
export function paintFrame({ pixels, width, left, top }: Rows, { rect, width: line, colour }: Frame): void {
  const [red, green, blue] = rgbOf(colour)
  const fill = (from: number, to: number, y: number): void => {
    const row = y - top
    if (row < 0 || row >= pixels.length / (4 * width)) return
    const end = Math.min(width - 1, to - left)
    for (let x = Math.max(0, from - left); x <= end; x += 1) {
      const at = (row * width + x) * 4
      pixels[at] = red
      pixels[at + 1] = green
      pixels[at + 2] = blue
    }
  }
  const { x1, y1, x2, y2 } = cornersOf(rect)
  for (let i = 0; i < line; i += 1) {
    fill(x1, x2, y1 + i)
    fill(x1, x2, y2 - i)
  }
  const ends = [y1 + line, y2 - line + 1]
  for (let y = Math.min(...ends); y <= Math.max(...ends); y += 1) {
    fill(x1, x1 + line - 1, y)
    fill(x2 - line + 1, x2, y)
  }
}

const cornersOf = ({ x1, y1, x2, y2 }: Rect): Rect => ({
  x1: Math.trunc(x1),
  y1: Math.trunc(y1),
  x2: Math.trunc(x2),
  y2: Math.trunc(y2),
})

function rgbOf(colour: string): readonly [number, number, number] {
  const digits = /^#([0-9a-f]{6})$/i.exec(colour === 'red' ? '#ff0000' : colour)?.[1]
  if (digits === undefined)
    throw new PictureError(
      'bad-colour',
      `A frame cannot be drawn in the colour “${colour}”: name it as #rrggbb.`,
    )
  const value = Number.parseInt(digits, 16)
  return [value >> 16, (value >> 8) & 255, value & 255]
}
