import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { roundHalfEven, ruleOfTokens, smartResize, smartResizeTwice, zwzResize } from './smartResize.ts'
import { resizeRows } from './vectors.test-data.ts'

const side = fc.integer({ min: 1, max: 60_000 })
/** Sizes that the processors accept. */
const accepted = fc
  .record({ width: side, height: side })
  .filter(({ width, height }) => Math.max(width, height) / Math.min(width, height) <= 200)
const family = fc.constantFrom<readonly [factor: number, minTokens: number]>([28, 4], [32, 64])
const budget = fc.integer({ min: 256, max: 20_000 })

describe('rounding', () => {
  it.each([
    [2.5, 2],
    [3.5, 4],
    [8.5, 8],
    [0.5, 0],
    [1.5, 2],
    [2.4999, 2],
    [2.5001, 3],
    [7, 7],
  ])('takes %d to %d, halves to the even number', (value, rounded) => {
    expect(roundHalfEven(value)).toBe(rounded)
  })
})

describe('smart_resize', () => {
  it.each(resizeRows)(
    'brings %d × %d at factor %d, %d to %d tokens, to %d × %d',
    (width, height, factor, minTokens, maxTokens, outWidth, outHeight) => {
      expect(smartResize({ width, height }, ruleOfTokens(factor, minTokens, maxTokens))).toEqual({
        width: outWidth,
        height: outHeight,
      })
    },
  )

  const rule = ruleOfTokens(28, 4, 16_384)

  it('accepts sides of exactly 200 to 1 and refuses more', () => {
    expect(smartResize({ width: 20_000, height: 100 }, rule)).not.toBeNull()
    expect(smartResize({ width: 20_001, height: 100 }, rule)).toBeNull()
    expect(smartResize({ width: 100, height: 20_001 }, rule)).toBeNull()
  })

  it.each([
    { width: 0, height: 100 },
    { width: 100, height: -1 },
    { width: Number.NaN, height: 100 },
    { width: 100, height: Number.NaN },
    { width: Infinity, height: Infinity },
  ])('refuses %o', (size) => {
    expect(smartResize(size, rule)).toBeNull()
  })

  it('keeps a thin side from vanishing where each code does: while rounding, or only while shrinking', () => {
    const thin = { width: 2400, height: 12 }
    expect(smartResize(thin, rule)).toEqual({ width: 812, height: 28 })
    expect(smartResize(thin, { ...rule, code: 'qwen_vl_utils' })).toEqual({ width: 2408, height: 28 })
    const tight = ruleOfTokens(28, 1, 4)
    expect(smartResize({ width: 5600, height: 28 }, tight)).toEqual({ width: 784, height: 28 })
    expect(smartResize({ width: 5600, height: 28 }, { ...tight, code: 'qwen_vl_utils' })).toBeNull()
  })

  it('gives sides that are multiples of the factor, within the fewest and the most tokens', () => {
    fc.assert(
      fc.property(accepted, family, budget, (size, [factor, minTokens], maxTokens) => {
        const out = smartResize(size, ruleOfTokens(factor, minTokens, maxTokens))
        expect(out).not.toBeNull()
        if (!out) return
        expect(out.width % factor).toBe(0)
        expect(out.height % factor).toBe(0)
        const tokens = (out.width * out.height) / (factor * factor)
        expect(tokens).toBeLessThanOrEqual(maxTokens)
        expect(tokens).toBeGreaterThanOrEqual(minTokens)
      }),
    )
  })

  it('never shows a picture smaller for a larger budget', () => {
    fc.assert(
      fc.property(accepted, family, budget, budget, (size, [factor, minTokens], one, other) => {
        const pixels = (maxTokens: number): number => {
          const out = smartResize(size, ruleOfTokens(factor, minTokens, maxTokens))
          return out ? out.width * out.height : Number.NaN
        }
        expect(pixels(Math.min(one, other))).toBeLessThanOrEqual(pixels(Math.max(one, other)))
      }),
    )
  })

  it('turns with the picture', () => {
    fc.assert(
      fc.property(accepted, family, budget, ({ width, height }, [factor, minTokens], maxTokens) => {
        const rule = ruleOfTokens(factor, minTokens, maxTokens)
        const upright = smartResize({ width, height }, rule)
        const turned = smartResize({ width: height, height: width }, rule)
        expect(turned).toEqual(upright && { width: upright.height, height: upright.width })
      }),
    )
  })
})

describe('resizing twice, as the ZwZ scripts do', () => {
  it.each([
    [7680, 4320, 5472, 3040],
    [1500, 1000, 1504, 1024],
    [2246, 1582, 2240, 1568],
    [1920, 1080, 1920, 1088],
  ])('brings %d × %d to %d × %d', (width, height, outWidth, outHeight) => {
    expect(zwzResize({ width, height })).toEqual({ width: outWidth, height: outHeight })
  })

  it('refuses what the first pass refuses', () => {
    const rule = ruleOfTokens(28, 4, 1024)
    expect(smartResizeTwice({ width: 20_001, height: 100 }, rule, rule)).toBeNull()
  })
})
