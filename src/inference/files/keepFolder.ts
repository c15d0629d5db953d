import { InferenceError, type LoadProgress } from '../inference.ts'
import { sourceId, type FolderSource, type Precision } from '../modelSpec.ts'
import { ifThere } from './folderHandles.ts'
import { belowTop } from './folderFiles.ts'
import { filesFor } from './neededFiles.ts'
import { keepsNothing, unreadable } from './sentences.ts'
import { safeName, type Shelf } from './shelf.ts'
import type { ShelfIndex, ShelvedFile } from './shelfIndex.ts'
import { shelve, usualPace } from './shelve.ts'
import { reporting, tally } from './tally.ts'

/**
 * Copies what a precision needs of a picked folder onto the shelf, under the same source id. When it does not come to
 * its end, nothing of it stays.
 */
export async function keepFolder(
  shelf: Shelf,
  source: FolderSource,
  precision: Precision,
  onProgress: (progress: LoadProgress) => void,
  signal: AbortSignal,
): Promise<void> {
  if (!shelf.lasting) throw keepsNothing('The model works from its folder until the page is closed.')
  const needed = filesFor(belowTop(source.files), precision)
  if (needed.length === 0)
    throw new InferenceError('bad-model', 'The folder has no ONNX files of a kind that this program can run.')
  const id = sourceId(source)
  await removeAbandoned(shelf, id)
  const all = tally('reading')
  for (const { path, file } of needed) all.expect(path, file.size)

  const copy = (note: () => void): Promise<void> =>
    shelf.alone(id, signal, async (folder) => {
      const kept = (await shelf.look(id))?.files.filter((file) => file.whole) ?? []
      const missing = needed.filter(({ path, file }) => {
        const there = kept.some((other) => other.path === path && other.size === file.size)
        if (there) all.arrived(path, file.size)
        return !there
      })
      try {
        await shelf.change(id, (index) =>
          missing.reduce((before, { path, file }) => withFile(before, path, file.size, null), index),
        )
        for (const { path, file } of missing) {
          const sha256 = await shelve(folder, {
            // What is in it is only known once it was read.
            file: { path, size: file.size, sha256: null, mark: '' },
            pull: () => Promise.resolve({ offset: 0, stream: file.stream() }),
            endedEarly: (_, cause) => unreadable(path, cause),
            onBytes: (bytes) => {
              all.arrived(path, bytes)
              note()
            },
            signal,
            pace: usualPace,
          })
          await shelf.change(id, (index) => withFile(index, path, file.size, sha256))
        }
      } catch (error) {
        for (const { path } of missing) await ifThere(folder.removeEntry(safeName(path)))
        await shelf.change(id, (index) => ({ ...index, files: kept }))
        throw error
      }
    })

  try {
    await reporting(all, onProgress, copy)
  } catch (error) {
    const index = await shelf.look(id)
    if (!index || index.files.length === 0) await shelf.remove(id)
    throw error
  }
}

function withFile(index: ShelfIndex, path: string, size: number, sha256: string | null): ShelfIndex {
  const file: ShelvedFile = { path, size, sha256, mark: sha256 ?? '', whole: sha256 !== null }
  return { ...index, files: [...index.files.filter((other) => other.path !== path), file] }
}

/** What a tab that was closed in the middle left behind: nobody can ask for it any more. */
async function removeAbandoned(shelf: Shelf, exceptId: string): Promise<void> {
  for (const model of await shelf.list())
    if (model.sourceId.startsWith('folder:') && !model.whole && model.sourceId !== exceptId)
      // Another tab that is still copying it holds on to it.
      await shelf.remove(model.sourceId).catch(() => {})
}
