import type { OutputFile } from './format.ts'

/** How far a writer has come; said after every chunk. */
export interface WriteProgress {
  /** Files that are complete. */
  readonly files: number
  /** Bytes of content handed to the writer, before any compression. */
  readonly bytes: number
  /** The file being written, or the last one. */
  readonly path: string
}

/** The content of a file, its size where that is known, and a way to give up on it. */
export interface OutputBytes {
  readonly size: number | null
  readonly stream: ReadableStream<Uint8Array>
}

/** Makes the bytes of a file now. Chunks are made one at a time, when they are asked for. */
export async function openOutput(file: OutputFile): Promise<OutputBytes> {
  const content = file.content()
  if (!(Symbol.asyncIterator in content)) {
    const blob = await content
    return { size: blob.size, stream: blob.stream() }
  }
  const chunks = content[Symbol.asyncIterator]()
  const stream = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const next = await chunks.next()
        if (next.done) controller.close()
        else controller.enqueue(next.value)
      },
      async cancel() {
        await chunks.return?.()
      },
    },
    { highWaterMark: 0 },
  )
  return { size: null, stream }
}

/** Passes bytes on unchanged and says how many went by. */
export const counting = (onBytes: (bytes: number) => void): TransformStream<Uint8Array, Uint8Array> =>
  new TransformStream({
    transform(chunk, controller) {
      onBytes(chunk.byteLength)
      controller.enqueue(chunk)
    },
  })
