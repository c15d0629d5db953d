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

type Said = Omit<WrittenFile, 'path'>

/** Contents that are hashed as they go by, and who is told. */
const told = new WeakMap<OutputFile['content'], ((said: Said) => void)[]>()

/**
 * The same file; once all its bytes were handed on, `onWritten` is told what they were. A file that is hashed already
 * is not hashed once more.
 */
export function hashed(file: OutputFile, onWritten: (written: WrittenFile) => void): OutputFile {
  const { path } = file
  const tell = (said: Said): void => onWritten({ path, ...said })
  const known = told.get(file.content)
  if (known) {
    known.push(tell)
    return file
  }
  const all = [tell]
  const tellAll = (said: Said): void => all.forEach((each) => each(said))
  const content: OutputFile['content'] = () => {
    const made = file.content()
    if (Symbol.asyncIterator in made) return hashedChunks(made, tellAll)
    return made.then(async (blob) => {
      tellAll({ bytes: blob.size, sha256: await hashOf(blob) })
      return blob
    })
  }
  told.set(content, all)
  return { ...file, content }
}

async function* hashedChunks(
  chunks: AsyncIterable<Uint8Array>,
  tell: (said: Said) => void,
): AsyncGenerator<Uint8Array> {
  const hash = sha256.create()
  let bytes = 0
  for await (const chunk of chunks) {
    // Hashed first: whoever gets a chunk may hand its memory on.
    hash.update(chunk)
    bytes += chunk.length
    yield chunk
  }
  tell({ bytes, sha256: bytesToHex(hash.digest()) })
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
