import { ByteWriter, ParquetWriter } from 'hyparquet-writer'
import { program } from '../program.ts'
import {
  holdsImages,
  huggingFaceInfo,
  schemaOf,
  stored,
  weightOf,
  type Columns,
  type TableRowOut,
} from './columns.ts'

/**
 * A row group ends with this many bytes, for who asks for one picture may have to read all of them, or with this many
 * rows, as the hub wants it where rows hold pictures.
 */
const rowsInGroup = 100
const bytesInGroup = 16 * 2 ** 20

/** From this size on bytes are handed on as they are, not copied once more. */
const large = 1 << 16

/**
 * A Parquet file with these rows, in pieces: memory holds two row groups, however many there are, for the next is
 * gathered while one is written. Everything is plain and uncompressed, for pictures are compressed already
 * (FORMATS §4.14); the same rows give the same bytes.
 */
export async function* tableBytes(
  columns: Columns,
  rows: Iterable<TableRowOut> | AsyncIterable<TableRowOut>,
): AsyncGenerator<Uint8Array> {
  const sink = openSink()
  const parquet = new ParquetWriter({
    writer: sink.writer,
    schema: schemaOf(columns),
    codec: 'UNCOMPRESSED',
    kvMetadata: [{ key: 'huggingface', value: huggingFaceInfo(columns) }],
    createdBy: `${program.name} version ${program.version}`,
  })
  const writeGroup = (group: readonly TableRowOut[]): void => {
    const columnData = Object.entries(columns).map(([name, kind]) => ({
      name,
      data: group.map((row) => stored(row[name], kind)),
      encoding: 'PLAIN' as const,
      statistics: !holdsImages(kind),
    }))
    void parquet.write({ columnData, rowGroupSize: group.length })
  }

  for await (const group of oneAhead(groupsOf(rows))) {
    writeGroup(group)
    yield* sink.taken()
  }
  void parquet.finish()
  yield* sink.taken()
}

async function* groupsOf(
  rows: Iterable<TableRowOut> | AsyncIterable<TableRowOut>,
): AsyncGenerator<readonly TableRowOut[]> {
  let group: TableRowOut[] = []
  let weight = 0
  for await (const row of rows) {
    group.push(row)
    for (const cell of Object.values(row)) weight += weightOf(cell)
    if (group.length < rowsInGroup && weight < bytesInGroup) continue
    yield group
    group = []
    weight = 0
  }
  if (group.length > 0) yield group
}

/** The same, each asked for while the one before it is used. */
async function* oneAhead<T>(items: AsyncGenerator<T>): AsyncGenerator<T> {
  const ask = (): Promise<IteratorResult<T>> => {
    const asked = items.next()
    // It is awaited in its turn; a failure until then must not count as unheard.
    asked.catch(() => undefined)
    return asked
  }
  let next = ask()
  try {
    for (;;) {
      const { done, value } = await next
      if (done) return
      next = ask()
      yield value
    }
  } finally {
    // Whoever gives up does not wait for what was asked for meanwhile.
    items.return(undefined).catch(() => undefined)
  }
}

/** What the library writes to, and the pieces that it wrote since they were last taken. */
function openSink(): { readonly writer: ByteWriter; taken(): Iterable<Uint8Array> } {
  const writer = new ByteWriter(large)
  let pieces: Uint8Array[] = []
  const cut = (): void => {
    if (writer.index === 0) return
    pieces.push(writer.getBytes())
    // The piece keeps its memory: somebody may hold it for long.
    writer.buffer = new ArrayBuffer(large)
    writer.view = new DataView(writer.buffer)
    writer.index = 0
  }
  const append = writer.appendBytes.bind(writer)
  writer.appendBytes = (bytes) => {
    if (bytes.length < large) {
      append(bytes)
      return
    }
    cut()
    pieces.push(bytes)
    writer.offset += bytes.length
  }
  return {
    writer,
    taken() {
      cut()
      const ready = pieces
      pieces = []
      return ready
    },
  }
}
