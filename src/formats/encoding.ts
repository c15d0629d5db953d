import type { ByteSource } from './format.ts'

type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be'

/** What the first bytes say about the encoding of a text file, and how many of them are a byte-order mark. */
function encodingOf(head: Uint8Array): {
  readonly encoding: TextEncoding
  readonly markBytes: number
} {
  const [a, b, c] = head
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: 'utf-8', markBytes: 3 }
  if (a === 0xff && b === 0xfe) return { encoding: 'utf-16le', markBytes: 2 }
  if (a === 0xfe && b === 0xff) return { encoding: 'utf-16be', markBytes: 2 }
  // JSON begins with two ASCII characters, so one zero byte among the first two betrays UTF-16 without a mark.
  if (a !== undefined && a !== 0 && b === 0) return { encoding: 'utf-16le', markBytes: 0 }
  if (a === 0 && b !== undefined && b !== 0) return { encoding: 'utf-16be', markBytes: 0 }
  return { encoding: 'utf-8', markBytes: 0 }
}

/** The beginning of a file as text, for recognition only: broken bytes are shown, not reported. */
export function headText(head: Uint8Array): string {
  const { encoding, markBytes } = encodingOf(head)
  return new TextDecoder(encoding).decode(head.subarray(markBytes), { stream: true })
}

interface Chunk {
  readonly bytes: Uint8Array
  /** Bytes of the source read so far. */
  readonly read: number
  /** Whether these are other bytes than those of the source. */
  readonly transcoded: boolean
}

/**
 * The bytes of a text file without their byte-order mark: as they are when the file is UTF-8 (or an older 8-bit
 * encoding), re-encoded as UTF-8 when it is UTF-16. Throws a `DamagedText` for broken UTF-16.
 */
export async function* textChunks(source: ByteSource, signal?: AbortSignal): AsyncGenerator<Chunk> {
  const reader = source.stream().getReader()
  let read = 0
  let held: Uint8Array = new Uint8Array()
  let decoder: TextDecoder | null = null
  let started = false
  try {
    for (;;) {
      signal?.throwIfAborted()
      const { done, value } = await reader.read()
      if (value) read += value.length
      let bytes = joined(held, value ?? new Uint8Array())
      held = new Uint8Array()
      if (!started) {
        if (bytes.length < 3 && !done) {
          held = bytes
          continue
        }
        const { encoding, markBytes } = encodingOf(bytes)
        if (encoding !== 'utf-8') decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true })
        bytes = bytes.subarray(markBytes)
        started = true
      }
      if (decoder) bytes = transcoded(decoder, bytes, done)
      if (bytes.length > 0) yield { bytes, read, transcoded: decoder !== null }
      if (done) return
    }
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}

/** The file is not the text that its byte-order mark promises. */
export class DamagedText extends Error {
  override name = 'DamagedText'
}

function transcoded(decoder: TextDecoder, bytes: Uint8Array, done: boolean): Uint8Array {
  try {
    return new TextEncoder().encode(decoder.decode(bytes, { stream: !done }))
  } catch {
    throw new DamagedText('The file says it is UTF-16, but its bytes are damaged.')
  }
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  if (a.length === 0) return b
  const bytes = new Uint8Array(a.length + b.length)
  bytes.set(a)
  bytes.set(b, a.length)
  return bytes
}

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const latin1 = new TextDecoder('windows-1252')

/** Bytes as text. Where they are not valid UTF-8 they are read as Latin-1, and the answer says so. */
export function textOf(bytes: Uint8Array): { readonly text: string; readonly isLatin1: boolean } {
  try {
    return { text: strictUtf8.decode(bytes), isLatin1: false }
  } catch {
    return { text: latin1.decode(bytes), isLatin1: true }
  }
}
