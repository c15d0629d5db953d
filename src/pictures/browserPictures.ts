import { frameOf, heightOf, outward, widthOf, type Rect, type Size } from '../domain/geometry.ts'
import { admit, type Codec } from './admit.ts'
import { createBudget, type Budget } from './budget.ts'
import type { Header } from './header/header.ts'
import { readHeader } from './header/read.ts'
import { lastDecoded, type Decoded } from './lastDecoded.ts'
import { closeLevels, firstLevelSize } from './levels.ts'
import { fingerprintsOf, fingerprintSide } from './fingerprint.ts'
import { checkSize } from './limits.ts'
import { PictureError, type Level, type OpenPicture, type Pictures, type Rendering } from './pictures.ts'
import { decode, decodeSmall, encodeRegion, encodeUpright, levelsOf, salvage } from './raster.ts'
import { encodeRendering, shrunk } from './render.ts'

/** Pixels decoded at a time, some 400 MB as RGBA; bigger pictures go alone. */
const pixelsAtOnce = 100_000_000

/** First bytes in which nearly every header ends; a longer one costs a second read. */
const headBytes = 256 * 1024

/** The pictures as the browser decodes and encodes them. It belongs in a worker. */
export function browserPictures(): Pictures {
  const budget = createBudget(pixelsAtOnce)
  const last = lastDecoded<Decoded & { readonly bitmap: ImageBitmap }>()
  const codec: Codec<ImageBitmap> = {
    decode,
    salvage,
    upright: encodeUpright,
    room: (pixels, signal) => budget.take(pixels, signal),
  }
  return {
    admit: (file, path, signal) => admit(codec, file, path, signal),

    open: (file, signal, onFirst) =>
      decoded(
        budget,
        file,
        signal,
        (bitmap, header) => {
          const size = { width: bitmap.width, height: bitmap.height }
          return opened(size, levelsOf(bitmap, header.alpha))
        },
        // One after the other: side by side the small level would come no sooner than the whole.
        onFirst && ((header) => giveFirst(file, header, signal, onFirst)),
      ),

    crop: (file, region, as, scale, signal) =>
      decoded(budget, file, signal, async (bitmap, header) => {
        try {
          const pixels = wholePixels(region, bitmap)
          const size = scaled({ width: widthOf(pixels), height: heightOf(pixels) }, scale)
          return await encodeRegion(bitmap, pixels, size, as, isPlain(header))
        } finally {
          bitmap.close()
        }
      }),

    render: (file, rendering, signal, of) =>
      decoded(
        budget,
        file,
        signal,
        async (bitmap, header) => {
          try {
            return await rendered(file, bitmap, header, rendering)
          } finally {
            if (of === undefined) bitmap.close()
            else last.put(of, { bitmap, pixels: bitmap.width * bitmap.height, close: () => bitmap.close() })
          }
        },
        undefined,
        () => {
          const found = of === undefined ? null : last.take(of)
          if (!found) last.drop()
          return found?.bitmap ?? null
        },
      ),

    fingerprints: async (file, signal) => {
      const header = await headerOf(file)
      const small = { width: fingerprintSide, height: fingerprintSide }
      const quick =
        header.type === 'image/jpeg' && (header.orientation ?? 1) === 1
          ? await decodeSmall(file, header.type, small).catch(() => null)
          : null
      return quick ? look(quick) : decoded(budget, file, signal, look)
    },

    close: () => last.drop(),
  }
}

/** What a rendering makes of a decoded picture. */
async function rendered(
  file: Blob,
  bitmap: ImageBitmap,
  header: Header,
  rendering: Rendering,
): Promise<Blob> {
  const { part, size, frame, as } = rendering
  // Proven by the decoding: what is an upright RGB PNG already is handed back byte for byte.
  if (!part && !size && !frame && as === header.type && isPlainPng(header)) return file
  const pixels = part ? wholePixels(part, bitmap) : frameOf(bitmap)
  if (!size && !frame) {
    const same = { width: widthOf(pixels), height: heightOf(pixels) }
    return encodeRegion(bitmap, pixels, same, as, isPlain(header))
  }
  if (size) scaled(bitmap, size)
  return encodeRendering(bitmap, { ...rendering, part: pixels })
}

