import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { InferenceError, type KeptModel } from '../inference.ts'
import { ifThere, type FolderHandle, type Place } from './folderHandles.ts'
import type { Exclusive } from './exclusive.ts'
import { isNoRoom, noRoom } from './sentences.ts'
import { readIndex, writtenIndex, type ShelfIndex } from './shelfIndex.ts'

/** Where model files are kept: a folder per source, with an index that alone says which files are whole. */
export interface Shelf {
  /** Whether what is kept is there after a reload. */
  readonly lasting: boolean
  list(): Promise<readonly KeptModel[]>
  /** Rejects with a sentence where the model's files are just being written. */
  remove(sourceId: string): Promise<void>
  /** A whole file, or null. */
  open(sourceId: string, path: string): Promise<Blob | null>
  look(sourceId: string): Promise<ShelfIndex | null>
  /** Writes a model's index anew; it starts empty. */
  change(sourceId: string, change: (index: ShelfIndex) => ShelfIndex): Promise<void>
  /** Lends the model's folder to the only one who writes files into it. */
  alone<T>(
    sourceId: string,
    signal: AbortSignal | undefined,
    work: (folder: FolderHandle) => Promise<T>,
  ): Promise<T>
}

const indexName = 'index.json'
/** Longer than any index that is written here. */
const longestIndex = 8 * 2 ** 20
const patienceMs = 3_000

/** A name that every file system takes, whatever the source or path is called. */
export const safeName = (name: string): string => bytesToHex(sha256(utf8ToBytes(name))).slice(0, 40)

export function shelf({ folder: top, lasting }: Place, exclusively: Exclusive): Shelf {
  const folderOf = (sourceId: string, create: boolean): Promise<FolderHandle | null> =>
    create
      ? top.getDirectoryHandle(safeName(sourceId), { create })
      : ifThere(top.getDirectoryHandle(safeName(sourceId)))

  const look = async (sourceId: string): Promise<ShelfIndex | null> => {
    const folder = await folderOf(sourceId, false)
    const index = folder && (await indexIn(folder))
    return index?.sourceId === sourceId ? index : null
  }

  const alone: Shelf['alone'] = (sourceId, signal, work) =>
    exclusively(`model ${sourceId}`, signal, async () => {
      const folder = await top.getDirectoryHandle(safeName(sourceId), { create: true })
      return work(folder)
    })

  return {
    lasting,
    look,
    alone,

    list: async () => {
      const models: KeptModel[] = []
      for await (const name of top.keys()) {
        const folder = await ifThere(top.getDirectoryHandle(name))
        const index = folder && (await indexIn(folder))
        if (!folder || !index) continue
        models.push({
          sourceId: index.sourceId,
          bytes: await bytesIn(folder),
          whole: isWhole(index),
        })
      }
      return models
    },

    remove: async (sourceId) => {
      const patience = AbortSignal.timeout(patienceMs)
      try {
        await exclusively(`model ${sourceId}`, patience, () =>
          exclusively(`index ${sourceId}`, patience, () =>
            ifThere(top.removeEntry(safeName(sourceId), { recursive: true })),
          ),
        )
      } catch (error) {
        if (!patience.aborted) throw error
        throw new InferenceError(
          'failed',
          'The files of this model are just being written, perhaps by another tab. Stop that first, then remove it again.',
        )
      }
    },

    open: async (sourceId, path) => {
      const index = await look(sourceId)
      const entry = index?.files.find((file) => file.path === path)
      const folder = entry?.whole ? await folderOf(sourceId, false) : null
      const handle = folder && (await ifThere(folder.getFileHandle(safeName(path))))
      const file = handle && (await ifThere(handle.getFile()))
      return file && file.size === entry?.size ? file : null
    },

    change: (sourceId, change) =>
      exclusively(`index ${sourceId}`, undefined, async () => {
        const folder = await top.getDirectoryHandle(safeName(sourceId), { create: true })
        const index = (await look(sourceId)) ?? { sourceId, listing: null, files: [] }
        const text = writtenIndex(change(index))
        await write(folder, text).catch(async (error: unknown) => {
          throw isNoRoom(error) ? await noRoom(text.length, error) : error
        })
      }),
  }
}

const isWhole = ({ files }: ShelfIndex): boolean =>
  files.some((file) => file.path.endsWith('.onnx')) && files.every((file) => file.whole)

async function indexIn(folder: FolderHandle): Promise<ShelfIndex | null> {
  const handle = await ifThere(folder.getFileHandle(indexName))
  const file = handle && (await ifThere(handle.getFile()))
  return file && file.size <= longestIndex ? readIndex(await file.text()) : null
}

async function bytesIn(folder: FolderHandle): Promise<number> {
  let bytes = 0
  for await (const name of folder.keys()) {
    const handle = await ifThere(folder.getFileHandle(name))
    const file = handle && (await ifThere(handle.getFile()))
    bytes += file?.size ?? 0
  }
  return bytes
}

/** Where the browser can, the old index stays until the new one is whole. */
async function write(folder: FolderHandle, text: string): Promise<void> {
  const handle = await folder.getFileHandle(indexName, { create: true })
  if (handle.createWritable) {
    const writable = await handle.createWritable()
    await writable.write({ type: 'write', position: 0, data: new Blob([text]) })
    await writable.close()
    return
  }
  const sync = await handle.createSyncAccessHandle?.()
  if (!sync) throw new DOMException('Files cannot be written here.', 'NotSupportedError')
  try {
    sync.truncate(0)
    sync.write(new TextEncoder().encode(text), { at: 0 })
    sync.flush()
  } finally {
    sync.close()
  }
}
