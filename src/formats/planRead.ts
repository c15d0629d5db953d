import type { Problem } from '../domain/problem.ts'
import type { Breath } from './breath.ts'
import type { ByteSource, Draft, Format, Hint } from './format.ts'
import { formats } from './formats.ts'
import { unreadable, type Looked } from './look.ts'
import { mappedFormat, type Mapping } from './mapping.ts'
import { placed, warning } from './remark.ts'
import { createSceneDesk, type SceneDesk } from './scenes.ts'

/** How a person wants a file to be read: the id of a format, what its columns are, or not at all. */
export type Choice = string | Mapping

/** The choice of those who want nothing of a file. */
export const leaveOut = 'leave-out'

/** What reading one file yields. Holds drafts and names, never the bytes of the file. */
export interface FileReading {
  readonly choice: Choice | null
  readonly drafts: readonly Draft[]
  readonly hints: readonly Hint[]
  /** Pictures that lie inside the file. */
  readonly embedded: readonly ByteSource[]
  readonly problems: readonly Problem[]
}

/** The format by which a file is read, given what was chosen for it; null where nothing of it is read. */
export function formatFor({ recognised, others }: Looked, choice: Choice | null): Format | null {
  if (choice === null) return recognised?.format ?? null
  if (typeof choice !== 'string') return mappedFormat(choice)
  if (choice === leaveOut) return null
  const known = [...others.map(({ format }) => format), ...formats]
  return known.find(({ id }) => id === choice) ?? null
}

export interface ReadFiles {
  readonly readings: ReadonlyMap<ByteSource, FileReading>
  /** The draft with what the scenes of other files know about it. */
  readonly placed: (draft: Draft) => Draft
}

/**
 * Reads the files of which something is wanted. What was read of one before is taken as it was, as long as nobody chose
 * otherwise since; only files that explain others are read again, for what is kept of them depends on these.
 */
export async function readFiles(
  looked: readonly Looked[],
  choices: ReadonlyMap<string, Choice>,
  earlier: ReadonlyMap<ByteSource, FileReading>,
  onRead: (path: string, bytes: number, total: number) => void,
  breath: Breath,
  signal: AbortSignal | undefined,
): Promise<ReadFiles> {
  const files = looked.map((file) => {
    const choice = choices.get(file.source.path) ?? null
    const format = formatFor(file, choice)
    const known = earlier.get(file.source)
    const kept = known?.choice === choice && format?.explains !== true ? known : null
    return { file, choice, format, kept }
  })
  const explains = ({ format }: (typeof files)[number]): boolean => format?.explains === true
  const total = files.reduce(
    (sum, { file, format, kept }) => sum + (kept || !format ? 0 : file.source.size),
    0,
  )
  const scenes = createSceneDesk()
  const read = new Map<ByteSource, FileReading>()
  let before = 0
  for (const { file, choice, format, kept } of [
    ...files.filter((each) => !explains(each)),
    ...files.filter(explains),
  ]) {
    const { source } = file
    let reading = kept
    if (!reading && format) {
      const onBytes = (bytes: number): void => onRead(source.path, before + bytes, total)
      reading = { choice, ...(await readOne(source, format, scenes, onBytes, breath, signal)) }
      before += source.size
    }
    reading ??= {
      choice,
      ...nothing,
      problems: file.columns && choice === null ? [placed(unmapped, { file: source.path, line: null })] : [],
    }
    reading.drafts.forEach((draft) => scenes.want(draft))
    read.set(source, reading)
  }
  const readings = new Map(
    files.flatMap(({ file: { source } }) => {
      const reading = read.get(source)
      return reading ? [[source, reading] as const] : []
    }),
  )
  return { readings, placed: (draft) => scenes.placed(draft) }
}

const nothing: Omit<FileReading, 'choice'> = { drafts: [], hints: [], embedded: [], problems: [] }

const unmapped = warning(
  'columns-unsaid',
  'Nobody has said yet what the columns of this file hold, so nothing of it is taken.',
)

async function readOne(
  source: ByteSource,
  format: Format,
  scenes: SceneDesk,
  onBytes: (bytes: number) => void,
  breath: Breath,
  signal: AbortSignal | undefined,
): Promise<Omit<FileReading, 'choice'>> {
  const drafts: Draft[] = []
  const hints: Hint[] = []
  const embedded: ByteSource[] = []
  const problems: Problem[] = []
  onBytes(0)
  try {
    for await (const decoded of format.decode(source, signal)) {
      if (decoded.kind === 'draft') drafts.push(decoded.draft)
      else if (decoded.kind === 'hint') hints.push(decoded.hint)
      else if (decoded.kind === 'problem') problems.push(decoded.problem)
      else if (decoded.kind === 'scene') scenes.take(decoded.scene)
      else if (decoded.kind === 'picture') embedded.push(decoded.picture)
      else onBytes(decoded.bytes)
      const pause = breath()
      if (pause) {
        await pause
        signal?.throwIfAborted()
      }
    }
  } catch (failure) {
    signal?.throwIfAborted()
    problems.push(placed(unreadable(failure), { file: source.path, line: null }))
  }
  return { drafts, hints, embedded, problems }
}
