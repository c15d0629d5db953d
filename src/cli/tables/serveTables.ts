import type { ByteSource, Table, TableRows } from '../../formats/format.ts'
import { openTable } from '../../formats/parquet/openTable.ts'
import { partsBlob } from '../disk/fileBlob.ts'
import type { FromThread, TableAnswer, TableCall, TablePort, ToThread } from './tableCalls.ts'

/** More rows than this are not sent at once. */
const mostRows = 1000

interface Opened {
  readonly table: Table
  /** Rows that are being read, by the number of the walk. */
  readonly walks: Map<number, AsyncIterator<TableRows>>
}

/** Opens Parquet files and answers what is asked about them. Their bytes are asked for at the other end. */
export function serveTables(port: TablePort): void {
  const opened = new Map<number, Opened>()
  const waiting = new Map<number, (part: ArrayBuffer | string) => void>()
  let lastRead = 0
  const send = (message: FromThread, transfer: readonly ArrayBuffer[] = []): void =>
    port.postMessage(message, transfer)

  const sourceOf = (table: number, size: number): ByteSource => {
    const read = async (from: number, to: number): Promise<Uint8Array<ArrayBuffer>> => {
      lastRead += 1
      const id = lastRead
      const coming = new Promise<ArrayBuffer | string>((resolve) => waiting.set(id, resolve))
      send({ kind: 'read', id, table, from, to })
      const part = await coming
      if (typeof part === 'string') throw new Error(part)
      return new Uint8Array(part)
    }
    // Parquet is read by parts alone.
    const stream = (from: number, to: number) =>
      new ReadableStream<Uint8Array<ArrayBuffer>>({
        async start(controller) {
          controller.enqueue(await read(from, to))
          controller.close()
        },
      })
    const blob = partsBlob({ read, stream }, size)
    return { path: '', size, stream: () => blob.stream(), blob: () => Promise.resolve(blob) }
  }

  const answer = async (table: number, call: TableCall): Promise<TableAnswer> => {
    if (call.kind === 'open') {
      const found = await openTable(sourceOf(table, call.size))
      opened.set(table, { table: found, walks: new Map() })
      const { columns, leaves, rows } = found
      return {
        kind: 'opened',
        facts: { columns, leaves, rows, empty: leaves.filter((leaf) => found.isEmpty(leaf)) },
      }
    }
    const at = opened.get(table)
    if (!at) throw new Error('The file is not open.')
    if (call.kind === 'bytes') return { kind: 'bytes', bytes: await at.table.bytes(call.row, call.place) }
    const begun = at.walks.get(call.walk)
    if (call.kind === 'leave') {
      at.walks.delete(call.walk)
      await begun?.return?.()
      return { kind: 'left' }
    }
    const walk = begun ?? inParts(at.table.batches(call.columns, undefined, call.most ?? undefined))
    at.walks.set(call.walk, walk)
    const next = await walk.next()
    return { kind: 'rows', rows: next.done === true ? null : next.value }
  }

  port.on('message', (message) => {
    const said = message as ToThread
    if (said.kind === 'part') {
      waiting.get(said.id)?.(said.part)
      waiting.delete(said.id)
      return
    }
    const { id, table, call } = said
    void answer(table, call)
      .catch((failure: unknown): TableAnswer => ({ kind: 'failed', sentence: sentenceOf(failure) }))
      .then((found) =>
        send(
          { kind: 'answer', id, answer: found },
          found.kind === 'bytes' && found.bytes ? [found.bytes.buffer] : [],
        ),
      )
  })
}

async function* inParts(batches: AsyncIterable<TableRows>): AsyncGenerator<TableRows> {
  for await (const { first, rows } of batches) {
    for (let from = 0; from < rows.length; from += mostRows)
      yield { first: first + from, rows: rows.slice(from, from + mostRows) }
  }
}

const sentenceOf = (failure: unknown): string =>
  failure instanceof Error ? failure.message : 'This Parquet file cannot be read. Save it anew.'
