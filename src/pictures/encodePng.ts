import type { Size } from '../domain/geometry.ts'

/** Rows of RGBA from `top` on, `rows` of them; alpha is ignored. */
export type ReadRows = (top: number, rows: number) => Uint8ClampedArray

/**
 * Encodes opaque pixels as an 8-bit RGB PNG (a canvas always writes RGBA). Rows are read, filtered and deflated in
 * bands, so that no second copy of the whole picture is ever made.
 */
export async function encodePng(size: Size, read: ReadRows): Promise<Blob> {
  const deflate = new CompressionStream('deflate')
  const packed = new Response(deflate.readable).arrayBuffer()
  const writer = deflate.writable.getWriter()
  try {
    await writeRows(size, read, writer)
    await writer.close()
  } catch (error) {
    await Promise.allSettled([packed, writer.abort(error)])
    throw error
  }
  const data = new Uint8Array(await packed)
  const header = new Uint8Array(13)
  const view = new DataView(header.buffer)
  view.setUint32(0, size.width)
  view.setUint32(4, size.height)
  header.set([8, 2, 0, 0, 0], 8)
  return new Blob(
    [
      Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
      ...chunk('IHDR', header),
      ...chunk('sRGB', Uint8Array.of(0)),
      ...chunk('IDAT', data),
      ...chunk('IEND', new Uint8Array()),
    ],
    { type: 'image/png' },
  )
}

/** About a megabyte of rows at a time. */
const bandRows = (width: number): number => Math.max(1, Math.floor(2 ** 20 / (width * 4)))

async function writeRows(
  size: Size,
  read: ReadRows,
  writer: WritableStreamDefaultWriter<BufferSource>,
): Promise<void> {
  const stride = size.width * 3
  for (let top = 0; top < size.height;) {
    const rows = Math.min(bandRows(size.width), size.height - top)
    const rgb = withoutAlpha(read(top, rows))
    const band = new Uint8Array(rows * (stride + 1))
    for (let row = 0; row < rows; row += 1)
      filterSub(
        rgb.subarray(row * stride, (row + 1) * stride),
        band.subarray(row * (stride + 1), (row + 1) * (stride + 1)),
      )
    await writer.write(band)
    top += rows
  }
}

function withoutAlpha(rgba: Uint8ClampedArray): Uint8Array {
  const rgb = new Uint8Array((rgba.length / 4) * 3)
  for (let from = 0, to = 0; from < rgba.length; from += 4, to += 3) {
    rgb[to] = rgba[from] ?? 0
    rgb[to + 1] = rgba[from + 1] ?? 0
    rgb[to + 2] = rgba[from + 2] ?? 0
  }
  return rgb
}

/** Filter type 1 (PNG, third edition, §9.2): cleverer ones deflate to 5 % less, in nearly twice the time. */
function filterSub(line: Uint8Array, into: Uint8Array): void {
  into[0] = 1
  for (let at = 0; at < line.length; at += 1)
    into[at + 1] = (line[at] ?? 0) - (at < 3 ? 0 : (line[at - 3] ?? 0))
}

function chunk(name: string, data: Uint8Array<ArrayBuffer>): readonly Uint8Array<ArrayBuffer>[] {
  const head = new Uint8Array(8)
  new DataView(head.buffer).setUint32(0, data.length)
  for (let at = 0; at < 4; at += 1) head[4 + at] = name.charCodeAt(at)
  const tail = new Uint8Array(4)
  new DataView(tail.buffer).setUint32(0, crc(data, crc(head.subarray(4), 0)))
  return [head, data, tail]
}

const crcTable = Uint32Array.from({ length: 256 }, (_, start) => {
  let value = start
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  return value
})

/** CRC-32 of the bytes, going on from that of the bytes before them. */
function crc(bytes: Uint8Array, before: number): number {
  let value = ~before
  for (let at = 0; at < bytes.length; at += 1)
    value = (value >>> 8) ^ (crcTable[(value ^ (bytes[at] ?? 0)) & 0xff] ?? 0)
  return ~value >>> 0
}
