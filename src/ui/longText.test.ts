import { describe, expect, it } from 'vitest'
import { mostShown, shortened } from './longText.ts'

describe('a long text', () => {
  it('is shown as it is up to the limit', () => {
    const text = 'a'.repeat(mostShown)
    expect(shortened(text)).toBe(text)
  })

  it('is cut beyond it, and says how long it is', () => {
    expect(shortened('W'.repeat(1_000_000))).toBe(`${'W'.repeat(mostShown)}… (1,000,000 characters)`)
    expect(shortened('one two three', 5)).toBe('one t… (13 characters)')
  })
})
