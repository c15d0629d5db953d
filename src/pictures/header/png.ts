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
  let srgb = true
  let drawn = false
  for (let at = 8; at + 8 <= reader.length;) {
    const name = reader.text(at + 4, 4)
    const start = at + 8
    const end = start + reader.u32(at)
    if (end + 4 > reader.length) break
    if (name === 'tRNS') transparent = true
    // Only an acTL before the picture data makes an animation.
    if (name === 'acTL' && !drawn) frames = Math.max(1, reader.u32(start))
    if (name === 'iCCP') srgb = isNamedSrgb(reader, start, end)
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
    srgb,
  }
}

function colourModel(kind: number): ColourModel {
  if (kind === 0 || kind === 4) return 'grey'
  return kind === 3 ? 'palette' : 'rgb'
}

/** The profile itself is deflated; the name in front of it has to do. */
const isNamedSrgb = (reader: ByteReader, start: number, end: number): boolean =>
  /srgb/i.test(reader.text(start, Math.min(80, end - start)).split('\0', 1)[0] ?? '')
