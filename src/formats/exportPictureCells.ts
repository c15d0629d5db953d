import { heightOf, widthOf, type Rect, type Size } from '../domain/geometry.ts'
import type { Picture } from '../domain/picture.ts'
import { croppedAs, cropType, pictureType, storedAs, wholeOf } from './exportPixels.ts'
import type { Cell } from './parquet/columns.ts'
import type { CropPolicy, ExportDesk, ExportOptions, PicturePolicy, Rendering } from './target.ts'

/** Pictures as they lie inside of files: Parquet and TSV. */

export const bytesIn = async (blob: Promise<Blob>): Promise<Uint8Array> =>
  new Uint8Array(await (await blob).arrayBuffer())

/** A picture as a cell of a table. */
export const pictureCell = async (blob: Promise<Blob>, path: string): Promise<Cell> => ({
  bytes: await bytesIn(blob),
  path,
})

/** Whole pictures, one after the other. */
export const wholePictures = (
  options: Pick<ExportOptions, 'pictures'>,
  desk: ExportDesk,
): ((picture: Picture) => Promise<Uint8Array>) =>
  rememberingLast((picture) => wholeOf(picture, options, desk))

/** What is made of each picture; that of the one asked for last is at hand still. */
export function rememberingLast(
  make: (picture: Picture) => Promise<Blob>,
): (picture: Picture) => Promise<Uint8Array> {
  let last: { readonly sha256: string; readonly bytes: Promise<Uint8Array> } | null = null
  return (picture) => {
    const sha256 = storedAs(picture)
    if (last?.sha256 === sha256) return last.bytes
    last = { sha256, bytes: bytesIn(make(picture)) }
    return last.bytes
  }
}

/** Bytes that a pixel takes, at a guess: nobody renders anything to plan an export. */
const perPixel: Readonly<Record<Rendering['as'], number>> = { 'image/png': 1.6, 'image/jpeg': 0.5 }

const guess = ({ width, height }: Size, as: Rendering['as']): number => width * height * perPixel[as]

/** About how many bytes the whole picture takes under the policy. */
export function wholeBytes(picture: Picture, policy: PicturePolicy): number {
  const as = pictureType(picture, policy)
  return as === picture.type && (as === 'image/png' || picture.origin.plainJpeg)
    ? picture.bytes
    : guess(picture, as)
}

/** About how many bytes the crop of a region takes under the policies. */
export function cropBytes(
  region: Rect,
  picture: Size,
  { pictures, crops }: { readonly pictures: PicturePolicy; readonly crops: CropPolicy },
): number {
  const { part, size } = croppedAs(region, picture, crops)
  return guess(size ?? { width: widthOf(part), height: heightOf(part) }, cropType(pictures))
}
