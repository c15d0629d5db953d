import type { ByteSource, Table, TableRows } from '../../formats/format.ts'
import { TableError } from '../../formats/parquet/openTable.ts'
import { countText } from '../../ui/quantity.ts'
import type { FromThread, TableAnswer, TableCall, TableFacts, TableThread, ToThread } from './tableCalls.ts'

/** Reads Parquet files in a thread of their own, which is ended when a damaged one keeps it busy for nothing. */
export interface TableDesk {
  /** The source; where it is a Parquet file, it is opened in the thread. */
  readonly over: (source: ByteSource) => ByteSource
  /** Ends the thread. */
  readonly end: () => void
}

interface Pending {
  readonly id: number
  readonly settle: (answer: TableAnswer) => void
  readonly fail: (failure: Error) => void
}

interface Known {
  readonly number: number
  readonly source: ByteSource
  readonly blob: () => Promise<Blob>
  /** The thread that has it open. */
  by: TableThread | null
  /** What it said of the file. */
  facts: TableFacts
  /** Set once it brought a thread down: it is not tried again. */
  fault: TableError | null
}

/** `spawn` starts the thread, when the first Parquet file comes up; without it every file is read here. */
export function createTableDesk(
  spawn: (() => TableThread) | null,
  patienceMs: number,
  signal: AbortSignal,
): TableDesk {
  if (!spawn) return { over: (source) => source, end: () => undefined }
  const tables = new Map<number, Known>()
  let thread: TableThread | null = null
  let pending: Pending | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  /** Parts of files that are being read for the thread; it cannot be expected to get on meanwhile. */
  let reading = 0
  let isOver = false
  let lastId = 0
  let lastWalk = 0
  /** Calls go one after the other: only the one at hand may be waited for. */
  let queue: Promise<unknown> = Promise.resolve()

  const end = (failure: Error): void => {
    clearTimeout(timer)
    void thread?.terminate()
    thread = null
    reading = 0
    const open = pending
    pending = null
    open?.fail(failure)
  }
  // In two halves: the first may be over before messages are looked at that came while this thread itself was busy.
  const wait = (isFirst = true): void => {
    clearTimeout(timer)
    if (!pending || reading > 0) return
    timer = setTimeout(
      () => (isFirst ? wait(false) : end(new Lost((path) => silent(path, patienceMs)))),
      patienceMs / 2,
    )
  }
  const stop = (): void => end(givenUp())
  signal.addEventListener('abort', stop, { once: true })

  const hand = async (to: TableThread, message: Extract<FromThread, { kind: 'read' }>): Promise<void> => {
    const { id, table, from, to: until } = message
    reading += 1
    clearTimeout(timer)
    let part: ArrayBuffer | string
    try {
      const blob = await tables.get(table)?.blob()
      part = blob ? await blob.slice(from, until).arrayBuffer() : 'The file is not open.'
    } catch (failure) {
      part = failure instanceof Error ? failure.message : 'The file cannot be read.'
    }
    if (thread !== to) return
    reading -= 1
    to.postMessage({ kind: 'part', id, part } satisfies ToThread, typeof part === 'string' ? [] : [part])
    wait()
  }

  const started = (): TableThread => {
    if (thread) return thread
    const own = spawn()
    thread = own
    const broken = (reason: unknown): void => {
      if (thread === own) end(new Lost((path) => brokenBy(path, reason)))
    }
    own.on('error', broken)
    own.on('exit', broken)
    own.on('message', (message) => {
      if (thread !== own) return
      const said = message as FromThread
      if (said.kind === 'read') void hand(own, said)
      else if (pending?.id === said.id) {
        clearTimeout(timer)
        const { settle } = pending
        pending = null
        settle(said.answer)
      }
    })
    return own
  }

  const send = (to: TableThread, table: number, call: TableCall): Promise<TableAnswer> =>
    new Promise((resolve, reject) => {
      lastId += 1
      pending = { id: lastId, settle: resolve, fail: reject }
      wait()
      to.postMessage({ kind: 'ask', id: lastId, table, call } satisfies ToThread, [])
    })

  const asked = async (known: Known, call: TableCall | null): Promise<TableAnswer> => {
    signal.throwIfAborted()
    if (isOver) throw givenUp()
    if (known.fault) throw known.fault
    try {
      const { size } = await known.blob()
      const to = started()
      if (known.by !== to) {
        const opened = await send(to, known.number, { kind: 'open', size })
        if (opened.kind !== 'opened') return opened
        known.by = to
        known.facts = opened.facts
      }
      return call ? await send(to, known.number, call) : { kind: 'opened', facts: known.facts }
    } catch (failure) {
      if (failure instanceof Lost) known.fault = new TableError(failure.sentenceFor(known.source.path))
      throw known.fault ?? failure
    }
  }

  const nextWalk = (): number => (lastWalk += 1)
  /** Opens the table where there is no call. */
  const ask = async (known: Known, call: TableCall | null): Promise<TableAnswer> => {
    const turn = queue.then(() => asked(known, call))
    queue = turn.catch(() => undefined)
    const said = await turn
    if (said.kind === 'failed') throw new TableError(said.sentence)
    return said
  }

  const open = async (source: ByteSource): Promise<Table> => {
    let opening: Promise<Blob> | null = null
    const blob = (): Promise<Blob> => (opening ??= source.blob())
    const known: Known = { number: tables.size + 1, source, blob, by: null, facts: noFacts, fault: null }
    tables.set(known.number, known)
    const said = await ask(known, null)
    if (said.kind !== 'opened') throw new TableError(silent(source.path, patienceMs))
    return tableOf(said.facts, nextWalk, (call) => ask(known, call))
  }

  return {
    over(source) {
      if (source.table) return source
      let opening: Promise<Table> | null = null
      return { ...source, table: () => (opening ??= open(source)) }
    },
    end() {
      isOver = true
      signal.removeEventListener('abort', stop)
      stop()
    },
  }
}

