import type { Size } from '../../domain/geometry.ts'
import type { ByteReader } from './bytes.ts'
import { readOrientation, upright, type Orientation } from './exif.ts'
import type { Header } from './header.ts'
import { isSrgbProfile } from './icc.ts'

interface Frame extends Size {
  readonly bits: number
  readonly components: number
}

/** Reads a JPEG (ITU T.81, annex B): its segments, and its scans as far as is needed to find the end mark. */
export function readJpeg(reader: ByteReader): Header | null {
  let frame: Frame | null = null
  let orientation: Orientation | null = null
  let srgb = true
  let scanned = false
  let complete = false
  let at = 2
  while (at < reader.length) {
    const mark = nextMark(reader, at)
    if (mark === null) break
    const { code } = mark
    at = mark.at + 2
    if (code === 0xd9) {
      complete = true
      break
    }
    if (standsAlone(code)) continue
    const start = at + 2
    const end = at + reader.u16(at)
    if (end < start || end > reader.length) break
    if (isFrame(code)) frame ??= readFrame(reader, start)
    // Decoders take their metadata from before the first scan only.
    if (code === 0xe1 && !scanned && reader.text(start, 5) === 'Exif\0')
      orientation ??= readOrientation(reader, start + 6, end)
    if (
      code === 0xe2 &&
      !scanned &&
      reader.text(start, 12) === 'ICC_PROFILE\0' &&
      reader.u8(start + 12) === 1
    )
      srgb = isSrgbProfile(reader, start + 14, end)
    scanned ||= code === 0xda
    at = end
  }
  return (
    frame && {
      type: 'image/jpeg',
      stored: { width: frame.width, height: frame.height },
      orientation: orientation?.value ?? null,
      untag: orientation
        ? [{ from: orientation.at, to: orientation.at + 2, bytes: upright(orientation.little) }]
        : [],
      // Decoders refuse pixels without an end mark; with one they leave grey what is missing.
      mend: complete ? [] : [{ from: reader.length, to: reader.length, bytes: Uint8Array.of(0xff, 0xd9) }],
      bits: frame.bits,
      model: frame.components === 4 ? 'cmyk' : frame.components === 3 ? 'rgb' : 'grey',
      alpha: false,
      frames: 1,
      complete: complete && scanned,
      srgb,
    }
  )
}

/** The next marker at or after `at`: what is not one (entropy-coded data, fill bytes, rubbish) is passed over. */
function nextMark(reader: ByteReader, from: number): { readonly at: number; readonly code: number } | null {
  let at = reader.bytes.indexOf(0xff, from)
  while (at >= 0 && at + 1 < reader.length) {
    const code = reader.u8(at + 1)
    const isData = code === 0x00 || (code >= 0xd0 && code <= 0xd7)
    if (!isData && code !== 0xff) return { at, code }
    at = reader.bytes.indexOf(0xff, at + (isData ? 2 : 1))
  }
  return null
}

const standsAlone = (code: number): boolean => code === 0x01 || code === 0xd8

/** SOF0 to SOF15, without the codes for tables (DHT, JPG, DAC) among them. */
const isFrame = (code: number): boolean =>
  code >= 0xc0 && code <= 0xcf && code !== 0xc4 && code !== 0xc8 && code !== 0xcc

const readFrame = (reader: ByteReader, at: number): Frame => ({
  bits: reader.u8(at),
  height: reader.u16(at + 1),
  width: reader.u16(at + 3),
  components: reader.u8(at + 5),
})
