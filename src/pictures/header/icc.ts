import type { ByteReader } from './bytes.ts'

/**
 * Whether the colour profile at `start` describes itself as sRGB (ICC.1 §9.2.41, tag `desc`). "c2" is the name of a
 * widely used compact sRGB profile.
 */
export function isSrgbProfile(reader: ByteReader, start: number, end: number): boolean {
  const count = Math.min(reader.u32(start + 128), 100)
  for (let index = 0; index < count; index += 1) {
    const tag = start + 132 + index * 12
    if (tag + 12 > end) return false
    if (reader.text(tag, 4) !== 'desc') continue
    const at = start + reader.u32(tag + 4)
    const size = Math.min(reader.u32(tag + 8), 1024, end - at)
    if (size <= 0) return false
    // Version 2 profiles hold ASCII, version 4 ones UTF-16: without its zero bytes both read the same.
    const description = reader.text(at, size).replaceAll('\0', '')
    return /srgb/i.test(description) || /^desc.?c2$/.test(description)
  }
  return false
}
