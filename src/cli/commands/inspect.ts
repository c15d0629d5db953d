import { columnsIn, type Column } from '../../formats/columns.ts'
import type { ByteSource } from '../../formats/format.ts'
import { readJudgements } from '../../formats/judgementsRead.ts'
import { planImport, type ImportPlan, type PlannedFile } from '../../formats/plan.ts'
import { bytesText, countText } from '../../ui/quantity.ts'
import type { Command, Given } from '../commandLine.ts'
import { gather } from '../disk/gather.ts'
import { unreadIn } from '../loading/load.ts'
import { sortFiles, type ProjectFile } from '../loading/sortFiles.ts'
import { inFileOrder, jsonText, onOneLine, problemText } from '../problemText.ts'
import type { TableDesk } from '../tables/tableDesk.ts'
import { exitCodes, type Terminal } from '../terminal.ts'
import { jsonOption, patienceOption, tableDeskFor } from './loadOptions.ts'

export const inspect: Command = {
  name: 'inspect',
  summary: 'Says what each file is, why it is taken for that, and what is in it.',
  usage: 'FILE… [OPTIONS]',
  about: [
    'Reads every file, by its content and never by its name, and says what it is taken for and why, how many records it holds and of which status. Of a table that no format knows, it lists the columns with some of their values.',
    'Exit code 1 when a file could not be read to its end.',
  ],
  options: [
    { name: 'problems', value: null, about: 'Lists what was noticed while reading, too.' },
    patienceOption,
    jsonOption,
  ],
  examples: [
    { line: 'saccade inspect download/', about: 'What is in a folder that somebody sent.' },
    { line: 'saccade inspect test.parquet --json', about: 'Format, counts and columns as JSON.' },
  ],
  async run(given, terminal) {
    const tables = tableDeskFor(given, terminal)
    try {
      return await inspected(given, tables, terminal)
    } finally {
      tables.end()
    }
  },
}

async function inspected(given: Given, tables: TableDesk, terminal: Terminal): Promise<number> {
  const { signal } = terminal
  const sorted = await sortFiles(await gather(given.files, signal), signal)
  const data = [...sorted.data, ...sorted.pictures].map(tables.over)
  const plan = await planImport(
    data,
    { prepare: tables.over },
    ({ path, done, total, phase }) =>
      terminal.progress.show({
        label: phase === 'looking' ? 'Looking at' : 'Reading',
        done,
        total,
        unit: phase === 'looking' ? 'files' : 'bytes',
        detail: path,
      }),
    signal,
  )
  const found: readonly Found[] = [
    ...sorted.projects.map(foundProject),
    ...(await Promise.all(sorted.judgements.map((source) => foundJudgements(source, terminal)))),
    ...(await foundData(plan, data, signal)),
  ]
  terminal.progress.clear()
  const all = [...plan.problems, ...plan.drafts.flatMap(({ problems }) => problems)]
  const problems = given.has('problems') ? inFileOrder(all) : []
  const unread = unreadIn(plan.problems)
  if (!given.has('problems')) for (const problem of unread) terminal.say(problemText(problem))
  const done = unread.length > 0 ? exitCodes.warnings : exitCodes.clean
  if (given.has('json')) {
    terminal.print(
      jsonText({ files: found, counts: countsOf(plan), ...(given.has('problems') && { problems }) }),
    )
    return done
  }
  const pictures = found.filter(({ kind }) => kind === 'picture')
  for (const each of found)
    if (pictures.length < 8 || each.kind !== 'picture') terminal.print(foundText(each))
  if (pictures.length >= 8) {
    const bytes = pictures.reduce((sum, picture) => sum + (picture.bytes ?? 0), 0)
    terminal.print(`${countText(pictures.length, 'picture')}  ${bytesText(bytes)}\n`)
  }
  terminal.print(countsText(plan))
  for (const problem of problems) terminal.print(`${problemText(problem)}\n`)
  return done
}

/** A file, and what it was found to be. */
interface Found {
  readonly path: string
  readonly bytes: number | null
  /** `project`, `judgements`, or as an import names it. */
  readonly kind: string
  readonly format: string | null
  readonly because: string
  readonly records: number
  /** Of a table that no format knows. */
  readonly columns: readonly Column[]
}

