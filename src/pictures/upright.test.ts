import { describe, expect, it } from 'vitest'
import { uprightSize, uprightTransform } from './upright.ts'

const stored = { width: 3, height: 2 }

/** The stored picture of 3 × 2 pixels, its pixels lettered row by row, as it looks upright. */
function turned(orientation: number): string {
  const { width, height } = uprightSize(stored, orientation)
  const [a, b, c, d, e, f] = uprightTransform(stored, orientation)
  const rows = Array.from({ length: height }, () => Array.from({ length: width }, () => '?'))
  Array.from('abcdef').forEach((letter, index) => {
    const x = (index % 3) + 0.5
    const y = Math.floor(index / 3) + 0.5
    const row = rows[Math.floor(b * x + d * y + f)]
    if (row) row[Math.floor(a * x + c * y + e)] = letter
  })
  return rows.map((row) => row.join('')).join('/')
}

describe('a picture of the rows abc and def', () => {
  it.each([
    [1, 'abc/def'],
    [2, 'cba/fed'],
    [3, 'fed/cba'],
    [4, 'def/abc'],
    [5, 'ad/be/cf'],
    [6, 'da/eb/fc'],
    [7, 'fc/eb/da'],
    [8, 'cf/be/ad'],
  ])('with EXIF orientation %i becomes %s', (orientation, rows) => {
    expect(turned(orientation)).toBe(rows)
  })
})
