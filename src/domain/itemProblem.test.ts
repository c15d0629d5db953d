import { describe, expect, it } from 'vitest'
import { brief } from './itemProblem.ts'

describe('a text in a sentence', () => {
  it('stands on one line, whole while it is short', () => {
    expect(brief(' red\n  door ')).toBe('red door')
    expect(brief('x'.repeat(60))).toBe('x'.repeat(60))
  })

  it('is cut to sixty signs, never through a character', () => {
    expect(brief('x'.repeat(61))).toBe(`${'x'.repeat(59)}…`)
    expect(brief(`${'x'.repeat(58)}😀 and more`)).toBe(`${'x'.repeat(58)}…`)
  })
})
