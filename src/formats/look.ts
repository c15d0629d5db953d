import type { Problem } from '../domain/problem.ts'
import { openArchive, type ArchiveLimits } from './archive.ts'
import type { Breath } from './breath.ts'
import { beginningOf, headOf } from './byteSource.ts'
import { columnsIn, type Sampled } from './columns.ts'
import { headerOf } from './delimited.ts'
import { headText } from './encoding.ts'
import type { ByteSource, TableHead } from './format.ts'
import { recogniseAll, recogniseTable, type Recognised } from './formats.ts'
import { exportFormat } from './manifest.ts'
import { proposeMapping } from './mappingProposal.ts'
import { openedTable } from './parquet/openTable.ts'
import { whyUnknown } from './records.ts'
import { error, note, placed, type Remark } from './remark.ts'
import { isPicture, pictureNamed, sniff } from './sniff.ts'

/** `columns` is data whose columns no format knows; a person can say what they are. */
export type FileKind = 'data' | 'columns' | 'picture' | 'archive' | 'unknown'

/** A file after a look at its beginning. */
export interface Looked {
  readonly source: ByteSource
  readonly kind: FileKind
  /** Why it is taken for that, for a person. */
  readonly because: string
  /** Set for data. */
  readonly recognised: Recognised | null
  /** Every format that could read it, the surest first; for a person who knows better. */
  readonly others: readonly Recognised[]
  /** Whether it has columns that a person can name. */
  readonly canMap: boolean
  /** Their names, where no format knows them. */
  readonly columns: readonly string[] | null
}

/** Files that systems leave behind and nobody means to import. */
const litter = /(?:^|\/)(?:__MACOSX\/.*|\.DS_Store|Thumbs\.db|desktop\.ini|\._[^/]*)$/

/** Enough for the first bytes that name a kind of picture. */
const startBytes = 2048
/** Longest beginning by which a format is recognised. */
const headBytes = 64 * 1024
/** Enough for the columns of a text. */
const sampleBytes = 4 * 1024 * 1024

/** Looks at every source, and into archives one level deep; their files follow them. Reads beginnings only. */
export async function lookAtAll(
  sources: readonly ByteSource[],
  limits: ArchiveLimits,
  prepare: (source: ByteSource) => ByteSource,
  problems: Problem[],
  onLook: (path: string, done: number, total: number) => void,
  breath: Breath,
  signal: AbortSignal | undefined,
): Promise<readonly Looked[]> {
  const looked: Looked[] = []
  const report = (source: ByteSource, remark: Remark): void => {
    problems.push(placed(remark, { file: source.path, line: null }))
  }
  let total = sources.length
  const visit = async (source: ByteSource, isInside: boolean): Promise<void> => {
    if (litter.test(source.path)) return
    signal?.throwIfAborted()
    await breath()
    onLook(source.path, looked.length, total)
    const { remark, ...found } = await look(source, signal).catch((failure: unknown) =>
      unknown(source, unreadable(failure)),
    )
    if (remark) report(source, remark)
    looked.push(found)
    if (found.kind !== 'archive') return
    if (isInside) {
      report(source, nested)
      return
    }
    const opened = await openArchive(source, limits, signal)
    problems.push(...opened.problems)
    total += opened.sources.length
    for (const inner of opened.sources) await visit(prepare(inner), true)
  }
  for (const source of sources) await visit(prepare(source), false)
  return looked
}

type Look = Looked & { readonly remark: Remark | null }

async function look(source: ByteSource, signal: AbortSignal | undefined): Promise<Look> {
  const start = await headOf(source, startBytes)
  const sniffed = sniff(start)
  const named = pictureNamed(source.path)
  if (sniffed !== null && isPicture(sniffed)) {
    const remark = named === null || named === sniffed ? null : otherKind(named, sniffed)
    return { ...plain(source, 'picture', `its first bytes are ${sniffed}`), remark }
  }
  if (sniffed === 'application/zip')
    return { ...plain(source, 'archive', 'its first bytes are a ZIP'), remark: null }
  if (named !== null) {
    const why =
      start.length === 0 ? 'This picture file is empty (0 bytes).' : 'This is called a picture, but is none.'
    return unknown(source, error('not-a-picture', why))
  }
  if (sniffed !== null) {
    const table = await openedTable(source)
    const known = recogniseTable(source.path, table)
    return known[0] ? data(source, known, true) : withColumns(source, whyNoTable(table), signal)
  }
  const head = await headOf(source, headBytes)
  const text = headText(head)
  const known = recogniseAll(source.path, text)
  const canMap = headerOf(text) !== null || /^\s*[[{]/.test(text)
  if (known[0]) return data(source, known, canMap)
  if (isManifest(text)) return unknown(source, manifest)
  const why = whyUnknown(text, head.length === source.size)
  return canMap ? withColumns(source, why, signal) : unknown(source, why)
}

/** The columns of a file with sample values, by the first records that lie in the beginning of a text. */
export async function lookAtColumns(source: ByteSource, signal?: AbortSignal): Promise<Sampled> {
  const isTable = sniff(await headOf(source, startBytes)) !== null
  return columnsIn(isTable ? source : beginningOf(source, sampleBytes), signal)
}

/** The file that seals an export of ours. */
export const isManifest = (head: string): boolean => head.startsWith(`{\n  "format": "${exportFormat}"`)

const manifest = note(
  'export-manifest',
  'This says what an export holds and how it was made; there is nothing to import in it.',
)

/** Data, where its columns can hold questions; else what nobody knows. */
async function withColumns(source: ByteSource, why: Remark, signal: AbortSignal | undefined): Promise<Look> {
  const { columns, rows } = await lookAtColumns(source, signal)
  if (proposeMapping(columns, rows) === null) return unknown(source, why)
  const keys = columns.map(({ key }) => key)
  const because = `it has the columns ${listed(keys)}, which no format has`
  return { ...plain(source, 'columns', because), canMap: true, columns: keys, remark: null }
}

const plain = (source: ByteSource, kind: FileKind, because: string): Looked => ({
  source,
  kind,
  because,
  recognised: null,
  others: [],
  canMap: false,
  columns: null,
})

const data = (source: ByteSource, known: readonly Recognised[], canMap: boolean): Look => ({
  ...plain(source, 'data', known[0]?.because ?? ''),
  recognised: known[0] ?? null,
  others: known,
  canMap,
  remark: null,
})

const listed = (keys: readonly string[]): string => {
  const named = keys.slice(0, 12).join(', ')
  return keys.length > 12 ? `${named} and ${keys.length - 12} more` : named
}

const whyNoTable = ({ columns }: TableHead): Remark =>
  error(
    'unknown-structure',
    `This Parquet file has the columns ${listed(columns)}, which are none of the records that can be imported.`,
  )

const unknown = (source: ByteSource, remark: Remark): Look => ({
  ...plain(source, 'unknown', remark.sentence),
  remark,
})

const otherKind = (named: string, sniffed: string): Remark =>
  note('picture-other-kind', `By its name this would be ${named}; it is ${sniffed}, and taken as that.`)

const nested = error(
  'entry-nested',
  'This is an archive inside an archive, which is not supported. Unpack it and import it by itself.',
)

/** Why reading a file ended before its end. */
export const unreadable = (failure: unknown): Remark =>
  error(
    'file-unreadable',
    `The file could not be read to its end: ${failure instanceof Error ? failure.message : 'unknown reason'}`,
  )
