import { describe, expect, it } from 'vitest'
import { modelFamilies, type ModelFamily } from '../domain/modelViews.ts'
import { withinSide } from '../domain/withinSide.ts'
import { InferenceError } from './inference.ts'
import { fitFor } from './preparing.ts'

const qwen3: ModelFamily = { id: 'q', name: 'Q', way: 'resize', factor: 32, minTokens: 64 }

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

  it('is that of a thumbnail under a longest side', () => {
    const fit = fitFor({ kind: 'side', side: 448 }, qwen3)
    expect(fit({ width: 3840, height: 2160 })).toEqual({ width: 448, height: 252 })
    expect(fit({ width: 400, height: 300 })).toEqual({ width: 400, height: 300 })
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
