import {
  parquetMetadataAsync,
  parquetReadObjects,
  parquetSchema,
  type AsyncBuffer,
  type FileMetaData,
  type RowGroup,
} from 'hyparquet'
import { compressors } from 'hyparquet-compressors'
import type { ByteSource, Table } from '../format.ts'
import { pageDesk, type GroupPages } from './pageDesk.ts'
import { plainJson } from './plainJson.ts'

/** A Parquet file that cannot be read; the message is a sentence for a person. */
export class TableError extends Error {
  override name = 'TableError'
}

/** Columns of one row group that are read together: what a reader asks of a picture, its neighbour asks next. */
interface Held {
  readonly column: string
  readonly first: number
  readonly rows: readonly Readonly<Record<string, unknown>>[]
}

/** The file as its source opens it, else opened here. */
export const openedTable = (source: ByteSource): Promise<Table> => source.table?.() ?? openTable(source)

/** Opens a Parquet file by its end alone. Rejects with a `TableError`. */
export async function openTable(source: ByteSource): Promise<Table> {
  const blob = await source.blob()
  const file: AsyncBuffer = {
    byteLength: blob.size,
    slice: (start, end) => blob.slice(start, end).arrayBuffer(),
  }
  const metadata = await parquetMetadataAsync(file).catch((failure: unknown) => {
    throw broken('Its end, which says what is in it, cannot be read', failure)
  })
  const { groups, rows, columns, leaves } = headIn(metadata)

  const read = async (
    wanted: readonly string[],
    first: number,
    end: number,
    pages: GroupPages | null = null,
  ): Promise<readonly Readonly<Record<string, unknown>>[]> => {
    const found = await parquetReadObjects({
      ...(pages && { pageLocationsByGroup: pages }),
      file,
      metadata,
      compressors,
      columns: [...wanted],
      rowStart: first,
      rowEnd: end,
      utf8: false,
      useOffsetIndex: true,
    }).catch((failure: unknown) => {
      throw broken(`Rows ${first + 1} to ${end} cannot be read`, failure)
    })
    if (found.length !== end - first)
      throw new TableError(
        `This Parquet file promises ${end - first} rows from row ${first + 1} on, but holds ${found.length}. Download or save it anew.`,
      )
    return found
  }

  const starts = startsOf(groups)
  let held: Held | null = null
  const walked = pageDesk(file, metadata)
  const groupWith = async (row: number, column: string): Promise<Held> => {
    if (held?.column === column && row >= held.first && row < held.first + held.rows.length) return held
    const group = starts.findLastIndex((start) => start <= row)
    const first = starts[group] ?? 0
    const count = groups[group] ?? 0
    // Let go before the next is read: two of them may be more than there is room for.
    held = null
    const { pages, from, to } = await walked(group, column, row - first, count)
    held = { column, first: first + from, rows: await read([column], first + from, first + to, pages) }
    return held
  }

  return {
    columns,
    leaves,
    rows,
    isEmpty: (leaf) => metadata.row_groups.length > 0 && metadata.row_groups.every(isNullIn(leaf)),
    async *batches(wanted, signal, most = rows) {
      const known = wanted.filter((column) => columns.includes(column))
      for (const [group, first] of starts.entries()) {
        signal?.throwIfAborted()
        if (first >= most) return
        const end = Math.min(most, first + (groups[group] ?? 0))
        const found = known.length === 0 ? blanks(end - first) : await read(known, first, end)
        yield { first, rows: found.map(plainJson) }
      }
    },
    async bytes(row, place) {
      const [column] = place
      if (typeof column !== 'string' || !(row >= 0 && row < rows)) return null
      const { first, rows: group } = await groupWith(row, column)
      return bytesAt(group[row - first], place)
    },
  }
}

interface Head extends Pick<Table, 'columns' | 'leaves' | 'rows'> {
  /** Rows in each row group. */
  readonly groups: readonly number[]
}

function headIn(metadata: FileMetaData): Head {
  try {
    const groups = metadata.row_groups.map(({ num_rows: rows }) => Number(rows))
    const rows = Number(metadata.num_rows)
    if (groups.some((count) => !(count >= 0)) || groups.reduce((sum, count) => sum + count, 0) !== rows)
      throw new TableError('This Parquet file contradicts itself about how many rows it has. Save it anew.')
    const columns = parquetSchema(metadata).children.map(({ element }) => element.name)
    const paths = metadata.row_groups[0]?.columns.flatMap(
      ({ meta_data: meta }) => meta?.path_in_schema.join('.') ?? [],
    )
    return { groups, rows, columns, leaves: [...new Set(paths)] }
  } catch (failure) {
    throw failure instanceof TableError
      ? failure
      : broken('What it says of its columns makes no sense', failure)
  }
}

const startsOf = (groups: readonly number[]): readonly number[] => {
  let sum = 0
  return groups.map((count) => (sum += count) - count)
}

const blanks = (count: number): readonly Readonly<Record<string, unknown>>[] =>
  Array.from({ length: count }, () => ({}))

const isNullIn =
  (leaf: string) =>
  ({ columns }: RowGroup): boolean => {
    const meta = columns.find(({ meta_data: each }) => each?.path_in_schema.join('.') === leaf)?.meta_data
    const nulls = meta?.statistics?.null_count
    return meta !== undefined && nulls !== undefined && nulls === meta.num_values
  }

/** Follows a place through records and lists; anything but bytes or text at its end is nothing. */
function bytesAt(row: unknown, place: readonly (string | number)[]): Uint8Array<ArrayBuffer> | null {
  let value: unknown = row
  for (const step of place) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return null
    value = Array.isArray(value)
      ? value[Number(step)]
      : new Map<string | number, unknown>(Object.entries(value)).get(step)
  }
  if (typeof value === 'string') return new TextEncoder().encode(value)
  return value instanceof Uint8Array ? new Uint8Array(value) : null
}

const broken = (what: string, failure: unknown): TableError =>
  new TableError(
    `${what}: the Parquet file is damaged or cut off${reasonIn(failure)}. Download or save it anew.`,
    { cause: failure },
  )

/** What the reader found wrong; that it stumbled over something says nothing to anybody. */
const reasonIn = (failure: unknown): string =>
  failure instanceof Error &&
  !(failure instanceof TypeError) &&
  !(failure instanceof RangeError) &&
  !failure.message.includes('undefined')
    ? ` (${failure.message.slice(0, 120)})`
    : ''
