import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { FolderSource } from '../modelSpec.ts'
import { unreadable } from './sentences.ts'

/** Files up to this size are read whole: configurations, in which a single letter counts. */
const small = 2 ** 21
/** Of larger ones, so many parts of so many bytes from the first byte to the last: training changes all of the weights. */
const parts = 64
const part = 4096

/**
 * A name that follows from what is in a model's folder, so that the same folder is known again after a reload, and what
 * another one said is never taken for its answers. Rejects with an `InferenceError` when a file cannot be read.
 */
export async function identityOf(files: FolderSource['files']): Promise<string> {
  const hash = sha256.create()
  for (const { path, file } of files.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
    hash.update(utf8ToBytes(JSON.stringify([path, file.size])))
    try {
      for (const [start, end] of partsOf(file.size))
        hash.update(new Uint8Array(await file.slice(start, end).arrayBuffer()))
    } catch (cause) {
      throw unreadable(path, cause)
    }
  }
  return bytesToHex(hash.digest()).slice(0, 32)
}

function partsOf(size: number): readonly (readonly [start: number, end: number])[] {
  if (size <= small) return [[0, size]]
  const step = (size - part) / (parts - 1)
  return Array.from({ length: parts }, (_, place) => {
    const start = Math.floor(place * step)
    return [start, start + part] as const
  })
}
