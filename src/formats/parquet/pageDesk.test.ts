import { parquetWriteBuffer } from 'hyparquet-writer'
import { describe, expect, it } from 'vitest'
import { bytesFromBlob } from '../byteSource.ts'
import { openTable } from './openTable.ts'

const mega = 1024 * 1024

/** Pictures of a size, each of its own content, in one row group; with many to a page or one. */
function pictures(count: number, size: number, pageSize: number, codec: 'UNCOMPRESSED' | 'SNAPPY') {
  const data = Array.from({ length: count }, (_, index) =>
    index % 5 === 4 ? null : { bytes: new Uint8Array(size).fill(index + 1), path: `p${index}.png` },
  )
  const bytes = parquetWriteBuffer({
    codec,
    pageSize,
    rowGroupSize: count,
    columnData: [
      { name: 'id', data: data.map((_, index) => `${index}`) },
      { name: 'image', data, encoding: 'PLAIN' },
    ],
    schema: [
      { name: 'root', num_children: 2 },
      { name: 'id', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'OPTIONAL' },
      { name: 'image', num_children: 2, repetition_type: 'OPTIONAL' },
      { name: 'bytes', type: 'BYTE_ARRAY', repetition_type: 'OPTIONAL' },
      { name: 'path', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'OPTIONAL' },
    ],
  })
  return new Blob([bytes])
}

/** Counts what is read of a file. */
function watched(blob: Blob) {
  const read = { most: 0, bytes: 0 }
  const slice = (from?: number, to?: number) => {
    const part = blob.slice(from, to)
    read.most = Math.max(read.most, part.size)
    read.bytes += part.size
    return part
  }
  const file = Object.assign(new Blob([blob]), { slice })
  return { source: bytesFromBlob('t.parquet', file), read }
}

/** The first byte of the picture in each row, the length of which is the same for all; null where there is none. */
async function firstBytes(blob: Blob, rows: readonly number[]) {
  const { source, read } = watched(blob)
  const table = await openTable(source)
  const found: (readonly [first: number, last: number, length: number] | null)[] = []
  for (const row of rows) {
    const bytes = await table.bytes(row, ['image', 'bytes'])
    found.push(bytes && [bytes[0] ?? -1, bytes.at(-1) ?? -1, bytes.length])
  }
  return { found, read }
}

const meant = (rows: readonly number[], size: number) =>
  rows.map((row) => (row % 5 === 4 ? null : [row + 1, row + 1, size]))

describe('a large row group', () => {
  const rows = [...Array.from({ length: 30 }, (_, row) => row), 1, 28]
  const size = 3 * mega

  it('is read a few pages at a time', async () => {
    const blob = pictures(30, size, size, 'UNCOMPRESSED')
    const { found, read } = await firstBytes(blob, rows)
    expect(found).toEqual(meant(rows, size))
    expect(blob.size).toBeGreaterThan(70 * mega)
    expect(read.most).toBeLessThan(20 * mega)
    expect(read.bytes).toBeLessThan(blob.size * 1.7)
  })

  it('is read page by page where these are compressed', async () => {
    const { found } = await firstBytes(pictures(30, size, size, 'SNAPPY'), rows)
    expect(found).toEqual(meant(rows, size))
  })

  it('with many pictures to a page gives each its own', async () => {
    const some = [39, 0, 17, 18, 24, 5, 38]
    const { found } = await firstBytes(pictures(40, 1000, 8000, 'UNCOMPRESSED'), some)
    expect(found).toEqual(meant(some, 1000))
  })
})
