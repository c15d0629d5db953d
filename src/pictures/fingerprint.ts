import { colourSide, printWindows } from '../domain/printWindows.ts'
import { heightOf, widthOf, type Rect } from '../domain/geometry.ts'
import { fingerprintOf, wavesSide } from './fingerprintWaves.ts'

/** Side of the square at which a picture is looked at. */
export const fingerprintSide = 256

/**
 * How a picture looks, in three texts of hex: 64 bits for the whole; 64 bits for each of its other parts
 * (`printWindows`), one after another; and its mean colours, a byte for each of red, green and blue. `rgba` is the whole
 * picture at 256 × 256 pixels, whatever its shape. `readPrint` of the domain reads it.
 */
export function fingerprintsOf(rgba: Uint8ClampedArray): readonly string[] {
  const sums = summed(rgba)
  const [whole = '', ...parts] = printWindows.map((window) => fingerprintOf(lightIn(sums, window)))
  return [whole, parts.join(''), coloursOf(rgba)]
}

const side = fingerprintSide
const pitch = side + 1

/** The light (ITU-R BT.601, as everywhere in JPEG) of all pixels above and left of each corner, summed. */
function summed(rgba: Uint8ClampedArray): Float64Array {
  const sums = new Float64Array(pitch * pitch)
  for (let y = 0; y < side; y += 1) {
    let row = 0
    for (let x = 0; x < side; x += 1) {
      const at = (y * side + x) * 4
      row += 0.299 * (rgba[at] ?? 0) + 0.587 * (rgba[at + 1] ?? 0) + 0.114 * (rgba[at + 2] ?? 0)
      sums[(y + 1) * pitch + x + 1] = (sums[y * pitch + x + 1] ?? 0) + row
    }
  }
  return sums
}

/** A part of the picture, in shares of its sides, as mean light of 32 × 32 cells. */
function lightIn(sums: Float64Array, window: Rect): Float64Array {
  const [width, height] = [(widthOf(window) * side) / wavesSide, (heightOf(window) * side) / wavesSide]
  const corners = new Float64Array((wavesSide + 1) * (wavesSide + 1))
  for (let row = 0; row <= wavesSide; row += 1) {
    for (let column = 0; column <= wavesSide; column += 1) {
      const [x, y] = [window.x1 * side + column * width, window.y1 * side + row * height]
      corners[row * (wavesSide + 1) + column] = sumTo(sums, x, y)
    }
  }
  const light = new Float64Array(wavesSide * wavesSide)
  for (let at = 0; at < light.length; at += 1) {
    const corner = Math.floor(at / wavesSide) * (wavesSide + 1) + (at % wavesSide)
    const below = corner + wavesSide + 1
    const above = (corners[corner + 1] ?? 0) - (corners[corner] ?? 0)
    light[at] = ((corners[below + 1] ?? 0) - (corners[below] ?? 0) - above) / (width * height)
  }
  return light
}

/** The sum up to a place between pixels, which counts a pixel in part. */
function sumTo(sums: Float64Array, x: number, y: number): number {
  const [left, top] = [Math.min(side - 1, Math.floor(x)), Math.min(side - 1, Math.floor(y))]
  const [fx, fy] = [x - left, y - top]
  const at = top * pitch + left
  const above = (sums[at] ?? 0) * (1 - fx) + (sums[at + 1] ?? 0) * fx
  const below = (sums[at + pitch] ?? 0) * (1 - fx) + (sums[at + pitch + 1] ?? 0) * fx
  return above * (1 - fy) + below * fy
}

function coloursOf(rgba: Uint8ClampedArray): string {
  const cell = side / colourSide
  let hex = ''
  for (let place = 0; place < colourSide * colourSide; place += 1) {
    const [left, top] = [(place % colourSide) * cell, Math.floor(place / colourSide) * cell]
    for (let channel = 0; channel < 3; channel += 1) {
      let sum = 0
      for (let y = top; y < top + cell; y += 1) {
        for (let x = left; x < left + cell; x += 1) sum += rgba[(y * side + x) * 4 + channel] ?? 0
      }
      hex += Math.round(sum / (cell * cell))
        .toString(16)
        .padStart(2, '0')
    }
  }
  return hex
}
