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
