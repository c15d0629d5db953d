import type { ResultLine } from '../resultTable.ts'

/** A table of figures as a paper prints it, with what must hold between them. */
export interface PublishedTable {
  readonly id: string
  readonly paper: Paper
  /** As the paper counts it, such as `Table 7`. */
  readonly number: string
  /** What it is about, in our words. */
  readonly name: string
  readonly columns: readonly PublishedColumn[]
  readonly rows: readonly PublishedRow[]
  /** Digits that are printed after the point. */
  readonly digits: number
  readonly rules: readonly PublishedRule[]
}

/** `zoombench`: Zooming without Zooming. `focus`: Learning to Focus and Precise Cropping. */
export type Paper = 'zoombench' | 'focus'

export const paperNames: Readonly<Record<Paper, string>> = {
  zoombench: 'Zooming without Zooming (ZoomBench)',
  focus: 'Learning to Focus and Precise Cropping',
}

export interface PublishedColumn {
  readonly name: string
  /** How many answers each of its figures is a share of; null where that is unknown, or where it is no such share. */
  readonly items: number | null
}

export interface PublishedRow {
  readonly name: string
  /** Null where the table knows no views. */
  readonly line: ResultLine | null
  /** In the order of the columns; null where nothing is printed. */
  readonly figures: readonly (number | null)[]
}

export type PublishedRule =
  /** In these rows, one column is the average of others, weighted by their items, or evenly where those are unknown. */
  | {
      readonly kind: 'average'
      readonly column: number
      readonly parts: readonly number[]
      readonly rows: readonly number[]
    }
  /** One row is another less a third, column by column. */
  | { readonly kind: 'difference'; readonly row: number; readonly from: number; readonly less: number }
  /** One row is the plain average of others, column by column. */
  | { readonly kind: 'mean'; readonly row: number; readonly of: readonly number[] }
  /** In these rows, figures of columns with known items are shares of whole answers. */
  | { readonly kind: 'count'; readonly rows: readonly number[] }

export const figureAt = (table: PublishedTable, row: number, column: number): number | null =>
  table.rows[row]?.figures[column] ?? null

/** A figure by the names of its row and column, and of its line where the table has views. */
export function figureOf(
  table: PublishedTable,
  row: string,
  column: string,
  line: ResultLine | null = null,
): number {
  const at = table.columns.findIndex(({ name }) => name === column)
  const found = table.rows.find((each) => each.name === row && each.line === line)?.figures[at]
  if (found === undefined || found === null)
    throw new Error(`${table.number} has no figure for ${row}, ${column}.`)
  return found
}
