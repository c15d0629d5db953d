import { describe, expect, it } from 'vitest'
import { bytesFromBlob } from '../../../formats/byteSource.ts'
import type { ByteSource, Table } from '../../../formats/format.ts'
import { image, someBytes, tableFile } from '../../../formats/parquet/table.test-data.ts'
import { serveTables } from './serveTables.ts'
import type { TablePort } from './tableCalls.ts'
import { createTableDesk, type TableDesk } from './tableDesk.ts'

type Listener = (event: MessageEvent<unknown>) => void

const never = () => false

/** A worker in this very thread; one that hangs takes calls and never answers. */
function threads() {
  const spawned: { ended: boolean; break: () => void }[] = []
  let hangsOn: (message: unknown) => boolean = never
  const spawn = () => {
    const toPage = new Map<string, Listener[]>()
    const toWorker: Listener[] = []
    const own = {
      ended: false,
      break: () => toPage.get('error')?.forEach((listener) => listener(new MessageEvent('error'))),
    }
    spawned.push(own)
    const inside: TablePort = {
      postMessage: (data) => {
        const copy: unknown = structuredClone(data)
        queueMicrotask(() => {
          if (!own.ended)
            toPage.get('message')?.forEach((each) => each(new MessageEvent('message', { data: copy })))
        })
      },
      addEventListener: (_, listener) => void toWorker.push(listener),
    }
    serveTables(inside)
    return {
      postMessage: (data: unknown) => {
        if (hangsOn(data)) return
        queueMicrotask(() => {
          if (!own.ended) toWorker.forEach((each) => each(new MessageEvent('message', { data })))
        })
      },
      addEventListener: (type: string, listener: Listener) =>
        void toPage.set(type, [...(toPage.get(type) ?? []), listener]),
      terminate: () => void (own.ended = true),
    }
  }
  return { spawn, spawned, hangOn: (rule: (message: unknown) => boolean) => void (hangsOn = rule) }
}

const file = (path = 't.parquet', rows = 3): ByteSource =>
  tableFile(
    path,
    {
      query: ['text', Array.from({ length: rows }, (_, index) => `question ${index}`)],
      image: [image, Array.from({ length: rows }, () => ({ bytes: someBytes, path: null }))],
    },
    2,
  )

async function opened(desk: TableDesk, source: ByteSource): Promise<Table> {
  const table = await desk.over(source).table?.()
  if (!table) throw new Error('It is no table.')
  return table
}

async function rowsOf(table: Table): Promise<readonly unknown[]> {
  const rows: unknown[] = []
  for await (const batch of table.batches(['query'])) rows.push(...batch.rows)
  return rows
}

const asks = (kind: string) => (message: unknown) => JSON.stringify(message).includes(`"kind":"${kind}"`)

describe('a Parquet file that is read in a worker', () => {
  it('gives the same as one that is read here', async () => {
    const { spawn, spawned } = threads()
    const table = await opened(createTableDesk(spawn), file())
    expect(table).toMatchObject({ columns: ['query', 'image'], rows: 3 })
    expect(table.isEmpty('image.path')).toBe(true)
    expect(table.isEmpty('image.bytes')).toBe(false)
    expect(await rowsOf(table)).toEqual([0, 1, 2].map((index) => ({ query: `question ${index}` })))
    expect(await table.bytes(2, ['image', 'bytes'])).toEqual(someBytes)
    expect(await table.bytes(9, ['image', 'bytes'])).toBeNull()
    expect(spawned).toHaveLength(1)
  })

  it('sends many rows of one group in parts', async () => {
    const { spawn } = threads()
    const many = tableFile(
      'many.parquet',
      { query: ['text', Array.from({ length: 2500 }, (_, i) => `${i}`)] },
      9999,
    )
    const parts: number[] = []
    for await (const { first, rows } of (await opened(createTableDesk(spawn), many)).batches(['query']))
      parts.push(first, rows.length)
    expect(parts).toEqual([0, 1000, 1000, 1000, 2000, 500])
  })

  it('is read no further than is asked for', async () => {
    const rows: unknown[] = []
    const table = await opened(createTableDesk(threads().spawn), file('long.parquet', 9))
    for await (const batch of table.batches(['query'], undefined, 3)) rows.push(...batch.rows)
    expect(rows).toHaveLength(3)
  })

  it('is refused with the sentence of its reader when it is damaged', async () => {
    const desk = createTableDesk(threads().spawn)
    const damaged = bytesFromBlob('d.parquet', new Blob(['PAR1 nothing']))
    await expect(opened(desk, damaged)).rejects.toThrow(/damaged or cut off/)
    expect((await opened(desk, file())).rows).toBe(3)
  })

  it('is given up when nothing is heard of it, and the next one is read', async () => {
    const { spawn, spawned, hangOn } = threads()
    const desk = createTableDesk(spawn, 20)
    const table = await opened(desk, file('slow.parquet'))
    hangOn(asks('bytes'))
    await expect(table.bytes(0, ['image', 'bytes'])).rejects.toThrow(/Nothing was heard/)
    await expect(rowsOf(table)).rejects.toThrow(/Nothing was heard/)
    expect(spawned.map(({ ended }) => ended)).toEqual([true])
    hangOn(never)
    expect(await rowsOf(await opened(desk, file('next.parquet')))).toHaveLength(3)
    expect(spawned).toHaveLength(2)
  })

  it('that brings its worker down is told with a sentence, and others are opened anew', async () => {
    const { spawn, spawned, hangOn } = threads()
    const desk = createTableDesk(spawn)
    const good = await opened(desk, file('good.parquet'))
    const bad = await opened(desk, file('bad.parquet'))
    hangOn(asks('bytes'))
    const reading = bad.bytes(0, ['image', 'bytes'])
    await Promise.resolve()
    await new Promise((resolve) => setTimeout(resolve, 5))
    spawned[0]?.break()
    await expect(reading).rejects.toThrow(/more memory/)
    hangOn(never)
    expect(await good.bytes(1, ['image', 'bytes'])).toEqual(someBytes)
    await expect(bad.bytes(1, ['image', 'bytes'])).rejects.toThrow(/more memory/)
  })

  it('is given up at once when somebody cancels, and can be read again', async () => {
    const { spawn, hangOn } = threads()
    const desk = createTableDesk(spawn)
    const table = await opened(desk, file())
    hangOn(asks('next'))
    const reading = rowsOf(table)
    await new Promise((resolve) => setTimeout(resolve, 5))
    desk.interrupt()
    await expect(reading).rejects.toThrow(/given up/)
    hangOn(never)
    expect(await rowsOf(table)).toHaveLength(3)
  })

  it('is no more than its bytes where it already knows its table', () => {
    const desk = createTableDesk(threads().spawn)
    const once = desk.over(file())
    expect(desk.over(once)).toBe(once)
  })
})
