import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { describe, expect, it } from 'vitest'
import { bytesFromBlob } from '../byteSource.ts'
import type { Json } from '../../domain/json.ts'
import type { Table } from '../format.ts'
import { openTable, TableError } from './openTable.ts'

const source = (bytes: Uint8Array<ArrayBuffer> | ArrayBuffer) => bytesFromBlob('t.parquet', new Blob([bytes]))

const small = () =>
  parquetWriteBuffer({
    columnData: [
      { name: 'query', data: ['a', 'b', 'c'] },
      { name: 'count', data: [1n, 2n ** 60n, null] },
      {
        name: 'image',
        data: [
          { bytes: new Uint8Array([1, 2]), path: 'a.png' },
          { bytes: new Uint8Array([3]), path: null },
          null,
        ],
      },
    ],
    schema: [
      { name: 'root', num_children: 3 },
      { name: 'query', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'OPTIONAL' },
      { name: 'count', type: 'INT64', repetition_type: 'OPTIONAL' },
      { name: 'image', num_children: 2, repetition_type: 'OPTIONAL' },
      { name: 'bytes', type: 'BYTE_ARRAY', repetition_type: 'OPTIONAL' },
      { name: 'path', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'OPTIONAL' },
    ],
    rowGroupSize: 2,
  })

async function allRows(table: Table, columns: readonly string[]): Promise<readonly Json[]> {
  const rows: Json[] = []
  for await (const batch of table.batches(columns)) {
    expect(batch.first).toBe(rows.length)
    rows.push(...batch.rows)
  }
  return rows
}

describe('a Parquet file', () => {
  it('says by its end what is in it', async () => {
    const table = await openTable(source(small()))
    expect(table.columns).toEqual(['query', 'count', 'image'])
    expect(table.leaves).toEqual(['query', 'count', 'image.bytes', 'image.path'])
    expect(table.rows).toBe(3)
  })

  it('gives its rows as plain JSON, group by group, only with the columns asked for', async () => {
    const table = await openTable(source(small()))
    expect(await allRows(table, ['query', 'count', 'nowhere'])).toEqual([
      { query: 'a', count: 1 },
      { query: 'b', count: String(2n ** 60n) },
      { query: 'c', count: null },
    ])
  })

  it('leaves bytes out of rows and hands them over one by one', async () => {
    const table = await openTable(source(small()))
    expect(await allRows(table, ['image'])).toEqual([
      { image: { bytes: null, path: 'a.png' } },
      { image: { bytes: null, path: null } },
      { image: null },
    ])
    expect(await table.bytes(0, ['image', 'bytes'])).toEqual(new Uint8Array([1, 2]))
    expect(await table.bytes(1, ['image', 'bytes'])).toEqual(new Uint8Array([3]))
    expect(await table.bytes(2, ['image', 'bytes'])).toBeNull()
    expect(await table.bytes(9, ['image', 'bytes'])).toBeNull()
    expect(await table.bytes(0, ['image', '__proto__'])).toBeNull()
  })

  it('is refused with a sentence when its end is missing', async () => {
    const bytes = new Uint8Array(small())
    await expect(openTable(source(bytes.slice(0, -6)))).rejects.toBeInstanceOf(TableError)
    await expect(openTable(source(new Uint8Array(0)))).rejects.toThrow(/damaged or cut off/)
  })

  const sample = resolve(import.meta.dirname, '../../../../shared/samples/dev/zoombench.parquet')
  it.skipIf(!existsSync(sample))('of the sample set opens, pictures and all', async () => {
    const table = await openTable(source(new Uint8Array(readFileSync(sample))))
    expect(table.columns).toContain('query')
    expect(table.rows).toBeGreaterThan(30)
    const jpeg = await table.bytes(5, ['image', 'bytes'])
    expect(jpeg?.slice(0, 2)).toEqual(new Uint8Array([0xff, 0xd8]))
  })
})
