import type { Pictures } from '../pictures/pictures.ts'
import type { PrintStore } from '../storage/storage.ts'

/** Pictures to be looked at, by SHA-256, and where their bytes are to be had. */
export interface ToLookAt {
  readonly hashes: Iterable<string>
  readonly bytesOf: (sha256: string) => Promise<Blob | null>
}

/** Pictures asked for at a time: one is read while another is decoded. */
const atOnce = 2
/** Fingerprints that are kept together, so that little is lost when the page is closed in the middle. */
const keptTogether = 50

/**
 * The fingerprints of pictures: those that are kept, the others made and kept. When it is stopped it answers with what
 * it has. One that cannot be decoded has none; it is tried again at the next visit. Never rejects: what cannot be kept
 * is only worked out again.
 */
export async function lookAtAll(
  { hashes, bytesOf }: ToLookAt,
  pictures: Pick<Pictures, 'fingerprints'>,
  kept: PrintStore,
  before: ReadonlyMap<string, readonly string[]>,
  signal: AbortSignal,
  onProgress: (done: number, total: number) => void,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const wanted = new Set(hashes)
  const known = new Map(before)
  if ([...wanted].some((sha256) => !known.has(sha256))) {
    for (const [sha256, print] of await kept.load().catch(() => new Map<string, readonly string[]>())) {
      if (!known.has(sha256)) known.set(sha256, print)
    }
  }
  const todo = [...wanted].filter((sha256) => !known.has(sha256)).toReversed()
  let fresh = new Map<string, readonly string[]>()
  let keeping: Promise<unknown> = Promise.resolve()
  const keep = (): void => {
    const batch = fresh
    fresh = new Map()
    keeping = keeping.then(() => kept.put(batch)).catch(() => undefined)
  }
  let done = wanted.size - todo.length
  onProgress(done, wanted.size)
  const work = async (): Promise<void> => {
    for (let sha256 = todo.pop(); sha256 !== undefined && !signal.aborted; sha256 = todo.pop()) {
      const print = await lookAt(sha256)
      if (signal.aborted) return
      known.set(sha256, print)
      if (print.length > 0) fresh.set(sha256, print)
      if (fresh.size >= keptTogether) keep()
      done += 1
      onProgress(done, wanted.size)
    }
  }
  const lookAt = async (sha256: string): Promise<readonly string[]> => {
    try {
      const file = await bytesOf(sha256)
      return file ? await pictures.fingerprints(file, signal) : []
    } catch {
      return []
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  keep()
  await keeping
  return known
}
