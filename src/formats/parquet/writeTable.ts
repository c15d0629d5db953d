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

/** A row group ends with this many rows or bytes: who asks for one picture reads no more than that. */
const rowsInGroup = 8
const bytesInGroup = 16 * 2 ** 20

/** From this size on bytes are handed on as they are, not copied once more. */
const large = 1 << 16

/**
 * A Parquet file with these rows, in pieces: memory holds one row group, however many there are. Everything is plain and
 * uncompressed, for pictures are compressed already (FORMATS §4.14); the same rows give the same bytes.
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

  let group: TableRowOut[] = []
  let weight = 0
  for await (const row of rows) {
    group.push(row)
    for (const cell of Object.values(row)) weight += weightOf(cell)
    if (group.length < rowsInGroup && weight < bytesInGroup) continue
    writeGroup(group)
    group = []
    weight = 0
    yield* sink.taken()
  }
  if (group.length > 0) writeGroup(group)
  void parquet.finish()
  yield* sink.taken()
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
