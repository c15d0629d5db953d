import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Picture } from '../../domain/picture.ts'
import { fileBlob, inMemory } from './fileBlob.ts'
import { hasPassed, willPass } from './leftovers.ts'

/** The bytes of pictures, by SHA-256: those of files where they are, those that were made in a folder that passes. */
export interface Shelf {
  has(sha256: string): boolean
  /** Remembers where the bytes are to be had. */
  refer(sha256: string, open: () => Promise<Blob>): void
  /** Puts bytes away that are nowhere else. */
  keep(sha256: string, file: Blob): Promise<void>
  /** A Blob of Node's own; null where nobody put any. */
  blob(sha256: string): Promise<Blob | null>
  /** Takes everything away that was put. */
  close(): Promise<void>
}

/** A picture whose bytes are nowhere is a missing one. */
export const withBytes = (picture: Picture, shelf: Pick<Shelf, 'has'>): Picture =>
  picture.sha256 !== null && !shelf.has(picture.sha256) ? { ...picture, sha256: null } : picture

export function createShelf(): Shelf {
  const places = new Map<string, () => Promise<Blob>>()
  let folder: Promise<string> | null = null
  return {
    has: (sha256) => places.has(sha256),
    refer(sha256, open) {
      if (!places.has(sha256)) places.set(sha256, open)
    },
    async keep(sha256, file) {
      if (places.has(sha256)) return
      folder ??= mkdtemp(join(tmpdir(), 'saccade-')).then((path) => {
        willPass(path)
        return path
      })
      const path = join(await folder, sha256)
      await writeFile(path, new Uint8Array(await file.arrayBuffer()))
      const { size, type } = file
      places.set(sha256, () => Promise.resolve(fileBlob(path, size, 0, type)))
    },
    async blob(sha256) {
      const open = places.get(sha256)
      return open ? inMemory(await open()) : null
    },
    async close() {
      places.clear()
      if (!folder) return
      await rm(await folder, { recursive: true, force: true })
      hasPassed(await folder)
    },
  }
}
