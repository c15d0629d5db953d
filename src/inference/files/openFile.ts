import { sourceId, type FileSource, type HubSource } from '../modelSpec.ts'
import type { LoadProgress } from '../inference.ts'
import { belowTop } from './folderFiles.ts'
import { exclusive } from './exclusive.ts'
import { placeForModels } from './folderHandles.ts'
import { hubDownloads, type HubDownloads } from './hubDownloads.ts'
import { shelf, type Shelf } from './shelf.ts'

interface Here {
  readonly shelf: Shelf
  readonly downloads: HubDownloads
}

let here: Promise<Here> | null = null

/** The shelf of this thread, and what is downloaded to it. */
export const shelfHere = (): Promise<Here> =>
  (here ??= placeForModels().then((place) => {
    const opened = shelf(place, exclusive())
    return { shelf: opened, downloads: hubDownloads(opened) }
  }))

/**
 * A file of a model, for use inside a worker: of a picked folder, of the files kept in this browser, or of a hub, from
 * where it is downloaded when it is not here yet. Null when there is no such file. `onProgress` tells the bytes of all
 * files of the source that were asked for, and is silent where nothing is downloaded. Rejects with an `InferenceError`.
 */
export async function openModelFile(
  source: FileSource,
  path: string,
  onProgress: (progress: LoadProgress) => void,
  signal?: AbortSignal,
): Promise<Blob | null> {
  signal?.throwIfAborted()
  switch (source.from) {
    case 'folder':
      return belowTop(source.files).find((entry) => entry.path === path)?.file ?? null
    case 'kept':
      return (await shelfHere()).shelf.open(sourceId(source), path)
    case 'hub':
      return openHubFile(source, path, onProgress, signal)
  }
}

async function openHubFile(
  source: HubSource,
  path: string,
  onProgress: (progress: LoadProgress) => void,
  signal: AbortSignal | undefined,
): Promise<Blob | null> {
  const { downloads } = await shelfHere()
  return downloads.open(source, path, onProgress, signal ?? new AbortController().signal)
}
