import type { Json } from '../domain/json.ts'
import { base64Picture } from './base64Picture.ts'
import { headOf } from './byteSource.ts'
import { decodeDelimited, headerOf } from './delimited.ts'
import { headText } from './encoding.ts'
import { isObject, keyOf } from './fields.ts'
import type { ByteSource, Decoded, Table } from './format.ts'
import { decodeRows, embeddedPicture, type TableRow } from './parquet/decodeRows.ts'
import { isEncodedPicture, pictureTextIn, plainPath, withoutPictures } from './pictureText.ts'
import { decodeRecords } from './records.ts'
import type { Place, Remark } from './remark.ts'
import { sniff } from './sniff.ts'

/** A record of a data set that comes as JSON, as a delimited text or as Parquet; its reader need not know which. */
export interface Row {
  readonly value: Json
  /** The record for keeping: as it is, without the pictures in it. */
  readonly record: Json
  readonly place: Place
  readonly remarks: readonly Remark[]
  /** The picture under a key, or the first of a list of them; null where there is none. Inner keys follow. */
  readonly picture: (key: string, ...inner: readonly string[]) => FoundPicture | null
}

export interface FoundPicture {
  readonly path: string
  /** Set where the picture lies inside the data file. */
  readonly file: ByteSource | null
}

/** What a reader needs of a Parquet file; texts are read whole anyway. */
export interface RowReading {
  readonly columns: readonly string[]
  /** Columns with pictures: their bytes, base64 or paths. They are read along only where they can be paths. */
  readonly pictures: readonly string[]
  /** Those of them that are base64 for certain. */
  readonly encoded?: readonly string[]
}

/** Decodes a file record by record, whichever of the three it is. What `decode` yields for one never touches another. */
export async function* decodeAny(
  source: ByteSource,
  reading: RowReading,
  signal: AbortSignal | undefined,
  decode: (row: Row) => Iterable<Decoded>,
): AsyncGenerator<Decoded> {
  const head = await headOf(source, 4096)
  if (sniff(head) === 'application/vnd.apache.parquet') {
    const columnsOf = (table: Table): readonly string[] => [
      ...reading.columns,
      ...reading.pictures.filter(
        (column) => !reading.encoded?.includes(column) && bytesLeaf(table, [column]) === null,
      ),
    ]
    yield* decodeRows(source, columnsOf, signal, (row) => decode(ofTable(source, reading, row)))
    return
  }
  if (headerOf(headText(head)) !== null) {
    yield* decodeDelimited(source, signal, ({ cells, place, remarks, again }) => {
      const value = Object.fromEntries(cells)
      const one = async (key: string): Promise<Json> => ({ [key]: await again(key) })
      return decode(ofText(source, reading, { value, place, remarks, again: one }))
    })
    return
  }
  yield* decodeRecords(source, signal, (record) => decode(ofText(source, reading, record)))
}

interface TextRecord {
  readonly value: Json
  readonly place: Place
  readonly remarks: readonly Remark[]
  readonly again: (key: string) => Promise<Json>
}

function ofText(source: ByteSource, { pictures }: RowReading, { again, ...row }: TextRecord): Row {
  return {
    ...row,
    record: withoutPictures(row.value, pictures),
    picture(...steps) {
      const text = pictureTextIn(at(row.value, steps))
      if (text === null || text.trim() === '') return null
      if (!isEncodedPicture(text)) return { path: plainPath(text), file: null }
      const path = `${source.path}/${row.place.line}/${steps.join('-')}`
      const once = async (): Promise<string> => pictureTextIn(at(await again(steps[0]), steps)) ?? ''
      return { path, file: base64Picture(path, text.length, once) }
    },
  }
}

function ofTable(source: ByteSource, { pictures, encoded = [] }: RowReading, row: TableRow): Row {
  const { table, value, place } = row
  const textAt = (path: string, letters: number, steps: readonly (string | number)[]): FoundPicture => {
    const read = async (): Promise<string> =>
      new TextDecoder().decode((await table.bytes(row.row, steps)) ?? new Uint8Array())
    return { path, file: base64Picture(path, letters, read) }
  }
  return {
    value,
    place,
    remarks: [],
    record: withoutPictures(value, pictures),
    picture(...steps) {
      const path = `${source.path}/${place.line}/${steps.join('-')}`
      if (encoded.includes(steps[0])) return textAt(path, source.size / Math.max(1, table.rows), steps)
      const leaf = bytesLeaf(table, steps)
      if (leaf !== null) {
        const file = embeddedPicture(source, row, leaf)
        return { path: file.path, file }
      }
      const found = at(value, steps)
      const text = pictureTextIn(found)
      const isList = Array.isArray(found)
      if (text !== null) {
        if (text.trim() === '') return null
        if (!isEncodedPicture(text)) return { path: plainPath(text), file: null }
        return textAt(path, text.length, isList ? [...steps, 0] : steps)
      }
      // Bytes that are no text are null among values.
      const [first] = isList ? (found as readonly Json[]) : [found]
      const isBytes = first === null && table.leaves.some((each) => each.startsWith(steps.join('.')))
      if (!isBytes || table.isEmpty(steps.join('.'))) return null
      const file = embeddedPicture(source, row, isList ? [...steps, 0] : steps)
      return { path: file.path, file }
    },
  }
}

/** Where in a row the bytes of the picture under these keys lie, the first of a list; null where there are no bytes. */
function bytesLeaf(table: Table, steps: readonly string[]): readonly (string | number)[] | null {
  const start = `${steps.join('.')}.`
  const leaf = table.leaves.find((each) => each.startsWith(start) && each.endsWith('.bytes'))
  if (leaf === undefined || table.isEmpty(leaf)) return null
  const inner = leaf.slice(start.length).split('.')
  // A list is stored as `list.element`, or under other names by older writers; both levels are one step.
  const [outer, , name] = inner
  return [...steps, ...(outer === 'list' || inner.length === 3 ? [0, name ?? 'bytes'] : inner)]
}

/** What lies under these keys; a list on the way stands for its first entry. */
function at(value: Json, steps: readonly string[]): Json | undefined {
  let found: Json | undefined = value
  for (const step of steps) {
    if (Array.isArray(found)) found = (found as readonly Json[])[0]
    if (found === undefined || found === null || !isObject(found)) return undefined
    found = keyOf(found, step)
  }
  return found
}
