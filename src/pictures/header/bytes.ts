/** Reads numbers out of bytes. Reads past the end give 0, so that a file that was cut short never throws. */
export interface ByteReader {
  readonly bytes: Uint8Array
  readonly length: number
  readonly u8: (at: number) => number
  /** Unsigned 16 bits, big-endian unless `little`. */
  readonly u16: (at: number, little?: boolean) => number
  readonly u24: (at: number, little?: boolean) => number
  readonly u32: (at: number, little?: boolean) => number
  /** `count` bytes as Latin-1 text: four-letter codes and signatures. */
  readonly text: (at: number, count: number) => string
}

export function byteReader(bytes: Uint8Array): ByteReader {
  const u8 = (at: number): number => bytes[at] ?? 0
  const u16 = (at: number, little = false): number =>
    little ? u8(at) | (u8(at + 1) << 8) : (u8(at) << 8) | u8(at + 1)
  const u24 = (at: number, little = false): number =>
    little ? u16(at, true) | (u8(at + 2) << 16) : (u16(at) << 8) | u8(at + 2)
  const u32 = (at: number, little = false): number =>
    little ? u16(at, true) + u16(at + 2, true) * 0x1_0000 : u16(at) * 0x1_0000 + u16(at + 2)
  const text = (at: number, count: number): string =>
    String.fromCharCode(...bytes.subarray(Math.max(0, at), Math.max(0, at + count)))
  return { bytes, length: bytes.length, u8, u16, u24, u32, text }
}
