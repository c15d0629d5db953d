import { describe, expect, it } from 'vitest'
import { bytesInWords, timeInWords } from './inWords.ts'

describe('in words', () => {
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1000, '1.0 kB'],
    [5_250_000, '5.3 MB'],
    [123_456_789, '123 MB'],
    [2_000_000_000_000_000, '2000 TB'],
  ])('%i bytes are %s', (bytes, words) => expect(bytesInWords(bytes)).toBe(words))

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
