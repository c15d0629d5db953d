import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rectOf } from './boxes.test-data.ts'
import { trimUniformBorder } from './trimming.ts'

/** Grey pixels from rows of digits, 0 black to 9 white. */
const grey = (...rows: readonly string[]) =>
  rows.flatMap((row) => Array.from(row, (digit) => Number(digit) * 28))
const trim = (tolerance: number, ...rows: readonly string[]) =>
  trimUniformBorder(grey(...rows), rows[0]?.length ?? 0, rows.length, tolerance)

describe('trimming a uniform border', () => {
  it('leaves what differs from the border', () => {
    expect(trim(0, '99999', '99199', '91199', '99999')).toEqual(rectOf(1, 1, 3, 3))
    expect(trim(0, '999', '909', '999')).toEqual(rectOf(1, 1, 2, 2))
  })

  it('keeps a plain block on a plain ground', () => {
    expect(trim(0, '99999', '90009', '90009', '99999')).toEqual(rectOf(1, 1, 4, 3))
  })

  it('leaves a picture whole that has no border, or is nothing but border', () => {
    expect(trim(0, '0909', '9090', '0909')).toEqual(rectOf(0, 0, 4, 3))
    expect(trim(0, '555', '555')).toEqual(rectOf(0, 0, 3, 2))
    expect(trim(0, '5')).toEqual(rectOf(0, 0, 1, 1))
  })

  it('knows the colour of each side, also where one border lies before another', () => {
    expect(trim(0, '09999', '09999', '09599', '09999')).toEqual(rectOf(2, 2, 3, 3))
  })

  it('forgives differences up to the tolerance', () => {
    const rows = ['98998', '89189', '98898']
    expect(trim(27, ...rows)).toEqual(rectOf(0, 0, 5, 3))
    expect(trim(28, ...rows)).toEqual(rectOf(2, 1, 3, 2))
  })

  it('reads RGBA in all channels', () => {
    const ground = [10, 20, 30, 255]
    const pixels = Uint8ClampedArray.from([
      ...ground,
      ...ground,
      ...ground,
      ...ground,
      10,
      20,
      90,
      255,
      ...ground,
    ])
    expect(trimUniformBorder(pixels, 3, 2, 8)).toEqual(rectOf(1, 1, 2, 2))
  })

  it('leaves pixels alone that do not fit their size', () => {
    expect(trimUniformBorder([1, 2, 3], 2, 2, 0)).toEqual(rectOf(0, 0, 2, 2))
    expect(trimUniformBorder([], 0, 0, 0)).toEqual(rectOf(0, 0, 0, 0))
  })

  it('finds a block of another colour wherever it lies', () => {
    const place = fc.tuple(
      fc.nat(6),
      fc.nat(6),
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 1, max: 5 }),
    )
    fc.assert(
      fc.property(place, ([x, y, width, height]) => {
        // One line of ground on every side at least, so that the block never is a border itself.
        const block = rectOf(x + 1, y + 1, x + 1 + width, y + 1 + height)
        const pixels = Array.from({ length: 14 * 14 }, (_, at) => {
          const [column, row] = [at % 14, Math.floor(at / 14)]
          const inside = column >= block.x1 && column < block.x2 && row >= block.y1 && row < block.y2
          return inside ? 200 : 20
        })
        expect(trimUniformBorder(pixels, 14, 14, 10)).toEqual(block)
      }),
    )
  })
})
