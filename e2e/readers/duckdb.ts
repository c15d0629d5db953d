import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  DuckDBBlobValue,
  DuckDBInstance,
  DuckDBListValue,
  DuckDBStructValue,
  type DuckDBValue,
} from '@duckdb/node-api'

/** What DuckDB finds in a Parquet file: a reader that shares no code with this project. */
export interface Found {
  /** Column names with their types, as DuckDB spells them. */
  readonly columns: Readonly<Record<string, string>>
  /** Structs as objects, lists as arrays, whole numbers as numbers, bytes as they are. */
  readonly rows: readonly Readonly<Record<string, unknown>>[]
}

export async function openWithDuckDb(parquet: Uint8Array | undefined): Promise<Found> {
  const folder = mkdtempSync(join(tmpdir(), 'saccade-duckdb-'))
  const path = join(folder, 'table.parquet')
  writeFileSync(path, parquet ?? new Uint8Array())
  const instance = await DuckDBInstance.create()
  try {
    const connection = await instance.connect()
    const described = await connection.runAndReadAll(`DESCRIBE SELECT * FROM read_parquet('${path}')`)
    const columns = Object.fromEntries(
      described.getRowObjects().map((row) => [String(row['column_name']), String(row['column_type'])]),
    )
    const read = await connection.runAndReadAll(`SELECT * FROM read_parquet('${path}')`)
    const rows = read.getRowObjects().map(plainFields)
    connection.closeSync()
    return { columns, rows }
  } finally {
    instance.closeSync()
    rmSync(folder, { recursive: true, force: true })
  }
}

const plainFields = (fields: Readonly<Record<string, DuckDBValue>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, plain(value)]))

function plain(value: DuckDBValue): unknown {
  if (value instanceof DuckDBBlobValue) return new Uint8Array(value.bytes)
  if (value instanceof DuckDBListValue) return value.items.map(plain)
  if (value instanceof DuckDBStructValue) return plainFields(value.entries)
  return typeof value === 'bigint' ? Number(value) : value
}
