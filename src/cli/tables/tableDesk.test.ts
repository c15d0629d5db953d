import { MessageChannel } from 'node:worker_threads'
import { describe, expect, it, onTestFinished } from 'vitest'
import { bytesFromBlob } from '../../formats/byteSource.ts'
import type { ByteSource, Table } from '../../formats/format.ts'
import { image, someBytes, tableFile } from '../../formats/parquet/table.test-data.ts'
import { serveTables } from './serveTables.ts'
import type { TableThread, ToThread } from './tableCalls.ts'
import { createTableDesk, type TableDesk } from './tableDesk.ts'

const never = (): boolean => false

/** Threads in this very one, behind a channel of Node; one that hangs takes messages and never answers. */
function threads() {
  const spawned: { isEnded: boolean; break: (reason: unknown) => void }[] = []
  let hangsOn: (message: ToThread) => boolean = never
  const spawn = (): TableThread => {
    const { port1, port2 } = new MessageChannel()
    const fallen: ((reason: unknown) => void)[] = []
    const own = { isEnded: false, break: (reason: unknown) => fallen.forEach((tell) => tell(reason)) }
    spawned.push(own)
    serveTables(port2)
    const terminate = (): void => {
      own.isEnded = true
      port1.close()
    }
    onTestFinished(terminate)
    return {
      postMessage(message, transfer = []) {
        if (!hangsOn(message as ToThread)) port1.postMessage(message, [...transfer])
      },
      on: (event, listener) => (event === 'message' ? port1.on('message', listener) : fallen.push(listener)),
      terminate,
    }
  }
  return { spawn, spawned, hangOn: (rule: (message: ToThread) => boolean) => void (hangsOn = rule) }
}

const asks =
  (kind: string) =>
  (message: ToThread): boolean =>
    message.kind === 'ask' && message.call.kind === kind

const file = (path = 't.parquet', rows = 3, rowGroup = 2): ByteSource =>
  tableFile(
    path,
    {
      query: ['text', Array.from({ length: rows }, (_, at) => `question ${at}`)],
      image: [image, Array.from({ length: rows }, () => ({ bytes: someBytes, path: null }))],
    },
    rowGroup,
  )

const alive = new AbortController().signal
const deskOf = (spawn: () => TableThread, patienceMs = 60_000, signal = alive): TableDesk =>
  createTableDesk(spawn, patienceMs, signal)

async function opened(desk: TableDesk, source: ByteSource): Promise<Table> {
  const table = await desk.over(source).table?.()
  if (!table) throw new Error('It is no table.')
  return table
}

async function rowsOf(table: Table, most?: number): Promise<readonly unknown[]> {
  const rows: unknown[] = []
  for await (const batch of table.batches(['query'], undefined, most)) rows.push(...batch.rows)
  return rows
}

const questions = (count: number) => Array.from({ length: count }, (_, at) => ({ query: `question ${at}` }))

