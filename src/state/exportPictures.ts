import type { Picture } from '../domain/picture.ts'
import type { Pictures, Rendering } from '../pictures/pictures.ts'

/** Bytes of pictures for what is written: the kept files, and what the worker makes of them. */
export interface PictureBytes {
  /** The kept file, untouched. */
  kept(picture: Picture): Promise<Blob>
  /** Pixels made of the kept file: upright 8-bit RGB, alpha laid on white. */
  render(picture: Picture, rendering: Rendering): Promise<Blob>
}

export function exportDeskFrom(
  blob: (sha256: string) => Promise<Blob | null>,
  pictures: Pick<Pictures, 'render'>,
  signal: AbortSignal,
): PictureBytes {
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
    render: async (picture, rendering) =>
      pictures.render(await kept(picture), rendering, signal, picture.sha256 ?? undefined),
  }
}
