import { lookalikes as groupOf } from '../../domain/nearDuplicates.ts'
import type { Picture } from '../../domain/picture.ts'
import type { Split } from '../../formats/target.ts'
import type { Shelf } from '../disk/shelf.ts'
import { fingerprints } from '../pixels/render.ts'
import type { Terminal } from '../terminal.ts'

/** Which pictures look alike, so that none of them stands on both sides of a split; `apart` are those that people told apart. */
export async function lookalikes(
  pictures: readonly Picture[],
  apart: readonly string[],
  shelf: Shelf,
  { progress, signal }: Terminal,
): Promise<Split['groups']> {
  const known = new Map<string, readonly string[]>()
  for (const [done, { sha256, name }] of pictures.entries()) {
    signal.throwIfAborted()
    progress.show({ label: 'Comparing', done, total: pictures.length, unit: 'pictures', detail: name })
    if (sha256 === null || known.has(sha256)) continue
    const file = await shelf.blob(sha256)
    known.set(sha256, file ? await fingerprints(file) : [])
  }
  const group = groupOf(pictures, known, apart)
  return new Map(pictures.map(({ id }) => [id, group(id)]))
}
