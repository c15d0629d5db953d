import type { Size } from '../domain/geometry.ts'

/** Pixels that are read a few rows at a time: 8-bit RGBA, opaque. */
export interface RowSource {
  readonly size: Size
  rows(top: number, count: number): Uint8ClampedArray
}

/** How many pixels of the source are held at a time, besides those that are half resized. */
const pixelsAtOnce = 1 << 20

/**
 * The source at another size, RGBA, by the bicubic filter of Pillow (a = −0.5, widened when it shrinks, in whole numbers
 * with 8 bits between the two passes), byte for byte: what the models' own processors would make of the same pixels.
 */
export function resample(source: RowSource, to: Size): Uint8ClampedArray<ArrayBuffer> {
  const across = to.width === source.size.width ? null : kernels(source.size.width, to.width)
  const down = to.height === source.size.height ? null : kernels(source.size.height, to.height)
  const first = down?.starts[0] ?? 0
  const end = down ? (down.starts.at(-1) ?? 0) + (down.counts.at(-1) ?? 0) : source.size.height

  const narrow = new Uint8ClampedArray(to.width * (end - first) * 3)
  const band = Math.max(1, Math.floor(pixelsAtOnce / source.size.width))
  for (let top = first; top < end; top += band) {
    const count = Math.min(band, end - top)
    const rows = source.rows(top, count)
    const into = narrow.subarray((top - first) * to.width * 3)
    if (across) resampleRows(rows, source.size.width, count, across, into)
    else dropAlpha(rows, count * to.width, into)
  }
  const out = new Uint8ClampedArray(to.width * to.height * 4)
  if (down) resampleColumns(narrow, to, down, first, out)
  else addAlpha(narrow, to.width * to.height, out)
  return out
}

/** For each pixel of a resized line, which pixels of the line it is made of and how much each of them weighs. */
interface Kernels {
  readonly starts: Int32Array
  readonly counts: Int32Array
  /** `stride` weights for each pixel, as whole numbers with `fractionBits` binary places. */
  readonly weights: Int32Array
  readonly stride: number
}

/** A byte and two bits to spare for sums that leave it: Pillow's fixed point. */
const fractionBits = 32 - 8 - 2
const half = 1 << (fractionBits - 1)

/** Bicubic convolution with a = −0.5 (Keys 1981). */
function bicubic(distance: number): number {
  const a = -0.5
  const x = Math.abs(distance)
  if (x < 1) return ((a + 2) * x - (a + 3)) * x * x + 1
  if (x < 2) return (((x - 5) * x + 8) * x - 4) * a
  return 0
}

const reach = 2

export function kernels(from: number, to: number): Kernels {
  const scale = from / to
  const widening = Math.max(1, scale)
  const support = reach * widening
  const stride = Math.ceil(support) * 2 + 1
  const starts = new Int32Array(to)
  const counts = new Int32Array(to)
  const weights = new Int32Array(to * stride)
  const exact = new Float64Array(stride)
  for (let at = 0; at < to; at += 1) {
    const centre = (at + 0.5) * scale
    const start = Math.max(0, Math.trunc(centre - support + 0.5))
    const count = Math.min(from, Math.trunc(centre + support + 0.5)) - start
    let sum = 0
    for (let i = 0; i < count; i += 1) {
      // Multiplied by the inverse, as Pillow does, so that the last bit agrees.
      const weight = bicubic((i + start - centre + 0.5) * (1 / widening))
      exact[i] = weight
      sum += weight
    }
    for (let i = 0; i < count; i += 1) {
      const weight = ((exact[i] ?? 0) / (sum === 0 ? 1 : sum)) * (1 << fractionBits)
      weights[at * stride + i] = Math.trunc(weight < 0 ? weight - 0.5 : weight + 0.5)
    }
    starts[at] = start
    counts[at] = count
  }
  return { starts, counts, weights, stride }
}

/** Resizes rows of RGBA across, into rows of RGB. */
function resampleRows(
  rows: Uint8ClampedArray,
  width: number,
  count: number,
  { starts, counts, weights, stride }: Kernels,
  into: Uint8ClampedArray,
): void {
  const columns = starts.length
  let out = 0
  for (let y = 0; y < count; y += 1) {
    const row = y * width * 4
    for (let x = 0; x < columns; x += 1) {
      let red = half
      let green = half
      let blue = half
      let at = row + (starts[x] ?? 0) * 4
      const first = x * stride
      const last = first + (counts[x] ?? 0)
      for (let k = first; k < last; k += 1) {
        const weight = weights[k] ?? 0
        red += (rows[at] ?? 0) * weight
        green += (rows[at + 1] ?? 0) * weight
        blue += (rows[at + 2] ?? 0) * weight
        at += 4
      }
      into[out] = red >> fractionBits
      into[out + 1] = green >> fractionBits
      into[out + 2] = blue >> fractionBits
      out += 3
    }
  }
}

/** Resizes RGB down its columns, into RGBA; `first` is the row of the source with which `rows` begin. */
function resampleColumns(
  rows: Uint8ClampedArray,
  to: Size,
  { starts, counts, weights, stride }: Kernels,
  first: number,
  into: Uint8ClampedArray,
): void {
  const line = to.width * 3
  const sums = new Int32Array(line)
  for (let y = 0; y < to.height; y += 1) {
    sums.fill(half)
    const start = (starts[y] ?? 0) - first
    for (let k = 0; k < (counts[y] ?? 0); k += 1) {
      const weight = weights[y * stride + k] ?? 0
      const row = (start + k) * line
      for (let i = 0; i < line; i += 1) sums[i] = (sums[i] ?? 0) + (rows[row + i] ?? 0) * weight
    }
    let out = y * to.width * 4
    for (let i = 0; i < line; i += 3) {
      into[out] = (sums[i] ?? 0) >> fractionBits
      into[out + 1] = (sums[i + 1] ?? 0) >> fractionBits
      into[out + 2] = (sums[i + 2] ?? 0) >> fractionBits
      into[out + 3] = 255
      out += 4
    }
  }
}

function dropAlpha(rgba: Uint8ClampedArray, pixels: number, into: Uint8ClampedArray): void {
  for (let pixel = 0; pixel < pixels; pixel += 1)
    for (let channel = 0; channel < 3; channel += 1)
      into[pixel * 3 + channel] = rgba[pixel * 4 + channel] ?? 0
}

function addAlpha(rgb: Uint8ClampedArray, pixels: number, into: Uint8ClampedArray): void {
  for (let pixel = 0; pixel < pixels; pixel += 1) {
    for (let channel = 0; channel < 3; channel += 1) into[pixel * 4 + channel] = rgb[pixel * 3 + channel] ?? 0
    into[pixel * 4 + 3] = 255
  }
}
