import { basename, extname } from 'node:path'
import { applyEntries, emptyDataset, type Dataset } from '../../domain/dataset.ts'
import type { Entry } from '../../domain/entry.ts'
import type { Item } from '../../domain/item.ts'
import type { Judgement } from '../../domain/judgement.ts'
import { uniteJudgements, type JudgementUnion } from '../../domain/merging.ts'
import type { Problem } from '../../domain/problem.ts'
import { createProject, type Project } from '../../domain/project.ts'
import { buildEntries, type Built } from '../../formats/build.ts'
import type { ByteSource } from '../../formats/format.ts'
import { readJudgements } from '../../formats/judgementsRead.ts'
import { planImport, type PlannedFile } from '../../formats/plan.ts'
import type { Codec, DecodedSize } from '../../pictures/admit.ts'
import { foldersOf, gather, isExport, picturesBelow, slashed } from '../disk/gather.ts'
import { withBytes, type Shelf } from '../disk/shelf.ts'
import type { TableDesk } from '../tables/tableDesk.ts'
import type { Terminal } from '../terminal.ts'
import { joinProjects, type JoinedProjects } from './joinProjects.ts'
import { digestOfText, sortFiles, type SortedFiles } from './sortFiles.ts'
import { chosenDrafts } from './statuses.ts'
import { takePictures } from './takePictures.ts'

export interface LoadOptions<Bitmap extends DecodedSize> {
  /** Folders in which pictures are looked for; none for beside the files. */
  readonly pictures: readonly string[]
  /** Statuses of records that are taken; none for the usual ones. */
  readonly statuses: readonly string[]
  readonly codec: Codec<Bitmap>
  /** How the files are read, those in archives too. */
  readonly tables: TableDesk
  /** Takes what several files hold from each of them, so that problems of every file are found. */
  readonly isEachFile?: true
}

/** Everything that the files say, as one dataset. */
export interface Loaded {
  readonly dataset: Dataset
  /** Whether a whole project was among them, whose rules hold then. */
  readonly hasProject: boolean
  readonly problems: readonly Problem[]
  /** Data files, as they were recognised. */
  readonly files: readonly PlannedFile[]
  readonly counts: LoadCounts
}

export interface LoadCounts {
  /** Records that the files hold. */
  readonly records: number
  /** Of those, with a status that was not asked for. */
  readonly unchosen: number
  /** Of those, said already by another record. */
  readonly merged: number
  /** Of those, refused once the picture was known. */
  readonly rejected: number
}

/** Reads the files, finds their pictures and brings everything together. Bytes of pictures are known to the shelf. */
export async function load<Bitmap extends DecodedSize>(
  paths: readonly string[],
  options: LoadOptions<Bitmap>,
  shelf: Shelf,
  terminal: Terminal,
): Promise<Loaded> {
  const { signal } = terminal
  const sorted = await sortFiles(await gather(paths, signal), signal)
  const joined = sorted.projects.length > 0 ? await joinProjects(sorted.projects, signal) : null
  for (const { bundle } of sorted.projects) {
    for (const [sha256, open] of bundle.blobs) shelf.refer(sha256, open)
  }
  const plan = await planImport(
    sorted.data,
    { prepare: options.tables.over, isEachFile: options.isEachFile === true },
    ({ phase, path, done, total }) =>
      terminal.progress.show({
        label: phase === 'looking' ? 'Looking at' : 'Reading',
        done,
        total,
        unit: phase === 'looking' ? 'files' : 'bytes',
        detail: path,
      }),
    signal,
  )
  const drafts = chosenDrafts(plan.drafts, options.statuses)
  const given = new Map([
    ...plan.pictureFiles,
    ...sorted.pictures.map((source) => [source.path, source] as const),
  ])
  const beside = () => picturesFor(sorted, options.pictures, signal)
  const taken = await takePictures(drafts, given, beside, options.codec, shelf, terminal)
  const built = await buildEntries({
    drafts,
    pictures: taken.byPath,
    existing: { items: joined?.items.values() ?? [], pictures: joined?.pictures ?? new Map() },
    digest: digestOfText,
    signal,
  })
  const items = itemsIn(joined, built)
  const said = await judgementsIn(sorted, joined, items, signal)
  return {
    dataset: datasetOf(joined, built, said, titleOf(paths), shelf),
    hasProject: joined !== null,
    problems: [
      ...(joined?.problems ?? []),
      ...plan.problems.map((problem) => (isBystander(problem, paths) ? noted(problem) : problem)),
      ...drafts.flatMap(({ problems }) => problems),
      ...taken.problems,
      ...built.problems,
      ...said.problems,
    ],
    files: plan.files,
    counts: {
      records: plan.drafts.length + plan.counts.folded + plan.counts.repeated,
      unchosen: plan.drafts.length - drafts.length,
      merged: built.merged + plan.counts.repeated,
      rejected: built.rejected,
    },
  }
}

