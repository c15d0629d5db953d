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
 * failure or an abort the complete ones stay and the begun one is gone. `onClash` is asked before anything that is
 * already there is touched.
 */
export async function writeFolder(
  files: AsyncIterable<OutputFile>,
  folder: Folder,
  onClash: (path: string) => Clash | Promise<Clash>,
  onProgress?: (progress: WriteProgress) => void,
  signal?: AbortSignal,
): Promise<FolderResult> {
  const kept: string[] = []
  let written = 0
  let bytes = 0
  for await (const file of files) {
    signal?.throwIfAborted()
    const { parent, name } = await placeOf(folder, file.path)
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
          counting((more) => onProgress?.({ files: written, bytes: (bytes += more), path: file.path })),
        )
        .pipeTo(target, signal && { signal })
    } catch (error) {
      if (!taken) await parent.removeEntry(name).catch(() => undefined)
      throw error
    }
    written++
    onProgress?.({ files: written, bytes, path: file.path })
  }
  return { written, kept }
}

async function placeOf(
  root: Folder,
  path: string,
): Promise<{ readonly parent: Folder; readonly name: string }> {
  const folders = path.split('/')
  const name = folders.pop() ?? ''
  let parent = root
  for (const part of folders) parent = await parent.getDirectoryHandle(part, { create: true })
  return { parent, name }
}

async function holds(folder: Folder, name: string): Promise<boolean> {
  try {
    await folder.getFileHandle(name, { create: false })
    return true
  } catch (error) {
    if (error instanceof Error && error.name === 'NotFoundError') return false
    throw error
  }
}
