import type { Picture } from '../domain/picture.ts'
import { safeStem, uniqueNames } from './fileNames.ts'
import type { ExportPictures, OutputFile } from './format.ts'

/** Paths of the pictures of an export by SHA-256: one file however many items share it, the same names each time. */
export function nameImages(pictures: Iterable<Picture>): ReadonlyMap<string, string> {
  const images = new Map<string, string>()
  const imageName = uniqueNames()
  for (const picture of pictures) {
    const sha256 = storedAs(picture)
    if (images.has(sha256)) continue
    const extension = picture.origin.plainJpeg ? 'jpg' : 'png'
    images.set(sha256, `images/${imageName(safeStem(picture.name, 'picture'))}.${extension}`)
  }
  return images
}

/** The kept file where it is a plain JPEG, else the upright pixels as PNG. */
export const imageFile = (
  picture: Picture,
  path: string,
  pictures: ExportPictures,
  modifiedAt: number,
): OutputFile => ({
  path,
  modifiedAt,
  content: () => (picture.origin.plainJpeg ? pictures.kept(picture) : pictures.whole(picture)),
})

export function storedAs({ name, sha256 }: Picture): string {
  if (sha256 === null) throw new Error(`The picture ${name} is missing; plan the export before writing it.`)
  return sha256
}
