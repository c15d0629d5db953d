import type { Size } from '../../domain/geometry.ts'
import type { ByteReader } from './bytes.ts'
import type { Header } from './header.ts'
import { isSrgbProfile } from './icc.ts'

/** One box of an ISO base media file (ISO/IEC 14496-12 §4.2). */
interface Box {
  readonly name: string
  /** First byte after the box header. */
  readonly start: number
  readonly end: number
}

/**
 * Reads an AVIF still or sequence (AV1 Image File Format §2, HEIF §6.5). Its own turn and mirror (`irot`, `imir`) are
 * applied by every decoder, and an EXIF orientation in it means nothing, so there is nothing to take out.
 */
export function readAvif(reader: ByteReader): Header | null {
  const top = boxes(reader, 0, reader.length)
  const meta = top.find((box) => box.name === 'meta')
  if (!meta) return null
  const inMeta = boxes(reader, meta.start + 4, meta.end)
  const properties = find(reader, inMeta, ['iprp', 'ipco'])
  if (!properties) return null
  const all = boxes(reader, properties.start, properties.end)
  const own = ownProperties(reader, inMeta, all)
  const stored = own.map((box) => sizeIn(reader, box)).find((size) => size !== null)
  if (!stored) return null
  const samples = find(reader, top, ['moov', 'trak', 'mdia', 'minf', 'stbl', 'stsz'])
  const isSequence = reader.text(8, 4) === 'avis' && samples !== null
  const last = top.at(-1)
  return {
    type: 'image/avif',
    stored,
    orientation: turn(reader, own),
    untag: [],
    mend: [],
    ...pixels(reader, own),
    alpha: all.some((box) => box.name === 'auxC' && /alpha|auxid:1/.test(textOf(reader, box))),
    frames: isSequence ? Math.max(1, reader.u32(samples.start + 8)) : 1,
    complete: !!last && last.end <= reader.length && top.some((box) => box.name === 'mdat'),
    srgb: all.every((box) => box.name !== 'colr' || isSrgbColour(reader, box)),
  }
}

/** The boxes between two places; a box may claim to end later than the bytes do. */
function boxes(reader: ByteReader, from: number, to: number): readonly Box[] {
  const found: Box[] = []
  for (let at = from; at + 8 <= Math.min(to, reader.length);) {
    const short = reader.u32(at)
    const header = short === 1 ? 16 : 8
    const length =
      short === 0 ? to - at : short === 1 ? reader.u32(at + 8) * 2 ** 32 + reader.u32(at + 12) : short
    if (length < header) break
    found.push({ name: reader.text(at + 4, 4), start: at + header, end: at + length })
    at += length
  }
  return found
}

/** The first box at the end of a path of names. */
function find(reader: ByteReader, among: readonly Box[], path: readonly string[]): Box | null {
  const [name, ...rest] = path
  const box = among.find((candidate) => candidate.name === name)
  if (!box || rest.length === 0) return box ?? null
  return find(reader, boxes(reader, box.start, box.end), rest)
}

/** Properties of the primary item; all properties when the file does not say which are its own. */
function ownProperties(reader: ByteReader, inMeta: readonly Box[], all: readonly Box[]): readonly Box[] {
  const primary = inMeta.find((box) => box.name === 'pitm')
  const links = find(reader, inMeta, ['iprp', 'ipma'])
  if (!primary || !links) return all
  const wanted =
    reader.u8(primary.start) === 0 ? reader.u16(primary.start + 4) : reader.u32(primary.start + 4)
  const wideItem = reader.u8(links.start) > 0
  const wideLink = (reader.u8(links.start + 3) & 1) === 1
  const count = reader.u32(links.start + 4)
  let at = links.start + 8
  for (let index = 0; index < count && at < Math.min(links.end, reader.length); index += 1) {
    const item = wideItem ? reader.u32(at) : reader.u16(at)
    at += wideItem ? 4 : 2
    const held = reader.u8(at)
    at += 1
    const step = wideLink ? 2 : 1
    if (item === wanted)
      return Array.from({ length: held }, (_, link) => {
        const place = at + link * step
        return all[(wideLink ? reader.u16(place) & 0x7fff : reader.u8(place) & 0x7f) - 1]
      }).filter((box) => box !== undefined)
    at += held * step
  }
  return all
}

const sizeIn = (reader: ByteReader, box: Box): Size | null =>
  box.name === 'ispe' ? { width: reader.u32(box.start + 4), height: reader.u32(box.start + 8) } : null

/** EXIF orientations by quarter turns to the left, then by mirroring: none, top with bottom, left with right. */
const turns = [
  [1, 4, 2],
  [8, 5, 7],
  [3, 2, 4],
  [6, 7, 5],
] as const

function turn(reader: ByteReader, own: readonly Box[]): number | null {
  const rotation = own.find((box) => box.name === 'irot')
  const mirror = own.find((box) => box.name === 'imir')
  if (!rotation && !mirror) return null
  const angle = rotation ? reader.u8(rotation.start) & 3 : 0
  const axis = mirror ? 1 + (reader.u8(mirror.start) & 1) : 0
  return turns[angle]?.[axis] ?? null
}

/** Bit depth and model from the AV1 configuration record (AV1 in ISOBMFF §2.3.3). */
function pixels(reader: ByteReader, own: readonly Box[]): Pick<Header, 'bits' | 'model'> {
  const configuration = own.find((box) => box.name === 'av1C')
  const flags = configuration ? reader.u8(configuration.start + 2) : 0
  const bits = (flags & 0x40) === 0 ? 8 : (flags & 0x20) === 0 ? 10 : 12
  return { bits, model: (flags & 0x10) === 0 ? 'rgb' : 'grey' }
}

const textOf = (reader: ByteReader, box: Box): string =>
  reader.text(box.start, Math.min(128, box.end - box.start))

/** Primaries 1 and 2 are BT.709, which sRGB shares, and "unspecified". */
function isSrgbColour(reader: ByteReader, box: Box): boolean {
  if (reader.text(box.start, 4) === 'nclx') return [1, 2].includes(reader.u16(box.start + 4))
  return isSrgbProfile(reader, box.start + 4, Math.min(box.end, reader.length))
}
