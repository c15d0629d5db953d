import { frameOf } from '../../domain/geometry.ts'
import type { Picture } from '../../domain/picture.ts'
import type { ExportPictures } from '../../formats/format.ts'
import type { Deps } from '../../state/deps.ts'

/** Bytes of pictures for an export: the kept files, and what the worker makes of them. */
export function exportPicturesFrom(
  blob: (sha256: string) => Promise<Blob | null>,
  pictures: Pick<Deps['pictures'], 'crop' | 'flatten'>,
  signal: AbortSignal,
): ExportPictures {
  const kept = async ({ sha256, name }: Picture): Promise<Blob> => {
    signal.throwIfAborted()
    const file = sha256 === null ? null : await blob(sha256)
    if (file) return file
    throw new Error(
      `The bytes of ${name} are gone from this browser’s storage. Import the picture again, then export.`,
    )
  }
  return {
    kept,
    whole: async (picture) =>
      picture.origin.plainJpeg ? kept(picture) : pictures.flatten(await kept(picture), 'image/png', signal),
    resized: async (picture, size) =>
      pictures.crop(await kept(picture), frameOf(picture), 'image/png', size, signal),
    crop: async (picture, region) => pictures.crop(await kept(picture), region, 'image/png', 1, signal),
  }
}
