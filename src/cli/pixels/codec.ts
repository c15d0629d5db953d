import type { Image } from '@napi-rs/canvas'
import type { Codec, DecodedSize } from '../../pictures/admit.ts'
import { readHeader } from '../../pictures/header/read.ts'
import type { Encoding } from '../../pictures/pictures.ts'
import { uprightSize, uprightTransform } from '../../pictures/upright.ts'
import { canvasPackage } from './canvasPackage.ts'
import { hasLastRow, isWholePng } from './wholeness.ts'

/** Quality of every JPEG that is written, in per cent: upstream crops have 95 (FORMATS §1.6). */
export const jpegQuality = 95

export interface DecodedPicture extends DecodedSize {
  readonly image: Image
}

/** Decodes the first frame of a file; rejects when the file is broken. */
export async function decode(file: Blob): Promise<DecodedPicture> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const header = readHeader(bytes)
  if (header?.type === 'image/png' && !isWholePng(bytes)) throw new Error('a chunk is damaged')
  const decoded = await decodeBytes(bytes)
  if (header?.alpha === false && !(await hasLastRow(decoded.image))) throw new Error('rows are missing')
  return decoded
}

async function decodeBytes(bytes: Uint8Array): Promise<DecodedPicture> {
  const { loadImage } = await canvasPackage()
  const image = await loadImage(bytes)
  return { image, width: image.width, height: image.height, close: () => undefined }
}

async function upright(
  { image, width, height }: DecodedPicture,
  orientation: number,
  as: Encoding,
): Promise<Blob> {
  const { createCanvas } = await canvasPackage()
  const stored = { width, height }
  const size = uprightSize(stored, orientation)
  const canvas = createCanvas(size.width, size.height)
  const context = canvas.getContext('2d', { alpha: as === 'image/png' })
  context.setTransform(...uprightTransform(stored, orientation))
  context.drawImage(image, 0, 0)
  const bytes = as === 'image/png' ? await canvas.encode('png') : await canvas.encode('jpeg', jpegQuality)
  return new Blob([new Uint8Array(bytes)], { type: as })
}

const noWaiting = (): void => undefined

/** Takes pictures in as the browser does: decoded to prove that they can be shown, orientation baked in. */
export const pixelCodec: Codec<DecodedPicture> = {
  decode,
  salvage: async (file) => decodeBytes(new Uint8Array(await file.arrayBuffer())),
  upright,
  room: () => Promise.resolve(noWaiting),
}

/**
 * Believes what the headers say: for commands that write no pictures. A picture that asks to be turned keeps its bytes,
 * so its id is not the one that it would have when imported.
 */
export const headerCodec: Codec<DecodedSize & { readonly file: Blob }> = {
  async decode(file) {
    const header = readHeader(new Uint8Array(await file.arrayBuffer()))
    if (!header) throw new Error('no header')
    return { ...header.stored, file, close: noWaiting }
  },
  salvage: () => Promise.reject(new Error('nothing to salvage')),
  upright: ({ file }) => Promise.resolve(file),
  room: () => Promise.resolve(noWaiting),
}
