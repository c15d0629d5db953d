import { createCanvas, ImageData, loadImage } from '@napi-rs/canvas'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { heightOf, widthOf, type Size } from '../domain/geometry.ts'
import { PictureError } from '../pictures/pictures.ts'
import { InferenceError, type Photo } from './inference.ts'
import { noise } from '../pictures/resample.test-data.ts'
import { resample } from '../pictures/resample.ts'
import { createSeeing, type Eyes } from './seeing.ts'

beforeEach(() => {
  vi.stubGlobal('ImageData', ImageData)
})

const signal = new AbortController().signal
const asGiven = (size: Size): Size => size
const photo = (sha256: string): Photo => ({ sha256, file: new Blob([sha256]) })

/** Eyes that see noise of a size in every picture, and remember what they were asked. */
function noisyEyes(size: Size, pixels = noise(size, 9)) {
  const log: string[] = []
  const eyes: Eyes = {
    measure: () => Promise.resolve(size),
    decode: async (file) => {
      const name = await file.text()
      log.push(`decode ${name}`)
      return {
        size,
        rows: (part, top, count) => {
          const rows = Array.from({ length: count }, (_, row) => {
            const from = ((part.y1 + top + row) * size.width + part.x1) * 4
            return [...pixels.subarray(from, from + widthOf(part) * 4)]
          })
          return Uint8ClampedArray.from(rows.flat())
        },
        close: () => log.push(`close ${name}`),
      }
    },
  }
  return { eyes, log, pixels }
}

describe('what a model is shown', () => {
  it('is the picture itself where its size stays', async () => {
    const size = { width: 7, height: 5 }
    const { eyes, pixels } = noisyEyes(size)
    const seen = await createSeeing(eyes, () => {}).see(photo('a'), null, asGiven, signal)
    expect(seen.part).toEqual({ x1: 0, y1: 0, x2: 7, y2: 5 })
    expect(Uint8ClampedArray.from(seen.pixels.data)).toEqual(pixels)
  })

  it('is a part widened to whole pixels, at the size that fits', async () => {
    const size = { width: 20, height: 10 }
    const { eyes, pixels } = noisyEyes(size)
    const fit = vi.fn<(size: Size) => Size>(() => ({ width: 3, height: 6 }))
    const part = { x1: 4.2, y1: 1.9, x2: 9.5, y2: 4 }
    const seen = await createSeeing(eyes, () => {}).see(photo('a'), part, fit, signal)
    expect(fit).toHaveBeenCalledWith({ width: 6, height: 3 })
    expect(seen.part).toEqual({ x1: 4, y1: 1, x2: 10, y2: 4 })
    const cut = Array.from({ length: 3 }, (_, row) => {
      const from = ((1 + row) * 20 + 4) * 4
      return [...pixels.subarray(from, from + 24)]
    }).flat()
    const rows = (top: number, count: number) =>
      Uint8ClampedArray.from(cut.slice(top * 24, (top + count) * 24))
    const expected = resample({ size: { width: 6, height: 3 }, rows }, { width: 3, height: 6 })
    expect(Uint8ClampedArray.from(seen.pixels.data)).toEqual(expected)
  })

  it('is made once for all questions about it', async () => {
    const { eyes, log } = noisyEyes({ width: 4, height: 4 })
    const seeing = createSeeing(eyes, () => {})
    const first = await seeing.see(photo('a'), null, () => ({ width: 2, height: 2 }), signal)
    const again = await seeing.see(photo('a'), null, () => ({ width: 2, height: 2 }), signal)
    expect(again).toBe(first)
    const other = await seeing.see(photo('a'), null, () => ({ width: 2, height: 3 }), signal)
    expect(other).not.toBe(first)
    expect(log).toEqual(['decode a'])
  })

  it('comes from at most two decoded pictures, the one least looked at goes first', async () => {
    const { eyes, log } = noisyEyes({ width: 4, height: 4 })
    const seeing = createSeeing(eyes, () => {})
    let height = 0
    const look = (name: string) =>
      seeing.see(photo(name), null, () => ({ width: 1, height: (height += 1) }), signal)
    for (const name of ['a', 'b', 'a', 'c', 'a', 'b']) await look(name)
    expect(log).toEqual(['decode a', 'decode b', 'close b', 'decode c', 'close c', 'decode b'])
  })

  it('comes from one decoded picture alone where it is large', async () => {
    const { eyes, log } = noisyEyes({ width: 10_000, height: 6000 }, new Uint8ClampedArray(4))
    const seeing = createSeeing(eyes, () => {})
    const part = { x1: 0, y1: 0, x2: 1, y2: 1 }
    for (const name of ['a', 'b']) await seeing.see(photo(name), part, asGiven, signal)
    expect(log).toEqual(['decode a', 'close a', 'decode b'])
  })
})

