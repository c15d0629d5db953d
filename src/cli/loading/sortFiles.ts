import { archiveLimits, openArchive } from '../../formats/archive.ts'
import { bundleRoot, recogniseBundle } from '../../formats/bundle.ts'
import { readBundle, type Bundle } from '../../formats/bundleRead.ts'
import { headOf } from '../../formats/byteSource.ts'
import { headText } from '../../formats/encoding.ts'
import type { ByteSource } from '../../formats/format.ts'
import { isJudgements } from '../../formats/judgementsRead.ts'
import { pictureNamed, sniff } from '../../formats/sniff.ts'
import { createHash } from 'node:crypto'

/** Files by what a command does with them. */
export interface SortedFiles {
  readonly projects: readonly ProjectFile[]
  readonly judgements: readonly ByteSource[]
  /** Pictures, by their names. */
  readonly pictures: readonly ByteSource[]
  /** Everything else: what the formats may know. */
  readonly data: readonly ByteSource[]
}

export interface ProjectFile {
  readonly path: string
  readonly bundle: Bundle
}

/** Tells whole projects, judgements and pictures from data. */
export async function sortFiles(sources: readonly ByteSource[], signal: AbortSignal): Promise<SortedFiles> {
  const projects: ProjectFile[] = []
  const judgements: ByteSource[] = []
  const pictures: ByteSource[] = []
  const data: ByteSource[] = []
  const rest = await withoutUnpacked(sources, projects)
  for (const source of rest) {
    signal.throwIfAborted()
    if (pictureNamed(source.path) !== null) {
      pictures.push(source)
      continue
    }
    const head = await headOf(source, 64 * 1024)
    const sniffed = sniff(head)
    if (sniffed === 'application/zip') {
      const { sources: inner } = await openArchive(source, archiveLimits, signal)
      if (recogniseBundle(inner.map(({ path }) => path))) {
        projects.push({ path: source.path, bundle: await readBundle(inner, digestOfFile) })
        continue
      }
    } else if (sniffed === null && isJudgements(headText(head))) {
      judgements.push(source)
      continue
    }
    data.push(source)
  }
  return { projects, judgements, pictures, data }
}

/** Takes the files of an unpacked project out of the others. */
async function withoutUnpacked(
  sources: readonly ByteSource[],
  projects: ProjectFile[],
): Promise<readonly ByteSource[]> {
  let rest = sources
  for (;;) {
    const root = bundleRoot(rest.map(({ path }) => path))
    if (root === null) return rest
    const own = rest.filter(({ path }) => path.startsWith(root))
    projects.push({ path: root === '' ? 'manifest.json' : root, bundle: await readBundle(own, digestOfFile) })
    rest = rest.filter(({ path }) => !path.startsWith(root))
  }
}

/** SHA-256 in hex, without holding the file. */
export async function digestOfFile(file: Blob): Promise<string> {
  const hash = createHash('sha256')
  const reader = file.stream().getReader()
  for (let next = await reader.read(); !next.done; next = await reader.read()) hash.update(next.value)
  return hash.digest('hex')
}

export const digestOfText = (text: string): Promise<string> =>
  Promise.resolve(createHash('sha256').update(text, 'utf8').digest('hex'))
