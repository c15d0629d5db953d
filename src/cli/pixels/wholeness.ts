import { crc32 } from 'node:zlib'
import type { Image } from '@napi-rs/canvas'
import { canvasPackage } from './canvasPackage.ts'

/**
 * Whether all chunks of a PNG are as they were written (PNG, third edition, §5.5): the decoder shows what it can of a
 * damaged file and says nothing.
 */
export function isWholePng(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = 8; at + 12 <= bytes.length;) {
    const end = at + 8 + view.getUint32(at)
    if (end + 4 > bytes.length || crc32(bytes.subarray(at + 4, end)) !== view.getUint32(end)) return false
    if (view.getUint32(at + 4) === imageEnd) return true
    at = end + 4
  }
  return false
}

/** `IEND`. */
const imageEnd = 0x49454e44

/** Whether the last row of a picture that has no transparency was decoded; rows that were not are transparent. */
export async function hasLastRow(image: Image): Promise<boolean> {
  const { createCanvas } = await canvasPackage()
  const context = createCanvas(image.width, 1).getContext('2d')
  context.drawImage(image, 0, image.height - 1, image.width, 1, 0, 0, image.width, 1)
  const { data } = context.getImageData(0, 0, image.width, 1)
  for (let at = 3; at < data.length; at += 4) if (data[at] === 255) return true
  return false
}
