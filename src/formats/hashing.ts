import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import type { OutputFile } from './format.ts'

/** A file that was written, as its bytes went by. */
export interface WrittenFile {
  readonly path: string
  readonly bytes: number
  /** In hex. */
  readonly sha256: string
}

/** Up to this size the browser hashes a blob in one go, much faster than piece by piece. */
const inOneGo = 64 * 2 ** 20

/** The same file; once all its bytes were handed on, `onWritten` is told what they were. */
export function hashed(file: OutputFile, onWritten: (written: WrittenFile) => void): OutputFile {
  const { path } = file
  return {
    ...file,
    content() {
      const content = file.content()
      if (Symbol.asyncIterator in content) return hashedChunks(path, content, onWritten)
      return content.then(async (blob) => {
        onWritten({ path, bytes: blob.size, sha256: await hashOf(blob) })
        return blob
      })
    },
  }
}

async function* hashedChunks(
  path: string,
  chunks: AsyncIterable<Uint8Array>,
  onWritten: (written: WrittenFile) => void,
): AsyncGenerator<Uint8Array> {
  const hash = sha256.create()
  let bytes = 0
  for await (const chunk of chunks) {
    // Hashed first: whoever gets a chunk may hand its memory on.
    hash.update(chunk)
    bytes += chunk.length
    yield chunk
  }
  onWritten({ path, bytes, sha256: bytesToHex(hash.digest()) })
}

export async function hashOf(blob: Blob): Promise<string> {
  if (blob.size <= inOneGo && 'subtle' in crypto) {
    return bytesToHex(new Uint8Array(await crypto.subtle.digest('SHA-256', await blob.arrayBuffer())))
  }
  const hash = sha256.create()
  const reader = blob.stream().getReader()
  for (let next = await reader.read(); !next.done; next = await reader.read()) hash.update(next.value)
  return bytesToHex(hash.digest())
}