describe('a Parquet file that a thread reads', () => {
  it('gives the same as one that is read here', async () => {
    const { spawn, spawned } = threads()
    const table = await opened(deskOf(spawn), file())
    expect(table).toMatchObject({ columns: ['query', 'image'], rows: 3 })
    expect(table.isEmpty('image.path')).toBe(true)
    expect(table.isEmpty('image.bytes')).toBe(false)
    expect(await rowsOf(table)).toEqual(questions(3))
    expect(await rowsOf(table, 2)).toEqual(questions(2))
    expect(await table.bytes(2, ['image', 'bytes'])).toEqual(someBytes)
    expect(await table.bytes(9, ['image', 'bytes'])).toBeNull()
    expect(spawned).toHaveLength(1)
  })

  it('sends many rows of one group in parts, to two who read at once as well', async () => {
    const table = await opened(deskOf(threads().spawn), file('many.parquet', 2500, 9999))
    const [one, other] = await Promise.all([rowsOf(table), rowsOf(table)])
    expect(one).toEqual(questions(2500))
    expect(other).toEqual(one)
  })

  it('is refused with the sentence of its reader when it is damaged, and the next one is read', async () => {
    const { spawn, spawned } = threads()
    const desk = deskOf(spawn)
    const damaged = bytesFromBlob('d.parquet', new Blob(['PAR1 nothing']))
    await expect(opened(desk, damaged)).rejects.toThrow(/damaged or cut off/)
    expect((await opened(desk, file())).rows).toBe(3)
    expect(spawned).toHaveLength(1)
  })

  it('is given up with a sentence that names it when nothing is heard of it', async () => {
    const { spawn, spawned, hangOn } = threads()
    const desk = deskOf(spawn, 40)
    const table = await opened(desk, file('slow.parquet'))
    hangOn(asks('bytes'))
    const silent = /^Nothing was heard of slow\.parquet for \d+ seconds.*--patience/
    await expect(table.bytes(0, ['image', 'bytes'])).rejects.toThrow(silent)
    await expect(rowsOf(table)).rejects.toThrow(silent)
    expect(spawned.map(({ isEnded }) => isEnded)).toEqual([true])
    hangOn(never)
    expect(await rowsOf(await opened(desk, file('next.parquet')))).toHaveLength(3)
    expect(spawned).toHaveLength(2)
  })

  it('may lie on a disk that is slower than there is patience', async () => {
    const quick = file()
    const blob = await quick.blob()
    const slice = (from?: number, to?: number): Blob => {
      const arrayBuffer = async (): Promise<ArrayBuffer> => {
        await new Promise((go) => setTimeout(go, 60))
        return blob.slice(from, to).arrayBuffer()
      }
      return Object.assign(blob.slice(from, to), { arrayBuffer })
    }
    const slow = Object.assign(new Blob([blob]), { slice })
    const table = await opened(deskOf(threads().spawn, 40), { ...quick, blob: () => Promise.resolve(slow) })
    expect(await rowsOf(table)).toEqual(questions(3))
  })

  it('says so when its bytes cannot be read', async () => {
    const gone = Object.assign(new Blob(['x'.repeat(99)]), {
      slice: () => Object.assign(new Blob(), { arrayBuffer: () => Promise.reject(new Error('It is gone.')) }),
    })
    const source: ByteSource = { ...bytesFromBlob('g.parquet', gone), blob: () => Promise.resolve(gone) }
    await expect(opened(deskOf(threads().spawn), source)).rejects.toThrow(/It is gone\./)
  })

  it('goes on where it was when another file brought the thread down', async () => {
    const { spawn, spawned, hangOn } = threads()
    const desk = deskOf(spawn)
    const good = await opened(desk, file('good.parquet', 5))
    const bad = await opened(desk, file('bad.parquet'))
    const rows: unknown[] = []
    for await (const batch of good.batches(['query'])) {
      rows.push(...batch.rows)
      if (rows.length > 2) continue
      hangOn(asks('bytes'))
      const reading = bad.bytes(0, ['image', 'bytes'])
      await new Promise((go) => setTimeout(go, 5))
      spawned[0]?.break(Object.assign(new Error('heap'), { code: 'ERR_WORKER_OUT_OF_MEMORY' }))
      await expect(reading).rejects.toThrow(/^Reading bad\.parquet took more memory than there is/)
      hangOn(never)
    }
    expect(rows).toEqual(questions(5))
    expect(spawned).toHaveLength(2)
    await expect(bad.bytes(1, ['image', 'bytes'])).rejects.toThrow(/more memory/)
  })

  it('is given up at once when somebody interrupts', async () => {
    const { spawn, spawned, hangOn } = threads()
    const stop = new AbortController()
    const table = await opened(deskOf(spawn, 60_000, stop.signal), file())
    hangOn(asks('rows'))
    const reading = rowsOf(table)
    await new Promise((go) => setTimeout(go, 5))
    stop.abort()
    await expect(reading).rejects.toThrow(/given up/)
    expect(spawned.map(({ isEnded }) => isEnded)).toEqual([true])
  })

  it('is no more than its bytes where it knows its table already, or there is no thread', () => {
    const desk = deskOf(threads().spawn)
    const once = desk.over(file())
    expect(desk.over(once)).toBe(once)
    expect(createTableDesk(null, 1000, alive).over(once)).toBe(once)
  })
})