/** A file that nobody named, beside those that are meant: a README, a manifest, a licence. */
const isBystander = ({ code, file }: Problem, paths: readonly string[]): boolean =>
  (code === 'unknown-file' || code === 'unknown-structure') && !paths.some((path) => slashed(path) === file)

const noted = (problem: Problem): Problem => ({ ...problem, severity: 'note' })

/** The pictures below the folders in which they are looked for, else those beside the data. */
const picturesFor = (
  { data }: SortedFiles,
  folders: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, ByteSource>> =>
  folders.length > 0
    ? picturesBelow(folders, signal)
    : picturesBelow(foldersOf(data.map(({ path }) => path)), signal, isExport)

const itemsIn = (joined: JoinedProjects | null, { entries }: Built): ReadonlyMap<string, Item> =>
  new Map([
    ...(joined?.items ?? []),
    ...entries.flatMap((entry) => (entry.kind === 'item' ? [[entry.value.id, entry.value] as const] : [])),
  ])

interface Said {
  readonly judgements: JudgementUnion
  readonly names: ReadonlyMap<string, string>
  readonly problems: readonly Problem[]
}

/** The judgements of all files; a line about an item that is not there is looked for by its picture and question. */
async function judgementsIn(
  { judgements: files, data, projects }: SortedFiles,
  joined: JoinedProjects | null,
  items: ReadonlyMap<string, Item>,
  signal: AbortSignal,
): Promise<Said> {
  const judgements = joined?.judgements ?? uniteJudgements()
  const names = new Map<string, string>()
  const problems: Problem[] = []
  const byKey = new Map<string, string>()
  for (const { id, source } of items.values()) byKey.set(source.picturePath + source.query, id)
  // Judgements alone can be counted, whatever they are about.
  const isAlone = data.length === 0 && projects.length === 0
  for (const source of files) {
    for await (const read of readJudgements(source, signal)) {
      if (read.kind === 'problem') {
        problems.push(read.problem)
        continue
      }
      const { judgement, line, name, questionKey } = read
      if (name !== null) names.set(judgement.annotatorId, name)
      const itemId = items.has(judgement.itemId) || isAlone ? judgement.itemId : byKey.get(questionKey)
      if (itemId === undefined) {
        problems.push({
          code: 'item-unknown',
          severity: 'warning',
          sentence: `This judgement is about an item that none of the files holds (${judgement.itemId}).`,
          file: source.path,
          line,
          field: 'item',
        })
      } else judgements.add(itemId === judgement.itemId ? judgement : { ...judgement, itemId })
    }
  }
  return { judgements, names, problems }
}

function datasetOf(
  joined: JoinedProjects | null,
  built: Built,
  { judgements, names }: Said,
  name: string,
  shelf: Shelf,
): Dataset {
  const project = joined?.project ?? projectOf(built, name)
  const known = new Set(project.people.map(({ id }) => id))
  const people = [...names].flatMap(([id, name]) => (known.has(id) ? [] : [{ id, name, color: 'blue' }]))
  const entries: Entry[] = built.entries.filter(({ kind }) => kind !== 'provenance')
  for (const value of joined?.pictures.values() ?? [])
    entries.push({ kind: 'picture', value: withBytes(value, shelf) })
  for (const value of joined?.items.values() ?? []) entries.push({ kind: 'item', value })
  for (const value of joined?.resolutions.values() ?? []) entries.push({ kind: 'resolution', value })
  for (const value of judgements.all.values()) entries.push({ kind: 'judgement', value })
  return applyEntries(emptyDataset({ ...project, people: [...project.people, ...people] }), entries)
}

/** What data is called by its first file. */
export const titleOf = ([first = '']: readonly string[]): string =>
  basename(first, extname(first)).replace(/\.saccade$/, '') || 'Dataset'

/** Files without a project have the rules of a new one, and the categories that they name. */
function projectOf({ entries }: Built, name: string): Project {
  const project = createProject('files', name, 0)
  const known = new Set(project.categories.map(({ id }) => id))
  const others = new Set(
    entries.flatMap((entry) => (entry.kind === 'item' ? (entry.value.category ?? []) : [])),
  )
  return {
    ...project,
    categories: [
      ...project.categories,
      ...[...others].filter((id) => !known.has(id)).map((id) => ({ id, name: id })),
    ],
  }
}

/** What could not be read to its end: the rest of it is in no result. */
export const unreadIn = (problems: readonly Problem[]): readonly Problem[] =>
  problems.filter(({ code }) => code === 'file-unreadable')

/** Whether anybody decided anything. */
export const hasDecisions = (judgements: Iterable<Judgement>): boolean => {
  for (const { decision } of judgements) if (decision !== null) return true
  return false
}
