import { expect, it } from 'vitest'
import { join } from './files.test-data.ts'
import { recognise } from './recognise.ts'

const stranger = (head: Uint8Array): string => {
  const recognised = recognise(head)
  return recognised.kind === 'stranger' ? recognised.stranger : recognised.type
}
const text = (content: string): Uint8Array => new TextEncoder().encode(content)

/** The beginning of an ISO base media file of these brands. */
const branded = (...brands: readonly string[]): Uint8Array =>
  join([0, 0, 0, 8 + brands.length * 4 + 4], 'ftyp', brands[0] ?? '', [0, 0, 0, 0], ...brands.slice(1))

it.each([
  ['<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>', 'svg'],
  ['\uFEFF\n  <?xml version="1.0"?><!-- a --><svg/>', 'svg'],
  ['<!DOCTYPE svg PUBLIC "">', 'svg'],
  ['<html><script>1</script></html>', 'html'],
  ['<!DOCTYPE html><title>404</title>', 'html'],
  ['  <script>alert(1)</script>', 'html'],
  ['<a><b/></a>', 'unknown'],
  ['{"question": "<svg>"}', 'unknown'],
  ['%PDF-1.7', 'pdf'],
  ['8BPS', 'psd'],
  ['BMW is a car, and this is a text', 'unknown'],
  ['GIF88a', 'unknown'],
  ['', 'empty'],
])('says of %j that it is %s', (content, kind) => {
  expect(stranger(text(content))).toBe(kind)
})

it('knows TIFF in both byte orders', () => {
  expect(stranger(join('II', [42, 0]))).toBe('tiff')
  expect(stranger(join('MM', [0, 42]))).toBe('tiff')
})

it('knows HEIC from AVIF by the brands', () => {
  expect(stranger(branded('heic', 'mif1'))).toBe('heic')
  expect(stranger(branded('mif1', 'avif'))).toBe('image/avif')
  expect(stranger(branded('avis'))).toBe('image/avif')
  expect(stranger(branded('isom', 'mp42'))).toBe('unknown')
})

it('reads UTF-16 markup', () => {
  const bytes = Uint8Array.from([0xff, 0xfe, ...Array.from('<svg/>').flatMap((c) => [c.charCodeAt(0), 0])])
  expect(stranger(bytes)).toBe('svg')
})

it('knows JPEG XL, bare and boxed', () => {
  expect(stranger(Uint8Array.of(0xff, 0x0a, 1))).toBe('jxl')
  expect(stranger(join([0, 0, 0, 12], 'JXL \r\n', [0x87], '\n'))).toBe('jxl')
})
