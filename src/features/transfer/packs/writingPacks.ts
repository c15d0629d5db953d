import { packOf } from '../../../domain/packing.ts'
import { uniqueNames } from '../../../formats/fileNames.ts'
import type { OutputFile } from '../../../formats/format.ts'
import type { WriteProgress } from '../../../formats/outputBytes.ts'
import { encodePack } from '../../../formats/packWrite.ts'
import { writeZip } from '../../../formats/zipWrite.ts'
import type { App } from '../../../state/app.ts'
import { exportDeskFrom } from '../../../state/exportPictures.ts'
import type { PacksDraft, ShareDraft } from './drafting.ts'
import { packName } from './givingBack.ts'

/** The file names of all packs of a draft, by pack id; seats of the same name get different ones. */
export function packNames({ shares }: PacksDraft): ReadonlyMap<string, string> {
  const unique = uniqueNames()
  const ending = '.saccade.zip'
  return new Map(
    shares.map(({ pack }) => [
      pack.id,
      unique(packName(pack.of.name, pack.seat.name).slice(0, -ending.length)) + ending,
    ]),
  )
}

/** Writes one pack into the sink as it goes; nothing but one picture is held. */
export async function writePack(
  app: App,
  share: ShareDraft,
  withProvenance: boolean,
  sink: WritableStream<Uint8Array>,
  onProgress: (progress: WriteProgress) => void,
  signal: AbortSignal,
): Promise<void> {
  const { open } = app.store.getState()
  if (!open) throw new Error('The project was closed. Open it and make the packs again.')
  const { store } = app.session()
  const plan = { pack: share.pack, projectId: share.projectId, itemIds: share.itemIds, withProvenance }
  const { project, items, pictures } = packOf(open.dataset, plan)
  if (items.length < share.itemIds.length) {
    throw new Error('The project was changed meanwhile. Close this and make the packs again.')
  }
  const kept = []
  for (const picture of pictures) {
    signal.throwIfAborted()
    const isGone = picture.sha256 !== null && !(await store.hasBlob(picture.sha256))
    kept.push(isGone ? { ...picture, sha256: null } : picture)
  }
  const desk = exportDeskFrom((sha256) => store.blob(sha256), app.deps.pictures, signal)
  const files = encodePack(
    { project, items, pictures: kept },
    desk,
    withProvenance ? (itemId) => store.provenance(itemId) : undefined,
  )
  await writeZip(files, sink, onProgress, signal)
}

/** One pack as a file for a folder: its bytes are made while it is written. */
export const packFile = (
  name: string,
  madeAt: number,
  write: (sink: WritableStream<Uint8Array>) => Promise<void>,
): OutputFile => ({
  path: name,
  modifiedAt: madeAt,
  content: () => bytesAsWritten(write),
})

async function* bytesAsWritten(
  write: (sink: WritableStream<Uint8Array>) => Promise<void>,
): AsyncGenerator<Uint8Array> {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
  const writing = write(writable)
  // A failure reaches the reader through the stream; it is not to pass for one that nobody looked at.
  writing.catch(() => undefined)
  const reader = readable.getReader()
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value
    await writing
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}
