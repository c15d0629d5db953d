import { parquetSchema, type AsyncBuffer, type FileMetaData, type SchemaTree } from 'hyparquet'
import { pagesOf, type PagePlace } from './pageWalk.ts'

/** By row group, the pages of each column that is read page by page. */
export type GroupPages = readonly (Readonly<Record<string, readonly PagePlace[]>> | undefined)[]

/** Rows of a group that are read together, counted from its start, and the pages that hold them. */
export interface RowWindow {
  readonly pages: GroupPages | null
  readonly from: number
  readonly to: number
}

/** So much of a column is held at once; a single page may be larger. */
const windowBytes = 16 * 1024 * 1024

/**
 * Tells for a row which of its neighbours are read with it: a few pages of its group where these can be told apart,
 * else the whole group. Remembers the pages of the group at hand.
 */
export function pageDesk(
  file: AsyncBuffer,
  metadata: FileMetaData,
): (group: number, column: string, row: number, count: number) => Promise<RowWindow> {
  const tree = parquetSchema(metadata)
  let known: {
    readonly group: number
    readonly column: string
    readonly pages: Readonly<Record<string, readonly PagePlace[]>> | null
  } | null = null

  const pagesIn = async (group: number, column: string, count: number) => {
    const chunks = metadata.row_groups[group]?.columns ?? []
    const own = chunks.filter(({ meta_data: meta }) => meta?.path_in_schema[0] === column)
    const found: Record<string, readonly PagePlace[]> = {}
    for (const chunk of own) {
      const path = chunk.meta_data?.path_in_schema ?? []
      // Else a row is not one value of it.
      if (Number(chunk.meta_data?.num_values) !== count) return null
      const pages = await pagesOf(file, chunk, isRepeated(tree, path))
      if (pages === null || pages.length === 0) return null
      found[path.join('.')] = pages
    }
    return own.length > 0 ? found : null
  }

  return async (group, column, row, count) => {
    if (known?.group !== group || known.column !== column)
      known = { group, column, pages: await pagesIn(group, column, count) }
    const { pages } = known
    if (!pages) return { pages: null, from: 0, to: count }
    const byGroup = metadata.row_groups.map((_, index) => (index === group ? pages : undefined))
    return { pages: byGroup, ...windowAt(Object.values(pages), row, count) }
  }
}

/** From the row on as many as fit, judged by the column with the most bytes; at least the one. */
function windowAt(columns: readonly (readonly PagePlace[])[], row: number, count: number) {
  let to = count
  for (const pages of columns) {
    const first = pages.findLastIndex((page) => Number(page.first_row_index) <= row)
    let bytes = 0
    const next = pages.findIndex((page, index) => {
      if (index < first) return false
      bytes += page.compressed_page_size
      return index > first && bytes > windowBytes
    })
    if (next > 0) to = Math.min(to, Number(pages[next]?.first_row_index ?? count))
  }
  return { from: row, to: Math.max(row + 1, to) }
}

function isRepeated(tree: SchemaTree, path: readonly string[]): boolean {
  let at: SchemaTree | undefined = tree
  for (const name of path) {
    at = at?.children.find(({ element }) => element.name === name)
    if (!at || at.element.repetition_type === 'REPEATED') return true
  }
  return false
}
