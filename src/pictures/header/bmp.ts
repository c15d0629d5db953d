import type { ByteReader } from './bytes.ts'
import type { Header } from './header.ts'

/** Reads a Windows or OS/2 bitmap. A negative height means rows from the top, not a turned picture. */
export function readBmp(reader: ByteReader): Header {
  const old = reader.u32(14, true) === 12
  const width = old ? reader.u16(18, true) : reader.u32(18, true) | 0
  const height = old ? reader.u16(20, true) : Math.abs(reader.u32(22, true) | 0)
  const perPixel = old ? reader.u16(24, true) : reader.u16(28, true)
  const packed = old ? 0 : reader.u32(30, true)
  const rows = 4 * Math.ceil((width * perPixel) / 32) * height
  // Only unpacked pixels (kinds 0, and 3 with bit masks) have a length that can be told beforehand.
  const needed = packed === 0 || packed === 3 ? reader.u32(10, true) + rows : reader.u32(2, true)
  return {
    type: 'image/bmp',
    stored: { width, height },
    orientation: null,
    untag: [],
    mend: [],
    bits: 8,
    model: perPixel <= 8 ? 'palette' : 'rgb',
    // A 32-bit bitmap may hold alpha; a decoder decides by masks that few writers set.
    alpha: perPixel === 32,
    frames: 1,
    complete: reader.length >= needed,
    srgb: true,
  }
}
