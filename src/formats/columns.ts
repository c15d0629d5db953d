import type { Json } from '../domain/json.ts'
import { headOf } from './byteSource.ts'
import { decodeDelimited, headerOf } from './delimited.ts'
import { headText } from './encoding.ts'
import { isObject } from './fields.ts'
import type { ByteSource } from './format.ts'
import { openedTable } from './parquet/openTable.ts'
import { isEncodedPicture } from './pictureText.ts'
import { readRecords } from './records.ts'
import { sniff } from './sniff.ts'

/** What the values of a column are, as far as the first records tell. */
export type Holds = 'text' | 'number' | 'list' | 'picture' | 'mixed' | 'nothing'

export interface Column {
  /** Name of the column, or the keys that lead to it with dots between. */
  readonly key: string
  readonly holds: Holds
  /** Up to three of its values, short enough to be shown. */
  readonly samples: readonly string[]
}

/** A look at the first records of a file that no format knows. */
export interface Sampled {
  readonly columns: readonly Column[]
  /** The records themselves. */
  readonly rows: readonly Json[]
}

const mostRows = 20
const mostColumns = 400
const longestSample = 80

/** The columns of a JSON, CSV, TSV or Parquet file with three sample values each; what lies behind is not read. */
export async function columnsIn(source: ByteSource, signal?: AbortSignal): Promise<Sampled> {
  const head = await headOf(source, 4096)
  if (sniff(head) === 'application/vnd.apache.parquet') return ofTable(source, signal)
  const rows: Json[] = []
  if (headerOf(headText(head)) !== null) {
    for await (const found of rowsOfText(source, signal)) {
      rows.push(found)
      if (rows.length === mostRows) break
    }
  } else {
    for await (const read of readRecords(source, signal)) {
      if (read.kind === 'record') rows.push(read.value)
      if (rows.length === mostRows) break
    }
  }
  return { columns: describe(rows, []), rows }
}

async function* rowsOfText(source: ByteSource, signal: AbortSignal | undefined): AsyncGenerator<Json> {
  const found: Json[] = []
  const rows = decodeDelimited(source, signal, ({ cells }) => {
    found.push(Object.fromEntries(cells))
    return []
  })
  for await (const _ of rows) yield* found.splice(0)
  yield* found
}

async function ofTable(source: ByteSource, signal: AbortSignal | undefined): Promise<Sampled> {
  const table = await openedTable(source)
  const pictures = table.leaves
    .filter((leaf) => leaf.endsWith('.bytes') && !table.isEmpty(leaf))
    .map((leaf) => leaf.replace(/(?:\.list\.[^.]+)?\.bytes$/, ''))
  const read = table.columns.filter(
    (column) => !pictures.some((picture) => picture === column || picture.startsWith(`${column}.`)),
  )
  const rows: Json[] = []
  for await (const batch of table.batches(read, signal, mostRows)) rows.push(...batch.rows)
  return { columns: describe(rows, pictures), rows }
}

function describe(rows: readonly Json[], pictures: readonly string[]): readonly Column[] {
  const values = new Map<string, Json[]>()
  for (const row of rows) {
    for (const [key, value] of flat(row, '')) {
      const known = values.get(key)
      if (known) known.push(value)
      else if (values.size < mostColumns) values.set(key, [value])
    }
  }
  const found = [...values].map(([key, given]) => ({
    key,
    holds: holdsOf(given),
    samples: [...new Set(given.flatMap((value) => sampleOf(value) ?? []))].slice(0, 3),
  }))
  const inside = pictures.map((key) => ({ key, holds: 'picture' as const, samples: ['(picture)'] }))
  return [...found, ...inside]
}

/** The fields of a record; those of objects in it by their keys with dots between. */
function* flat(value: Json, before: string): Generator<readonly [string, Json]> {
  const isDeep = before.split('.').length > 3
  for (const [key, inner] of value !== null && isObject(value) ? Object.entries(value) : []) {
    if (inner !== null && isObject(inner) && !isDeep) yield* flat(inner, `${before}${key}.`)
    else yield [before + key, inner]
  }
}

function holdsOf(values: readonly Json[]): Holds {
  const kinds = new Set(values.flatMap((value) => kindIn(value) ?? []))
  const [kind] = kinds
  return kinds.size > 1 ? 'mixed' : (kind ?? 'nothing')
}

function kindIn(value: Json): Holds | null {
  if (value === null || value === '') return null
  if (typeof value === 'string') return isEncodedPicture(value) ? 'picture' : 'text'
  if (Array.isArray(value)) return value.length === 0 ? null : 'list'
  return typeof value === 'number' ? 'number' : typeof value === 'boolean' ? 'text' : 'mixed'
}

function sampleOf(value: Json): string | null {
  if (value === null || value === '') return null
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  if (isEncodedPicture(text)) return `(picture, ${text.length} characters)`
  const characters = Array.from(text.slice(0, longestSample * 2))
  return characters.length > longestSample ? `${characters.slice(0, longestSample).join('')}…` : text
}
