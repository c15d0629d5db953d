import type { Point, Rect, Size } from '../../domain/geometry.ts'

/** 8-bit RGBA, row by row; an `ImageData` is one. */
export interface Raster extends Size {
  readonly data: Uint8ClampedArray
}

/** A piece of a raster, possibly slanted: a corner and the two sides that start there, in pixels. */
export interface Frame {
  readonly corner: Point
  readonly across: Point
  readonly down: Point
}

export const frameAround = ({ x1, y1, x2, y2 }: Rect): Frame => ({
  corner: { x: x1, y: y1 },
  across: { x: x2 - x1, y: 0 },
  down: { x: 0, y: y2 - y1 },
})

export const acrossOf = ({ across }: Frame): number => Math.hypot(across.x, across.y)
export const downOf = ({ down }: Frame): number => Math.hypot(down.x, down.y)

/** The upright rect around a frame. */
export function boundsOf({ corner, across, down }: Frame): Rect {
  const xs = [0, across.x, down.x, across.x + down.x]
  const ys = [0, across.y, down.y, across.y + down.y]
  return {
    x1: corner.x + Math.min(...xs),
    y1: corner.y + Math.min(...ys),
    x2: corner.x + Math.max(...xs),
    y2: corner.y + Math.max(...ys),
  }
}

/** The same frame where x and y are counted in other units. */
export const scaled = ({ corner, across, down }: Frame, by: Point): Frame => ({
  corner: { x: corner.x * by.x, y: corner.y * by.y },
  across: { x: across.x * by.x, y: across.y * by.y },
  down: { x: down.x * by.x, y: down.y * by.y },
})

/** The frame read with its head turned: what ran upwards runs to the right (`up`), or what ran downwards does. */
export const turned = ({ corner, across, down }: Frame, way: 'up' | 'down'): Frame =>
  way === 'up'
    ? {
        corner: { x: corner.x + down.x, y: corner.y + down.y },
        across: { x: -down.x, y: -down.y },
        down: across,
      }
    : {
        corner: { x: corner.x + across.x, y: corner.y + across.y },
        across: down,
        down: { x: -across.x, y: -across.y },
      }

type Channel = 0 | 1 | 2

/** What a network wants of each channel: (value / 255 − mean) / deviation, with the channels in this order. */
export interface Normal {
  /** 0 is red, 1 is green, 2 is blue. */
  readonly order: readonly [Channel, Channel, Channel]
  readonly mean: readonly [number, number, number]
  readonly deviation: readonly [number, number, number]
}

/** Where sampled values go: three planes of `stride` wide rows, the first value at `offset`. */
export interface Target {
  readonly values: Float32Array
  readonly offset: number
  readonly stride: number
  readonly plane: number
}

/** Samples per pixel and axis at most; a frame that is shrunk more than that is read with gaps. */
const mostTaps = 6

/**
 * Samples a frame of a raster into planes of `size`: bilinear, the mean of several samples where it shrinks, and the
 * nearest pixel where it lies outside.
 */
export function sample(raster: Raster, frame: Frame, size: Size, normal: Normal, target: Target): void {
  const { data, width, height } = raster
  const { values, offset, stride, plane } = target
  const stepX = { x: frame.across.x / size.width, y: frame.across.y / size.width }
  const stepY = { x: frame.down.x / size.height, y: frame.down.y / size.height }
  const tapsX = tapsFor(Math.hypot(stepX.x, stepX.y))
  const tapsY = tapsFor(Math.hypot(stepY.x, stepY.y))
  const taps = tapsX * tapsY
  const channels = channelsOf(normal, taps)
  const sums = { 0: 0, 1: 0, 2: 0 }
  for (let row = 0; row < size.height; row++)
    for (let column = 0; column < size.width; column++) {
      sums[0] = sums[1] = sums[2] = 0
      for (let tap = 0; tap < taps; tap++) {
        const across = column + ((tap % tapsX) + 0.5) / tapsX
        const down = row + (Math.floor(tap / tapsX) + 0.5) / tapsY
        const x = frame.corner.x + across * stepX.x + down * stepY.x - 0.5
        const y = frame.corner.y + across * stepX.y + down * stepY.y - 0.5
        const left = Math.floor(x)
        const top = Math.floor(y)
        const x0 = 4 * clamped(left, width)
        const x1 = 4 * clamped(left + 1, width)
        const y0 = 4 * clamped(top, height) * width
        const y1 = 4 * clamped(top + 1, height) * width
        const lowerRight = (x - left) * (y - top)
        const upperRight = x - left - lowerRight
        const lowerLeft = y - top - lowerRight
        const upperLeft = 1 - upperRight - (y - top)
        for (const channel of rgb)
          sums[channel] +=
            (data[y0 + x0 + channel] ?? 0) * upperLeft +
            (data[y0 + x1 + channel] ?? 0) * upperRight +
            (data[y1 + x0 + channel] ?? 0) * lowerLeft +
            (data[y1 + x1 + channel] ?? 0) * lowerRight
      }
      const at = offset + row * stride + column
      for (const { channel, first, scale, shift } of channels)
        values[at + first * plane] = sums[channel] * scale + shift
    }
}

const rgb = [0, 1, 2] as const

const clamped = (at: number, length: number): number => (at < 0 ? 0 : at >= length ? length - 1 : at)

const tapsFor = (step: number): number => Math.min(mostTaps, Math.max(1, Math.ceil(step - 0.01)))

/** For each plane, which channel it takes, and what turns the sum of the samples into its value. */
const channelsOf = ({ order, mean, deviation }: Normal, taps: number) =>
  rgb.map((plane) => ({
    channel: order[plane],
    first: plane,
    scale: 1 / (255 * taps * deviation[plane]),
    shift: -mean[plane] / deviation[plane],
  }))
