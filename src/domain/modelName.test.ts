import { describe, expect, it } from 'vitest'
import { longestModelName, modelName } from './modelName.ts'

describe('the name of a model', () => {
  it('stands in one line, without what cannot be seen', () => {
    expect(modelName('  Qwen2.5-VL\n 7B ')).toBe('Qwen2.5-VL 7B')
    expect(modelName('\u202Eevil\u0007 model')).toBe('evil model')
  })

  it('keeps letters of every script', () => {
    expect(modelName('مرحبا 8B · 通义')).toBe('مرحبا 8B · 通义')
  })

  it('is cut where nobody reads on', () => {
    expect(modelName('W'.repeat(1_000_000))).toHaveLength(longestModelName)
  })

  it('is empty where nothing is left of it', () => {
    expect(modelName(' \u202E\n')).toBe('')
  })
})
