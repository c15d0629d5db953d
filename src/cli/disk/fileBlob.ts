import { open } from 'node:fs/promises'

/** Bytes that are read at a time. */
const chunkBytes = 512 * 1024

/** Where the bytes of a Blob come from when it is asked for them. */
interface Parts {
  read(from: number, to: number): Promise<Uint8Array<ArrayBuffer>>
  stream(from: number, to: number): ReadableStream<Uint8Array<ArrayBuffer>>
}

/** Bytes from somewhere as a Blob that reads when it is asked; it cannot become a part of another Blob. */
export function partsBlob(parts: Parts, size: number, start = 0, type = ''): Blob {
  const bytes = (): Promise<Uint8Array<ArrayBuffer>> => parts.read(start, start + size)
  return {
    size,
    type,
    bytes,
    arrayBuffer: async () => (await bytes()).buffer,
    text: async () => new TextDecoder().decode(await bytes()),
    stream: () => parts.stream(start, start + size),
    slice(from = 0, to = size, as = '') {
      const first = within(from, size)
      return partsBlob(parts, Math.max(0, within(to, size) - first), start + first, as)
    },
  }
}

/**
 * A part of a file as a Blob. Node has one of its own, but that loses count beyond 4 GiB and is many times slower.
 * `inMemory` makes one that can become a part of another.
 */
export const fileBlob = (path: string, size: number, start = 0, type = ''): Blob =>
  partsBlob(
    {
      read: (from, to) => readPart(path, from, to),
      stream: (from, to) => fileStream(path, to - from, from),
    },
    size,
    start,
    type,
  )

async function readPart(path: string, from: number, to: number): Promise<Uint8Array<ArrayBuffer>> {
  const all = new Uint8Array(to - from)
  const handle = await open(path)
  try {
    for (let at = 0; at < all.length;) {
      const { bytesRead } = await handle.read(all, at, Math.min(all.length - at, 2 ** 30), from + at)
      if (bytesRead === 0) throw cutShort(path)
      at += bytesRead
    }
  } finally {
    await handle.close()
  }
  return all
}

const within = (place: number, size: number): number =>
  Math.trunc(place < 0 ? Math.max(0, size + place) : Math.min(place, size))

/** A part of a file, read as it is asked for; the file is open no longer than that. */
export function fileStream(path: string, size: number, start = 0): ReadableStream<Uint8Array<ArrayBuffer>> {
  let handle: Awaited<ReturnType<typeof open>> | null = null
  let done = 0
  const close = async (): Promise<void> => {
    const opened = handle
    handle = null
    await opened?.close()
  }
  return new ReadableStream(
    {
      async pull(controller) {
        try {
          if (done < size) {
            handle ??= await open(path)
            const chunk = new Uint8Array(Math.min(chunkBytes, size - done))
            const { bytesRead } = await handle.read(chunk, 0, chunk.length, start + done)
            if (bytesRead === 0) throw cutShort(path)
            done += bytesRead
            controller.enqueue(chunk.subarray(0, bytesRead))
          }
          if (done < size) return
          await close()
          controller.close()
        } catch (failure) {
          await close()
          throw failure
        }
      },
      cancel: close,
    },
    { highWaterMark: 0 },
  )
}

const cutShort = (path: string): Error =>
  new Error(`${path} became shorter while it was read. Run this again when nobody writes to it.`)

/** The same bytes as a Blob of Node's own. */
export async function inMemory(blob: Blob): Promise<Blob> {
  const isOfNode: boolean = blob instanceof Blob
  return isOfNode ? blob : new Blob([await blob.arrayBuffer()], { type: blob.type })
}
