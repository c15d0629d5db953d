import { describe, expect, it } from 'vitest'
import { openWithDuckDb } from '../../../e2e/readers/duckdb.ts'
import { bytesFromBlob } from '../byteSource.ts'
import type { Columns, TableRowOut } from './columns.ts'
import { openTable } from './openTable.ts'
import { shardName, shardsOf } from './shards.ts'
import { tableBytes } from './writeTable.ts'

const columns: Columns = {
  id: 'text',
  count: 'int',
  share: 'double',
  image: 'image',
  images: ['image'],
  options: ['text'],
  boxes: [['double']],
  chains: [{ boxes: [['double']], labels: ['text'] }],
  extra: { index: 'int', note: 'text' },
}

const picture = (length: number, seed: number): Uint8Array =>
  Uint8Array.from({ length }, (_, at) => (at * 31 + seed) % 256)

const rowOf = (place: number): TableRowOut => ({
  id: `row ${place} – ü`,
  count: place,
  share: place / 3,
  image: { bytes: picture(place % 3 === 0 ? 70_000 : 10, place), path: `images/${place}.png` },
  images: [
    { bytes: picture(5, place), path: 'a' },
    { bytes: picture(6, place), path: null },
  ],
  options: place === 1 ? [] : ['a', '', 'c'],
  boxes: [
    [1, 2, 3, 4],
    [0, 0, 9.5, 9],
  ],
  chains:
    place === 2
      ? []
      : [
          { boxes: [[1, 2, 3, 4]], labels: ['b1'] },
          { boxes: [], labels: [] },
        ],
  extra: { index: place, note: null },
})

async function written(rows: readonly TableRowOut[]): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array<ArrayBuffer>[] = []
  for await (const piece of tableBytes(columns, rows)) pieces.push(new Uint8Array(piece))
  return new Uint8Array(await new Blob(pieces).arrayBuffer())
}

async function* failing(): AsyncGenerator<TableRowOut> {
  yield* rows
  await Promise.resolve()
  throw new Error('The bytes of a.jpg are gone.')
}

const rows = Array.from({ length: 20 }, (_, place) => rowOf(place))

describe('a written table', () => {
  it('is opened by DuckDB with the right types and every value', async () => {
    const found = await openWithDuckDb(await written(rows))
    expect(found.columns).toEqual({
      id: 'VARCHAR',
      count: 'BIGINT',
      share: 'DOUBLE',
      image: 'STRUCT(bytes BLOB, path VARCHAR)',
      images: 'STRUCT(bytes BLOB, path VARCHAR)[]',
      options: 'VARCHAR[]',
      boxes: 'DOUBLE[][]',
      chains: 'STRUCT(boxes DOUBLE[][], labels VARCHAR[])[]',
      extra: 'STRUCT("index" BIGINT, note VARCHAR)',
    })
    expect(found.rows).toHaveLength(20)
    for (const place of [0, 1, 2, 3, 19]) expect(found.rows[place]).toEqual(rows[place])
  })

  it('is read by its own reader, pictures and all', async () => {
    const table = await openTable(bytesFromBlob('t.parquet', new Blob([await written(rows)])))
    const read = []
    for await (const batch of table.batches(Object.keys(columns))) {
      read.push(...batch.rows)
    }
    expect(read).toHaveLength(20)
    expect(read[5]).toMatchObject({
      ...rowOf(5),
      image: { bytes: null, path: 'images/5.png' },
      images: [
        { bytes: null, path: 'a' },
        { bytes: null, path: null },
      ],
    })
    const bytes = await table.bytes(9, ['image', 'bytes'])
    expect(Buffer.compare(bytes ?? new Uint8Array(), picture(70_000, 9))).toBe(0)
    expect(await table.bytes(9, ['images', 1, 'bytes'])).toEqual(picture(6, 9))
  })

  it('is the same twice', async () => {
    expect(Buffer.compare(await written(rows), await written(rows))).toBe(0)
  })

  it('can be without rows', async () => {
    const found = await openWithDuckDb(await written([]))
    expect(found.rows).toEqual([])
    expect(Object.keys(found.columns)).toEqual(Object.keys(columns))
  })

  it('has no more rows in a group than the hub wants, and asks for one group ahead at most', async () => {
    const asked: number[] = []
    const some = function* () {
      for (let place = 0; place < 450; place += 1) {
        asked.push(place)
        yield { count: place }
      }
    }
    const pieces: Uint8Array<ArrayBuffer>[] = []
    for await (const piece of tableBytes({ count: 'int' }, some())) {
      pieces.push(new Uint8Array(piece))
      expect(asked.length).toBeLessThanOrEqual(100 * (pieces.length + 1))
    }
    const table = await openTable(bytesFromBlob('t.parquet', new Blob(pieces)))
    const groups = []
    for await (const { rows: found } of table.batches(['count'])) groups.push(found.length)
    expect(groups).toEqual([100, 100, 100, 100, 50])
  })

  it('ends a group where pictures make it large', async () => {
    const large = { image: { bytes: picture(6 * 2 ** 20, 1), path: 'a' } }
    const pieces: Uint8Array<ArrayBuffer>[] = []
    for await (const piece of tableBytes({ image: 'image' }, [large, large, large, large]))
      pieces.push(new Uint8Array(piece))
    const table = await openTable(bytesFromBlob('t.parquet', new Blob(pieces)))
    const groups = []
    for await (const { rows: found } of table.batches(['image'])) groups.push(found.length)
    expect(groups).toEqual([3, 1])
  })

  it('gives up with whoever reads it', async () => {
    const asked: number[] = []
    let isOver = false
    const some = function* () {
      try {
        for (const [place, row] of Array.from({ length: 1000 }, (_, index) => rowOf(index)).entries()) {
          asked.push(place)
          yield row
        }
      } finally {
        isOver = true
      }
    }
    for await (const piece of tableBytes(columns, some())) {
      expect(piece.length).toBeGreaterThan(0)
      break
    }
    await expect.poll(() => isOver).toBe(true)
    expect(asked.length).toBeLessThanOrEqual(200)
  })

  it('fails as its rows do', async () => {
    await expect(async () => {
      for await (const piece of tableBytes(columns, failing())) expect(piece.length).toBeGreaterThan(0)
    }).rejects.toThrow('The bytes of a.jpg are gone.')
  })
})

describe('shards', () => {
  it('end where the next row would be too much', () => {
    expect(shardsOf([4, 4, 4, 9, 1, 1], (weight) => weight, 9)).toEqual([[4, 4], [4], [9], [1, 1]])
    expect(shardsOf([20, 1], (weight) => weight, 9)).toEqual([[20], [1]])
    expect(shardsOf([], () => 1, 9)).toEqual([[]])
  })

  it('are named as the hub names them', () => {
    expect(shardName('test', 3, 12)).toBe('data/test-00003-of-00012.parquet')
  })
})
