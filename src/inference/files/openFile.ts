import type { LoadProgress } from '../inference.ts'
import type { FileSource } from '../modelSpec.ts'

/**
 * A file of a model, for use inside a worker: of a picked folder, of the files kept in this browser, or of a hub, from
 * where it is downloaded when it is not here yet. Null when there is no such file. `onProgress` tells the bytes of all
 * files of the source that were asked for, and is silent where nothing is downloaded. Rejects with an `InferenceError`.
 */
export function openModelFile(
  source: FileSource,
  path: string,
  onProgress: (progress: LoadProgress) => void,
  signal?: AbortSignal,
): Promise<Blob | null> {
  void onProgress
  signal?.throwIfAborted()
  if (source.from !== 'folder') return Promise.resolve(null)
  return Promise.resolve(source.files.find((entry) => entry.path === path)?.file ?? null)
}
