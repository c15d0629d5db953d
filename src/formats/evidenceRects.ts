import type { Rect } from '../domain/geometry.ts'
import { boxedRowsOf, type BoxedRow } from './exportRows.ts'
import type { ExportOptions, ExportRow, ExportScope, Target } from './target.ts'

/** The evidence of a row as formats with a list of targets have it. */
export interface Evidence {
  readonly rect: Rect
  /** What it shows; empty where nobody said. */
  readonly label: string
}

/** The boxes of the rows that have some, by item id. */
export const boxesByItem = (
  scope: ExportScope,
  options: ExportOptions,
  side: Target['side'],
): ReadonlyMap<string, BoxedRow> =>
  new Map(boxedRowsOf(scope, options, side).rows.map((row) => [row.item.id, row]))

/** b1 of each instance where there are several; else the region, which is what the question was made from. */
export function evidenceOf({ item, region }: ExportRow, boxed: BoxedRow | undefined): readonly Evidence[] {
  const drawn = (boxed?.chains ?? []).flatMap(({ levels: [minimal] }) => minimal ?? [])
  if (drawn.length > 1) return drawn.map(({ rect, boxIds }) => ({ rect, label: labelOf(boxed, boxIds) }))
  const [only] = drawn
  return [{ rect: region, label: (only && labelOf(boxed, only.boxIds)) || (item.source.object ?? '') }]
}

/** As it was typed: the project's names for levels say nothing about what is seen. */
const labelOf = (boxed: BoxedRow | undefined, ids: readonly string[]): string =>
  boxed?.judgement.boxes.find(({ id }) => ids.includes(id))?.label.trim() ?? ''

/** “1 item loses …” or “3 items lose …”, or nothing. */
export const lossIf = (count: number, one: string, many: string): readonly string[] =>
  count === 0 ? [] : [count === 1 ? `1 item ${one}` : `${count} items ${many}`]
