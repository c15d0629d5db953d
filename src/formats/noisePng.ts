import { seededRandom } from '../domain/binomial.ts'
import type { Size } from '../domain/geometry.ts'
import { createBreath } from './breath.ts'

/**
 * Uniform random RGB pixels as an 8-bit PNG, a piece at a time; the same seed and size give the same bytes everywhere.
 * Noise cannot be compressed, so its rows are stored (RFC 1951 §3.2.4) without any filter.
 */
export async function* noisePng({ width, height }: Size, seed: number): AsyncGenerator<Uint8Array> {
  const breath = createBreath()
  const head = new Uint8Array(13)
  const view = new DataView(head.buffer)
  view.setUint32(0, width)
  view.setUint32(4, height)
  head.set([8, 2, 0, 0, 0], 8)
  yield Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)
  yield chunk('IHDR', head)
  yield chunk('sRGB', Uint8Array.of(0))

  let left = height * (1 + width * 3)
  let checksum = 1
  let isFirst = true
  const read = rowBytes(width, seed)
  while (left > 0) {
    const length = Math.min(left, mostStored)
    left -= length
    const lead = isFirst ? 2 : 0
    const tail = left === 0 ? 4 : 0
    const data = new Uint8Array(lead + 5 + length + tail)
    const at = new DataView(data.buffer)
    // RFC 1950: deflate with a window of 32 KiB, no dictionary.
    if (isFirst) data.set([0x78, 0x01])
    at.setUint8(lead, left === 0 ? 1 : 0)
    at.setUint16(lead + 1, length, true)
    at.setUint16(lead + 3, ~length & 0xffff, true)
    const stored = data.subarray(lead + 5, lead + 5 + length)
    read(stored)
    checksum = adler32(stored, checksum)
    if (left === 0) at.setUint32(data.length - 4, checksum)
    isFirst = false
    yield chunk('IDAT', data)
    await breath()
  }
  yield chunk('IEND', new Uint8Array())
}

/** Bytes of a stored block at most. */
const mostStored = 65_535

/** The bytes of the rows one after the other: a zero for “no filter”, then three random bytes for each pixel. */
function rowBytes(width: number, seed: number): (into: Uint8Array) => void {
  const random = seededRandom(seed)
  const rowLength = 1 + width * 3
  let [place, colours] = [0, 0]
  return (into) => {
    for (let at = 0; at < into.length; at += 1) {
      if (place === 0) into[at] = 0
      else {
        if (place % 3 === 1) colours = Math.floor(random() * 0x1000000)
        into[at] = (colours >>> (8 * (place % 3))) & 0xff
      }
      place = place + 1 === rowLength ? 0 : place + 1
    }
  }
}

function chunk(name: string, data: Uint8Array): Uint8Array {
  const whole = new Uint8Array(data.length + 12)
  const view = new DataView(whole.buffer)
  view.setUint32(0, data.length)
  for (let at = 0; at < 4; at += 1) whole[4 + at] = name.charCodeAt(at)
  whole.set(data, 8)
  view.setUint32(data.length + 8, crc32(whole.subarray(4, data.length + 8)))
  return whole
}

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1
  return value
})

/** PNG, third edition, annex D. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) crc = (crcTable[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8)
  return (crc ^ 0xffffffff) >>> 0
}

/** RFC 1950 §8.2; the sums of so many bytes stay below 2^32 between two remainders. */
function adler32(bytes: Uint8Array, before: number): number {
  let [low, high] = [before & 0xffff, before >>> 16]
  for (let from = 0; from < bytes.length; from += 5552) {
    const end = Math.min(from + 5552, bytes.length)
    for (let at = from; at < end; at += 1) {
      low += bytes[at] ?? 0
      high += low
    }
    low %= 65_521
    high %= 65_521
  }
  return high * 65_536 + low
}
