import { createCanvas, loadImage } from '@napi-rs/canvas'
import { describe, expect, it } from 'vitest'
import { gathered } from './export.test-data.ts'
import { noisePng } from './noisePng.ts'

const bytesOf = async (width: number, height: number, seed: number): Promise<Buffer> =>
  Buffer.concat(await gathered(noisePng({ width, height }, seed)))

async function pixelsOf(png: Buffer): Promise<Uint8ClampedArray> {
  const picture = await loadImage(png)
  const context = createCanvas(picture.width, picture.height).getContext('2d')
  context.drawImage(picture, 0, 0)
  return context.getImageData(0, 0, picture.width, picture.height).data
}

describe('a noise PNG', () => {
  it.each([
    [1, 1],
    [7, 3],
    // Exactly one stored block, and a byte more.
    [21_845, 1],
    [300, 260],
  ])('of %d × %d is read by others at its size', async (width, height) => {
    const picture = await loadImage(await bytesOf(width, height, 5))
    expect([picture.width, picture.height]).toEqual([width, height])
  })

  it('is opaque, and every value is about as frequent as any other', async () => {
    const pixels = await pixelsOf(await bytesOf(320, 320, 1))
    const counts = [0, 1, 2].map(() => new Uint32Array(16))
    for (let at = 0; at < pixels.length; at += 4) {
      expect(pixels[at + 3]).toBe(255)
      for (const channel of [0, 1, 2]) {
        const bin = (pixels[at + channel] ?? 0) >> 4
        const count = counts[channel]
        if (count) count[bin] = (count[bin] ?? 0) + 1
      }
    }
    // 6,400 are expected in each of 16 bins; 5 standard deviations are 387.
    for (const count of counts.flatMap((each) => [...each])) expect(Math.abs(count - 6400)).toBeLessThan(388)
  })

  it('has channels that do not follow each other', async () => {
    const pixels = await pixelsOf(await bytesOf(200, 200, 9))
    let same = 0
    for (let at = 0; at < pixels.length; at += 4) if (pixels[at] === pixels[at + 1]) same += 1
    // One in 256 by chance: 156 of 40,000.
    expect(same).toBeLessThan(250)
  })

  it('is the same for the same seed, and another for another', async () => {
    const first = await bytesOf(40, 30, 1)
    expect(await bytesOf(40, 30, 1)).toEqual(first)
    expect(await bytesOf(40, 30, 2)).not.toEqual(first)
  })
})