const noFacts: TableFacts = { columns: [], leaves: [], rows: 0, empty: [] }

function tableOf(
  { empty, ...head }: TableFacts,
  nextWalk: () => number,
  ask: (call: TableCall) => Promise<TableAnswer>,
): Table {
  const nulls = new Set(empty)
  return {
    ...head,
    isEmpty: (leaf) => nulls.has(leaf),
    async *batches(columns, signal, most) {
      const walk = nextWalk()
      let next = 0
      try {
        for (;;) {
          signal?.throwIfAborted()
          const said = await ask({ kind: 'rows', walk, columns, most: most ?? null })
          const rows: TableRows | null = said.kind === 'rows' ? said.rows : null
          if (!rows) return
          // Another thread, after the one before was ended, begins anew.
          if (rows.first < next) continue
          next = rows.first + rows.rows.length
          yield rows
        }
      } finally {
        await ask({ kind: 'leave', walk }).catch(() => undefined)
      }
    },
    async bytes(row, place) {
      const said = await ask({ kind: 'bytes', row, place })
      return said.kind === 'bytes' ? said.bytes : null
    },
  }
}

/** The thread is gone; the sentence says why, for the file that it was busy with. */
class Lost extends Error {
  readonly sentenceFor: (path: string) => string

  constructor(sentenceFor: (path: string) => string) {
    super()
    this.sentenceFor = sentenceFor
  }
}

const givenUp = (): DOMException => new DOMException('Reading was given up.', 'AbortError')

const silent = (path: string, patienceMs: number): string =>
  `Nothing was heard of ${path} for ${countText(Math.round(patienceMs / 1000), 'second')}, so the rest of it was left out. It is damaged, or its row groups are too large: save it anew, or allow it more time (--patience SECONDS).`

/** `reason` is what Node says of a worker that ended by itself. */
function brokenBy(path: string, reason: unknown): string {
  const code = reason instanceof Error && 'code' in reason ? reason.code : null
  const what =
    code === 'ERR_WORKER_OUT_OF_MEMORY'
      ? `took more memory than there is`
      : `ended unexpectedly${reason instanceof Error ? ` (${reason.message.slice(0, 120)})` : ''}`
  return `Reading ${path} ${what}, so the rest of it was left out. It is damaged, or its row groups are too large: save it anew in smaller ones (a hundred rows each).`
}
