import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Size } from '../domain/geometry.ts'
import { noise, pillowCases } from './resample.test-data.ts'
import { resample, type RowSource } from './resample.ts'

const source = (size: Size, pixels: Uint8ClampedArray): RowSource => ({
  size,
  rows: (top, count) => pixels.subarray(top * size.width * 4, (top + count) * size.width * 4),
})

const rgbOf = (rgba: Uint8ClampedArray): Uint8Array => Uint8Array.from(rgba.filter((_, at) => at % 4 !== 3))

const written = (rgb: Uint8Array, like: string): string =>
  like.startsWith('sha256:')
    ? `sha256:${createHash('sha256').update(rgb).digest('hex')}`
    : Buffer.from(rgb).toString('hex')

describe('resampled pixels', () => {
  it.each(pillowCases)(
    'are those of Pillow, byte for byte: $from.width × $from.height to $to.width × $to.height',
    ({ from, to, seed, rgb }) => {
      const out = resample(source(from, noise(from, seed)), to)
      expect(written(rgbOf(out), rgb)).toBe(rgb)
    },
  )

  it('are opaque', () => {
    const out = resample(source({ width: 5, height: 4 }, noise({ width: 5, height: 4 }, 1)), {
      width: 3,
      height: 7,
    })
    expect(new Set(out.filter((_, at) => at % 4 === 3))).toEqual(new Set([255]))
  })

  it('are the given ones where the size stays', () => {
    const size = { width: 6, height: 5 }
    expect(resample(source(size, noise(size, 3)), size)).toEqual(noise(size, 3))
  })

  it('do not depend on how many rows are read at a time', () => {
    const size = { width: 1 << 14, height: 130 }
    const pixels = noise(size, 5)
    const asked: number[] = []
    const out = resample(
      {
        size,
        rows: (top, count) => {
          asked.push(count)
          return source(size, pixels).rows(top, count)
        },
      },
      { width: 2, height: 2 },
    )
    expect(asked.length).toBeGreaterThan(1)
    expect(asked.reduce((sum, count) => sum + count, 0)).toBe(130)
    const narrow = { width: 2, height: 130 }
    const across = resample(source(size, pixels), narrow)
    expect(resample(source(narrow, across), { width: 2, height: 2 })).toEqual(out)
  })
})
