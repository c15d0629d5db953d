import { describe, expect, it } from 'vitest'
import { parseAmount, percentText, shareOf } from './amount.ts'

describe('an amount', () => {
  it.each([
    ['10', 10],
    [' 28 px', 28],
    ['2.5 %', 2.5],
    ['2,5%', 2.5],
    ['1,200', 1200],
    ['1 200 px', 1200],
    ['0', 0],
  ])('is read from “%s”', (text, amount) => expect(parseAmount(text)).toBe(amount))

  it.each(['', '%', 'ten', '-3', '1e3', '0x10', '1.2.3', 'Infinity', '5 pxs', '٣'])(
    'is not read from “%s”',
    (text) => expect(parseAmount(text)).toBeNaN(),
  )
})

describe('a share', () => {
  it('is shown as per cent without noise and read back the same', () => {
    for (let percent = 1; percent <= 1000; percent += 1) {
      const share = shareOf(percent / 10)
      expect(percentText(share)).toBe(String(percent / 10))
    }
    expect(shareOf(7)).toBe(0.07)
  })
})
