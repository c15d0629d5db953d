import { columnOf, type ItemColumn, type Sight } from '../../../domain/itemColumns.ts'
import type { ItemFacts } from '../../../domain/itemFacts.ts'
import { csvLine } from '../../../formats/csvCells.ts'
import { csvBlob, saveFile } from '../../../ui/saveFile.ts'

/** Rows in one piece of the file. */
const piece = 2000

/** What is shown as CSV: these columns of these rows, in pieces, so that the page can breathe between them. */
export function* csvPieces(
  list: readonly ItemFacts[],
  columnIds: readonly string[],
  sight: Sight,
): Generator<string> {
  const columns = columnIds.flatMap((id) => columnOf(id) ?? [])
  yield csvLine(columns.map(({ name }) => name))
  for (let from = 0; from < list.length; from += piece) {
    yield list
      .slice(from, from + piece)
      .map((facts) => csvLine(columns.map((column) => cellOf(column, facts, sight))))
      .join('')
  }
}

const cellOf = (column: ItemColumn, facts: ItemFacts, sight: Sight): string | number | null =>
  column.isNumeric && column.rank ? column.rank(facts) : column.text(facts, sight)

/** Begins the download of these pieces as a file of this name. */
export async function downloadCsv(
  name: string,
  pieces: Iterable<string>,
  breathe: () => Promise<void>,
): Promise<void> {
  const parts: string[] = []
  for (const part of pieces) {
    parts.push(part)
    await breathe()
  }
  saveFile(name, csvBlob(parts))
}
