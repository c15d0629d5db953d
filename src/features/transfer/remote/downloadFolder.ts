import type { Growing } from './download.ts'
import { noKeeping } from './remoteFault.ts'

/** Where downloads lie until their import is over: a folder of the browser's private file system (OPFS). */
export interface DownloadFolder {
  /** The file of this name, to go on writing it. */
  readonly grow: (name: string) => Promise<Growing & { readonly close: () => void }>
  readonly read: (name: string) => Promise<Blob>
  /** Removes the folder with all that is in it. */
  readonly remove: () => Promise<void>
}

const shelfName = 'downloads'
/** Held for as long as somebody needs a folder; one whose lock is free was left behind. */
const lockOf = (name: string): string => `saccade-downloads-${name}`

/** In workers only; the page's types do not know it. */
interface SyncFile {
  createSyncAccessHandle(): Promise<{
    write(bytes: Uint8Array<ArrayBuffer>, options: { readonly at: number }): number
    truncate(size: number): void
    getSize(): number
    flush(): void
    close(): void
  }>
}

/** A new folder, for one worker as long as it lives. Rejects with a `RemoteFault` where this browser keeps nothing. */
export async function openDownloadFolder(): Promise<DownloadFolder> {
  const name = crypto.randomUUID()
  let free = nothing
  try {
    const shelf = await (
      await navigator.storage.getDirectory()
    ).getDirectoryHandle(shelfName, { create: true })
    const folder = await new Promise<FileSystemDirectoryHandle>((resolve, reject) => {
      navigator.locks
        .request(lockOf(name), async () => {
          resolve(await shelf.getDirectoryHandle(name, { create: true }))
          await new Promise<void>((over) => (free = over))
        })
        .catch(reject)
    })
    return {
      async grow(file) {
        const handle = await folder.getFileHandle(file, { create: true })
        if (!isSync(handle)) throw noKeeping(null)
        const sync = await handle.createSyncAccessHandle()
        let size = sync.getSize()
        return {
          size: () => size,
          restart() {
            sync.truncate(0)
            size = 0
          },
          add(bytes) {
            if (sync.write(bytes, { at: size }) !== bytes.length)
              throw new DOMException('Not all was written.', 'QuotaExceededError')
            size += bytes.length
          },
          close() {
            try {
              sync.flush()
            } finally {
              sync.close()
            }
          },
        }
      },
      read: async (file) => (await folder.getFileHandle(file)).getFile(),
      async remove() {
        await shelf.removeEntry(name, { recursive: true }).catch(() => undefined)
        free()
      },
    }
  } catch (failure) {
    throw noKeeping(failure)
  }
}

const nothing = (): void => undefined

const isSync = (handle: object): handle is SyncFile => 'createSyncAccessHandle' in handle

/** Removes what tabs left behind that were closed in the middle. Never rejects. */
export async function sweepDownloads(): Promise<void> {
  try {
    const shelf = await (await navigator.storage.getDirectory()).getDirectoryHandle(shelfName)
    const names: string[] = []
    for await (const name of shelf.keys()) names.push(name)
    for (const name of names)
      await navigator.locks.request(lockOf(name), { ifAvailable: true }, async (lock) => {
        if (lock) await shelf.removeEntry(name, { recursive: true })
      })
  } catch {
    // There is nothing, or this browser keeps nothing.
  }
}

/** Bytes that this page may still keep; null where the browser does not say. */
export async function roomLeft(): Promise<number | null> {
  try {
    const { quota, usage } = await navigator.storage.estimate()
    return quota === undefined || usage === undefined ? null : Math.max(0, quota - usage)
  } catch {
    return null
  }
}
