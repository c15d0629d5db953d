import { expect, it } from 'vitest'
import { boundsOf, frameAround, sample, turned, type Frame, type Normal, type Raster } from './raster.ts'

const plain: Normal = { order: [0, 1, 2], mean: [0, 0, 0], deviation: [1, 1, 1] }

/** Red grows to the right, green downwards. */
const raster: Raster = {
  width: 8,
  height: 4,
  data: Uint8ClampedArray.from({ length: 8 * 4 * 4 }, (_, at) => {
    const pixel = Math.floor(at / 4)
    return [10 * (pixel % 8), 20 * Math.floor(pixel / 8), 5, 255][at % 4] ?? 0
  }),
}

const sampled = (frame: Frame, width: number, height: number, normal = plain): readonly number[] => {
  const values = new Float32Array(3 * width * height)
  sample(raster, frame, { width, height }, normal, {
    values,
    offset: 0,
    stride: width,
    plane: width * height,
  })
  return Array.from(values, (value) => Math.round(value * 255 * 100) / 100)
}

it('copies pixels where nothing is resized, and averages them where it shrinks', () => {
  const whole = sampled(frameAround({ x1: 0, y1: 0, x2: 8, y2: 4 }), 8, 4)
  expect(whole.slice(0, 8)).toEqual([0, 10, 20, 30, 40, 50, 60, 70])
  expect(whole.slice(32, 64)).toEqual(
    [0, 20, 40, 60].flatMap((green) => Array.from({ length: 8 }, () => green)),
  )
  expect(sampled(frameAround({ x1: 0, y1: 0, x2: 8, y2: 4 }), 2, 1).slice(0, 2)).toEqual([15, 55])
})

it('takes the nearest pixel outside', () => {
  expect(sampled(frameAround({ x1: -4, y1: -3, x2: 0, y2: -1 }), 4, 2)).toEqual([
    ...Array.from({ length: 16 }, () => 0),
    ...Array.from({ length: 8 }, () => 5),
  ])
})

it('orders and scales the channels as a network wants them', () => {
  const normal: Normal = { order: [2, 1, 0], mean: [0, 0, 0.5], deviation: [1, 1, 0.5] }
  const [blue, green, red] = sampled(frameAround({ x1: 7, y1: 1, x2: 8, y2: 2 }), 1, 1, normal)
  expect([blue, green]).toEqual([5, 20])
  expect(red).toBeCloseTo(2 * 70 - 255)
})

it('turns its head: what ran downwards, or upwards, runs to the right', () => {
  const column = frameAround({ x1: 2, y1: 0, x2: 3, y2: 4 })
  expect(sampled(turned(column, 'down'), 4, 1).slice(4, 8)).toEqual([0, 20, 40, 60])
  expect(sampled(turned(column, 'up'), 4, 1).slice(4, 8)).toEqual([60, 40, 20, 0])
  expect(boundsOf(turned(column, 'up'))).toEqual({ x1: 2, y1: 0, x2: 3, y2: 4 })
})
