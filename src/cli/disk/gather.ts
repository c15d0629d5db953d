import { opendir, stat } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { headOf } from '../../formats/byteSource.ts'
import type { ByteSource } from '../../formats/format.ts'
import { exportFormat, exportManifestName } from '../../formats/manifest.ts'
import { pictureNamed } from '../../formats/sniff.ts'
import { CommandError } from '../terminal.ts'
import { fileBlob, fileStream } from './fileBlob.ts'

/** More files than this below one folder were hardly meant. */
const mostFiles = 500_000
const deepest = 32

/** Folders that hold no data of anybody's. */
const skipped = (name: string): boolean => name.startsWith('.') || name === 'node_modules'

/** A file of the disk, under the path by which sentences speak of it. */
export const fileSource = (path: string, size: number): ByteSource => ({
  path: slashed(path),
  size,
  stream: () => fileStream(path, size),
  blob: () => Promise.resolve(fileBlob(path, size)),
})

/** The path with forward slashes, as sources have it. */
export const slashed = (path: string): string => (sep === '\\' ? path.replaceAll(sep, '/') : path)

/** The files that these paths name, and those below the folders among them, by name. */
export async function gather(paths: readonly string[], signal: AbortSignal): Promise<readonly ByteSource[]> {
  const found = new Map<string, ByteSource>()
  for (const path of paths) {
    const known = await stat(path)
    if (known.isDirectory()) {
      for (const source of await below(path, () => true, signal)) found.set(source.path, source)
    } else if (known.isFile()) {
      const source = fileSource(path, known.size)
      found.set(source.path, source)
    } else throw new CommandError(`${path} is no file: save what it gives as a file, then name that.`)
  }
  return [...found.values()]
}

/**
 * The picture files in and below these folders, told by their names, by their paths from the folder on: so the very
 * path that a record gives is found before one that only ends like it. Folders that `isLeftOut` are passed by.
 */
export async function picturesBelow(
  folders: readonly string[],
  signal: AbortSignal,
  isLeftOut: (folder: string) => Promise<boolean> = () => Promise.resolve(false),
): Promise<ReadonlyMap<string, ByteSource>> {
  const found = new Map<string, ByteSource>()
  const taken = new Set<string>()
  for (const folder of new Set(folders)) {
    if (!(await stat(folder)).isDirectory()) {
      throw new CommandError(`${folder} is a file where a folder of pictures was wanted.`)
    }
    for (const source of await below(folder, (name) => pictureNamed(name) !== null, signal, isLeftOut)) {
      if (taken.has(source.path)) continue
      taken.add(source.path)
      const inner = slashed(relative(folder, source.path))
      found.set(found.has(inner) ? source.path : inner, source)
    }
  }
  return found
}

/** Whether a folder holds an export of ours: its pictures are copies of those that are meant. */
export async function isExport(folder: string): Promise<boolean> {
  const path = join(folder, exportManifestName)
  const known = await stat(path).catch(() => null)
  if (!known?.isFile()) return false
  const head = new TextDecoder().decode(await headOf(fileSource(path, known.size), 64))
  return head.includes(`"format": "${exportFormat}"`)
}

/** The folders in which files lie. */
export const foldersOf = (files: readonly string[]): readonly string[] => [
  ...new Set(files.map((file) => dirname(file))),
]

async function below(
  folder: string,
  isWanted: (name: string) => boolean,
  signal: AbortSignal,
  isLeftOut: (folder: string) => Promise<boolean> = () => Promise.resolve(false),
): Promise<readonly ByteSource[]> {
  const found: ByteSource[] = []
  const visit = async (path: string, depth: number): Promise<void> => {
    const folders: string[] = []
    for await (const entry of await opendir(path)) {
      signal.throwIfAborted()
      const inner = join(path, entry.name)
      if (entry.isDirectory()) {
        if (!skipped(entry.name)) folders.push(inner)
      } else if (
        (entry.isFile() || entry.isSymbolicLink()) &&
        !entry.name.startsWith('.') &&
        isWanted(entry.name)
      ) {
        // A link to a file is as good as the file; one to a folder may lead in a circle.
        const known = await stat(inner).catch(() => null)
        if (known?.isFile()) found.push(fileSource(inner, known.size))
      }
      if (found.length > mostFiles) {
        throw new CommandError(
          `There are more than ${mostFiles} files below ${folder}. Name the folder that is meant more exactly.`,
        )
      }
    }
    if (depth === deepest) return
    for (const inner of folders) if (!(await isLeftOut(inner))) await visit(inner, depth + 1)
  }
  await visit(folder, 0)
  return found.toSorted((a, b) => (a.path < b.path ? -1 : 1))
}
