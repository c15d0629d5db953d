import { describe, expect, it } from 'vitest'
import { bytesText, countText, spanText } from './quantity.ts'

describe('an amount', () => {
  it('of bytes is told in the unit that keeps it short', () => {
    expect(bytesText(0)).toBe('0 B')
    expect(bytesText(999)).toBe('999 B')
    expect(bytesText(1000)).toBe('1.0 kB')
    expect(bytesText(5_300_000)).toBe('5.3 MB')
    expect(bytesText(9_960_000)).toBe('10 MB')
    expect(bytesText(999_600)).toBe('1.0 MB')
    expect(bytesText(123_456_789)).toBe('123 MB')
    expect(bytesText(10_000_000_000)).toBe('10 GB')
    expect(bytesText(2_000_000_000_000_000)).toBe('2000 TB')
  })

  it('of things takes the plural for all numbers but one', () => {
    expect([0, 1, 2].map((count) => countText(count, 'item'))).toEqual(['0 items', '1 item', '2 items'])
    expect(countText(100_000, 'entry', 'entries')).toBe('100,000 entries')
  })

  it('of time is no more exact than a guess', () => {
    expect([1, 12, 58, 89, 110, 5000, 5400].map(spanText)).toEqual([
      'a few seconds',
      '15 seconds',
      'a minute',
      'a minute',
      '2 minutes',
      '83 minutes',
      '1.5 hours',
    ])
  })
})
