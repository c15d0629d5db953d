import type { Size } from './geometry.ts'

/**
 * The record of one picture. Its bytes live apart, under `sha256`. Orientation was baked in before any box existed,
 * so width, height and every box are in upright pixels.
 */
export interface Picture extends Size {
  readonly id: string
  /** SHA-256, in hex, of the stored upright file; null while the picture is missing. */
  readonly sha256: string | null
  readonly name: string
  /** Media type of the stored file, e.g. image/jpeg. */
  readonly type: string
  /** Bytes of the stored file. */
  readonly bytes: number
  readonly origin: PictureOrigin
}

export interface PictureOrigin {
  /** The path it was found under, or the path a record asked for while it is missing. */
  readonly path: string
  /** SHA-256 of the file as given, before any orientation was baked in. */
  readonly sha256: string | null
  /** Width and height as stored in the given file, before orientation. */
  readonly stored: Size | null
  /** EXIF orientation of the given file, 1 to 8; null where it said none or the picture is missing. */
  readonly orientation: number | null
  /** What was done or noticed at import, each a sentence. */
  readonly notes: readonly string[]
  /** True when the stored file is already an upright 8-bit RGB JPEG, so exports copy it byte for byte. */
  readonly plainJpeg: boolean
}

export const isMissing = (picture: Picture): boolean => picture.sha256 === null
