import { describe, expect, it } from 'vitest'
import { timeInWords } from './timeInWords.ts'

describe('a time in words', () => {
  it.each([
    [0, 'just now'],
    [59_000, 'just now'],
    [60_000, '1 minute ago'],
    [3 * 3_600_000, '3 hours ago'],
    [86_400_000, 'yesterday'],
    [8 * 86_400_000, '2026-01-01'],
  ])('%i ms ago is %s', (past, words) => {
    const now = Date.UTC(2026, 0, 9)
    expect(timeInWords(now - past, now)).toBe(words)
  })
})
