import { lstat, mkdir, rmdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { writeFolder } from '../../formats/folderWrite.ts'
import type { OutputFile } from '../../formats/format.ts'
import { openOutput, type WriteProgress } from '../../formats/outputBytes.ts'
import { textBytes } from '../../formats/textBytes.ts'
import { writeZip } from '../../formats/zipWrite.ts'
import { CommandError } from '../terminal.ts'
import { diskFolder } from './diskFolder.ts'
import { partFile } from './partFile.ts'

/** Where a command writes, and whether it may replace what is there. */
export interface Place {
  readonly path: string
  readonly mayReplace: boolean
}

export const isZip = (path: string): boolean => /\.zip$/i.test(path)

const isThere = (path: string): Promise<boolean> =>
  lstat(path).then(
    () => true,
    () => false,
  )

/** Refuses a file that is there already, before any work is done for it. */
export async function checkFree({ path, mayReplace }: Place): Promise<void> {
  const known = await lstat(path).catch(() => null)
  if (known?.isDirectory()) throw new CommandError(`${path} is a folder where a file was wanted.`)
  if (known && !mayReplace) {
    throw new CommandError(
      `${path} is there already. Choose another name, or let it be replaced with --replace.`,
    )
  }
}

/** Writes all files into one ZIP; after a failure nothing of it stays. */
export async function writeToZip(
  files: AsyncIterable<OutputFile>,
  place: Place,
  onProgress: (progress: WriteProgress) => void,
  signal: AbortSignal,
): Promise<void> {
  await checkFree(place)
  const made = await makeFolder(dirname(place.path))
  try {
    await writeZip(files, await partFile(place.path), onProgress, signal)
  } catch (failure) {
    await takeAway(made)
    throw failure
  }
}

/** Writes the files into a folder; after a failure nothing of them stays. `seal` is the file that comes last. */
export async function writeToFolder(
  files: AsyncIterable<OutputFile>,
  { path, mayReplace }: Place,
  seal: string,
  onProgress: (progress: WriteProgress) => void,
  signal: AbortSignal,
): Promise<void> {
  const made = await makeFolder(path)
  try {
    await writeFolder(
      files,
      diskFolder(path),
      (clash) => {
        if (mayReplace) return 'replace'
        throw new CommandError(
          `${path} already holds ${clash}. Choose an empty folder, or let files be replaced with --replace.`,
        )
      },
      onProgress,
      signal,
      seal,
    )
  } catch (failure) {
    await takeAway(made)
    throw failure
  }
}

/** Makes the folder and those around it; answers with those that were not there, the outermost first. */
async function makeFolder(path: string): Promise<readonly string[]> {
  const made: string[] = []
  for (let at = path; !(await isThere(at)); at = dirname(at)) {
    made.unshift(at)
    if (dirname(at) === at) break
  }
  await mkdir(path, { recursive: true })
  return made
}

async function takeAway(made: readonly string[]): Promise<void> {
  for (const folder of made.toReversed()) await rmdir(folder).catch(() => undefined)
}

/** Writes one text file; after a failure nothing of it stays. */
export async function writeText(place: Place, parts: Iterable<string>, signal: AbortSignal): Promise<void> {
  await checkFree(place)
  const made = await makeFolder(dirname(place.path))
  try {
    const { stream } = await openOutput({ path: place.path, modifiedAt: 0, content: () => textBytes(parts) })
    await stream.pipeTo(await partFile(place.path), { signal })
  } catch (failure) {
    await takeAway(made)
    throw failure
  }
}
