import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { InferenceError } from '../inference.ts'
import { chunksOf } from './chunks.ts'
import { unlessAborted } from './exclusive.ts'
import { ifThere, type FileHandle, type FolderHandle } from './folderHandles.ts'
import { isNoRoom, noRoom, stalled, wrongHash } from './sentences.ts'
import { safeName } from './shelf.ts'
import type { ListedFile } from './shelfIndex.ts'

/** Bytes of a file from `offset` on. */
export interface Piece {
  readonly offset: number
  readonly stream: ReadableStream<Uint8Array<ArrayBuffer>>
}

export interface Shelving {
  readonly file: ListedFile
  readonly pull: (offset: number, signal: AbortSignal) => Promise<Piece>
  /** What is said when the bytes end too early. */
  readonly endedEarly: (done: number, cause: unknown) => InferenceError
  /** How many bytes of it are here. */
  readonly onBytes: (bytes: number) => void
  readonly signal: AbortSignal
  readonly pace: Pace
}

/** How long is waited. */
export interface Pace {
  /** Milliseconds without a byte after which a file is given up. */
  readonly patienceMs: number
  /** Milliseconds before a server is asked again that sent nothing; doubled each time. */
  readonly pauseMs: number
}

export const usualPace: Pace = { patienceMs: 60_000, pauseMs: 500 }

/** A server that cuts off its answers is asked so often in all, and so often in a row without a new byte. */
const mostTries = 50
const mostInVain = 3

/**
 * Writes a file into a model's folder under a name for begun files, and gives it its own name once every byte is there
 * and its SHA-256 is the promised one; answers with that. A file whose SHA-256 is known goes on where it was cut off,
 * in this call and in the next one, as long as its content is to be the same.
 */
export async function shelve(folder: FolderHandle, shelving: Shelving): Promise<string> {
  const { file, onBytes, signal, pace } = shelving
  const name = safeName(file.path)
  const partName = `${name}.${safeName(file.mark)}.part`
  const goesOn = file.sha256 !== null
  await sweep(folder, (other) => other.startsWith(`${name}.`) && !(goesOn && other === partName))

  const part = await folder.getFileHandle(partName, { create: true })
  const growth = await growthOf(part, file.size)
  onBytes(growth.size())
  try {
    let inVain = 0
    for (let tries = 1; growth.size() < file.size; tries += 1) {
      const before = growth.size()
      const broken = await receive(growth, shelving)
      signal.throwIfAborted()
      if (growth.size() === file.size || growth.tooLong()) break
      inVain = growth.size() > before ? 0 : inVain + 1
      if (!goesOn || inVain >= mostInVain || tries >= mostTries)
        throw shelving.endedEarly(growth.size(), broken)
      if (inVain > 0) await pause(pace.pauseMs * 2 ** (inVain - 1), signal)
    }
  } catch (error) {
    growth.close()
    if (!goesOn) await ifThere(folder.removeEntry(partName))
    throw isNoRoom(error) ? await noRoom(file.size - growth.size(), error) : error
  }
  growth.close()

  const hash = growth.hash()
  if (growth.tooLong() || (file.sha256 !== null && hash !== file.sha256)) {
    await folder.removeEntry(partName)
    throw wrongHash(file.path)
  }
  await ifThere(folder.removeEntry(name))
  await rename(part, folder, partName, name)
  return hash
}

/** Removes what was begun of other contents, or cannot be gone on with. */
async function sweep(folder: FolderHandle, isOld: (name: string) => boolean): Promise<void> {
  const old: string[] = []
  for await (const name of folder.keys()) if (isOld(name)) old.push(name)
  for (const name of old) await ifThere(folder.removeEntry(name))
}

/** Takes in what a server sends until it ends; answers with why it ended too early, where it did with an error. */
async function receive(growth: Growth, { file, pull, onBytes, signal, pace }: Shelving): Promise<unknown> {
  const piece = await pull(growth.size(), signal)
  if (piece.offset !== growth.size()) growth.restart()
  if (piece.offset !== growth.size()) {
    await piece.stream.cancel()
    throw wrongHash(file.path)
  }
  const reader = piece.stream.getReader()
  try {
    for (;;) {
      const next = await patiently(reader.read(), pace.patienceMs, signal, file.path)
      if (next.done || growth.tooLong()) return null
      growth.take(next.value)
      onBytes(Math.min(growth.size(), file.size))
    }
  } catch (error) {
    signal.throwIfAborted()
    if (error instanceof InferenceError || isNoRoom(error)) throw error
    return error
  } finally {
    // Already over, or nobody wants the rest.
    void reader.cancel().catch(() => {})
  }
}

async function patiently<T>(next: Promise<T>, ms: number, signal: AbortSignal, path: string): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(stalled(path)), ms)
  })
  try {
    return await unlessAborted(Promise.race([next, late]), signal)
  } finally {
    clearTimeout(timer)
  }
}

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  unlessAborted(new Promise((over) => setTimeout(over, ms)), signal)

/** A file that grows, and its hash with it. */
interface Growth {
  size(): number
  /** Whether more came than was announced; the surplus is not written. */
  tooLong(): boolean
  take(bytes: Uint8Array<ArrayBuffer>): void
  restart(): void
  hash(): string
  close(): void
}

async function growthOf(part: FileHandle, announced: number): Promise<Growth> {
  let hashing = sha256.create()
  let size = 0
  let tooLong = false
  const there = await part.getFile()
  if (there.size <= announced)
    for await (const bytes of chunksOf(there.stream())) {
      hashing.update(bytes)
      size += bytes.length
    }
  const sync = await part.createSyncAccessHandle?.()
  if (!sync) throw new DOMException('Files can be written in workers only.', 'NotSupportedError')

  const restart = (): void => {
    sync.truncate(0)
    hashing = sha256.create()
    size = 0
  }
  try {
    if (there.size > announced) restart()
  } catch (error) {
    sync.close()
    throw error
  }

  return {
    size: () => size,
    tooLong: () => tooLong,
    restart,
    take: (bytes) => {
      tooLong ||= size + bytes.length > announced
      if (tooLong) return
      if (sync.write(bytes, { at: size }) !== bytes.length)
        throw new DOMException('Not all was written.', 'QuotaExceededError')
      hashing.update(bytes)
      size += bytes.length
    },
    hash: () => bytesToHex(hashing.digest()),
    close: () => {
      try {
        sync.flush()
      } finally {
        sync.close()
      }
    },
  }
}

/** Some browsers cannot rename; there the file is copied, and the index is not told before it is whole. */
async function rename(part: FileHandle, folder: FolderHandle, from: string, to: string): Promise<void> {
  if (part.move) return part.move(to)
  const copy = await folder.getFileHandle(to, { create: true })
  const sync = await copy.createSyncAccessHandle?.()
  try {
    sync?.truncate(0)
    let at = 0
    for await (const bytes of chunksOf((await part.getFile()).stream())) at += sync?.write(bytes, { at }) ?? 0
    sync?.flush()
  } finally {
    sync?.close()
  }
  await folder.removeEntry(from)
}
