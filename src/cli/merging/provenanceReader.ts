import type { Provenance } from '../../domain/item.ts'
import type { ProjectFile } from '../loading/sortFiles.ts'

/**
 * Looks records up in the projects that hold them. Asked in the order of the files it holds next to nothing; what it
 * passed on its way is held until somebody asks for it.
 */
export function provenanceReader(
  files: readonly ProjectFile[],
  signal: AbortSignal,
): (itemId: string) => Promise<Provenance | null> {
  const passed = new Map<string, Provenance>()
  const asked = new Set<string>()
  const all = allProvenance(files, signal)
  return async (itemId) => {
    asked.add(itemId)
    const held = passed.get(itemId)
    if (held) {
      passed.delete(itemId)
      return held
    }
    for (let next = await all.next(); !next.done; next = await all.next()) {
      if (next.value.itemId === itemId) return next.value
      if (!asked.has(next.value.itemId) && !passed.has(next.value.itemId))
        passed.set(next.value.itemId, next.value)
    }
    return null
  }
}

async function* allProvenance(
  files: readonly ProjectFile[],
  signal: AbortSignal,
): AsyncGenerator<Provenance, undefined> {
  for (const { bundle } of files) {
    for await (const read of bundle.entries(signal)) {
      if (read.kind === 'good' && read.value.kind === 'provenance') yield read.value.value
    }
  }
  return undefined
}
