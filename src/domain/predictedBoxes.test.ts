import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { frameOf, type Rect } from './geometry.ts'
import {
  boxConventions,
  boxInPixels,
  boxName,
  boxTerms,
  givenBox,
  type BoxConvention,
  type GivenBox,
} from './predictedBoxes.ts'

/** The picture and the box of FORMATS §2.2, §3.2 and §4.10. */
const size = { width: 2246, height: 1582 }
const rect: Rect = { x1: 1200, y1: 820, x2: 1320, y2: 900 }

/** Within a millionth of a pixel. */
const rounded = (found: Rect | null, digits = 6): Rect | null => {
  const at = (value: number): number => Number(value.toFixed(digits))
  return found && { x1: at(found.x1), y1: at(found.y1), x2: at(found.x2), y2: at(found.y2) }
}

describe('a box that a model gave', () => {
  it.each<[BoxConvention, GivenBox]>([
    ['pixels', [1200, 820, 1320, 900]],
    ['pixels-size', [1200, 820, 120, 80]],
    ['unit', [1200 / 2246, 820 / 1582, 1320 / 2246, 900 / 1582]],
    ['thousandths', [(1000 * 1200) / 2246, (1000 * 820) / 1582, (1000 * 1320) / 2246, (1000 * 900) / 1582]],
    // FORMATS §3.1: this picture becomes 2240 × 1568 under 16,384 tokens and 1064 × 728 under 1,024.
    ['resized', [(1200 * 2240) / 2246, (820 * 1568) / 1582, (1320 * 2240) / 2246, (900 * 1568) / 1582]],
    ['resized-1024', [(1200 * 1064) / 2246, (820 * 728) / 1582, (1320 * 1064) / 2246, (900 * 728) / 1582]],
    ['padded', [1200 / 2246, 1152 / 2246, 1320 / 2246, 1232 / 2246]],
    ['percent-size', [120_000 / 2246, 82_000 / 1582, 12_000 / 2246, 8000 / 1582]],
  ])('in %s lies where it lies in the original', (convention, given) => {
    expect(rounded(boxInPixels(given, convention, size))).toEqual(rect)
  })

  it('agrees with the published figures, within their rounding', () => {
    const padded = boxInPixels([0.534, 0.513, 0.588, 0.549], 'padded', size)
    expect(Math.abs((padded?.x1 ?? 0) - 1200)).toBeLessThan(2)
    expect(Math.abs((padded?.y1 ?? 0) - 820)).toBeLessThan(2)
    expect(rounded(boxInPixels([53.4283, 51.8331, 5.3428, 5.0569], 'percent-size', size), 1)).toEqual(rect)
  })

  it('in the padded square of a tall picture has the padding at its sides', () => {
    // 600 × 1000 has 200 on either side; x is (share × 1000) − 200.
    expect(boxInPixels([0.25, 0.1, 0.5, 0.2], 'padded', { width: 600, height: 1000 })).toEqual({
      x1: 50,
      y1: 100,
      x2: 300,
      y2: 200,
    })
  })

  it('comes back from every convention as it went', () => {
    const side = fc.integer({ min: 40, max: 6000 })
    const share = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(
        side,
        side,
        share,
        share,
        fc.constantFrom(...boxConventions),
        (width, height, a, b, convention) => {
          const frame = { width, height }
          const [x1, y1] = [a * (width - 20), b * (height - 20)]
          const box = { x1, y1, x2: x1 + 20, y2: y1 + 20 }
          const given = givenBox(box, convention, frame)
          const back = given && boxInPixels(given, convention, frame)
          expect(back).not.toBeNull()
          for (const each of ['x1', 'y1', 'x2', 'y2'] as const)
            expect(Math.abs((back?.[each] ?? Number.NaN) - box[each])).toBeLessThan(1e-6)
        },
      ),
    )
  })

  it('is cut to the frame, and none where it lies outside', () => {
    expect(boxInPixels([-50, -10, 100, 5000], 'pixels', size)).toEqual({ x1: 0, y1: 0, x2: 100, y2: 1582 })
    expect(boxInPixels([900, 900, 1100, 1100], 'thousandths', size)).toMatchObject({ x2: 2246, y2: 1582 })
    expect(boxInPixels([3000, 0, 3100, 10], 'pixels', size)).toBeNull()
    expect(boxInPixels([0, 0, 1, 1], 'padded', size)).toEqual(frameOf(size))
  })

  it.each<[string, BoxConvention, GivenBox]>([
    ['corners in reverse', 'pixels', [1320, 820, 1200, 900]],
    ['no height', 'unit', [0.1, 0.5, 0.2, 0.5]],
    ['a negative width', 'pixels-size', [100, 100, -20, 20]],
    ['what is no number', 'pixels', [Number.NaN, 0, 10, 10]],
    ['what has no end', 'pixels', [0, 0, Number.POSITIVE_INFINITY, 10]],
  ])('with %s is none', (_what, convention, given) => {
    expect(boxInPixels(given, convention, size)).toBeNull()
  })

  it('is none in a picture without a size, or that Qwen refuses', () => {
    expect(boxInPixels([0, 0, 1, 1], 'unit', { width: 0, height: 10 })).toBeNull()
    expect(boxInPixels([0, 0, 9, 9], 'resized', { width: 20_001, height: 100 })).toBeNull()
  })

  it('never lies beyond its picture, whatever the numbers are', () => {
    const number = fc.double()
    fc.assert(
      fc.property(
        fc.tuple(number, number, number, number),
        fc.constantFrom(...boxConventions),
        (given, convention) => {
          const box = boxInPixels(given, convention, size)
          if (box === null) return
          expect(box.x1).toBeGreaterThanOrEqual(0)
          expect(box.y1).toBeGreaterThanOrEqual(0)
          expect(box.x2).toBeLessThanOrEqual(size.width)
          expect(box.y2).toBeLessThanOrEqual(size.height)
          expect(box.x2 - box.x1).toBeGreaterThan(0)
        },
      ),
    )
  })

  it('is named and explained in every convention, each in its own words', () => {
    expect(new Set(boxConventions.map((each) => boxName[each])).size).toBe(boxConventions.length)
    expect(new Set(boxConventions.map((each) => boxTerms[each])).size).toBe(boxConventions.length)
  })
})
