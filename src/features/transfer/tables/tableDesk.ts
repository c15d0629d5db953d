import type { ByteSource, Table, TableRows } from '../../../formats/format.ts'
import { TableError } from '../../../formats/parquet/openTable.ts'
import { tooLarge } from './serveTables.ts'
import type { TableAnswer, TableCall, TableFacts, TablePort, TableReply, TableRequest } from './tableCalls.ts'

/** Reads Parquet files in a worker, so that none of them can stop the page or take its memory. */
export interface TableDesk {
  /** The source; where it is a Parquet file, it is opened in the worker. */
  readonly over: (source: ByteSource) => ByteSource
  /** Gives up what is going on; files are opened anew when they are asked for again. */
  readonly interrupt: () => void
  /** Ends the worker. */
  readonly end: () => void
}

interface Thread extends TablePort {
  terminate(): void
}

/** Without a word for so long, a worker is ended. */
const usualPatienceMs = 15_000

interface Pending {
  readonly id: number
  readonly settle: (answer: TableAnswer) => void
  readonly fail: (failure: unknown) => void
}

interface Known {
  readonly table: number
  readonly source: ByteSource
  /** The worker that has it open. */
  by: Thread | null
  /** Set once it brought a worker down: it is not tried again. */
  fault: TableError | null
  /** Counts how often its rows were begun. */
  walks: number
}

export const startTableDesk = (): TableDesk =>
  createTableDesk(() => new Worker(new URL('./tableWorker.ts', import.meta.url), { type: 'module' }))

export function createTableDesk(spawn: () => Thread, patienceMs = usualPatienceMs): TableDesk {
  let thread: Thread | null = null
  let pending: Pending | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let lastId = 0
  let lastTable = 0
  /** Calls go one after the other: only the one at hand may be waited for. */
  let queue: Promise<unknown> = Promise.resolve()

  /** Ends the worker; the call at hand fails. */
  const end = (failure: unknown): void => {
    clearTimeout(timer)
    thread?.terminate()
    thread = null
    const open = pending
    pending = null
    open?.fail(failure)
  }
  const wait = (): void => {
    clearTimeout(timer)
    if (pending) timer = setTimeout(() => end(new TableError(silent(patienceMs))), patienceMs)
  }

  const started = (): Thread => {
    if (thread) return thread
    const own = spawn()
    thread = own
    const broken = (): void => {
      if (thread === own) end(new TableError(tooLarge))
    }
    own.addEventListener('error', broken)
    own.addEventListener('messageerror', broken)
    own.addEventListener('message', (event) => {
      const reply = event.data as TableReply
      if (thread !== own) return
      wait()
      if (reply.kind === 'alive' || pending?.id !== reply.id) return
      clearTimeout(timer)
      const { settle } = pending
      pending = null
      settle(reply.answer)
    })
    return own
  }

  const send = (worker: Thread, table: number, call: TableCall): Promise<TableAnswer> =>
    new Promise((resolve, reject) => {
      lastId += 1
      pending = { id: lastId, settle: resolve, fail: reject }
      wait()
      worker.postMessage({ id: lastId, table, call } satisfies TableRequest, {})
    })

  const asked = async (known: Known, calls: readonly TableCall[]): Promise<TableAnswer> => {
    if (known.fault) throw known.fault
    let said: TableAnswer = { kind: 'walking' }
    try {
      for (const call of calls) {
        const to = started()
        if (known.by !== to && call.kind !== 'open') {
          // Its place among the rows went with the worker.
          if (call.kind === 'next') throw givenUp()
          const opened = await send(to, known.table, { kind: 'open', file: await known.source.blob() })
          if (opened.kind === 'failed') return opened
        }
        known.by = to
        said = await send(to, known.table, call)
        if (said.kind === 'failed') return said
      }
      return said
    } catch (failure) {
      if (failure instanceof TableError) known.fault = failure
      throw failure
    }
  }

  const ask = async (known: Known, ...calls: readonly TableCall[]): Promise<TableAnswer> => {
    const turn = queue.then(() => asked(known, calls))
    queue = turn.catch(() => undefined)
    const said = await turn
    if (said.kind === 'failed') throw new TableError(said.sentence)
    return said
  }

  const open = async (source: ByteSource): Promise<Table> => {
    lastTable += 1
    const known: Known = { table: lastTable, source, by: null, fault: null, walks: 0 }
    const said = await ask(known, { kind: 'open', file: await source.blob() })
    if (said.kind !== 'opened') throw new TableError(silent(patienceMs))
    return tableOf(said.facts, known, ask)
  }

  return {
    over(source) {
      if (source.table) return source
      let opening: Promise<Table> | null = null
      const table = (): Promise<Table> => {
        if (!opening) {
          const mine = open(source)
          opening = mine
          // What was only given up may be tried again.
          mine.catch((failure: unknown) => {
            if (!(failure instanceof TableError) && opening === mine) opening = null
          })
        }
        return opening
      }
      return { ...source, table }
    },
    interrupt() {
      if (pending) end(givenUp())
    },
    end: () => end(givenUp()),
  }
}

function tableOf(
  { empty, ...head }: TableFacts,
  known: Known,
  ask: (known: Known, ...calls: readonly TableCall[]) => Promise<TableAnswer>,
): Table {
  const nulls = new Set(empty)
  return {
    ...head,
    isEmpty: (leaf) => nulls.has(leaf),
    async *batches(columns, signal, most) {
      known.walks += 1
      const walk = known.walks
      let isFirst = true
      for (;;) {
        signal?.throwIfAborted()
        if (walk !== known.walks) throw new Error('The rows of this file are being read anew.')
        const begin: readonly TableCall[] = isFirst ? [{ kind: 'walk', columns, most: most ?? null }] : []
        isFirst = false
        const said = await ask(known, ...begin, { kind: 'next' })
        const rows: TableRows | null = said.kind === 'rows' ? said.rows : null
        if (!rows) return
        yield rows
      }
    },
    async bytes(row, place) {
      const said = await ask(known, { kind: 'bytes', row, place })
      return said.kind === 'bytes' ? said.bytes : null
    },
  }
}

const givenUp = (): DOMException => new DOMException('Reading was given up.', 'AbortError')

const silent = (patienceMs: number): string =>
  `Nothing was heard of this Parquet file for ${Math.round(patienceMs / 1000)} seconds, so the rest of it was left out. It is damaged, or its row groups are too large: save it anew, and import it again.`