function foundProject({ path, bundle: { manifest } }: ProjectFile): Found {
  const { name } = manifest.project
  const { items, judgements, pictures } = manifest.counts
  return {
    path,
    bytes: null,
    kind: 'project',
    format: 'Saccade project',
    because: `its manifest names the project “${name}” with ${countText(items, 'item')}, ${countText(pictures, 'picture')} and ${countText(judgements, 'judgement')}, written ${manifest.writtenAt}`,
    records: items,
    columns: [],
  }
}

async function foundJudgements(source: ByteSource, { signal }: Terminal): Promise<Found> {
  const annotators = new Set<string>()
  let records = 0
  let broken = 0
  for await (const read of readJudgements(source, signal)) {
    if (read.kind === 'problem') broken += 1
    else {
      records += 1
      annotators.add(read.judgement.annotatorId)
    }
  }
  const unread = broken === 0 ? '' : `; ${countText(broken, 'line')} cannot be read`
  return {
    path: source.path,
    bytes: source.size,
    kind: 'judgements',
    format: 'Saccade judgements',
    because: `its lines say who decided what about which item, ${countText(annotators.size, 'annotator')} in all${unread}`,
    records,
    columns: [],
  }
}

async function foundData(
  plan: ImportPlan,
  sources: readonly ByteSource[],
  signal: AbortSignal,
): Promise<readonly Found[]> {
  const byPath = new Map(sources.map((source) => [source.path, source]))
  const found: Found[] = []
  for (const file of plan.files) {
    const source = byPath.get(file.path)
    const columns = source && isStrange(file) ? await columnsOf(source, signal) : []
    const { path, bytes, kind, format, because, drafts } = file
    found.push({ path, bytes, kind, format, because, records: drafts, columns })
  }
  return found
}

const isStrange = ({ kind, path }: PlannedFile): boolean =>
  kind === 'columns' || (kind === 'unknown' && /\.(?:parquet|csv|tsv|jsonl?|ndjson)$/i.test(path))

/** What cannot be read as a table has no columns. */
const columnsOf = async (source: ByteSource, signal: AbortSignal): Promise<readonly Column[]> => {
  try {
    return (await columnsIn(source, signal)).columns
  } catch {
    signal.throwIfAborted()
    return []
  }
}

const countsOf = ({ drafts, counts, pictures, unused }: ImportPlan) => ({
  records: drafts.length,
  multipleChoice: counts.multipleChoice,
  open: counts.open,
  folded: counts.folded,
  repeated: counts.repeated,
  withWarning: counts.withWarning,
  statuses: counts.statuses.map(({ status, count }) => ({ status, count })),
  pictures: {
    named: pictures.length,
    found: pictures.filter(({ match }) => match.kind === 'matched').length,
    unused: unused.length,
  },
})

function foundText({ path, bytes, kind, format, because, records, columns }: Found): string {
  const head = [path, format ?? kind, ...(bytes === null ? [] : [bytesText(bytes)])].join('  ')
  const lines = [
    onOneLine(head),
    `  ${onOneLine(because)}`,
    ...(records > 0 ? [`  ${countText(records, 'record')}`] : []),
    ...columns.map(({ key, holds, samples }) => `  ${onOneLine(`${key} (${holds}) ${samples.join(' | ')}`)}`),
  ]
  return `${lines.join('\n')}\n`
}

function countsText(plan: ImportPlan): string {
  const { records, multipleChoice, open, statuses, pictures } = countsOf(plan)
  if (records === 0) return ''
  const lines = [
    `${countText(records, 'record')}: ${countText(multipleChoice, 'with options', 'with options')}, ${countText(open, 'open', 'open')}`,
    ...statuses.map(({ status, count }) => `  ${onOneLine(status ?? 'no status')}: ${count}`),
    `${countText(pictures.named, 'picture')} named, ${pictures.found} of them among these files`,
  ]
  return `\n${lines.join('\n')}\n`
}
