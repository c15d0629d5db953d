import { describe, expect, it } from 'vitest'
import { amountOf, spelledNumber } from './amounts.ts'

describe('an amount', () => {
  it.each([
    ['7', 7],
    ['07', 7],
    ['7.0', 7],
    ['.5', 0.5],
    ['1,000', 1000],
    ['-3', -3],
    ['1/2', 0.5],
    ['50%', 50],
    ['$5', 5],
    ['seven', 7],
    ['Twenty-one', 21],
    ['two hundred and five', 205],
    ['a hundred', 100],
  ])('%s is %d', (text, value) => {
    expect(amountOf(text)).toBe(value)
  })

  it.each([
    '',
    '.',
    '-',
    '1,00',
    '7 cars',
    '3-4',
    '1/0',
    'seventy ten',
    'one two',
    'constructor',
    'hundred hundred',
  ])('“%s” is none', (text) => {
    expect(amountOf(text)).toBeNull()
  })

  it('is in words only when it is nothing else', () => {
    expect(spelledNumber('nine')).toBe(9)
    expect(spelledNumber('9')).toBeNull()
    expect(spelledNumber('nine cars')).toBeNull()
  })
})
