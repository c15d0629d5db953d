/** Small picture files made in code: whole as far as a header goes; only those from `pngFile` hold real pixels. */

type Bytes = Uint8Array<ArrayBuffer>

export function join(...parts: readonly (string | readonly number[] | Uint8Array)[]): Bytes {
  return Uint8Array.from(parts.flatMap((part) => [...(typeof part === 'string' ? latin(part) : part)]))
}

const latin = (text: string): number[] => Array.from(text, (letter) => letter.charCodeAt(0))
const be16 = (value: number): number[] => [(value >> 8) & 255, value & 255]
const be32 = (value: number): number[] => [...be16(value >>> 16), ...be16(value)]
const le16 = (value: number): number[] => be16(value).toReversed()
const le32 = (value: number): number[] => be32(value).toReversed()

/** A block of EXIF that says nothing but the orientation. */
export function exif(orientation: number, little = false): Bytes {
  const [n16, n32] = little ? [le16, le32] : [be16, be32]
  const entry = [...n16(0x0112), ...n16(3), ...n32(1), ...n16(orientation), 0, 0]
  return join(little ? 'II' : 'MM', n16(42), n32(8), n16(1), entry, n32(0))
}

/** A colour profile with nothing but a description, as version 2 (ASCII) or 4 (UTF-16) writes it. */
export function iccProfile(name: string, version: 2 | 4 = 2): Bytes {
  const text =
    version === 2
      ? join('desc', be32(0), be32(name.length + 1), name, [0])
      : join('mluc', be32(0), be32(1), be32(12), 'enUS', be32(name.length * 2), be32(28), wide(name))
  return join(new Uint8Array(128), be32(1), 'desc', be32(144), be32(text.length), text)
}

const wide = (text: string): number[] => latin(text).flatMap((byte) => [0, byte])

export interface JpegParts {
  readonly width?: number
  readonly height?: number
  readonly components?: number
  readonly bits?: number
  readonly progressive?: boolean
  readonly segments?: readonly Uint8Array[]
}

export const jpegSegment = (code: number, data: Uint8Array): Bytes =>
  join([0xff, code], be16(data.length + 2), data)
export const exifSegment = (orientation: number, little = false): Bytes =>
  jpegSegment(0xe1, join('Exif\0\0', exif(orientation, little)))
export const iccSegment = (profile: Uint8Array): Bytes =>
  jpegSegment(0xe2, join('ICC_PROFILE\0', [1, 1], profile))

/** A JPEG whose scan holds a stuffed FF 00, a restart mark and fill bytes, and is followed by its end mark. */
export function jpegFile(parts: JpegParts = {}): Bytes {
  const { width = 8, height = 6, components = 3, bits = 8, progressive = false, segments = [] } = parts
  const channels = Array.from({ length: components }, (_, index) => [index + 1, 0x11, 0]).flat()
  const frame = join([bits], be16(height), be16(width), [components], channels)
  const scan = join(
    [components],
    Array.from({ length: components * 2 + 3 }, () => 0),
  )
  const data = [1, 2, 0xff, 0x00, 3, 0xff, 0xd0, 4, 0xff, 0xff, 0x00, 5]
  return join(
    [0xff, 0xd8],
    ...segments,
    jpegSegment(progressive ? 0xc2 : 0xc0, frame),
    jpegSegment(0xc4, new Uint8Array(17)),
    jpegSegment(0xda, scan),
    data,
    [0xff, 0xd9],
  )
}

export function pngChunk(name: string, data: Uint8Array): Bytes {
  const body = join(name, data)
  return join(be32(data.length), body, be32(crc(body)))
}

function crc(bytes: Uint8Array): number {
  let value = 0xffffffff
  for (const byte of bytes) {
    value ^= byte
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  }
  return ~value >>> 0
}

export interface PngParts {
  readonly width?: number
  readonly height?: number
  readonly bits?: number
  readonly kind?: number
  /** Chunks between IHDR and IDAT. */
  readonly before?: readonly Uint8Array[]
  readonly data?: Uint8Array
  readonly after?: readonly Uint8Array[]
}

