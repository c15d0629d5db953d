import type { FileHandle, FolderHandle, SyncHandle } from './folderHandles.ts'

/** A folder in memory that behaves like one of the browser's private file system, for where there is none. */
export function memoryFolder(): FolderHandle {
  const folders = new Map<string, FolderHandle>()
  const files = new Map<string, FileHandle>()

  return {
    getDirectoryHandle: async (name, options) => {
      const found = folders.get(name) ?? (options?.create ? memoryFolder() : null)
      if (!found) throw missing(name)
      folders.set(name, found)
      return found
    },
    getFileHandle: async (name, options) => {
      const file =
        files.get(name) ?? (options?.create ? memoryFile((from, to) => rename(files, from, to)) : null)
      if (!file) throw missing(name)
      files.set(name, file)
      return file
    },
    removeEntry: async (name) => {
      if (!folders.delete(name) && !files.delete(name)) throw missing(name)
    },
    keys: async function* () {
      yield* [...folders.keys(), ...files.keys()]
    },
  }
}

function rename(files: Map<string, FileHandle>, file: FileHandle, to: string): void {
  for (const [name, other] of files) if (other === file) files.delete(name)
  files.set(to, file)
}

function memoryFile(rename: (file: FileHandle, to: string) => void): FileHandle {
  let content = new Blob([])
  let open = false

  const file: FileHandle = {
    getFile: async () => content,
    createSyncAccessHandle: async () => {
      if (open) throw new DOMException('The file is open already.', 'NoModificationAllowedError')
      open = true
      return syncHandle(
        () => content,
        (next) => {
          content = next
        },
        () => {
          open = false
        },
      )
    },
    move: async (name) => rename(file, name),
  }
  return file
}

/** Written pieces are gathered, so that a long file is not put together anew for each. */
function syncHandle(read: () => Blob, put: (content: Blob) => void, release: () => void): SyncHandle {
  let gathered: Uint8Array<ArrayBuffer>[] = []
  let gatheredBytes = 0

  const gather = (): void => {
    if (gathered.length > 0) put(new Blob([read(), ...gathered]))
    gathered = []
    gatheredBytes = 0
  }
  return {
    write: (bytes, { at }) => {
      if (at !== read().size + gatheredBytes) throw new DOMException('Not at the end.', 'InvalidStateError')
      gathered.push(bytes.slice())
      gatheredBytes += bytes.length
      return bytes.length
    },
    truncate: (size) => {
      gather()
      put(read().slice(0, size))
    },
    flush: gather,
    close: () => {
      gather()
      release()
    },
  }
}

const missing = (name: string): DOMException =>
  new DOMException(`There is no ${name} in this folder.`, 'NotFoundError')