describe('what cannot be seen', () => {
  it.each([
    { x1: 30, y1: 30, x2: 40, y2: 40 },
    { x1: 5, y1: 5, x2: 5, y2: 9 },
    { x1: Number.NaN, y1: 0, x2: 2, y2: 2 },
  ])('is a region without pixels: %j', async (part) => {
    const { eyes } = noisyEyes({ width: 20, height: 10 })
    const seen = createSeeing(eyes, () => {}).see(photo('a'), part, asGiven, signal)
    await expect(seen).rejects.toMatchObject({
      code: 'picture',
      message: expect.stringContaining('no pixel'),
    })
  })

  it.each([
    { width: 0, height: 4 },
    { width: 2.5, height: 4 },
    { width: Number.NaN, height: 4 },
    { width: 100_000, height: 100_000 },
  ])('is a size that no picture has: %j', async (to) => {
    const { eyes } = noisyEyes({ width: 20, height: 10 })
    const seen = createSeeing(eyes, () => {}).see(photo('a'), null, () => to, signal)
    await expect(seen).rejects.toMatchObject({ code: 'picture' })
  })

  it('is a picture that must not be decoded, and the next one is seen', async () => {
    const { eyes } = noisyEyes({ width: 2, height: 2 })
    let measured = 0
    const seeing = createSeeing(
      {
        ...eyes,
        measure: (file) =>
          (measured += 1) === 1
            ? Promise.reject(new PictureError('picture-too-large', 'It is too large.'))
            : eyes.measure(file),
      },
      () => {},
    )
    const first = seeing.see(photo('a'), null, asGiven, signal)
    const second = seeing.see(photo('b'), null, asGiven, signal)
    await expect(first).rejects.toThrow(new InferenceError('picture', 'It is too large.'))
    expect((await second).pixels.width).toBe(2)
  })

  it('is what nobody wants to see any more', async () => {
    const { eyes, log } = noisyEyes({ width: 2, height: 2 })
    const seen = createSeeing(eyes, () => {}).see(
      photo('a'),
      null,
      asGiven,
      AbortSignal.abort(new Error('gone on')),
    )
    await expect(seen).rejects.toThrow('gone on')
    expect(log).toEqual([])
  })
})

it('a canvas gives the rows that a model is shown', async () => {
  const canvas = createCanvas(6, 4)
  canvas.getContext('2d').fillRect(1, 1, 2, 2)
  const image = await loadImage(canvas.toBuffer('image/png'))
  const eyes: Eyes = {
    measure: () => Promise.resolve({ width: 6, height: 4 }),
    decode: () =>
      Promise.resolve({
        size: { width: image.width, height: image.height },
        rows: (part, top, count) => {
          const band = createCanvas(widthOf(part), count).getContext('2d')
          band.fillStyle = 'white'
          band.fillRect(0, 0, widthOf(part), heightOf(part))
          band.drawImage(image, -part.x1, -part.y1 - top)
          return band.getImageData(0, 0, widthOf(part), count).data
        },
        close: () => {},
      }),
  }
  const seen = await createSeeing(eyes, () => {}).see(
    photo('a'),
    { x1: 1, y1: 1, x2: 4, y2: 3 },
    asGiven,
    signal,
  )
  expect([...seen.pixels.data].filter((_, at) => at % 4 === 0)).toEqual([0, 0, 255, 0, 0, 255])
})
