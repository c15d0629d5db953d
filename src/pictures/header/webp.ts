import type { Size } from '../../domain/geometry.ts'
import type { ByteReader } from './bytes.ts'
import { readOrientation, upright, type Orientation } from './exif.ts'
import type { Header } from './header.ts'
import { isSrgbProfile } from './icc.ts'

/** Reads a WebP: its RIFF chunks (RFC 9649). */
export function readWebp(reader: ByteReader): Header | null {
  const stop = Math.min(reader.length, reader.u32(4, true) + 8)
  let size: Size | null = null
  let alpha = false
  let frames = 0
  let orientation: Orientation | null = null
  let srgb = true
  let whole = true
  for (let at = 12; at + 8 <= stop;) {
    const name = reader.text(at, 4)
    const start = at + 8
    const length = reader.u32(at + 4, true)
    const end = Math.min(start + length, stop)
    whole &&= end === start + length
    if (name === 'VP8X') {
      size ??= { width: reader.u24(start + 4, true) + 1, height: reader.u24(start + 7, true) + 1 }
      alpha ||= (reader.u8(start) & 0x10) !== 0
    }
    if (name === 'VP8 ') size ??= lossySize(reader, start)
    if (name === 'VP8L') {
      const bits = reader.u32(start + 1, true)
      size ??= { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
      alpha ||= ((bits >>> 28) & 1) === 1
    }
    if (name === 'ANMF') frames += 1
    if (name === 'ICCP') srgb = isSrgbProfile(reader, start, end)
    if (name === 'EXIF') {
      const prefixed = reader.text(start, 6) === 'Exif\0\0'
      orientation ??= readOrientation(reader, prefixed ? start + 6 : start, end)
    }
    at = start + length + (length % 2)
  }
  return (
    size && {
      type: 'image/webp',
      stored: size,
      orientation: orientation?.value ?? null,
      untag: orientation
        ? [{ from: orientation.at, to: orientation.at + 2, bytes: upright(orientation.little) }]
        : [],
      mend: [],
      bits: 8,
      model: 'rgb',
      alpha,
      frames: Math.max(1, frames),
      complete: whole && reader.u32(4, true) + 8 <= reader.length,
      srgb,
    }
  )
}

function lossySize(reader: ByteReader, start: number): Size | null {
  if (reader.u24(start + 3) !== 0x9d012a) return null
  return { width: reader.u16(start + 6, true) & 0x3fff, height: reader.u16(start + 8, true) & 0x3fff }
}
