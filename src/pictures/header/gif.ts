import type { ByteReader } from './bytes.ts'
import type { Header } from './header.ts'

/** Reads a GIF (GIF89a, §18 to §27): counts its frames and finds its trailer. */
export function readGif(reader: ByteReader): Header {
  let at = 13 + tableBytes(reader.u8(10))
  let frames = 0
  let alpha = false
  let complete = false
  while (at < reader.length) {
    const block = reader.u8(at)
    if (block === 0x3b) {
      complete = frames > 0
      break
    }
    if (block === 0x21) {
      if (reader.u8(at + 1) === 0xf9 && frames === 0) alpha = (reader.u8(at + 3) & 1) === 1
      at = afterBlocks(reader, at + 2)
    } else if (block === 0x2c) {
      frames += 1
      at = afterBlocks(reader, at + 11 + tableBytes(reader.u8(at + 9)))
    } else break
  }
  return {
    type: 'image/gif',
    stored: { width: reader.u16(6, true), height: reader.u16(8, true) },
    orientation: null,
    untag: [],
    mend: [],
    bits: 8,
    model: 'palette',
    alpha,
    frames: Math.max(1, frames),
    complete,
    srgb: true,
  }
}

/** Bytes of the colour table that the packed flags announce. */
const tableBytes = (flags: number): number => ((flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1))

/** The place after a run of sub-blocks that begins at `at`. */
function afterBlocks(reader: ByteReader, from: number): number {
  let at = from
  while (at < reader.length && reader.u8(at) !== 0) at += reader.u8(at) + 1
  return at + 1
}
