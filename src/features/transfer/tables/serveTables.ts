import { bytesFromBlob } from '../../../formats/byteSource.ts'
import type { Table, TableRows } from '../../../formats/format.ts'
import { openTable } from '../../../formats/parquet/openTable.ts'
import type { TableAnswer, TableCall, TablePort, TableReply, TableRequest } from './tableCalls.ts'

/** More rows than this are not sent at once. */
const mostRows = 1000

interface Opened {
  readonly table: Table
  walk: AsyncIterator<TableRows> | null
}

/** Opens Parquet files and answers what is asked about them. */
export function serveTables(port: TablePort): void {
  const opened = new Map<number, Opened>()
  const send = (reply: TableReply, transfer: Transferable[] = []): void =>
    port.postMessage(reply, { transfer })
  const alive = (): void => send({ kind: 'alive' })

  const answer = async (table: number, call: TableCall): Promise<TableAnswer> => {
    if (call.kind === 'open') {
      const found = await openTable(bytesFromBlob('', watched(call.file, alive)))
      opened.set(table, { table: found, walk: null })
      const { columns, leaves, rows } = found
      const empty = leaves.filter((leaf) => found.isEmpty(leaf))
      return { kind: 'opened', facts: { columns, leaves, rows, empty } }
    }
    const at = opened.get(table)
    if (!at) throw new Error('The file is not open.')
    if (call.kind === 'bytes') return { kind: 'bytes', bytes: await at.table.bytes(call.row, call.place) }
    if (call.kind === 'walk') {
      await at.walk?.return?.()
      at.walk = inParts(at.table.batches(call.columns, undefined, call.most ?? undefined))
      return { kind: 'walking' }
    }
    const next = await at.walk?.next()
    if (!next || next.done === true) at.walk = null
    return { kind: 'rows', rows: !next || next.done === true ? null : next.value }
  }

  port.addEventListener('message', (event) => {
    const { id, table, call } = event.data as TableRequest
    answer(table, call)
      .catch((failure: unknown): TableAnswer => ({ kind: 'failed', sentence: sentenceFor(failure) }))
      .then((said) => {
        const transfer = said.kind === 'bytes' && said.bytes ? [said.bytes.buffer] : []
        send({ kind: 'answer', id, answer: said }, transfer)
      })
      .catch((failure: unknown) =>
        send({ kind: 'answer', id, answer: { kind: 'failed', sentence: sentenceFor(failure) } }),
      )
  })
}

async function* inParts(batches: AsyncIterable<TableRows>): AsyncGenerator<TableRows> {
  for await (const { first, rows } of batches) {
    for (let from = 0; from < rows.length; from += mostRows)
      yield { first: first + from, rows: rows.slice(from, from + mostRows) }
  }
}

/** The same bytes; each part that was read of them is told. */
function watched(file: Blob, onPart: () => void): Blob {
  const slice = (from?: number, to?: number): Blob => {
    const part = file.slice(from, to)
    const arrayBuffer = async (): Promise<ArrayBuffer> => {
      const bytes = await part.arrayBuffer()
      onPart()
      return bytes
    }
    return Object.assign(new Blob([part]), { arrayBuffer })
  }
  return Object.assign(new Blob([file]), { slice })
}

function sentenceFor(failure: unknown): string {
  if (isWantOfMemory(failure)) return tooLarge
  return failure instanceof Error ? failure.message : 'This Parquet file cannot be read. Save it anew.'
}

/** What browsers throw where an array is larger than what they can hold. */
function isWantOfMemory(failure: unknown): boolean {
  if (!(failure instanceof Error)) return false
  const isIt = failure instanceof RangeError && /alloc|array (?:buffer )?length|memory/i.test(failure.message)
  return isIt || isWantOfMemory(failure.cause)
}

export const tooLarge =
  'Reading this Parquet file took more memory than this browser has, so the rest of it was left out. Save it anew in smaller row groups (a hundred rows each), and import it again.'
