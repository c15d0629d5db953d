import { createCanvas, loadImage } from '@napi-rs/canvas'
import type { Colour } from './fixtures/drawnPictures.ts'

/** Looking into picture files, as anybody else's decoder sees them. */

async function decodedImage(file: Buffer | undefined) {
  if (!file) throw new Error('The picture is not in the ZIP.')
  return loadImage(file)
}

export async function sizeOf(file: Buffer | undefined): Promise<readonly [number, number]> {
  const { width, height } = await decodedImage(file)
  return [width, height]
}

export async function colourAt(file: Buffer | undefined, x: number, y: number): Promise<Colour> {
  const image = await decodedImage(file)
  const canvas = createCanvas(1, 1)
  const context = canvas.getContext('2d')
  context.drawImage(image, -x, -y)
  const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data
  return [red, green, blue]
}

export const farthest = (one: Colour, other: Colour): number =>
  Math.max(...one.map((value, at) => Math.abs(value - (other[at] ?? 999))))

/** Byte 25 of a PNG is its colour type (PNG §11.2.2). */
export const pngColourType = (file: Buffer | undefined): string =>
  file?.[25] === 2 ? 'RGB' : `type ${file?.[25]}`
