import { describe, expect, it } from 'vitest'
import { coefficientText, intervalText, secondsText, shareText } from './figureText.ts'

describe('figures in words', () => {
  it('have two digits for a coefficient, and no minus before nothing', () => {
    expect(coefficientText(0.806)).toBe('0.81')
    expect(coefficientText(-0.254)).toBe('−0.25')
    expect(coefficientText(-0.001)).toBe('0.00')
  })

  it('name an interval only where one is known', () => {
    expect(intervalText({ value: 0.5, interval: { low: -0.1, high: 0.9 } })).toBe('−0.10 to 0.90')
    expect(intervalText({ value: 0.5, interval: null })).toBeNull()
    expect(intervalText({ value: null, reason: 'Nobody said anything about this.' })).toBeNull()
  })

  it('show nothing as a dash', () => {
    expect([shareText(null), secondsText(null)]).toEqual(['–', '–'])
    expect([shareText(0.5), secondsText(23.44)]).toEqual(['50.0 %', '23.4 s'])
  })
})
