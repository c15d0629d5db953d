import { isRecord } from '../isRecord.ts'

/** How a processor turns levels of 0 to 255 into what a model takes. */
export interface Levels {
  readonly mean: readonly number[]
  readonly deviation: readonly number[]
  readonly factor: number
}

export interface Planes {
  readonly values: Float32Array
  readonly dims: readonly number[]
  /** How the planes lie beside each other; null for one plane. What is over is a thumbnail of the whole. */
  readonly tiles: { readonly rows: number; readonly columns: number } | null
}

export interface Raster {
  readonly data: Uint8ClampedArray<ArrayBuffer>
  readonly width: number
  readonly height: number
}

/** The picture that lies in a model's input planes, tiles put together; null where they are no planes of a picture. */
export function rasterOf(
  { values, dims, tiles }: Planes,
  { mean, deviation, factor }: Levels,
): Raster | null {
  const [channels, height, width] = dims.slice(-3)
  if (dims.length < 4 || channels !== 3 || !height || !width) return null
  const area = width * height
  const count = values.length / (3 * area)
  const { rows, columns } = tiles ?? { rows: 1, columns: 1 }
  if (!Number.isInteger(count) || rows * columns > count || (!tiles && count !== 1)) return null
  const across = columns * width
  const data = new Uint8ClampedArray(across * rows * height * 4).fill(255)
  for (let tile = 0; tile < rows * columns; tile += 1) {
    const left = (tile % columns) * width
    const top = Math.floor(tile / columns) * height
    for (let channel = 0; channel < 3; channel += 1) {
      const scale = (deviation[channel] ?? 1) / factor
      const shift = (mean[channel] ?? 0) / factor
      const from = (tile * 3 + channel) * area
      for (let index = 0; index < area; index += 1) {
        const x = left + (index % width)
        const y = top + Math.floor(index / width)
        data[(y * across + x) * 4 + channel] = Math.round((values[from + index] ?? 0) * scale + shift)
      }
    }
  }
  return { data, width: across, height: rows * height }
}

/** What a processor says of its levels; what it does not do counts for nothing. */
export function levelsOf(processor: {
  readonly do_rescale: unknown
  readonly rescale_factor: unknown
  readonly do_normalize: unknown
  readonly image_mean: unknown
  readonly image_std: unknown
}): Levels {
  const { rescale_factor: factor, do_normalize: normalises } = processor
  return {
    mean: normalises ? three(processor.image_mean, 0) : [0, 0, 0],
    deviation: normalises ? three(processor.image_std, 1) : [1, 1, 1],
    factor: processor.do_rescale && typeof factor === 'number' && factor > 0 ? factor : 1,
  }
}

/** The planes among a processor's outputs; null for models that take patches. */
export function planesOf(inputs: unknown): Planes | null {
  if (!isRecord(inputs)) return null
  const { pixel_values: pixels, rows, cols } = inputs
  if (typeof pixels !== 'object' || pixels === null || !('data' in pixels) || !('dims' in pixels)) return null
  const { data, dims } = pixels
  if (!(data instanceof Float32Array) || !isNumbers(dims)) return null
  const down = firstOf(rows)
  const across = firstOf(cols)
  return { values: data, dims, tiles: down > 0 && across > 0 ? { rows: down, columns: across } : null }
}

const isNumbers = (value: unknown): value is readonly number[] =>
  Array.isArray(value) && value.every((each) => typeof each === 'number')

function firstOf(value: unknown): number {
  const inner: unknown = Array.isArray(value) ? value[0] : undefined
  const first: unknown = Array.isArray(inner) ? inner[0] : inner
  return typeof first === 'number' ? first : 0
}

const three = (value: unknown, otherwise: number): readonly number[] =>
  [0, 1, 2].map((channel) => {
    const one: unknown = Array.isArray(value) ? value[channel] : value
    return typeof one === 'number' && Number.isFinite(one) ? one : otherwise
  })
