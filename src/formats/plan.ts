import type { Problem } from '../domain/problem.ts'
import { archiveLimits, type ArchiveLimits } from './archive.ts'
import { createBreath, type Breath } from './breath.ts'
import type { ByteSource, Draft } from './format.ts'
import { joinDrafts } from './join.ts'
import { exportFoldersIn } from './exportFolders.ts'
import { indexPictures, type FindPicture, type PictureMatch } from './match.ts'
import { joinVStar } from './vstarJoin.ts'
import { lookAtAll, type FileKind, type Looked } from './look.ts'
import { formatFor, leaveOut, readFiles, type Choice, type FileReading } from './planRead.ts'
import { note, placed, quoted, warning, type Remark } from './remark.ts'
import { withoutRepeats, type Repeated } from './repeats.ts'
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
  /** Takes what several files hold from each of them, instead of once. */
  readonly isEachFile?: boolean
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
  const choices = new Map([...(options.choices ?? [])].filter(([, choice]) => choice !== eachOnce))
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
  const folded = both.folded + once.folded

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
  const foundFor = finder(find)
  const chosen = new Set([...choices].flatMap(([path, choice]) => (choice === leaveOut ? [] : [path])))
  const { drafts, repeated } =
    options.isEachFile === true
      ? { drafts: once.drafts, repeated: new Map<string, Repeated>() }
      : await withoutRepeats(
          once.drafts,
          {
            chosen,
            exports: await exportFoldersIn(looked),
            pictureOf: (draft) => pictureFiles.get(foundFor(draft) ?? '') ?? null,
          },
          breath,
          signal,
        )
  problems.push(...[...repeated].map(([file, what]) => placed(repeats(what), { file, line: null })))
  const pictures = await matchAll(drafts, find, breath, signal)
  const wanted = new Set(pictures.flatMap(({ match }) => filesOf(match)))
  // Those of what was left out are known as well as those of crops.
  for (const { source } of once.drafts) {
    const pause = breath()
    if (pause) await pause
    for (const path of [source.picturePath, source.cropPath])
      if (path !== null) for (const file of filesOf(find(path, source.file))) wanted.add(file)
  }
  return {
    files: looked.map((file) =>
      plannedFile(
        file,
        choices.get(file.source.path) ?? null,
        readings.get(file.source),
        repeated.get(file.source.path),
      ),
    ),
    drafts,
    problems,
    counts: await countPlan(
      drafts,
      problems,
      { folded, repeated: once.drafts.length - drafts.length },
      breath,
    ),
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

function plannedFile(
  file: Looked,
  choice: Choice | null,
  reading: FileReading | undefined,
  repeated: Repeated | undefined,
): PlannedFile {
  const { source, kind, others, canMap, columns } = file
  const format = formatFor(file, choice)
  const because = repeated ? `${file.because}. ${repeatText(repeated)}` : file.because
  return {
    path: source.path,
    bytes: source.size,
    kind,
    because,
    format: format?.label ?? null,
    formatId: format?.id ?? null,
    drafts: reading?.drafts.length ?? 0,
    others: [
      // Then to read it as what it is has to be chosen, as anything else has.
      ...(repeated ? [{ id: eachOnce, label: 'Each item once', because }] : []),
      ...others.map((other) => ({
        id: other.format.id,
        label: other.format.label,
        because: other.because,
      })),
    ],
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
  find: FindPicture,
  breath: Breath,
  signal: AbortSignal | undefined,
): Promise<readonly PlannedPicture[]> {
  const uses = new Map<string, { count: number; readonly files: Set<string> }>()
  for (const { source } of drafts) {
    const known = uses.get(source.picturePath) ?? { count: 0, files: new Set() }
    uses.set(source.picturePath, known)
    known.count += 1
    known.files.add(source.file)
  }
  const pictures: PlannedPicture[] = []
  for (const [picturePath, { count, files }] of uses) {
    signal?.throwIfAborted()
    await breath()
    pictures.push({ picturePath, drafts: count, match: matchFor(picturePath, files, find) })
  }
  return pictures
}

/** What lies beside the files that name it, where that is one picture for all of them. */
function matchFor(picturePath: string, files: ReadonlySet<string>, find: FindPicture): PictureMatch {
  const [first, ...others] = [...files].map((file) => find(picturePath, file))
  const isOne = first?.kind === 'matched' && others.every((match) => filesOf(match)[0] === first.file)
  return isOne ? first : find(picturePath)
}

/** The picture file that a draft means, each looked for once. */
function finder(find: FindPicture): (draft: Draft) => string | null {
  const known = new Map<string, string | null>()
  return ({ source: { picturePath, file } }) => {
    const key = `${file}\n${picturePath}`
    const found = known.get(key)
    if (found !== undefined) return found
    const match = find(picturePath, file)
    const path = match.kind === 'matched' ? match.file : null
    known.set(key, path)
    return path
  }
}

/** Stands before the formats of a file of which something was left out, for it is what happens unless one is chosen. */
const eachOnce = 'each-once'

const repeats = (what: Repeated): Remark =>
  note('file-repeats', `${repeatText(what)} Choose how to read this file, and all of it is taken besides.`)

function repeatText({ count, of, by }: Repeated): string {
  const [first = ''] = by
  const where = by.length > 1 ? `${quoted(first, 200)} and ${by.length - 1} more` : quoted(first, 200)
  const which =
    count < of ? `${count} of its ${of} records` : of === 1 ? 'Its record' : `All its ${of} records`
  return `${which} ${count === 1 ? 'is' : 'are'} in ${where}, too, which ${by.length > 1 ? 'say' : 'says'} as much or more, so ${count === 1 ? 'it was' : 'they were'} taken from there.`
}

const filesOf = (match: PictureMatch): readonly string[] =>
  match.kind === 'matched' ? [match.file] : match.kind === 'ambiguous' ? match.files : []
