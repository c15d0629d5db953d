import type { ByteReader } from './bytes.ts'

/** Where a file says which way up it is, and what. */
export interface Orientation {
  /** 1 to 8, of EXIF 2.3 §4.6.4 (tag 0x0112). */
  readonly value: number
  /** Place of its two bytes in the file. */
  readonly at: number
  readonly little: boolean
}

/** Finds the orientation in a block of EXIF that begins at `start` with its byte order mark. */
export function readOrientation(reader: ByteReader, start: number, end: number): Orientation | null {
  const order = reader.text(start, 2)
  if (order !== 'II' && order !== 'MM') return null
  const little = order === 'II'
  if (reader.u16(start + 2, little) !== 42) return null
  const directory = start + reader.u32(start + 4, little)
  const count = reader.u16(directory, little)
  for (let index = 0; index < count; index += 1) {
    const entry = directory + 2 + index * 12
    if (entry + 12 > end) return null
    if (reader.u16(entry, little) !== 0x0112) continue
    const isShort = reader.u16(entry + 2, little) === 3 && reader.u32(entry + 4, little) === 1
    const value = reader.u16(entry + 8, little)
    return isShort && value >= 1 && value <= 8 ? { value, at: entry + 8, little } : null
  }
  return null
}

/** The bytes that say "upright". */
export const upright = (little: boolean): Uint8Array<ArrayBuffer> =>
  little ? Uint8Array.of(1, 0) : Uint8Array.of(0, 1)
