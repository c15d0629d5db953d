import { expect, it } from 'vitest'
import { checkBytes, checkSize, maxBytes, maxSide, shown, strangerError } from './limits.ts'
import { PictureError } from './pictures.ts'

it('refuses too many pixels by a sentence that names the size and the limit', () => {
  expect(() => checkSize({ width: 20_000, height: 20_000 }, 'images/bomb.png')).toThrow(
    new PictureError(
      'picture-too-large',
      'images/bomb.png is 20,000 × 20,000 pixels (400 megapixels). At most 200 megapixels and 65,500 pixels on a side can be shown: make it smaller and import it again.',
    ),
  )
})

it('refuses a side that no canvas has, and takes what is just within both limits', () => {
  expect(() => checkSize({ width: maxSide + 1, height: 1 }, 'a')).toThrow(PictureError)
  expect(() => checkSize({ width: 20_000, height: 10_001 }, 'a')).toThrow(PictureError)
  expect(() => checkSize({ width: maxSide, height: 3000 }, 'a')).not.toThrow()
  expect(() => checkSize({ width: 20_000, height: 10_000 }, 'a')).not.toThrow()
})

it('refuses files that are too large to read', () => {
  expect(() => checkBytes(maxBytes, 'a')).not.toThrow()
  expect(() => checkBytes(maxBytes * 2, 'a.bmp')).toThrow('a.bmp is 1,024 MB. At most 512 MB')
})

it('says what to do about a TIFF', () => {
  const error = strangerError('tiff', 'scan.tif')
  expect(error.code).toBe('picture-tiff')
  expect(error.message).toBe(
    'scan.tif is a TIFF picture, which browsers do not show. Convert it to PNG and import that.',
  )
})

it('shows the end of a path that is too long for a sentence', () => {
  expect(shown(`${'folder/'.repeat(1000)}koi.jpg`)).toMatch(/^….{112}koi\.jpg$/)
  expect(shown('koi.jpg')).toBe('koi.jpg')
  expect(shown('')).toBe('The file')
})
