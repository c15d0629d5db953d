import { heightOf, widthOf, type Rect, type Size } from '../domain/geometry.ts'
import { encodePng } from './encodePng.ts'
import { paintFrame } from './frame.ts'
import type { Rendering } from './pictures.ts'
import { canvas, jpegQuality } from './raster.ts'
import { resample, type RowSource } from './resample.ts'

/** Encodes a part of the bitmap on white, with its frame, at its size; `part` is in whole pixels of it. */
export async function encodeRendering(
  bitmap: ImageBitmap,
  rendering: Rendering & { readonly part: Rect },
): Promise<Blob> {
  const { size, as } = rendering
  const source = rowsOf(bitmap, rendering)
  const resized = size && resample(source, size)
  const to = size ?? source.size
  if (as === 'image/png') {
    return encodePng(to, (top, rows) =>
      resized ? resized.subarray(top * to.width * 4, (top + rows) * to.width * 4) : source.rows(top, rows),
    )
  }
  const context = canvas(to, 'read', false)
  const pixels = resized ?? new Uint8ClampedArray(source.rows(0, to.height))
  context.putImageData(new ImageData(pixels, to.width, to.height), 0, 0)
  return context.canvas.convertToBlob({ type: as, quality: jpegQuality })
}

/** The rows of the part on white, with the frame over them. */
function rowsOf(bitmap: ImageBitmap, { part, frame }: Rendering & { readonly part: Rect }): RowSource {
  const size: Size = { width: widthOf(part), height: heightOf(part) }
  let band: OffscreenCanvasRenderingContext2D | null = null
  return {
    size,
    rows(top, count) {
      if (band?.canvas.height !== count) band = canvas({ width: size.width, height: count }, 'read', false)
      band.fillStyle = 'white'
      band.fillRect(0, 0, size.width, count)
      band.drawImage(bitmap, part.x1, part.y1 + top, size.width, count, 0, 0, size.width, count)
      const pixels = band.getImageData(0, 0, size.width, count).data
      if (frame) paintFrame({ pixels, width: size.width, left: part.x1, top: part.y1 + top }, frame)
      return pixels
    },
  }
}

/** The whole bitmap on white as a square of so many pixels, RGBA. */
export function shrunk(bitmap: ImageBitmap, side: number): Uint8ClampedArray {
  const context = canvas({ width: side, height: side }, 'read', false)
  context.fillStyle = 'white'
  context.fillRect(0, 0, side, side)
  context.drawImage(bitmap, 0, 0, side, side)
  return context.getImageData(0, 0, side, side).data
}
