import { groupLookalikes } from '../../domain/nearDuplicates.ts'
import type { Picture } from '../../domain/picture.ts'
import type { Split } from '../../formats/target.ts'
import type { Shelf } from '../disk/shelf.ts'
import { fingerprint } from '../pixels/render.ts'
import type { Terminal } from '../terminal.ts'

/** Which pictures look alike, so that none of them stands on both sides of a split. */
export async function lookalikes(
  pictures: readonly Picture[],
  shelf: Shelf,
  { progress, signal }: Terminal,
): Promise<Split['groups']> {
  const prints = new Map<string, string>()
  for (const [done, { id, sha256, name }] of pictures.entries()) {
    signal.throwIfAborted()
    progress.show({ label: 'Comparing', done, total: pictures.length, unit: 'pictures', detail: name })
    const file = sha256 === null ? null : await shelf.blob(sha256)
    prints.set(id, file ? await fingerprint(file) : '')
  }
  return groupLookalikes(prints)
}
