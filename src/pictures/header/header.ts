import type { Size } from '../../domain/geometry.ts'
import type { PictureType } from './recognise.ts'

/** What a picture file says about itself, read without decoding a pixel and without looking at its name. */
export interface Header {
  readonly type: PictureType
  /** Width and height as stored, before any orientation. */
  readonly stored: Size
  /** EXIF orientation, 1 to 8; for AVIF the equal of its own turn; null where the file says none. */
  readonly orientation: number | null
  /** Edits that take the EXIF orientation out of the file, so that no browser turns the pixels by itself. */
  readonly untag: readonly Splice[]
  /** Edits that let a decoder accept a file that ends early. */
  readonly mend: readonly Splice[]
  /** Bits per sample. */
  readonly bits: number
  readonly model: ColourModel
  readonly alpha: boolean
  /** Number of frames; more than one is an animation. */
  readonly frames: number
  /** False when the file ends before its own end mark or its own length. */
  readonly complete: boolean
  /** False when an embedded colour profile calls itself something other than sRGB. */
  readonly srgb: boolean
}

export type ColourModel = 'grey' | 'rgb' | 'palette' | 'cmyk'

/** Bytes `from` to `to` of a file, replaced by others. */
export interface Splice {
  readonly from: number
  readonly to: number
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** The file with the edits made; parts that stay are shared with it, not copied. Edits are in file order. */
export function spliced(file: Blob, splices: readonly Splice[], type: string): Blob {
  const parts: BlobPart[] = []
  let at = 0
  for (const splice of splices) {
    parts.push(file.slice(at, splice.from), splice.bytes)
    at = splice.to
  }
  return new Blob([...parts, file.slice(at)], { type })
}
