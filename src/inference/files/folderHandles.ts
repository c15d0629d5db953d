import { memoryFolder } from './memoryFolder.ts'

/** What is used of the browser's private file system (OPFS); `memoryFolder.ts` keeps the same promises in memory. */
export interface FolderHandle {
  getDirectoryHandle(name: string, options?: { readonly create?: boolean }): Promise<FolderHandle>
  getFileHandle(name: string, options?: { readonly create?: boolean }): Promise<FileHandle>
  removeEntry(name: string, options?: { readonly recursive?: boolean }): Promise<void>
  keys(): AsyncIterable<string>
}

export interface FileHandle {
  getFile(): Promise<Blob>
  /** In workers only. */
  createSyncAccessHandle?(): Promise<SyncHandle>
  createWritable?(options?: { readonly keepExistingData?: boolean }): Promise<WritableHandle>
  /** Renames; not in every browser. */
  move?(name: string): Promise<void>
}

export interface SyncHandle {
  write(bytes: Uint8Array<ArrayBuffer>, options: { readonly at: number }): number
  truncate(size: number): void
  flush(): void
  close(): void
}

export interface WritableHandle {
  write(data: { readonly type: 'write'; readonly position: number; readonly data: Blob }): Promise<void>
  truncate(size: number): Promise<void>
  close(): Promise<void>
}

export interface Place {
  readonly folder: FolderHandle
  /** Whether what is put there is there after a reload. */
  readonly lasting: boolean
}

let place: Promise<Place> | null = null

/** Where this browser keeps model files; in memory, for as long as the page or worker lives, where it keeps none. */
export const placeForModels = (): Promise<Place> => (place ??= findPlace())

async function findPlace(): Promise<Place> {
  try {
    const root: FolderHandle = await navigator.storage.getDirectory()
    return { folder: await root.getDirectoryHandle('models', { create: true }), lasting: true }
  } catch {
    // Plain http, an old browser, a private window of some browsers, or a user who forbids it.
    return { folder: memoryFolder(), lasting: false }
  }
}

/** What `find` finds, or null where there is no such file or folder. */
export async function ifThere<T>(find: Promise<T>): Promise<T | null> {
  try {
    return await find
  } catch (error) {
    if (
      error instanceof DOMException &&
      (error.name === 'NotFoundError' || error.name === 'TypeMismatchError')
    )
      return null
    throw error
  }
}
