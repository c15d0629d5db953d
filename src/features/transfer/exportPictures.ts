import type { Picture } from '../../domain/picture.ts'
import type { ExportDesk } from '../../formats/target.ts'
import type { Deps } from '../../state/deps.ts'

/** Bytes of pictures for an export: the kept files, and what the worker makes of them. */
export function exportDeskFrom(
  blob: (sha256: string) => Promise<Blob | null>,
  pictures: Pick<Deps['pictures'], 'render'>,
  signal: AbortSignal,
): ExportDesk {
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
