import { openArchive } from '../../formats/archive.ts'
import { recogniseBundle } from '../../formats/bundle.ts'
import { readBundle, type Bundle } from '../../formats/bundleRead.ts'
import type { ByteSource } from '../../formats/format.ts'
import { digestOfFile } from './digest.ts'

/**
 * The whole project among these files, as a ZIP or unpacked, told by its manifest; null when there is none. Rejects
 * with a sentence when it is one that cannot be read, for instance because a newer version wrote it.
 */
export async function findBundle(
  sources: readonly ByteSource[],
  signal?: AbortSignal,
): Promise<Bundle | null> {
  if (recogniseBundle(sources.map(({ path }) => path))) return readBundle(sources, digestOfFile)
  for (const source of sources) {
    if (!/\.zip$/i.test(source.path)) continue
    const { sources: inner } = await openArchive(source, undefined, signal)
    if (recogniseBundle(inner.map(({ path }) => path))) return readBundle(inner, digestOfFile)
  }
  return null
}
