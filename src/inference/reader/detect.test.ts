import { expect, it } from 'vitest'
import { detect, detectorSize, stretchesOf, usualDetectRule } from './detect.ts'
import type { Net } from '../ort.ts'
import { boundsOf, type Raster } from './raster.ts'

const whitePage = (width: number, height: number): Raster => ({
  width,
  height,
  data: new Uint8ClampedArray(width * height * 4).fill(255),
})

/** Takes what is dark for text. */
const darkIsText: Net = (values, dims) => {
  const [, , height = 0, width = 0] = dims
  const plane = values.slice(0, width * height)
  return Promise.resolve({ values: plane.map((value) => (value < 0 ? 1 : 0)), dims: [1, 1, height, width] })
}

const noPause = () => Promise.resolve()

it('gives the detector sides that are multiples of 32, and enlarges what is small', () => {
  expect(detectorSize({ width: 960, height: 540 }, usualDetectRule)).toEqual({ width: 960, height: 544 })
  expect(detectorSize({ width: 124, height: 50 }, usualDetectRule)).toEqual({ width: 512, height: 192 })
  expect(detectorSize({ width: 3, height: 1 }, usualDetectRule)).toEqual({ width: 32, height: 32 })
})

it('cuts long sides into stretches that touch, each with what lies around it', () => {
  for (const length of [32, 1280, 1312, 3840, 8192]) {
    const stretches = stretchesOf(length)
    expect(stretches[0]?.from).toBe(0)
    expect(stretches.at(-1)?.to).toBe(length)
    for (const [index, { from, to, seenFrom, seenTo }] of stretches.entries()) {
      expect(to).toBe(stretches[index + 1]?.from ?? length)
      expect(seenTo - seenFrom).toBeLessThanOrEqual(1280)
      expect((seenTo - seenFrom) % 32).toBe(0)
      expect(seenFrom).toBeLessThanOrEqual(from)
    }
  }
})

it('finds a line whole where the border of two tiles crosses it', async () => {
  const page = whitePage(2400, 640)
  for (let y = 300; y < 330; y++)
    for (let x = 900; x < 1500; x++) page.data.fill(0, (y * 2400 + x) * 4, (y * 2400 + x) * 4 + 3)
  const { boxes, map } = await detect(page, darkIsText, noPause)
  expect(boxes).toHaveLength(1)
  const bounds = boxes[0] && boundsOf(boxes[0].frame)
  expect(bounds && Math.abs(bounds.x1 - 900)).toBeLessThan(30)
  expect(bounds && Math.abs(bounds.x2 - 1500)).toBeLessThan(30)
  expect(map.width).toBe(2400)
})

it('stops between tiles when it is told to', async () => {
  let runs = 0
  const counting: Net = (values, dims) => {
    runs += 1
    return darkIsText(values, dims)
  }
  const once = () => (runs === 1 ? Promise.reject(new Error('enough')) : Promise.resolve())
  await expect(detect(whitePage(2600, 320), counting, once)).rejects.toThrow('enough')
  expect(runs).toBe(1)
})