function look(bitmap: ImageBitmap): readonly string[] {
  try {
    return fingerprintsOf(shrunk(bitmap, fingerprintSide))
  } finally {
    bitmap.close()
  }
}

const isPlainPng = (header: Header): boolean =>
  header.type === 'image/png' && header.model === 'rgb' && isPlain(header)

/** Nothing has to be laid on white, converted or rounded to 8 bits. */
const isPlain = (header: Header): boolean => !header.alpha && header.srgb && header.bits === 8

const opened = (size: Size, levels: readonly Level[]): OpenPicture => ({
  size,
  levels,
  close: () => closeLevels(levels),
})

/** Hands over a small level of a large JPEG; of anything else, and when it fails, nothing. */
async function giveFirst(
  file: Blob,
  header: Header,
  signal: AbortSignal | undefined,
  onFirst: (first: OpenPicture) => void,
): Promise<void> {
  const size =
    header.type === 'image/jpeg' && (header.orientation ?? 1) === 1 && firstLevelSize(header.stored)
  if (!size) return
  const level = await decodeSmall(file, header.type, size).catch(() => null)
  if (!level) return
  if (signal?.aborted) level.close()
  else onFirst(opened(header.stored, [level]))
}

/**
 * Decodes a stored file within the budget and hands the bitmap over, or one that is at hand already; whoever gets it
 * closes it.
 */
async function decoded<T>(
  budget: Budget,
  file: Blob,
  signal: AbortSignal | undefined,
  work: (bitmap: ImageBitmap, header: Header) => T | Promise<T>,
  before?: (header: Header) => Promise<void>,
  atHand?: () => ImageBitmap | null,
): Promise<T> {
  const header = await headerOf(file)
  checkSize(header.stored, 'This picture')
  await before?.(header)
  const giveBack = await budget.take(header.stored.width * header.stored.height, signal)
  try {
    const bitmap = atHand?.() ?? (await decode(file).catch(refuseDamaged))
    if (signal?.aborted) {
      bitmap.close()
      throw signal.reason
    }
    return await work(bitmap, header)
  } finally {
    giveBack()
  }
}

function refuseDamaged(): never {
  throw new PictureError(
    'picture-damaged',
    'This picture can no longer be decoded. Import it again from the file that it came from.',
  )
}

const read = async (part: Blob): Promise<Header | null> =>
  readHeader(new Uint8Array(await part.arrayBuffer()))

async function headerOf(file: Blob): Promise<Header> {
  try {
    const header = (await read(file.slice(0, headBytes))) ?? (file.size > headBytes ? await read(file) : null)
    if (header) return header
  } catch {
    throw new PictureError(
      'picture-unreadable',
      'The stored bytes of this picture could not be read. Reload the page; if that does not help, import the picture again.',
    )
  }
  throw new PictureError(
    'picture-damaged',
    'The stored bytes of this picture are no picture that can be shown. Import it again.',
  )
}

function wholePixels(region: Rect, size: Size): Rect {
  const pixels = outward(region, size)
  // Written so that NaN fails it, too.
  if (widthOf(pixels) >= 1 && heightOf(pixels) >= 1) return pixels
  throw new PictureError(
    'region-outside',
    'The region covers no pixel of this picture. Draw it again inside the picture.',
  )
}

function scaled(size: Size, scale: number | Size): Size {
  if (typeof scale === 'object') {
    if (![scale.width, scale.height].every((side) => Number.isInteger(side) && side >= 1))
      throw new PictureError('bad-scale', 'A picture can only be resized to whole pixels, one at least.')
    checkSize(scale, 'The resized picture')
    return scale
  }
  if (!(scale > 0 && scale < Infinity))
    throw new PictureError('bad-scale', 'A region can only be enlarged by a number above zero.')
  const side = (length: number): number => Math.max(1, Math.round(length * scale))
  const result = { width: side(size.width), height: side(size.height) }
  checkSize(result, 'The enlarged region')
  return result
}
