import { countText } from '../../../ui/quantity.ts'
import type { ByteSource } from '../../../formats/format.ts'
import { openArchive } from '../../../formats/archive.ts'
import { exportManifestName } from '../../../formats/manifest.ts'
import { isReturned, readReturned, type ReturnedFile } from '../../../formats/returnedRead.ts'
import { pictureNamed } from '../../../formats/sniff.ts'

/**
 * The files of judgements among what was dropped, read; null when there are none. Rejects with a sentence when there is
 * something else besides: judgements are merged, all else is imported, and each has a summary of its own.
 */
export async function findReturned(
  sources: readonly ByteSource[],
  onFile: (path: string, done: number) => void,
  signal: AbortSignal,
): Promise<readonly ReturnedFile[] | null> {
  const found: ByteSource[] = []
  const others: ByteSource[] = []
  for (const source of sources) {
    signal.throwIfAborted()
    const zipped = /\.zip$/i.test(source.path) ? await judgementsInZip(source, signal) : []
    if (zipped.length > 0) {
      found.push(...zipped)
      continue
    }
    const isText = pictureNamed(source.path) === null && !/\.(?:zip|parquet)$/i.test(source.path)
    ;(isText && (await isReturned(source)) ? found : others).push(source)
  }
  if (found.length === 0) return null
  const [other] = others
  if (other) {
    throw new Error(
      `Judgements are merged and everything else is imported, one after the other. Choose ${found.length === 1 ? (found[0]?.path ?? '') : `the ${countText(found.length, 'file')} of judgements`} alone; ${other.path} is none.`,
    )
  }
  const files: ReturnedFile[] = []
  for (const source of found) {
    onFile(source.path, files.length)
    files.push(await readReturned(source, signal))
  }
  return files
}

/** The files of judgements of an archive that holds nothing else, such as an export of judgements alone. */
async function judgementsInZip(zip: ByteSource, signal: AbortSignal): Promise<readonly ByteSource[]> {
  const { sources } = await openArchive(zip, undefined, signal)
  const judgements = sources.filter((inner) => /^judgements[^/]*\.jsonl$/i.test(nameOf(inner)))
  if (sources.some((inner) => !judgements.includes(inner) && !isBystander(inner))) return []
  for (const inner of judgements) if (!(await isReturned(inner))) return []
  return judgements
}

const nameOf = ({ path }: ByteSource): string => path.slice(path.lastIndexOf('/') + 1)

const isBystander = (inner: ByteSource): boolean =>
  nameOf(inner) === exportManifestName || /\.(?:md|txt)$/i.test(nameOf(inner))
