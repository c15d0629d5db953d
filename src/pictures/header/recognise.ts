import { byteReader } from './bytes.ts'

export type PictureType = 'image/jpeg' | 'image/png' | 'image/gif' | 'image/webp' | 'image/avif' | 'image/bmp'

/** Files that are known by their first bytes but not taken. */
export type Stranger = 'empty' | 'svg' | 'html' | 'tiff' | 'heic' | 'jxl' | 'pdf' | 'psd' | 'unknown'

export type Recognised =
  | { readonly kind: 'picture'; readonly type: PictureType }
  | { readonly kind: 'stranger'; readonly stranger: Stranger }

/** Enough bytes to recognise every kind; markup may begin with a long comment. */
export const recogniseBytes = 4096

/** Says what a file is by its first bytes alone. */
export function recognise(head: Uint8Array): Recognised {
  const type = pictureType(head)
  return type ? { kind: 'picture', type } : { kind: 'stranger', stranger: strangerIn(head) }
}

function pictureType(head: Uint8Array): PictureType | null {
  const { text, u24, u32 } = byteReader(head)
  if (u24(0) === 0xffd8ff) return 'image/jpeg'
  if (u32(0) === 0x89504e47 && u32(4) === 0x0d0a1a0a) return 'image/png'
  if (text(0, 6) === 'GIF87a' || text(0, 6) === 'GIF89a') return 'image/gif'
  if (text(0, 4) === 'RIFF' && text(8, 4) === 'WEBP') return 'image/webp'
  if (brands(head).some((brand) => brand === 'avif' || brand === 'avis')) return 'image/avif'
  // "BM" alone could begin any text, so the length of its info header must be one that exists.
  if (text(0, 2) === 'BM' && [12, 40, 52, 56, 64, 108, 124].includes(u32(14, true))) return 'image/bmp'
  return null
}

function strangerIn(head: Uint8Array): Stranger {
  const { text, u16, u32, length } = byteReader(head)
  if (length === 0) return 'empty'
  if (u32(0) === 0x49492a00 || u32(0) === 0x4d4d002a || u32(0) === 0x49492b00 || u32(0) === 0x4d4d002b)
    return 'tiff'
  if (brands(head).some((brand) => /^(?:hei[cxms]|hev[cx]|mif1|msf1)$/.test(brand))) return 'heic'
  if (u16(0) === 0xff0a || text(4, 8) === 'JXL \r\n\u0087\n') return 'jxl'
  if (text(0, 5) === '%PDF-') return 'pdf'
  if (text(0, 4) === '8BPS') return 'psd'
  return markupIn(head)
}

function markupIn(head: Uint8Array): Stranger {
  const encoding = head[0] === 0xff && head[1] === 0xfe ? 'utf-16le' : 'utf-8'
  const start = new TextDecoder(encoding).decode(head.subarray(0, recogniseBytes)).trimStart().toLowerCase()
  if (!start.startsWith('<')) return 'unknown'
  if (/<svg[\s/>]|<!doctype svg/.test(start)) return 'svg'
  return /<(?:!doctype html|html|head|body|script|title|meta)\b/.test(start) ? 'html' : 'unknown'
}

/** Major and compatible brands of an ISO base media file, which AVIF and HEIC are. */
function brands(head: Uint8Array): readonly string[] {
  const { text, u32, length } = byteReader(head)
  if (text(4, 4) !== 'ftyp') return []
  const end = Math.min(u32(0), length, 256)
  const found = [text(8, 4)]
  for (let at = 16; at + 4 <= end; at += 4) found.push(text(at, 4))
  return found
}
