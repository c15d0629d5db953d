import { expect, it } from 'vitest'
import {
  chanceText,
  figureText,
  percentText,
  pointsText,
  pText,
  rangeText,
  signedText,
} from './figureText.ts'

it('says which way a difference goes, and of none that it is none', () => {
  expect([12.345, -0.5, 0, -0.001].map((value) => signedText(value, 2))).toEqual([
    '+12.35',
    '−0.50',
    '0.00',
    '0.00',
  ])
  expect([0.243, -0.027, -0.0001, 0].map(pointsText)).toEqual(['+24.3', '−2.7', '0.0', '0.0'])
})

it('writes shares, figures and intervals with the digits that tables have', () => {
  expect(percentText(0.6218)).toBe('62.2 %')
  expect([62.1811, null].map(figureText)).toEqual(['62.18', '–'])
  expect(rangeText({ low: -1.26, high: 3 })).toBe('−1.3 to 3.0')
})

it('writes a p no smaller than three digits tell', () => {
  expect([0.0004, 0.0129, 1, null].map(chanceText)).toEqual(['< 0.001', '0.013', '1.000', '–'])
  expect([0.0004, 0.0129].map(pText)).toEqual(['p < 0.001', 'p = 0.013'])
})
