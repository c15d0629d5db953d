import { frameOf, heightOf, outward, widthOf, type Rect, type Size } from '../../domain/geometry.ts'
import type { Picture } from '../../domain/picture.ts'
import type { ExportDesk, Rendering } from '../../formats/target.ts'
import { encodePng } from '../../pictures/encodePng.ts'
import { fingerprintsOf, fingerprintSide } from '../../pictures/fingerprint.ts'
import { paintFrame } from '../../pictures/frame.ts'
import { checkSize } from '../../pictures/limits.ts'
import { PictureError } from '../../pictures/pictures.ts'
import { resample, type RowSource } from '../../pictures/resample.ts'
import type { Shelf } from '../disk/shelf.ts'
import { canvasPackage } from './canvasPackage.ts'
import { decode, jpegQuality, type DecodedPicture } from './codec.ts'

/** Bytes of pictures for an export: those kept, and what is made of them. */
export function exportDesk(shelf: Shelf, signal: AbortSignal): ExportDesk {
  let last: { readonly sha256: string; readonly decoded: Promise<DecodedPicture> } | null = null
  const kept = async ({ sha256, name }: Picture): Promise<Blob> => {
    signal.throwIfAborted()
    const file = sha256 === null ? null : await shelf.blob(sha256)
    if (file) return file
    throw new PictureError('picture-gone', `The bytes of ${name} are gone. Run this again.`)
  }
  /** Targets go from picture to picture, so one of them is held. */
  const decodedOf = (picture: Picture): Promise<DecodedPicture> => {
    const sha256 = picture.sha256 ?? ''
    if (last?.sha256 === sha256) return last.decoded
    last = { sha256, decoded: kept(picture).then(decode) }
    return last.decoded
  }
  return {
    kept,
    async render(picture, rendering) {
      const decoded = await decodedOf(picture)
      signal.throwIfAborted()
      return encodeRendering(decoded, rendering)
    },
  }
}

/** The part that a rendering asks for, on white, with its frame, at its size. */
export async function encodeRendering(picture: DecodedPicture, rendering: Rendering): Promise<Blob> {
  const part = wholePixels(rendering.part ?? frameOf(picture), picture)
  const { size, as } = rendering
  if (size) checkSize(size, 'The resized picture')
  const source = await rowsOf(picture, part, rendering.frame)
  const resized = size && resample(source, size)
  const to = size ?? source.size
  if (as === 'image/png') {
    return encodePng(to, (top, rows) =>
      resized ? resized.subarray(top * to.width * 4, (top + rows) * to.width * 4) : source.rows(top, rows),
    )
  }
  const { createCanvas, ImageData } = await canvasPackage()
  const canvas = createCanvas(to.width, to.height)
  const pixels = resized ?? source.rows(0, to.height)
  canvas.getContext('2d', { alpha: false }).putImageData(new ImageData(pixels, to.width, to.height), 0, 0)
  return new Blob([new Uint8Array(await canvas.encode('jpeg', jpegQuality))], { type: as })
}

/** How a picture looks, as the browser's `fingerprints` says it. */
export async function fingerprints(file: Blob): Promise<readonly string[]> {
  const { createCanvas } = await canvasPackage()
  const { image } = await decode(file)
  const context = createCanvas(fingerprintSide, fingerprintSide).getContext('2d')
  context.imageSmoothingQuality = 'high'
  context.fillStyle = 'white'
  context.fillRect(0, 0, fingerprintSide, fingerprintSide)
  context.drawImage(image, 0, 0, fingerprintSide, fingerprintSide)
  return fingerprintsOf(context.getImageData(0, 0, fingerprintSide, fingerprintSide).data)
}

/** The rows of the part on white, with the frame over them. */
async function rowsOf({ image }: DecodedPicture, part: Rect, frame: Rendering['frame']): Promise<RowSource> {
  const { createCanvas } = await canvasPackage()
  const size: Size = { width: widthOf(part), height: heightOf(part) }
  return {
    size,
    rows(top, count) {
      const context = createCanvas(size.width, count).getContext('2d')
      context.imageSmoothingEnabled = false
      context.fillStyle = 'white'
      context.fillRect(0, 0, size.width, count)
      context.drawImage(image, part.x1, part.y1 + top, size.width, count, 0, 0, size.width, count)
      const pixels = context.getImageData(0, 0, size.width, count).data
      if (frame) paintFrame({ pixels, width: size.width, left: part.x1, top: part.y1 + top }, frame)
      return pixels
    },
  }
}

function wholePixels(region: Rect, size: Size): Rect {
  const pixels = outward(region, size)
  // Written so that NaN fails it, too.
  if (widthOf(pixels) >= 1 && heightOf(pixels) >= 1) return pixels
  throw new PictureError('region-outside', 'A region covers no pixel of its picture.')
}
