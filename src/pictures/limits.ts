import type { Size } from '../domain/geometry.ts'
import type { Stranger } from './header/recognise.ts'
import { PictureError } from './pictures.ts'

/** More pixels than this are not decoded: as RGBA they would fill 800 MB. */
const maxPixels = 200_000_000
/** The longest side that a canvas can have, with a little to spare. */
export const maxSide = 65_500
/** Larger files are not read into memory. */
export const maxBytes = 512 * 1024 * 1024

const number = new Intl.NumberFormat('en')
const sized = (size: Size): string => `${number.format(size.width)} × ${number.format(size.height)} pixels`
const megapixels = (size: Size): string => number.format(Math.round((size.width * size.height) / 1e6))

/** Throws when a picture of this size must not be decoded. `what` begins the sentence. */
export function checkSize(size: Size, what: string): void {
  if (size.width * size.height <= maxPixels && Math.max(size.width, size.height) <= maxSide) return
  throw new PictureError(
    'picture-too-large',
    `${what} is ${sized(size)} (${megapixels(size)} megapixels). At most ${number.format(maxPixels / 1e6)} megapixels and ${number.format(maxSide)} pixels on a side can be shown: make it smaller and import it again.`,
  )
}

export function checkBytes(bytes: number, what: string): void {
  if (bytes <= maxBytes) return
  throw new PictureError(
    'picture-too-large',
    `${what} is ${number.format(Math.round(bytes / 2 ** 20))} MB. At most ${maxBytes / 2 ** 20} MB can be taken as one picture: make it smaller and import it again.`,
  )
}

const strangers: Readonly<Record<Stranger, string>> = {
  empty: 'is empty (0 bytes), so there is no picture in it. Copy it again from where it came from.',
  svg: 'is an SVG drawing, which can contain scripts and has no pixels. Save it as PNG and import that.',
  html: 'is a web page (HTML), not a picture, whatever its name says.',
  tiff: 'is a TIFF picture, which browsers do not show. Convert it to PNG and import that.',
  heic: 'is a HEIC picture, which most browsers do not show. Convert it to JPEG or PNG and import that.',
  jxl: 'is a JPEG XL picture, which most browsers do not show. Convert it to PNG and import that.',
  pdf: 'is a PDF document, not a picture. Save the page as PNG and import that.',
  psd: 'is a Photoshop document, which browsers do not show. Save it as PNG and import that.',
  unknown:
    'is not a picture that can be shown: its first bytes are not those of a JPEG, PNG, WebP, AVIF, GIF or BMP file.',
}

/** The refusal of a file that is no picture, or none that a browser shows. */
export const strangerError = (stranger: Stranger, what: string): PictureError =>
  new PictureError(`picture-${stranger}`, `${what} ${strangers[stranger]}`)

/** The path as it may stand in a sentence: a long one keeps its end. */
export const shown = (path: string): string => {
  if (path === '') return 'The file'
  return path.length > 120 ? `…${path.slice(-119)}` : path
}
