import { budgetName } from '../../../domain/budgetName.ts'
import { describe, expect, it } from 'vitest'
import { budgetTerms, costWords, shareWords, timeWords } from './previewWords.ts'

const large = { width: 5120, height: 2880 }

const side = (pixels: number) => budgetTerms({ kind: 'side', side: pixels }, large)

describe('a budget', () => {
  it('has a short name', () => {
    expect(budgetName({ kind: 'native' })).toBe('Native')
    expect(budgetName({ kind: 'tokens', tokens: 16_384 })).toBe('16,384 tokens')
    expect(budgetName({ kind: 'side', side: 448 })).toBe('448 px')
    expect(budgetName({ kind: 'side', side: 3840 })).toBe('4K')
  })

  it('says what becomes of the picture, which is never enlarged', () => {
    expect(side(448)).toBe('448 × 252 px')
    expect(side(9000)).toBe('5,120 × 2,880 px')
    expect(budgetTerms({ kind: 'side', side: 224 }, null)).toBe('Longest side')
    expect(budgetTerms({ kind: 'side', side: 224 }, { width: 4000, height: 1 })).toBe('224 × 1 px')
  })
})

describe('what it cost', () => {
  it('is told as exactly as it deserves', () => {
    expect([0.2, 340, 999, 1234, 12_300, 125_000].map(timeWords)).toEqual([
      '1 ms',
      '340 ms',
      '1.0 s',
      '1.2 s',
      '12 s',
      '2 min 5 s',
    ])
    expect([Number.NaN, -1, Infinity].map(timeWords)).toEqual(['', '', ''])
  })

  it('leaves out what nobody knows', () => {
    expect(costWords({ tokensIn: 1, ms: 340, backend: 'wasm' })).toBe('1 token · 340 ms · WebAssembly')
    expect(costWords({ tokensIn: null, ms: 340, backend: 'webgpu' })).toBe('340 ms · WebGPU')
  })
})

it('tells a little from nothing', () => {
  expect([0, 0.004, 0.01, 0.625, 1].map(shareWords)).toEqual(['0 %', '< 1 %', '1 %', '63 %', '100 %'])
})
