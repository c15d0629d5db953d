import type { ByteReader } from './bytes.ts'
import { readOrientation, type Orientation } from './exif.ts'
import type { ColourModel, Header, Splice } from './header.ts'

/** Reads a PNG or APNG: its chunks, without inflating anything (PNG, third edition, §5). */
export function readPng(reader: ByteReader): Header | null {
  if (reader.text(12, 4) !== 'IHDR') return null
  const kind = reader.u8(25)
  const untag: Splice[] = []
  let orientation: Orientation | null = null
  let transparent = false
  let frames = 1
  let complete = false
  /** What the chunks for colour say, the strongest first (§4.3): cICP or iCCP or sRGB, else gAMA and cHRM. */
  let profile: boolean | null = null
  let measured = true
  let drawn = false
  for (let at = 8; at + 8 <= reader.length;) {
    const name = reader.text(at + 4, 4)
    const start = at + 8
    const end = start + reader.u32(at)
    if (end + 4 > reader.length) break
    if (name === 'tRNS') transparent = true
    // Only an acTL before the picture data makes an animation.
    if (name === 'acTL' && !drawn) frames = Math.max(1, reader.u32(start))
    if (name === 'cICP') profile = reader.u8(start) === 1 && reader.u8(start + 1) === 13
    if (name === 'iCCP') profile ??= isNamedSrgb(reader, start, end)
    if (name === 'sRGB') profile ??= true
    if (name === 'gAMA') measured &&= isNear(reader.u32(start), 45_455)
    if (name === 'cHRM')
      measured &&= srgbPrimaries.every((value, at) => isNear(reader.u32(start + at * 4), value))
    if (name === 'eXIf') {
      orientation ??= readOrientation(reader, start, end)
      untag.push({ from: at, to: end + 4, bytes: new Uint8Array() })
    }
    drawn ||= name === 'IDAT'
    at = end + 4
    if (name === 'IEND') {
      complete = true
      break
    }
  }
  return {
    type: 'image/png',
    stored: { width: reader.u32(16), height: reader.u32(20) },
    orientation: orientation?.value ?? null,
    untag,
    mend: [],
    bits: reader.u8(24),
    model: colourModel(kind),
    alpha: kind === 4 || kind === 6 || transparent,
    frames,
    complete: complete && drawn,
    srgb: profile ?? measured,
  }
}

function colourModel(kind: number): ColourModel {
  if (kind === 0 || kind === 4) return 'grey'
  return kind === 3 ? 'palette' : 'rgb'
}

/** The profile itself is deflated; the name in front of it has to do. */
const isNamedSrgb = (reader: ByteReader, start: number, end: number): boolean =>
  /srgb/i.test(reader.text(start, Math.min(80, end - start)).split('\0', 1)[0] ?? '')

/** White point, red, green and blue of sRGB, times 100,000. */
const srgbPrimaries = [31_270, 32_900, 64_000, 33_000, 30_000, 60_000, 15_000, 6000]

/** Writers round these numbers in different ways. */
const isNear = (value: number, other: number): boolean => Math.abs(value - other) <= 1000
