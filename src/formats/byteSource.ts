import type { ByteSource } from './format.ts'

/** A byte source from a `File` or any other `Blob`; the path is taken with forward slashes. */
export function bytesFromBlob(path: string, blob: Blob): ByteSource {
  return {
    path: path.replaceAll('\\', '/'),
    size: blob.size,
    stream: () => blob.stream(),
    blob: () => Promise.resolve(blob),
  }
}

/** The first bytes of a source, at most `count`; nothing beyond them is read. */
export async function headOf(source: ByteSource, count: number): Promise<Uint8Array> {
  const head = new Uint8Array(Math.min(count, source.size))
  let filled = 0
  const reader = source.stream().getReader()
  try {
    while (filled < head.length) {
      const { done, value } = await reader.read()
      if (done) break
      const part = value.subarray(0, head.length - filled)
      head.set(part, filled)
      filled += part.length
    }
  } finally {
    await reader.cancel().catch(() => undefined)
  }
  return head.subarray(0, filled)
}

/** The beginning of a source as a source of its own: its stream ends after `count` bytes. */
export const beginningOf = (source: ByteSource, count: number): ByteSource => {
  if (source.size <= count) return source
  return {
    path: source.path,
    size: count,
    blob: async () => (await source.blob()).slice(0, count),
    stream() {
      const reader = source.stream().getReader()
      let left = count
      return new ReadableStream<Uint8Array>({
        async pull(controller) {
          const next = left > 0 ? await reader.read() : null
          if (!next || next.done) {
            controller.close()
            await reader.cancel()
            return
          }
          controller.enqueue(next.value.subarray(0, left))
          left -= Math.min(left, next.value.length)
        },
        cancel: (reason) => reader.cancel(reason),
      })
    },
  }
}
