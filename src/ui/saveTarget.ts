/** Where an export goes. Nothing half-written ever stands under the final name. */
export interface Target {
  readonly sink: WritableStream<Uint8Array>
  /** After the sink was closed: the download that is ready, or null when the file lies where it was asked for. */
  finish(): Promise<Download | null>
  /** After the sink was aborted: takes away what it left. */
  discard(): Promise<void>
}

/** A finished file that is handed over as a download. */
export interface Download {
  readonly url: string
  readonly name: string
  readonly bytes: number
  /** Lets the file go, some time after it was handed over. */
  release(): void
}

type Removable = { remove(): Promise<void> }
const isRemovable = (handle: object): handle is Removable => 'remove' in handle

/** A file that somebody chose. It is replaced as a whole when the sink closes. */
export async function fileTarget(handle: FileSystemFileHandle): Promise<Target> {
  const wasEmpty = (await handle.getFile()).size === 0
  const sink = await handle.createWritable()
  return {
    sink,
    finish: () => Promise.resolve(null),
    async discard() {
      // Choosing a new name made an empty file of it.
      if (wasEmpty && isRemovable(handle)) await handle.remove()
    },
  }
}

/** A file of the browser's own, offered as a download when it is complete. */
export async function downloadTarget(name: string, type: string): Promise<Target> {
  const folder = await exportFolder()
  if (!folder) return memoryTarget(name, type)
  await sweep(folder)
  const key = crypto.randomUUID()
  const handle = await folder.getFileHandle(key, { create: true })
  const remove = () => folder.removeEntry(key).catch(() => undefined)
  if (!('createWritable' in handle)) {
    await remove()
    return memoryTarget(name, type)
  }
  return {
    sink: await handle.createWritable(),
    async finish() {
      const file = await handle.getFile()
      return download(name, file.slice(0, file.size, type), () => void remove())
    },
    async discard() {
      await remove()
    },
  }
}

/** Handed-over files are let go after this time: a browser may still be copying them when the dialog closes. */
const graceMs = 60_000

function download(name: string, file: Blob, remove: () => void): Download {
  const url = URL.createObjectURL(file)
  return {
    url,
    name,
    bytes: file.size,
    release() {
      setTimeout(() => {
        URL.revokeObjectURL(url)
        remove()
      }, graceMs)
    },
  }
}

async function exportFolder(): Promise<FileSystemDirectoryHandle | null> {
  try {
    const root = await navigator.storage.getDirectory()
    return await root.getDirectoryHandle('exports', { create: true })
  } catch {
    return null
  }
}

/** Files of pages that were closed too early are kept for an hour at most. */
const staleMs = 3_600_000

async function sweep(folder: FileSystemDirectoryHandle): Promise<void> {
  for await (const [key, handle] of folder.entries()) {
    if (!(handle instanceof FileSystemFileHandle)) continue
    const file = await handle.getFile().catch(() => null)
    // One that another tab is writing right now cannot be removed, and stays.
    if (file && file.lastModified < Date.now() - staleMs) await folder.removeEntry(key).catch(() => undefined)
  }
}

/** Chunks are put away as blobs of this size, which a browser may move to its disk. */
const pieceBytes = 8 * 2 ** 20

/** For browsers without files of their own. */
export function memoryTarget(name: string, type: string): Target {
  let parts: Blob[] = []
  let chunks: Uint8Array<ArrayBuffer>[] = []
  let length = 0
  const put = () => {
    parts.push(new Blob(chunks))
    chunks = []
    length = 0
  }
  const sink = new WritableStream<Uint8Array>({
    write(chunk) {
      chunks.push(new Uint8Array(chunk))
      length += chunk.length
      if (length >= pieceBytes) put()
    },
    close: put,
  })
  const clear = () => {
    parts = []
    chunks = []
  }
  return {
    sink,
    finish: () => Promise.resolve(download(name, new Blob(parts, { type }), clear)),
    discard: () => Promise.resolve(clear()),
  }
}
