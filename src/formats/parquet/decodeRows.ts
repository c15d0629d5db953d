import type { Json } from '../../domain/json.ts'
import { lazily } from '../base64Picture.ts'
import type { ByteSource, Decoded, Table } from '../format.ts'
import { error, placed, type Place } from '../remark.ts'
import { openedTable } from './openTable.ts'

/** A row of a Parquet file and where it stands; its line is its place in the file, from 1. */
export interface TableRow {
  readonly value: Json
  readonly place: Place
  /** Place in the file, from 0. */
  readonly row: number
  readonly table: Table
}

/**
 * Decodes a Parquet file row by row, with these columns of it; which ones may depend on what the file holds. What
 * `decode` yields for one row never touches another.
 */
export async function* decodeRows(
  source: ByteSource,
  columns: readonly string[] | ((table: Table) => readonly string[]),
  signal: AbortSignal | undefined,
  decode: (row: TableRow) => Iterable<Decoded>,
): AsyncGenerator<Decoded> {
  const table = await openedTable(source)
  if (table.rows === 0) yield { kind: 'problem', problem: placed(empty, { file: source.path, line: null }) }
  for await (const { first, rows } of table.batches(
    typeof columns === 'function' ? columns(table) : columns,
    signal,
  )) {
    for (const [index, value] of rows.entries()) {
      const row = first + index
      yield* decode({ value, row, table, place: { file: source.path, line: row + 1 } })
    }
    const done = table.rows === 0 ? 1 : (first + rows.length) / table.rows
    yield { kind: 'progress', bytes: Math.round(source.size * done) }
  }
}

const empty = error('no-records', 'This file holds no records.')

/**
 * The picture in a row, as a file of its own inside the Parquet file; `place` leads to its bytes. They are read when
 * somebody asks for them.
 */
export function embeddedPicture(
  source: ByteSource,
  { table, row }: TableRow,
  place: readonly (string | number)[],
): ByteSource {
  const name = place.filter((step) => step !== 'bytes').join('-')
  const read = async (): Promise<Blob> => {
    const bytes = await table.bytes(row, place)
    if (!bytes) throw new Error(`Row ${row + 1} holds no picture in ${place.join('.')}.`)
    return new Blob([bytes])
  }
  return {
    path: `${source.path}/${row + 1}/${name}`,
    // Nobody knows before the bytes are read; a share of the file stands in.
    size: Math.round(source.size / Math.max(1, table.rows)),
    stream: () => lazily(read),
    blob: read,
  }
}
