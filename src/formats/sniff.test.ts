import { describe, expect, it } from 'vitest'
import { isPicture, pictureNamed, sniff } from './sniff.ts'

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0))

describe('sniff', () => {
  it.each([
    ['\x89PNG\r\n\x1a\n....', 'image/png'],
    ['\xff\xd8\xff\xe0..', 'image/jpeg'],
    ['GIF89a..', 'image/gif'],
    ['RIFF....WEBPVP8 ', 'image/webp'],
    ['\0\0\0\x1cftypavif\0\0\0\0', 'image/avif'],
    ['\0\0\0\x1cftypmif1\0\0\0\0mif1avifmiaf', 'image/avif'],
    ['BM............\x28\0\0\0', 'image/bmp'],
    ['II*\0....', 'image/tiff'],
    ['MM\0*....', 'image/tiff'],
    ['<svg xmlns="x">', 'image/svg+xml'],
    ['<?xml version="1.0"?>\n<!-- made -->\n<svg>', 'image/svg+xml'],
    ['PK\x03\x04..', 'application/zip'],
    ['PAR1..', 'application/vnd.apache.parquet'],
    ['BM is how this text begins', null],
    ['<html><svg></svg></html>', null],
    ['{"a":1}', null],
    ['', null],
    ['\x89PN', null],
  ])('takes %j for %s', (text, kind) => {
    expect(sniff(bytes(text))).toBe(kind)
  })

  it('knows a picture from another file, and a name from the truth', () => {
    expect([isPicture('image/png'), isPicture('application/zip'), isPicture(null)]).toEqual([
      true,
      false,
      false,
    ])
    expect([pictureNamed('a/b.JPG'), pictureNamed('a/b.jsonl')]).toEqual(['image/jpeg', null])
  })
})
