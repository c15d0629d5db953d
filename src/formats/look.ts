import type { Problem } from '../domain/problem.ts'
import { openArchive, type ArchiveLimits } from './archive.ts'
import type { Breath } from './breath.ts'
import { headOf } from './byteSource.ts'
import { headText } from './encoding.ts'
import type { ByteSource, TableHead } from './format.ts'
import { recogniseAll, recogniseTable, type Recognised } from './formats.ts'
import { exportFormat } from './manifest.ts'
import { openedTable } from './parquet/openTable.ts'
import { whyUnknown } from './records.ts'
import { error, note, placed, type Remark } from './remark.ts'
import { isPicture, pictureNamed, sniff } from './sniff.ts'

export type FileKind = 'data' | 'picture' | 'archive' | 'unknown'

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
}

/** Files that systems leave behind and nobody means to import. */
const litter = /(?:^|\/)(?:__MACOSX\/.*|\.DS_Store|Thumbs\.db|desktop\.ini|\._[^/]*)$/

/** Enough for the first bytes that name a kind of picture. */
const startBytes = 2048
/** Longest beginning by which a format is recognised. */
const headBytes = 64 * 1024

/** Looks at every source, and into archives one level deep; their files follow them. Reads beginnings only. */
export async function lookAtAll(
  sources: readonly ByteSource[],
  limits: ArchiveLimits,
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
    const { remark, ...found } = await look(source).catch((failure: unknown) =>
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
    for (const inner of opened.sources) await visit(inner, true)
  }
  for (const source of sources) await visit(source, false)
  return looked
}

type Look = Looked & { readonly remark: Remark | null }

async function look(source: ByteSource): Promise<Look> {
  const start = await headOf(source, startBytes)
  const sniffed = sniff(start)
  const named = pictureNamed(source.path)
  if (sniffed !== null && isPicture(sniffed)) {
    const remark = named === null || named === sniffed ? null : otherKind(named, sniffed)
    return {
      source,
      kind: 'picture',
      because: `its first bytes are ${sniffed}`,
      recognised: null,
      others: [],
      remark,
    }
  }
  if (sniffed === 'application/zip') {
    return {
      source,
      kind: 'archive',
      because: 'its first bytes are a ZIP',
      recognised: null,
      others: [],
      remark: null,
    }
  }
  if (named !== null) {
    const why =
      start.length === 0 ? 'This picture file is empty (0 bytes).' : 'This is called a picture, but is none.'
    return unknown(source, error('not-a-picture', why))
  }
  if (sniffed !== null) {
    const table = await openedTable(source)
    const known = recogniseTable(source.path, table)
    return known[0] ? data(source, known) : unknown(source, whyNoTable(table))
  }
  const head = await headOf(source, headBytes)
  const text = headText(head)
  const known = recogniseAll(source.path, text)
  if (known[0]) return data(source, known)
  return unknown(source, isManifest(text) ? manifest : whyUnknown(text, head.length === source.size))
}

/** The file that seals an export of ours. */
const isManifest = (head: string): boolean => head.startsWith(`{\n  "format": "${exportFormat}"`)

const manifest = note(
  'export-manifest',
  'This says what an export holds and how it was made; there is nothing to import in it.',
)

const data = (source: ByteSource, known: readonly Recognised[]): Look => ({
  source,
  kind: 'data',
  because: known[0]?.because ?? '',
  recognised: known[0] ?? null,
  others: known,
  remark: null,
})

const whyNoTable = ({ columns }: TableHead): Remark => {
  const named = columns.slice(0, 12).join(', ')
  const rest = columns.length > 12 ? ` and ${columns.length - 12} more` : ''
  return error(
    'unknown-structure',
    `This Parquet file has the columns ${named}${rest}, which are none of the records that can be imported.`,
  )
}

const unknown = (source: ByteSource, remark: Remark): Look => ({
  source,
  kind: 'unknown',
  because: remark.sentence,
  recognised: null,
  others: [],
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
