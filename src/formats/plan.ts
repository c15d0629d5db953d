import type { Problem } from '../domain/problem.ts'
import { archiveLimits, type ArchiveLimits } from './archive.ts'
import { createBreath, type Breath } from './breath.ts'
import type { ByteSource, Draft } from './format.ts'
import { joinDrafts } from './join.ts'
import { indexPictures, type PictureMatch } from './match.ts'
import { joinVStar } from './vstarJoin.ts'
import { lookAtAll, type FileKind, type Looked } from './look.ts'
import { formatFor, readFiles, type Choice, type FileReading } from './planRead.ts'
import { placed, warning } from './remark.ts'
import { countPlan, type PlanCounts } from './planCounts.ts'

/** What an import would bring, before anything is taken. Holds drafts and names, never the bytes of a file. */
export interface ImportPlan {
  /** Every file that was looked at, in the order given; those inside a ZIP follow it. */
  readonly files: readonly PlannedFile[]
  readonly drafts: readonly Draft[]
  /** Problems of files and of records that could not be taken. Those of a draft are in the draft. */
  readonly problems: readonly Problem[]
  readonly counts: PlanCounts
  /** One for each distinct picture path of the drafts, in their order. */
  readonly pictures: readonly PlannedPicture[]
  /** The picture files, by the path that matches name. */
  readonly pictureFiles: ReadonlyMap<string, ByteSource>
  /** Picture files that no draft asks for, crops aside; those inside of data files are not counted. */
  readonly unused: readonly string[]
  /** What another plan of the same files need not do again. */
  readonly memory: PlanMemory
}

export interface PlanMemory {
  readonly looked: readonly Looked[]
  readonly problems: readonly Problem[]
  readonly readings: ReadonlyMap<ByteSource, FileReading>
}

export interface PlannedFile {
  readonly path: string
  readonly bytes: number
  readonly kind: FileKind
  /** Why it was recognised, or why not: for a list of files. */
  readonly because: string
  /** The format by which a data file is read, e.g. `R2I step 3: answers`. */
  readonly format: string | null
  readonly formatId: string | null
  readonly drafts: number
  /** Every format that could read it, the surest first. */
  readonly others: readonly { readonly id: string; readonly label: string; readonly because: string }[]
  /** Whether its records have columns, so that a person can say what they are. */
  readonly canMap: boolean
  /** The columns of a file that no format knows. */
  readonly columns: readonly string[] | null
  /** What a person chose for it; null where nobody did. */
  readonly choice: Choice | null
  readonly source: ByteSource
}

export interface PlannedPicture {
  /** As the records give it. */
  readonly picturePath: string
  readonly drafts: number
  readonly match: PictureMatch
}

export interface PlanProgress {
  readonly phase: 'looking' | 'reading'
  /** The file at hand. */
  readonly path: string
  /** Files in `looking`, bytes in `reading`. */
  readonly done: number
  readonly total: number
}

export interface PlanOptions {
  readonly limits?: ArchiveLimits
  /** Replaces the pauses that let the page breathe. */
  readonly breath?: Breath
  /** What a person chose, by the paths of the files. */
  readonly choices?: ReadonlyMap<string, Choice>
  /** A plan of the same sources: what it has looked at and read is not done again. */
  readonly earlier?: ImportPlan
  /** Given each source, those inside of archives too; the one it answers is used. */
  readonly prepare?: (source: ByteSource) => ByteSource
}

