import { InferenceError } from '../inference.ts'

/** Pictures up to so many pixels, and PNG files up to so many bytes, go out without loss. */
const mostPixels = 4_000_000
const mostBytes = 6_000_000

/** A picture as a data URL: PNG, or JPEG of quality 95 where that would be too large to send. */
export async function pictureUrl(pixels: ImageData): Promise<string> {
  const canvas = new OffscreenCanvas(pixels.width, pixels.height)
  const context = canvas.getContext('2d')
  if (!context) {
    throw new InferenceError(
      'picture',
      'This browser could not get the picture ready for the server. Try a smaller budget.',
    )
  }
  context.putImageData(pixels, 0, 0)
  const isSmall = pixels.width * pixels.height <= mostPixels
  const png = isSmall ? await canvas.convertToBlob({ type: 'image/png' }) : null
  const file =
    png && png.size <= mostBytes ? png : await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.95 })
  return dataUrl(file.type, new Uint8Array(await file.arrayBuffer()))
}

export function dataUrl(type: string, bytes: Uint8Array): string {
  const pieces: string[] = []
  for (let at = 0; at < bytes.length; at += 32_768) {
    pieces.push(String.fromCharCode(...bytes.subarray(at, at + 32_768)))
  }
  return `data:${type};base64,${btoa(pieces.join(''))}`
}
