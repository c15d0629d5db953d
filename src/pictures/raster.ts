import { frameOf, heightOf, widthOf, type Rect, type Size } from '../domain/geometry.ts'
import { encodePng } from './encodePng.ts'
import { readHeader } from './header/read.ts'
import { closeLevels, levelSizes, tileRects } from './levels.ts'
import { PictureError, type Encoding, type Level, type TiledLevel } from './pictures.ts'
import { uprightSize, uprightTransform } from './upright.ts'

/** Quality of every JPEG that is written: upstream crops have 95 (FORMATS §1.6). */
export const jpegQuality = 0.95

/** What a canvas context is wanted for: pixels that are read back stay out of the graphics card. */
type Purpose = 'show' | 'read'

export function canvas(size: Size, purpose: Purpose, alpha: boolean): OffscreenCanvasRenderingContext2D {
  const context = new OffscreenCanvas(size.width, size.height).getContext('2d', {
    alpha,
    willReadFrequently: purpose === 'read',
  })
  if (!context)
    throw new PictureError(
      'out-of-memory',
      'The browser has no room left for a picture of this size. Close other tabs and try again.',
    )
  context.imageSmoothingQuality = 'high'
  return context
}

/** Decodes the first frame of a file. */
export const decode = (file: Blob): Promise<ImageBitmap> => createImageBitmap(file)

/** Decodes all there is of a file that ends early; what is missing stays transparent. */
export async function salvage(file: Blob): Promise<ImageBitmap> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  let patience: ReturnType<typeof setTimeout> | undefined
  // Only a stream that goes on yields frames that are not whole, and only from one piece are they always the same.
  const data = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(bytes)
      // Where too little is left for a frame, its decoder would wait for more for ever.
      patience = setTimeout(() => controller.close(), 1000 + bytes.length / slowestBytesPerMs)
    },
  })
  const decoder = new ImageDecoder({ data, type: file.type })
  try {
    const { image } = await decoder.decode({ frameIndex: 0, completeFramesOnly: false })
    try {
      return await createImageBitmap(image)
    } finally {
      image.close()
    }
  } finally {
    clearTimeout(patience)
    decoder.close()
  }
}

/** Slower than any decoder, in bytes of the file. */
const slowestBytesPerMs = 5000

/** Encodes the bitmap turned upright, transparency kept. */
export function encodeUpright(bitmap: ImageBitmap, orientation: number, as: Encoding): Promise<Blob> {
  const context = canvas(uprightSize(bitmap, orientation), 'read', as === 'image/png')
  context.setTransform(...uprightTransform(bitmap, orientation))
  context.drawImage(bitmap, 0, 0)
  return context.canvas.convertToBlob({ type: as, quality: jpegQuality })
}

/**
 * Encodes a part of the bitmap as 8-bit RGB on white, drawn at the given size. `isPlain` says that the bitmap is
 * opaque 8-bit sRGB already, so that a part of the same size may be encoded as it is.
 */
export async function encodeRegion(
  bitmap: ImageBitmap,
  region: Rect,
  size: Size,
  as: Encoding,
  isPlain: boolean,
): Promise<Blob> {
  /** Draws the rows from `top` on; the size of the canvas says how many. */
  const draw = (context: OffscreenCanvasRenderingContext2D, top: number): void => {
    const { width, height } = context.canvas
    context.fillStyle = 'white'
    context.fillRect(0, 0, width, height)
    const [w, h] = [widthOf(region), heightOf(region)]
    context.drawImage(bitmap, region.x1, region.y1, w, h, 0, -top, size.width, size.height)
  }
  if (as === 'image/jpeg') {
    const context = canvas(size, 'read', false)
    draw(context, 0)
    return context.canvas.convertToBlob({ type: as, quality: jpegQuality })
  }
  const isScaled = size.width !== widthOf(region) || size.height !== heightOf(region)
  const quick = isPlain && !isScaled ? await encodeOpaque(bitmap, region) : null
  if (quick) return quick
  let band: OffscreenCanvasRenderingContext2D | null = null
  return encodePng(size, (top, rows) => {
    if (band?.canvas.height !== rows) band = canvas({ width: size.width, height: rows }, 'read', false)
    draw(band, top)
    return band.getImageData(0, 0, size.width, rows).data
  })
}

