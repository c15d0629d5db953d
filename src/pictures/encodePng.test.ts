import { inflateSync } from 'node:zlib'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { encodePng } from './encodePng.ts'
import { readHeader } from './header/read.ts'

const rgba = (width: number, height: number): Uint8ClampedArray<ArrayBuffer> =>
  Uint8ClampedArray.from({ length: width * height * 4 }, (_, at) => (at * at * 7 + (at >> 3)) % 256)

/** Takes apart what was written, without the code that wrote it. */
async function pixelsOf(png: Blob, width: number, height: number): Promise<Uint8Array> {
  const bytes = Buffer.from(await png.arrayBuffer())
  const at = bytes.indexOf('IDAT')
  const lines = inflateSync(bytes.subarray(at + 4, at + 4 + bytes.readUInt32BE(at - 4)))
  const stride = width * 3
  const pixels = new Uint8Array(height * stride)
  for (let y = 0; y < height; y += 1) {
    expect(lines[y * (stride + 1)]).toBe(1)
    for (let x = 0; x < stride; x += 1) {
      const left = x < 3 ? 0 : (pixels[y * stride + x - 3] ?? 0)
      pixels[y * stride + x] = (lines[y * (stride + 1) + 1 + x] ?? 0) + left
    }
  }
  return pixels
}

const withoutAlpha = (data: Uint8ClampedArray): Uint8Array =>
  Uint8Array.from(data.filter((_, at) => at % 4 !== 3))

it('writes 8-bit RGB that unpacks to the very pixels, whatever the bands', async () => {
  const side = fc.integer({ min: 1, max: 24 })
  await fc.assert(
    fc.asyncProperty(side, side, async (width, height) => {
      const data = rgba(width, height)
      const png = await encodePng({ width, height }, (top, rows) =>
        data.slice(top * width * 4, (top + rows) * width * 4),
      )
      expect(await pixelsOf(png, width, height)).toEqual(withoutAlpha(data))
    }),
    { numRuns: 30 },
  )
})

it('reads a tall picture in bands that follow each other', async () => {
  const [width, height] = [4096, 200]
  const data = rgba(width, height)
  const tops: number[] = []
  const png = await encodePng({ width, height }, (top, rows) => {
    tops.push(top)
    return data.slice(top * width * 4, (top + rows) * width * 4)
  })
  expect(tops).toEqual([0, 64, 128, 192])
  expect(Buffer.compare(await pixelsOf(png, width, height), withoutAlpha(data))).toBe(0)
})

it('writes a whole PNG with right checksums', async () => {
  const png = await encodePng({ width: 3, height: 2 }, () => rgba(3, 2))
  const bytes = new Uint8Array(await png.arrayBuffer())
  expect(png.type).toBe('image/png')
  expect(readHeader(bytes)).toMatchObject({
    stored: { width: 3, height: 2 },
    bits: 8,
    model: 'rgb',
    alpha: false,
    complete: true,
  })
  // Every PNG ends in the same twelve bytes, checksum included.
  expect(Buffer.from(bytes.slice(-12)).toString('hex')).toBe('0000000049454e44ae426082')
})

it('passes on what goes wrong while reading', async () => {
  const failing = encodePng({ width: 1, height: 1 }, () => {
    throw new Error('no pixels')
  })
  await expect(failing).rejects.toThrow('no pixels')
})
