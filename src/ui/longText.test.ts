import { describe, expect, it } from 'vitest'
import { cutText, mostShown, shortened } from './longText.ts'

describe('a long text', () => {
  it('is shown as it is up to the limit', () => {
    const text = 'a'.repeat(mostShown)
    expect(shortened(text)).toBe(text)
  })

  it('is cut beyond it, and says how long it is', () => {
    expect(shortened('W'.repeat(1_000_000))).toBe(`${'W'.repeat(mostShown)}… (1,000,000 characters)`)
    expect(shortened('one two three', 5)).toBe('one t… (13 characters)')
  })

  it('keeps to so many characters where a line has no more room', () => {
    expect(cutText('alpha', 5)).toBe('alpha')
    expect(cutText('alpha beta', 7)).toBe('alpha…')
    expect(cutText('ab😀cd', 4)).toBe('ab…')
  })
})