/** Looks at all sources and reads the data files among them. Rejects only when the signal aborts. */
export async function planImport(
  sources: readonly ByteSource[],
  options: PlanOptions = {},
  onProgress: (progress: PlanProgress) => void = () => undefined,
  signal?: AbortSignal,
): Promise<ImportPlan> {
  const breath = options.breath ?? createBreath()
  const { looked, problems: found } =
    options.earlier?.memory ?? (await lookAtThem(sources, options, onProgress, breath, signal))
  const choices = options.choices ?? new Map<string, Choice>()
  const { readings, placed: inScene } = await readFiles(
    looked,
    choices,
    options.earlier?.memory.readings ?? new Map<ByteSource, FileReading>(),
    (path, done, total) => onProgress({ phase: 'reading', path, done, total }),
    breath,
    signal,
  )
  const all = [...readings.values()]
  const problems = [...found, ...all.flatMap((reading) => reading.problems)]
  const both = joinVStar(all.flatMap(({ drafts }) => drafts.map(inScene)))
  const hints = all.flatMap((reading) => reading.hints)
  const once = await joinDrafts(both.drafts, hints, breath, signal)
  const joined = { drafts: once.drafts, folded: both.folded + once.folded }

  const pictureFiles = new Map<string, ByteSource>()
  for (const { kind, source } of looked) {
    if (kind !== 'picture') continue
    if (pictureFiles.has(source.path)) problems.push(placed(twice, { file: source.path, line: null }))
    else pictureFiles.set(source.path, source)
  }
  const ofFiles = [...pictureFiles.keys()]
  for (const picture of all.flatMap(({ embedded }) => embedded)) {
    if (!pictureFiles.has(picture.path)) pictureFiles.set(picture.path, picture)
  }
  const find = indexPictures([...pictureFiles.keys()])
  const pictures = await matchAll(joined.drafts, find, breath, signal)
  const wanted = new Set(pictures.flatMap(({ match }) => filesOf(match)))
  for (const { source } of joined.drafts) {
    const pause = breath()
    if (pause) await pause
    if (source.cropPath !== null) for (const file of filesOf(find(source.cropPath))) wanted.add(file)
  }
  return {
    files: looked.map((file) =>
      plannedFile(file, choices.get(file.source.path) ?? null, readings.get(file.source)),
    ),
    drafts: joined.drafts,
    problems,
    counts: await countPlan(joined.drafts, problems, joined.folded, breath),
    pictures,
    pictureFiles,
    unused: ofFiles.filter((path) => !wanted.has(path)),
    memory: { looked, problems: found, readings },
  }
}

async function lookAtThem(
  sources: readonly ByteSource[],
  { limits = archiveLimits, prepare = (source) => source }: PlanOptions,
  onProgress: (progress: PlanProgress) => void,
  breath: Breath,
  signal: AbortSignal | undefined,
): Promise<Pick<PlanMemory, 'looked' | 'problems'>> {
  const problems: Problem[] = []
  const onLook = (path: string, done: number, total: number): void =>
    onProgress({ phase: 'looking', path, done, total })
  const looked = await lookAtAll(sources, limits, prepare, problems, onLook, breath, signal)
  return { looked, problems }
}

function plannedFile(file: Looked, choice: Choice | null, reading: FileReading | undefined): PlannedFile {
  const { source, kind, because, others, canMap, columns } = file
  const format = formatFor(file, choice)
  return {
    path: source.path,
    bytes: source.size,
    kind,
    because,
    format: format?.label ?? null,
    formatId: format?.id ?? null,
    drafts: reading?.drafts.length ?? 0,
    others: others.map((other) => ({
      id: other.format.id,
      label: other.format.label,
      because: other.because,
    })),
    canMap,
    columns,
    choice,
    source,
  }
}

const twice = warning(
  'file-twice',
  'Two pictures came under this very path; the first one was taken. Drop the folder that holds them instead.',
)

async function matchAll(
  drafts: readonly Draft[],
  find: (path: string) => PictureMatch,
  breath: Breath,
  signal: AbortSignal | undefined,
): Promise<readonly PlannedPicture[]> {
  const counts = new Map<string, number>()
  for (const { source } of drafts) counts.set(source.picturePath, (counts.get(source.picturePath) ?? 0) + 1)
  const pictures: PlannedPicture[] = []
  for (const [picturePath, count] of counts) {
    signal?.throwIfAborted()
    await breath()
    pictures.push({ picturePath, drafts: count, match: find(picturePath) })
  }
  return pictures
}

const filesOf = (match: PictureMatch): readonly string[] =>
  match.kind === 'matched' ? [match.file] : match.kind === 'ambiguous' ? match.files : []
