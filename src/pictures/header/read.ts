import { readAvif } from './avif.ts'
import { readBmp } from './bmp.ts'
import { byteReader, type ByteReader } from './bytes.ts'
import { readGif } from './gif.ts'
import type { Header } from './header.ts'
import { readJpeg } from './jpeg.ts'
import { readPng } from './png.ts'
import { recognise, type PictureType } from './recognise.ts'
import { readWebp } from './webp.ts'

const readers: Readonly<Record<PictureType, (reader: ByteReader) => Header | null>> = {
  'image/jpeg': readJpeg,
  'image/png': readPng,
  'image/gif': readGif,
  'image/webp': readWebp,
  'image/avif': readAvif,
  'image/bmp': readBmp,
}

/**
 * Reads the header of a picture. The bytes may be the first part of a file, then `frames` and `complete` mean
 * nothing. Null when they are no picture of a known type or do not say how large it is.
 */
export function readHeader(bytes: Uint8Array): Header | null {
  const recognised = recognise(bytes)
  if (recognised.kind !== 'picture') return null
  const header = readers[recognised.type](byteReader(bytes))
  return header && header.stored.width > 0 && header.stored.height > 0 ? header : null
}
