import { describe, expect, it } from 'vitest'
import { isPlainPng } from './plainPng.ts'

const chunk = (name: string, data: readonly number[] = []): readonly number[] => [
  0,
  0,
  0,
  data.length,
  ...Array.from(name, (letter) => letter.charCodeAt(0)),
  ...data,
  0,
  0,
  0,
  0,
]

/** A PNG of these bits and this colour model, with chunks between its header and its pixels. */
const png = (bits: number, model: number, ...between: readonly (readonly number[])[]): Blob =>
  new Blob([
    Uint8Array.from([
      0x89,
      0x50,
      0x4e,
      0x47,
      0x0d,
      0x0a,
      0x1a,
      0x0a,
      ...chunk('IHDR', [0, 0, 0, 1, 0, 0, 0, 1, bits, model, 0, 0, 0]),
      ...between.flat(),
      ...chunk('IDAT', [1, 2, 3]),
    ]),
  ])

describe('a plain PNG', () => {
  it('is 8-bit RGB, whatever harmless is said of it', async () => {
    expect(await isPlainPng(png(8, 2))).toBe(true)
    expect(await isPlainPng(png(8, 2, chunk('sRGB', [0]), chunk('tEXt', [65, 0, 66])))).toBe(true)
  })

  it.each<readonly [string, Blob]>([
    ['grey', png(8, 0)],
    ['of a palette', png(8, 3)],
    ['with alpha', png(8, 6)],
    ['of 16 bits', png(16, 2)],
    ['transparent in one colour', png(8, 2, chunk('tRNS', [0, 1, 0, 2, 0, 3]))],
    ['animated', png(8, 2, chunk('acTL', [0, 0, 0, 2, 0, 0, 0, 0]))],
    ['of other colours', png(8, 2, chunk('iCCP', [65]))],
    ['cut off before its pixels', png(8, 2).slice(0, 33)],
    ['empty', new Blob()],
    ['a JPEG', new Blob([Uint8Array.from([0xff, 0xd8, 0xff, ...Array<number>(60).fill(0)])])],
    ['one whose chunk is longer than the file', png(8, 2, [255, 255, 255, 255, ...chunk('tEXt').slice(4)])],
  ])('is not one %s', async (_, file) => {
    expect(await isPlainPng(file)).toBe(false)
  })
})
