import type { Picture } from '../../domain/picture.ts'
import type { Problem } from '../../domain/problem.ts'
import type { ByteSource, Draft } from '../../formats/format.ts'
import { indexPictures } from '../../formats/match.ts'
import { unreadable } from '../../formats/look.ts'
import { placed } from '../../formats/remark.ts'
import { admit, type Codec, type DecodedSize } from '../../pictures/admit.ts'
import { checkBytes } from '../../pictures/limits.ts'
import { inMemory } from '../disk/fileBlob.ts'
import type { Shelf } from '../disk/shelf.ts'
import type { Terminal } from '../terminal.ts'

export interface TakenPictures {
  /** By the picture path of the records. */
  readonly byPath: ReadonlyMap<string, Picture>
  readonly problems: readonly Problem[]
}

/** Pictures that are decoded at a time. */
const atOnce = 2

/**
 * Finds a file for each picture that the records ask for, among those given or else beside them, and takes it in. A
 * picture that cannot be taken becomes a problem. The shelf learns where the bytes are; none of them are held.
 */
export async function takePictures<Bitmap extends DecodedSize>(
  drafts: readonly Draft[],
  given: ReadonlyMap<string, ByteSource>,
  beside: () => Promise<ReadonlyMap<string, ByteSource>>,
  codec: Codec<Bitmap>,
  shelf: Shelf,
  terminal: Terminal,
): Promise<TakenPictures> {
  const { signal } = terminal
  const problems: Problem[] = []
  const wanted = await wantedFiles(drafts, given, beside, problems)
  const byPath = new Map<string, Picture>()
  const todo = [...wanted]
  const unread = new Set<string>()
  let done = 0
  const worker = async (): Promise<void> => {
    for (let next = todo.shift(); next; next = todo.shift()) {
      signal.throwIfAborted()
      const [source, paths] = next
      const taken = await takeOne(source, codec, shelf, signal)
      for (const problem of taken.problems) {
        // A file that was given up says so once, not for each of its pictures.
        if (problem.code === 'file-unreadable' && unread.has(problem.sentence)) continue
        unread.add(problem.sentence)
        problems.push(problem)
      }
      for (const path of paths) if (taken.picture) byPath.set(path, taken.picture)
      terminal.progress.show({
        label: 'Looking at pictures',
        done: (done += 1),
        total: wanted.size,
        unit: 'pictures',
        detail: source.path,
      })
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return { byPath, problems }
}

/**
 * By file, the picture paths of the records that it serves. What came with the records goes before what lies around
 * them, which is looked for only where something is still wanted.
 */
async function wantedFiles(
  drafts: readonly Draft[],
  given: ReadonlyMap<string, ByteSource>,
  beside: () => Promise<ReadonlyMap<string, ByteSource>>,
  problems: Problem[],
): Promise<ReadonlyMap<ByteSource, readonly string[]>> {
  const wanted = new Map<ByteSource, string[]>()
  const want = (file: ByteSource, path: string): void =>
    void wanted.set(file, [...(wanted.get(file) ?? []), path])
  const firstWith = new Map<string, Draft>()
  for (const draft of drafts) {
    const { picturePath } = draft.source
    if (!firstWith.has(picturePath)) firstWith.set(picturePath, draft)
  }
  const findGiven = indexPictures([...given.keys()])
  const open: (readonly [string, Draft])[] = []
  for (const [path, draft] of firstWith) {
    // Pictures inside of data files are named by the very path; there is nothing to say of that.
    const exact = given.get(path)
    if (exact) {
      want(exact, path)
      continue
    }
    const match = findGiven(path, draft.source.file)
    const file = match.kind === 'matched' ? given.get(match.file) : undefined
    if (file) {
      want(file, path)
      problems.push(...match.remarks.map((remark) => placed(remark, draft.source)))
    } else open.push([path, draft])
  }
  if (open.length === 0) return wanted
  const around = await beside()
  const all = new Map([...around, ...given])
  const find = indexPictures([...all.keys()])
  for (const [path, { source }] of open) {
    const match = find(path, source.file)
    problems.push(...match.remarks.map((remark) => placed(remark, source)))
    const file = match.kind === 'matched' ? all.get(match.file) : undefined
    if (file) want(file, path)
  }
  return wanted
}

interface Taken {
  readonly picture: Picture | null
  readonly problems: readonly Problem[]
}

async function takeOne<Bitmap extends DecodedSize>(
  source: ByteSource,
  codec: Codec<Bitmap>,
  shelf: Shelf,
  signal: AbortSignal,
): Promise<Taken> {
  try {
    checkBytes(source.size, source.path)
    const given = await inMemory(await source.blob())
    const { picture, stored, problems } = await admit(codec, given, source.path, signal)
    const { sha256, origin } = picture
    if (sha256 === null) return { picture, problems }
    if (sha256 === origin.sha256) shelf.refer(sha256, () => source.blob())
    else await shelf.keep(sha256, stored)
    return { picture, problems }
  } catch (failure) {
    signal.throwIfAborted()
    if (!(failure instanceof Error) || failure.name === 'CommandError') throw failure
    if (failure.name === 'TableError')
      return { picture: null, problems: [placed(unreadable(failure), { file: source.path, line: null })] }
    const code = 'code' in failure && failure.name === 'PictureError' ? failure.code : null
    return {
      picture: null,
      problems: [
        {
          code: typeof code === 'string' ? code : 'picture-unreadable',
          severity: 'error',
          sentence: failure.message,
          file: source.path,
          line: null,
          field: null,
        },
      ],
    }
  }
}
