import type { OutputFile } from './format.ts'
import { counting, openOutput, type WriteProgress } from './outputBytes.ts'

/** The part of a `FileSystemDirectoryHandle` that writing needs. */
export interface Folder {
  getDirectoryHandle(name: string, options: { readonly create: boolean }): Promise<Folder>
  getFileHandle(name: string, options: { readonly create: boolean }): Promise<FolderFile>
  removeEntry(name: string): Promise<void>
}

/** The part of a `FileSystemFileHandle` that writing needs. */
export interface FolderFile {
  /** What is written shows under the file's name only once it is closed. */
  createWritable(): Promise<WritableStream<Uint8Array>>
}

/** What to do about a file that is there already. */
export type Clash = 'replace' | 'keep' | 'stop'

export interface FolderResult {
  readonly written: number
  /** Paths that were there already and were kept as they were. */
  readonly kept: readonly string[]
}

/** Somebody answered `stop`. */
export class FolderNotFree extends Error {
  override name = 'FolderNotFree'
  constructor(path: string) {
    super(`The folder already has a file ${path}: choose an empty folder, or let the file be replaced.`)
  }
}

/**
 * Writes the files into a folder, one at a time. A file appears under its name only when it is complete; after a
 * failure or an abort nothing stays of what was written, nor of the folders made for it. `onClash` is asked before
 * anything that is already there is touched. `seal` names the file whose presence says that all the others are whole:
 * one that is there already is asked about first, and gone before anything else is replaced.
 */
export async function writeFolder(
  files: AsyncIterable<OutputFile>,
  folder: Folder,
  onClash: (path: string) => Clash | Promise<Clash>,
  onProgress?: (progress: WriteProgress) => void,
  signal?: AbortSignal,
  seal: string | null = null,
): Promise<FolderResult> {
  signal?.throwIfAborted()
  if (seal !== null && (await holds(folder, seal))) {
    if ((await onClash(seal)) !== 'replace') throw new FolderNotFree(seal)
    await folder.removeEntry(seal)
  }
  const written: Place[] = []
  const kept: string[] = []
  const made: Place[] = []
  try {
    let bytes = 0
    for await (const file of files) {
      signal?.throwIfAborted()
      const place = await placeOf(folder, file.path, made)
      const { parent, name } = place
      const taken = await holds(parent, name)
      if (taken) {
        const answer = await onClash(file.path)
        if (answer === 'stop') throw new FolderNotFree(file.path)
        if (answer === 'keep') {
          kept.push(file.path)
          continue
        }
      }
      try {
        const content = await openOutput(file)
        const target = await (await parent.getFileHandle(name, { create: true })).createWritable()
        await content.stream
          .pipeThrough(
            counting((more) =>
              onProgress?.({ files: written.length, bytes: (bytes += more), path: file.path }),
            ),
          )
          .pipeTo(target, signal && { signal })
      } catch (error) {
        if (!taken) await parent.removeEntry(name).catch(() => undefined)
        throw error
      }
      written.push(place)
      onProgress?.({ files: written.length, bytes, path: file.path })
    }
    signal?.throwIfAborted()
  } catch (error) {
    // Folders refuse to go while something of somebody else lies in them, as they should.
    for (const { parent, name } of [...written, ...made.toReversed()]) {
      await parent.removeEntry(name).catch(() => undefined)
    }
    throw error
  }
  return { written: written.length, kept }
}

interface Place {
  readonly parent: Folder
  readonly name: string
}

/** Where a file goes; folders that were not there are added to `made`. */
async function placeOf(root: Folder, path: string, made: Place[]): Promise<Place> {
  const folders = path.split('/')
  const name = folders.pop() ?? ''
  let parent = root
  for (const part of folders) {
    const there = await quietly(parent.getDirectoryHandle(part, { create: false }))
    if (!there) made.push({ parent, name: part })
    parent = there ?? (await parent.getDirectoryHandle(part, { create: true }))
  }
  return { parent, name }
}

const holds = async (folder: Folder, name: string): Promise<boolean> =>
  (await quietly(folder.getFileHandle(name, { create: false }))) !== null

/** What is there, or null when there is nothing of that name. */
async function quietly<T>(found: Promise<T>): Promise<T | null> {
  try {
    return await found
  } catch (error) {
    if (error instanceof Error && error.name === 'NotFoundError') return null
    throw error
  }
}
