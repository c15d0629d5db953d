import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { modelFamilies, type ModelFamily } from '../domain/modelViews.ts'
import { InferenceError } from './inference.ts'
import { fitFor, withinSide } from './preparing.ts'

const qwen3: ModelFamily = { id: 'q', name: 'Q', way: 'resize', factor: 32, minTokens: 64 }
const sides = fc.integer({ min: 1, max: 20_000 })
const sizes = fc.record({ width: sides, height: sides })

describe('the size at which a model is shown a picture', () => {
  it('is its own under the native budget', () => {
    expect(fitFor({ kind: 'native' }, qwen3)({ width: 3, height: 9000 })).toEqual({ width: 3, height: 9000 })
  })

  it('is what the model itself makes of it where it has a limit of its own', () => {
    const fit = fitFor({ kind: 'native' }, qwen3, (given) => withinSide(given, 512))
    expect(fit({ width: 1024, height: 256 })).toEqual({ width: 512, height: 128 })
  })

  it('follows smart_resize under a budget of tokens', () => {
    const fit = fitFor({ kind: 'tokens', tokens: 1024 }, qwen3)
    expect(fit({ width: 7680, height: 4320 })).toEqual({ width: 1344, height: 768 })
    expect(fit({ width: 20, height: 20 })).toEqual({ width: 256, height: 256 })
  })

  it('is the tiles where the model cuts tiles', () => {
    const tiled = modelFamilies.find(({ way }) => way === 'tile')
    if (!tiled) throw new Error('There is no such family.')
    const size = fitFor({ kind: 'tokens', tokens: 1024 }, tiled)({ width: 800, height: 400 })
    expect([size.width % 448, size.height % 448]).toEqual([0, 0])
  })

  it('is refused with a sentence where the model would refuse it', () => {
    const fit = fitFor({ kind: 'tokens', tokens: 1024 }, qwen3)
    expect(() => fit({ width: 4000, height: 3 })).toThrow(InferenceError)
    expect(() => fit({ width: 4000, height: 3 })).toThrow('4000 × 3 pixels')
  })
})

describe('a longest side', () => {
  // What Pillow's thumbnail gives.
  it.each([
    [3840, 2160, 448, 448, 252],
    [1000, 667, 224, 224, 149],
    [667, 1000, 224, 149, 224],
    [5000, 3, 224, 224, 1],
    [3, 5000, 224, 1, 224],
    [640, 480, 640, 640, 480],
    [640, 480, 896, 640, 480],
    [101, 100, 50, 50, 50],
  ])('turns %i × %i within %i into %i × %i', (width, height, side, ...expected) => {
    expect(Object.values(withinSide({ width, height }, side))).toEqual(expected)
  })

  it('never enlarges, never vanishes and never passes the side', () => {
    fc.assert(
      fc.property(sizes, fc.integer({ min: 1, max: 4000 }), (given, side) => {
        const { width, height } = fitFor({ kind: 'side', side }, qwen3)(given)
        expect(Math.min(width, height)).toBeGreaterThanOrEqual(1)
        expect(width).toBeLessThanOrEqual(given.width)
        expect(height).toBeLessThanOrEqual(given.height)
        expect(Math.max(width, height)).toBe(Math.min(side, Math.max(given.width, given.height)))
      }),
    )
  })
})
