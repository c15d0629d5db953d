import { deserializeTCompactProtocol } from 'hyparquet/src/thrift.js'
import type { AsyncBuffer, ColumnChunk } from 'hyparquet'

/** Where a page of a column lies, and with which row of its group it begins; as an offset index says it. */
export interface PagePlace {
  readonly offset: bigint
  /** With its header. */
  readonly compressed_page_size: number
  readonly first_row_index: bigint
}

/** Enough for the header of a page, without the least and the largest value that some writers put there. */
const headerBytes = 512
const longestHeader = 256 * 1024
/** A column with more pages than this is read whole. */
const mostPages = 100_000

const dataPage = 0
const dataPageV2 = 3

/**
 * The pages of a column chunk, read from their headers alone; null where rows cannot be told apart like that: in lists,
 * and where values lie in a dictionary.
 */
export async function pagesOf(
  file: AsyncBuffer,
  { meta_data: meta }: ColumnChunk,
  isList: boolean,
): Promise<readonly PagePlace[] | null> {
  if (!meta || isList || meta.dictionary_page_offset !== undefined) return null
  const values = Number(meta.num_values)
  const end = Number(meta.data_page_offset + meta.total_compressed_size)
  const pages: PagePlace[] = []
  let offset = Number(meta.data_page_offset)
  let row = 0
  while (row < values) {
    if (offset >= end || pages.length >= mostPages) return null
    const header = await headerAt(file, offset, end)
    if (header === null || header.values <= 0) return null
    const size = header.length + header.size
    pages.push({ offset: BigInt(offset), compressed_page_size: size, first_row_index: BigInt(row) })
    row += header.values
    offset += size
  }
  return row === values && offset <= end ? pages : null
}

interface PageHeader {
  readonly length: number
  /** Bytes of the page after its header. */
  readonly size: number
  readonly values: number
}

async function headerAt(file: AsyncBuffer, offset: number, end: number): Promise<PageHeader | null> {
  for (let bytes = headerBytes; ; bytes = longestHeader) {
    const view = new DataView(await file.slice(offset, Math.min(end, offset + bytes)))
    const header = headerIn(view)
    if (header || bytes === longestHeader) return header
  }
}

/** Fields of a `PageHeader` (Parquet format, parquet.thrift). */
function headerIn(view: DataView): PageHeader | null {
  const reader = { view, offset: 0 }
  let fields: Readonly<Record<string, unknown>>
  try {
    fields = deserializeTCompactProtocol(reader)
  } catch {
    return null
  }
  const { field_1: type, field_3: size } = fields
  const inner = type === dataPage ? fields['field_5'] : type === dataPageV2 ? fields['field_8'] : null
  const values = typeof inner === 'object' && inner !== null && 'field_1' in inner ? inner.field_1 : null
  if (!isCount(size) || !isCount(values)) return null
  return { length: reader.offset, size, values }
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0
