import { frameOf, grow, heightOf, outward, widthOf, type Rect, type Size } from '../domain/geometry.ts'
import type { Picture } from '../domain/picture.ts'
import { safeStem, uniqueNames } from './fileNames.ts'
import type { OutputFile } from './format.ts'
import { groupedBy } from './groupedBy.ts'
import { isPlainPng } from './plainPng.ts'
import type { CropPolicy, ExportDesk, ExportOptions, PicturePolicy, Rendering } from './target.ts'

/** The whole picture as the policy wants it: upright 8-bit RGB, PNG or JPEG; kept bytes where they are that already. */
export async function wholeOf(
  picture: Picture,
  { pictures }: Pick<ExportOptions, 'pictures'>,
  desk: ExportDesk,
): Promise<Blob> {
  if (staysJpeg(picture, pictures)) return desk.kept(picture)
  if (pictures !== 'jpeg' && picture.type === 'image/png') {
    const kept = await desk.kept(picture)
    if (await isPlainPng(kept)) return kept
  }
  return desk.render(picture, rendering({ as: pictureType(picture, pictures) }))
}

/** The region cut from the original pixels as the policies want it; `region` is in whole pixels. */
export const cropOf = (
  picture: Picture,
  region: Rect,
  { pictures, crops }: Pick<ExportOptions, 'pictures' | 'crops'>,
  desk: ExportDesk,
): Promise<Blob> =>
  desk.render(picture, rendering({ ...croppedAs(region, picture, crops), as: cropType(pictures) }))

/** A rendering that leaves alone what is not named. */
export const rendering = (wanted: Partial<Rendering> & Pick<Rendering, 'as'>): Rendering => ({
  part: null,
  size: null,
  frame: null,
  ...wanted,
})

/** What is cut out for a region, in whole pixels, and how large it becomes; null leaves the size. */
export function croppedAs(
  region: Rect,
  picture: Size,
  crops: CropPolicy,
): { readonly part: Rect; readonly size: Size | null } {
  if (crops.kind === 'exact') return { part: region, size: null }
  if (crops.kind === 'margin') {
    return { part: outward(grow(region, crops.share, frameOf(picture)), picture), size: null }
  }
  return { part: region, size: { width: 2 * widthOf(region), height: 2 * heightOf(region) } }
}

const staysJpeg = ({ origin }: Picture, policy: PicturePolicy): boolean =>
  origin.plainJpeg && policy !== 'png'

/** Media type of the whole picture under the policy. */
export const pictureType = (picture: Picture, policy: PicturePolicy): Rendering['as'] =>
  policy === 'jpeg' || staysJpeg(picture, policy) ? 'image/jpeg' : 'image/png'

/** Media type of crops and of everything else that is made of pictures. */
export const cropType = (policy: PicturePolicy): Rendering['as'] =>
  policy === 'jpeg' ? 'image/jpeg' : 'image/png'

/** `jpg` or `png`, without the dot. */
export const extensionOf = (type: Rendering['as']): string => (type === 'image/jpeg' ? 'jpg' : 'png')

/** Paths below `images/` by SHA-256: one file however many items share it, the same names for the same pictures each time. */
export function namePictures(
  pictures: Iterable<Picture>,
  policy: PicturePolicy,
): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  const nameOf = uniqueNames()
  for (const picture of pictures) {
    const sha256 = storedAs(picture)
    if (names.has(sha256)) continue
    const stem = nameOf(safeStem(picture.name, 'picture'))
    names.set(sha256, `images/${stem}.${extensionOf(pictureType(picture, policy))}`)
  }
  return names
}

/** The file of a whole picture. */
export const pictureFile = (
  picture: Picture,
  path: string,
  options: Pick<ExportOptions, 'pictures' | 'modifiedAt'>,
  desk: ExportDesk,
): OutputFile => ({ path, modifiedAt: options.modifiedAt, content: () => wholeOf(picture, options, desk) })

/** The file of the crop of a region. */
export const cropFile = (
  picture: Picture,
  region: Rect,
  path: string,
  options: Pick<ExportOptions, 'pictures' | 'crops' | 'modifiedAt'>,
  desk: ExportDesk,
): OutputFile => ({
  path,
  modifiedAt: options.modifiedAt,
  content: () => cropOf(picture, region, options, desk),
})

/** Rows in groups that share a picture, each group where its first row was: written so, a picture is decoded once. */
export const byPicture = <Row extends { readonly picture: Picture }>(
  rows: readonly Row[],
): ReadonlyMap<string, readonly Row[]> => groupedBy(rows, ({ picture }) => storedAs(picture))

/** By what the bytes of a picture are known; a picture that is missing cannot go out. */
export function storedAs({ name, sha256 }: Picture): string {
  if (sha256 === null) throw new Error(`The picture ${name} is missing; plan the export before writing it.`)
  return sha256
}
