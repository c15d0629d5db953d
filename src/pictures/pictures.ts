import type { Rect, Size } from '../domain/geometry.ts'
import type { Picture } from '../domain/picture.ts'
import type { Problem } from '../domain/problem.ts'

/**
 * The contract of the picture worker, the same on both sides of it. Every method may be given a signal; aborting
 * drops the answer (and a queued request is never started) and rejects with the signal's reason. Everything else rejects
 * with a `PictureError` whose message is a sentence for a person.
 */
export interface Pictures {
  /**
   * Reads a picture file: checks the header before decoding anything, bakes orientation in, takes the first frame
   * of an animation, hashes, and decodes once to prove that it can be shown. The answer's `stored` is the given file
   * itself whenever its pixels are upright already.
   */
  admit(file: Blob, path: string, signal?: AbortSignal): Promise<Admitted>

  /**
   * Decodes a stored picture into levels, largest first, each half the one before, down to about 512 px. What is
   * transparent lies on white, as it will in every export. `onFirst` is handed one small level early where that is
   * much quicker than the whole (at most once, before the answer); whoever gets it must `close()` it as well.
   */
  open(file: Blob, signal?: AbortSignal, onFirst?: (first: OpenPicture) => void): Promise<OpenPicture>

  /**
   * Cuts a region from the original pixels and encodes it: upright 8-bit RGB, alpha laid on white, whole pixels
   * rounded outward, enlarged by `scale` (1 leaves the pixels as they are) or brought to a size.
   */
  crop(file: Blob, region: Rect, as: Encoding, scale: number | Size, signal?: AbortSignal): Promise<Blob>

  /**
   * Makes a file for others of a stored picture: upright 8-bit RGB, alpha laid on white; all of it or a part, at its
   * size or another, with a frame over it or none. The file itself where it is an
   * upright 8-bit RGB PNG and nothing else is asked for. `of` names the picture, by its SHA-256: what is made of the
   * same one right afterwards needs no second decoding.
   */
  render(file: Blob, rendering: Rendering, signal?: AbortSignal, of?: string): Promise<Blob>

  /**
   * How a stored picture looks, in texts of hex that `readPrint` of the domain reads: little differs in a copy that was
   * resized or encoded anew, and a mild crop is found again among its parts.
   */
  fingerprints(file: Blob, signal?: AbortSignal): Promise<readonly string[]>

  /** Ends the worker. */
  close(): void
}

export type Encoding = 'image/png' | 'image/jpeg'

export interface Rendering {
  /** Cut out of the original pixels, in whole pixels; null for the whole picture. */
  readonly part: Rect | null
  /** Resized to this many pixels by Pillow's bicubic filter; null leaves them as they are. */
  readonly size: Size | null
  readonly frame: Frame | null
  readonly as: Encoding
}

/** A frame over the pixels; it grows inwards from the rect. */
export interface Frame {
  /** In pixels of the original picture. */
  readonly rect: Rect
  readonly width: number
  /** `red` or `#rrggbb`. */
  readonly colour: string
}

export interface Admitted {
  readonly stored: Blob
  /** The record for it; its id is the SHA-256 of `stored`. */
  readonly picture: Picture
  /** What was done or noticed, the same sentences as the picture's notes, with a code and a severity each. */
  readonly problems: readonly Problem[]
}

/** Decoded levels of one picture. Whoever asked for it must `close()` it. */
export interface OpenPicture {
  readonly size: Size
  readonly levels: readonly Level[]
  close(): void
}

/** A level is one bitmap, or tiles where one bitmap would be more than graphics cards take at once. */
export type Level = ImageBitmap | TiledLevel

export interface TiledLevel extends Size {
  readonly tiles: readonly Tile[]
}

/** A piece of a level, and where its first pixel lies in it. */
export interface Tile {
  readonly x: number
  readonly y: number
  readonly bitmap: ImageBitmap
}

/** A picture that cannot be taken or shown; the message is a sentence for a person. */
export class PictureError extends Error {
  override name = 'PictureError'
  readonly code: string
  constructor(code: string, sentence: string) {
    super(sentence)
    this.code = code
  }
}