/**
 * The browser's own encoder, several times as fast, writes 8-bit RGB for some bitmaps that it knows to be opaque and
 * in sRGB. What it wrote is looked at; null when it is anything else.
 */
async function encodeOpaque(bitmap: ImageBitmap, region: Rect): Promise<Blob | null> {
  const [width, height] = [widthOf(region), heightOf(region)]
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('bitmaprenderer')
  if (!context) return null
  context.transferFromImageBitmap(await createImageBitmap(bitmap, region.x1, region.y1, width, height))
  const png = await canvas.convertToBlob({ type: 'image/png' })
  const header = readHeader(new Uint8Array(await png.slice(0, 65_536).arrayBuffer()))
  return header?.model === 'rgb' && header.bits === 8 && !header.alpha && header.srgb ? png : null
}

/** Decodes a JPEG at no less than the given size, far quicker than as a whole; null where the browser cannot. */
export async function decodeSmall(file: Blob, type: string, size: Size): Promise<ImageBitmap | null> {
  if (!('ImageDecoder' in globalThis)) return null
  const decoder = new ImageDecoder({
    data: await file.arrayBuffer(),
    type,
    desiredWidth: size.width,
    desiredHeight: size.height,
  })
  try {
    const { image } = await decoder.decode({ frameIndex: 0 })
    try {
      return await createImageBitmap(image)
    } finally {
      image.close()
    }
  } finally {
    decoder.close()
  }
}

/**
 * Levels of a bitmap by successive halving; the bitmap itself becomes the first unless it has to lie on white. Levels
 * too large for one piece are cut into tiles.
 */
export function levelsOf(bitmap: ImageBitmap, hasAlpha: boolean): readonly Level[] {
  const sizes = levelSizes({ width: bitmap.width, height: bitmap.height })
  // A graphics card would have to take the whole picture in before it could halve it.
  const purpose: Purpose = tileRects(bitmap) ? 'read' : 'show'
  const whole: ImageBitmap[] = []
  const levels: Level[] = []
  try {
    for (const size of sizes) {
      const above = whole.at(-1) ?? bitmap
      whole.push(whole.length === 0 && !hasAlpha ? bitmap : drawn(above, frameOf(above), size, purpose))
    }
    if (whole[0] !== bitmap) bitmap.close()
    // The smallest first: what is cut is closed at once, so that the largest is cut when least else is held.
    for (const level of whole.toReversed()) levels.unshift(tiled(level))
    return levels
  } catch (error) {
    bitmap.close()
    closeLevels([...whole, ...levels])
    throw error
  }
}

/** The level cut into tiles and closed, or the level itself where it is small enough. */
function tiled(level: ImageBitmap): Level {
  const rects = tileRects(level)
  if (!rects) return level
  const { width, height } = level
  const tiles: TiledLevel['tiles'][number][] = []
  try {
    for (const rect of rects) {
      const size = { width: widthOf(rect), height: heightOf(rect) }
      tiles.push({ x: rect.x1, y: rect.y1, bitmap: drawn(level, rect, size, 'read') })
    }
    return { width, height, tiles }
  } catch (error) {
    closeLevels([{ width, height, tiles }])
    throw error
  } finally {
    level.close()
  }
}

/** A part of the bitmap on white, drawn at the given size: its own or half of it. */
function drawn(bitmap: ImageBitmap, part: Rect, size: Size, purpose: Purpose): ImageBitmap {
  const context = canvas(size, purpose, false)
  // At half the size, bilinear is the mean of every four pixels; the better qualities make a chain of their own first.
  context.imageSmoothingQuality = 'low'
  context.fillStyle = 'white'
  context.fillRect(0, 0, size.width, size.height)
  context.drawImage(bitmap, part.x1, part.y1, widthOf(part), heightOf(part), 0, 0, size.width, size.height)
  return context.canvas.transferToImageBitmap()
}