export function pngFile(parts: PngParts = {}): Bytes {
  const {
    width = 8,
    height = 6,
    bits = 8,
    kind = 2,
    before = [],
    data = new Uint8Array(4),
    after = [],
  } = parts
  const header = join(be32(width), be32(height), [bits, kind, 0, 0, 0])
  return join(
    [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
    pngChunk('IHDR', header),
    ...before,
    pngChunk('IDAT', data),
    ...after,
    pngChunk('IEND', new Uint8Array()),
  )
}

export const animationChunk = (frames: number): Bytes => pngChunk('acTL', join(be32(frames), be32(0)))

export function gifFile(frames: number, transparent = false): Bytes {
  const control = [0x21, 0xf9, 4, transparent ? 1 : 0, 0, 0, 0, 0]
  const comment = join([0x21, 0xfe, 3], 'a;b', [0])
  const frame = join(
    control,
    [0x2c],
    le16(0),
    le16(0),
    le16(8),
    le16(6),
    [0x80, 1, 2, 3, 4, 5, 6, 2, 2, 9, 9, 0],
  )
  const table = [0x80, 0, 0, 1, 2, 3, 4, 5, 6]
  return join('GIF89a', le16(8), le16(6), table, comment, ...Array.from({ length: frames }, () => frame), [
    0x3b,
  ])
}

const riffChunk = (name: string, data: Uint8Array): Bytes =>
  join(name, le32(data.length), data, data.length % 2 === 1 ? [0] : [])

export function webpFile(chunks: readonly (readonly [string, Uint8Array])[]): Bytes {
  const body = join('WEBP', ...chunks.map(([name, data]) => riffChunk(name, data)))
  return join('RIFF', le32(body.length), body)
}

export const webpLossy = (width: number, height: number): Bytes =>
  join([0, 0, 0, 0x9d, 0x01, 0x2a], le16(width), le16(height), [0])
export const webpLossless = (width: number, height: number, alpha: boolean): Bytes =>
  join([0x2f], le32((width - 1) | ((height - 1) << 14) | (alpha ? 2 ** 28 : 0)), [0])
export const webpExtended = (width: number, height: number, flags: number): Bytes =>
  join([flags, 0, 0, 0], le32(width - 1).slice(0, 3), le32(height - 1).slice(0, 3))

export function bmpFile(width: number, height: number, perPixel = 24): Bytes {
  const pixels = new Uint8Array(4 * Math.ceil((width * perPixel) / 32) * Math.abs(height))
  const info = join(le32(40), le32(width), le32(height), le16(1), le16(perPixel), le32(0), new Uint8Array(20))
  return join('BM', le32(54 + pixels.length), le32(0), le32(54), info, pixels)
}

const box = (name: string, ...parts: readonly (readonly number[] | Uint8Array | string)[]): Bytes => {
  const body = join(...parts)
  return join(be32(body.length + 8), name, body)
}

export interface AvifParts {
  readonly rotation?: number
  readonly mirror?: number
  readonly alpha?: boolean
  /** Frames of a sequence; a still when left out. */
  readonly frames?: number
}

/** An AVIF whose first item is a thumbnail of 2 × 2, and whose second, the primary one, is 8 × 6 in 10 bits. */
export function avifFile({ rotation, mirror, alpha = false, frames }: AvifParts = {}): Bytes {
  const properties = [
    box('ispe', be32(0), be32(2), be32(2)),
    box('ispe', be32(0), be32(8), be32(6)),
    box('av1C', [0x81, 0, 0x40, 0]),
    ...(rotation === undefined ? [] : [box('irot', [rotation])]),
    ...(mirror === undefined ? [] : [box('imir', [mirror])]),
  ]
  const own = Array.from({ length: properties.length - 1 }, (_, index) => index + 2)
  const links = join(be32(0), be32(2), be16(1), [1, 1], be16(2), [own.length], own)
  const alphas = alpha ? [box('auxC', be32(0), 'urn:mpeg:mpegB:cicp:systems:auxiliary:alpha\0')] : []
  const meta = box(
    'meta',
    be32(0),
    box('pitm', be32(0), be16(2)),
    box('iprp', box('ipco', ...properties, ...alphas), box('ipma', links)),
  )
  const track =
    frames === undefined
      ? new Uint8Array()
      : ['stbl', 'minf', 'mdia', 'trak', 'moov'].reduce<Bytes>(
          (inner, name) => box(name, inner),
          box('stsz', be32(0), be32(0), be32(frames)),
        )
  const brand = frames === undefined ? 'avif' : 'avis'
  return join(box('ftyp', brand, be32(0), 'mif1', 'avif'), meta, track, box('mdat', [1, 2, 3]))
}
