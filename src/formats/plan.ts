import type { Problem } from '../domain/problem.ts'
import { archiveLimits, type ArchiveLimits } from './archive.ts'
import { createBreath, type Breath } from './breath.ts'
import type { ByteSource, Draft, Hint } from './format.ts'
import { joinDrafts } from './join.ts'
import { indexPictures, type PictureMatch } from './match.ts'
import { createSceneDesk } from './scenes.ts'
import { joinVStar } from './vstarJoin.ts'
import { lookAtAll, unreadable, type FileKind, type Looked } from './look.ts'
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
  /** Picture files that no draft asks for, crops aside. */
  readonly unused: readonly string[]
}

export interface PlannedFile {
  readonly path: string
  readonly bytes: number
  readonly kind: FileKind
  /** Why it was recognised, or why not: for a list of files. */
  readonly because: string
  /** The format of a data file, e.g. `R2I step 3: answers`. */
  readonly format: string | null
  readonly drafts: number
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
}

/** Looks at all sources and reads the data files among them. Rejects only when the signal aborts. */
export async function planImport(
  sources: readonly ByteSource[],
  options: PlanOptions = {},
  onProgress: (progress: PlanProgress) => void = () => undefined,
  signal?: AbortSignal,
): Promise<ImportPlan> {
  const breath = options.breath ?? createBreath()
  const limits = options.limits ?? archiveLimits
  const problems: Problem[] = []
  const onLook = (path: string, done: number, total: number): void =>
    onProgress({ phase: 'looking', path, done, total })
  const looked = await lookAtAll(sources, limits, problems, onLook, breath, signal)
  const { drafts, hints, embedded, perFile } = await readAll(looked, problems, onProgress, breath, signal)
  const both = joinVStar(drafts)
  const once = await joinDrafts(both.drafts, hints, breath, signal)
  const joined = { drafts: once.drafts, folded: both.folded + once.folded }

  const pictureFiles = new Map<string, ByteSource>()
  for (const { kind, source } of looked) {
    if (kind !== 'picture') continue
    if (pictureFiles.has(source.path)) problems.push(placed(twice, { file: source.path, line: null }))
    else pictureFiles.set(source.path, source)
  }
  for (const picture of embedded) {
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
  const files = looked.map(({ source, kind, because, recognised }) => ({
    path: source.path,
    bytes: source.size,
    kind,
    because,
    format: recognised?.format.label ?? null,
    drafts: perFile.get(source.path) ?? 0,
  }))
  return {
    files,
    drafts: joined.drafts,
    problems,
    counts: await countPlan(joined.drafts, problems, joined.folded, breath),
    pictures,
    pictureFiles,
    unused: [...pictureFiles.keys()].filter((path) => !wanted.has(path)),
  }
}

const twice = warning(
  'file-twice',
  'Two pictures came under this very path; the first one was taken. Drop the folder that holds them instead.',
)

const explaining = ({ recognised }: Looked): boolean => recognised?.format.explains ?? false

interface ReadAll {
  readonly drafts: readonly Draft[]
  readonly hints: readonly Hint[]
  /** Pictures that lie inside the files read. */
  readonly embedded: readonly ByteSource[]
  readonly perFile: ReadonlyMap<string, number>
}

async function readAll(
  looked: readonly Looked[],
  problems: Problem[],
  onProgress: (progress: PlanProgress) => void,
  breath: Breath,
  signal: AbortSignal | undefined,
): Promise<ReadAll> {
  const drafts: Draft[] = []
  const hints: Hint[] = []
  const embedded: ByteSource[] = []
  const perFile = new Map<string, number>()
  const total = looked.reduce((sum, { source, recognised }) => sum + (recognised ? source.size : 0), 0)
  let before = 0
  const scenes = createSceneDesk()
  const inOrder = [...looked.filter((each) => !explaining(each)), ...looked.filter(explaining)]
  for (const { source, recognised } of inOrder) {
    if (!recognised) continue
    const first = drafts.length
    try {
      for await (const decoded of recognised.format.decode(source, signal)) {
        if (decoded.kind === 'draft') {
          drafts.push(decoded.draft)
          scenes.want(decoded.draft)
        } else if (decoded.kind === 'scene') scenes.take(decoded.scene)
        else if (decoded.kind === 'hint') hints.push(decoded.hint)
        else if (decoded.kind === 'problem') problems.push(decoded.problem)
        else if (decoded.kind === 'picture') embedded.push(decoded.picture)
        else onProgress({ phase: 'reading', path: source.path, done: before + decoded.bytes, total })
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
    before += source.size
    perFile.set(source.path, drafts.length - first)
  }
  return { drafts: drafts.map((draft) => scenes.placed(draft)), hints, embedded, perFile }
}

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
