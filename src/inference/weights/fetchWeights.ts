import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import type { Desk } from '../adapter.ts'
import { InferenceError } from '../inference.ts'

/** A file of weights that comes with the program: where it lies, and what it must be. */
export interface Weights {
  readonly url: string
  readonly bytes: number
  /** In hexadecimal digits. */
  readonly sha256: string
}

/** Bytes between two words about progress. */
const noteworthy = 128 * 1024

const notHere = 'The model’s file could not be loaded. Check the connection to this site, then load it again.'
const notWhole =
  'The model’s file is not what it should be. Load it again; if that does not help, this site’s copy is damaged.'

/**
 * Fetches a file of weights and checks it against its size and SHA-256. `before` and `total` place it among all that is
 * fetched. Rejects with an `InferenceError` `download` or `wrong-hash`.
 */
export async function fetchWeights(
  weights: Weights,
  desk: Pick<Desk, 'onProgress' | 'alive'>,
  before = 0,
  total = weights.bytes,
): Promise<Uint8Array> {
  const bytes = new Uint8Array(weights.bytes)
  let done = 0
  let told = 0
  const tell = (): void => {
    told = done
    desk.alive()
    desk.onProgress({ phase: 'downloading', done: before + done, total })
  }
  tell()
  try {
    const response = await fetch(weights.url)
    if (!response.ok || !response.body) throw new InferenceError('download', notHere)
    const reader = response.body.getReader()
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      if (done + piece.value.length > weights.bytes) {
        await reader.cancel()
        throw new InferenceError('wrong-hash', notWhole)
      }
      bytes.set(piece.value, done)
      done += piece.value.length
      if (done - told >= noteworthy) tell()
    }
    tell()
  } catch (error) {
    if (error instanceof InferenceError) throw error
    throw new InferenceError('download', notHere, { cause: error })
  }
  if (done < weights.bytes) throw new InferenceError('download', notHere)
  if (bytesToHex(sha256(bytes)) !== weights.sha256) throw new InferenceError('wrong-hash', notWhole)
  return bytes
}
