import { frameOf, heightOf, outward, widthOf, type Rect, type Size } from '../domain/geometry.ts'
import { PictureError } from '../pictures/pictures.ts'
import type { Seeing, Seen } from './adapter.ts'
import { InferenceError, type Photo } from './inference.ts'
import { resample } from '../pictures/resample.ts'

/** Decodes pictures; the browser's in a worker, a stand-in's in tests. */
export interface Eyes {
  /** Width and height that the file's header tells; rejects where the picture must not be decoded. */
  measure(file: Blob): Promise<Size>
  decode(file: Blob): Promise<Decoded>
}

export interface Decoded {
  readonly size: Size
  /** Rows of a part in whole pixels, `top` counted within the part: 8-bit RGBA on white. */
  rows(part: Rect, top: number, count: number): Uint8ClampedArray
  close(): void
}

/** Decoded pictures that are kept: a question about another one is likely followed by one about the same. */
const picturesKept = 2
/** Pixels of all kept pictures together, some 400 MB as RGBA; a bigger one is kept alone. */
const pixelsKept = 100_000_000
/** What models were shown last is kept, for the next question about it. */
const sightsKept = 6
/** Pixels of all of them together. */
const sightPixelsKept = 24_000_000
/** The most pixels that a model may be shown. */
const mostSeen = 100_000_000

/** Sees one thing at a time. What it hands out is shared and must not be written to. */
export function createSeeing(eyes: Eyes, alive: () => void): Seeing {
  const pictures = new Map<string, Decoded>()
  const sizes = new Map<string, Size>()
  const sights = new Map<string, Seen>()
  let turn: Promise<unknown> = Promise.resolve()

  const decoded = async (photo: Photo): Promise<Decoded> => {
    const known = pictures.get(photo.sha256)
    if (known) {
      pictures.delete(photo.sha256)
      pictures.set(photo.sha256, known)
      return known
    }
    const { width, height } = await eyes.measure(photo.file)
    makeRoom(width * height)
    alive()
    const made = await eyes.decode(photo.file)
    alive()
    pictures.set(photo.sha256, made)
    sizes.set(photo.sha256, made.size)
    return made
  }

  /** Lets the pictures go that were not looked at for the longest time. */
  const makeRoom = (pixels: number): void => {
    for (const [sha256, picture] of pictures) {
      const held = [...pictures.values()].reduce((sum, { size }) => sum + size.width * size.height, 0)
      if (pictures.size < picturesKept && held + pixels <= pixelsKept) return
      pictures.delete(sha256)
      picture.close()
    }
  }

  const keep = (key: string, seen: Seen): void => {
    sights.set(key, seen)
    for (const oldest of sights.keys()) {
      const held = [...sights.values()].reduce((sum, { pixels }) => sum + pixels.width * pixels.height, 0)
      if (sights.size <= sightsKept && held <= sightPixelsKept) return
      sights.delete(oldest)
    }
  }

  const look = async (
    photo: Photo,
    part: Rect | null,
    fit: (given: Size) => Size,
    signal: AbortSignal,
  ): Promise<Seen> => {
    signal.throwIfAborted()
    const size = sizes.get(photo.sha256) ?? (await decoded(photo)).size
    const rect = wholePixels(part, size)
    const to = checked(fit({ width: widthOf(rect), height: heightOf(rect) }))
    const key = JSON.stringify([photo.sha256, rect, to.width, to.height])
    const known = sights.get(key)
    if (known) return known
    const picture = await decoded(photo)
    signal.throwIfAborted()
    const given = { width: widthOf(rect), height: heightOf(rect) }
    const rows = (top: number, count: number): Uint8ClampedArray => {
      alive()
      return picture.rows(rect, top, count)
    }
    const pixels = new ImageData(resample({ size: given, rows }, to), to.width, to.height)
    const seen: Seen = { pixels, part: rect }
    keep(key, seen)
    return seen
  }

  return {
    see: (photo, part, fit, signal) => {
      const seen = turn
        .then(() => look(photo, part, fit, signal))
        .catch((error: unknown) => {
          throw asFault(error)
        })
      turn = seen.catch(() => {})
      return seen
    },
  }
}

const asFault = (error: unknown): unknown =>
  error instanceof PictureError ? new InferenceError('picture', error.message, { cause: error }) : error

function wholePixels(part: Rect | null, size: Size): Rect {
  const rect = part ? outward(part, size) : frameOf(size)
  // Written so that NaN fails it, too.
  if (widthOf(rect) >= 1 && heightOf(rect) >= 1) return rect
  throw new InferenceError(
    'picture',
    'The region covers no pixel of this picture. Draw it again inside the picture.',
  )
}

function checked(size: Size): Size {
  const { width, height } = size
  const isWhole = Number.isInteger(width) && Number.isInteger(height) && width >= 1 && height >= 1
  if (isWhole && width * height <= mostSeen) return size
  throw new InferenceError(
    'picture',
    `The model would have to be shown ${width} × ${height} pixels, which cannot be done. Choose another budget.`,
  )
}
