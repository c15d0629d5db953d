import type { Json } from '../../domain/json.ts'
import type { Attention } from '../../domain/prediction.ts'
import type { Saliency } from '../../domain/preview.ts'
import { isObject, keyOf } from '../fields.ts'
import { kindOf, warning, type Remark } from '../remark.ts'

export interface AttentionRead {
  readonly attention: Attention | null
  readonly remarks: readonly Remark[]
}

/** More cells than the tokens of any picture. */
export const mostCells = 4_000_000

export type GridRead =
  | { readonly ok: true; readonly grid: Saliency }
  | { readonly ok: false; readonly remark: Remark }

export const refused = (code: string, sentence: string, field: string | null = null): GridRead => ({
  ok: false,
  remark: warning(code, sentence, field),
})

export const tooLarge = (rows: number, columns: number, field: string | null = null): GridRead =>
  refused(
    'attention-too-large',
    `This attention map has ${rows} × ${columns} cells, more than ${mostCells}: it was left out. Maps have one cell for each visual token.`,
    field,
  )

/** The grid, when all that is in it can be attention: shares or weights, none below 0. */
export function gridOf(
  rows: number,
  columns: number,
  values: readonly number[],
  field: string | null = null,
): GridRead {
  const bad = values.findIndex((value) => !Number.isFinite(value) || value < 0)
  if (bad < 0) return { ok: true, grid: { rows, columns, values } }
  const value = values[bad] ?? Number.NaN
  const what = Number.isFinite(value) ? 'below 0' : 'not a number, or without end'
  return refused(
    'attention-values',
    `Row ${Math.floor(bad / columns) + 1}, column ${(bad % columns) + 1} of this attention map is ${what}: the map was left out.`,
    field,
  )
}

const ownKeys = ['attention', 'attention_map']
const genericKeys = ['generic_attention', 'generic_attention_map', 'attention_generic']

/** The attention map in a record, and the one under a generic instruction beside it; a bad one is left out with a remark. */
export function attentionIn(value: Json): AttentionRead {
  const [key, found] = firstOf(value, ownKeys)
  if (found === null) return { attention: null, remarks: [] }
  const own = gridIn(found, key)
  if (!own.ok) return { attention: null, remarks: [own.remark] }
  const [outer, beside] = firstOf(value, genericKeys)
  const inside = keyOf(found, 'generic') ?? null
  const given = beside ?? inside
  if (given === null) return { attention: { ...own.grid, generic: null }, remarks: [] }
  const generic = gridIn(given, beside === null ? `${key}.generic` : outer, own.grid)
  return generic.ok
    ? paired(own.grid, generic.grid)
    : { ...paired(own.grid, null), remarks: [generic.remark] }
}

function firstOf(value: Json, keys: readonly string[]): readonly [string, Json] {
  for (const key of keys) {
    const found = keyOf(value, key)
    if (found !== undefined && found !== null) return [key, found]
  }
  return ['', null]
}

/** A map with the one under a generic instruction, which says nothing where it has another shape. */
export function paired(own: Saliency, generic: Saliency | null): AttentionRead {
  if (generic === null) return { attention: { ...own, generic: null }, remarks: [] }
  if (generic.rows === own.rows && generic.columns === own.columns)
    return { attention: { ...own, generic: generic.values }, remarks: [] }
  const sentence = `The map under the generic instruction has ${generic.rows} × ${generic.columns} cells, the other ${own.rows} × ${own.columns}: only the other was taken.`
  return {
    attention: { ...own, generic: null },
    remarks: [warning('attention-generic', sentence, 'generic_attention')],
  }
}

/** `{rows, columns, values}`, or rows of numbers, or heads of rows of numbers, of which the mean is taken (FORMATS §1.8). */
function gridIn(value: Json, field: string, like?: Saliency): GridRead {
  if (!Array.isArray(value) && isObject(value)) {
    const { values } = value
    const [rows, columns] = [sizeAt(value, 'rows'), sizeAt(value, 'columns') ?? sizeAt(value, 'cols')]
    if (values === undefined || values === null) return unreadable(value, field)
    if (rows === null || columns === null) return gridIn(values, field, like)
    if (rows * columns > mostCells) return tooLarge(rows, columns, field)
    const flat = isFlat(values) ? values : null
    if (flat === null) return gridIn(values, field, like)
    return flat.length === rows * columns
      ? gridOf(rows, columns, flat, field)
      : refused(
          'attention-unreadable',
          `${field} holds ${flat.length} numbers for ${rows} × ${columns} cells: it was left out.`,
          field,
        )
  }
  // The generic map may be given as numbers alone, in the shape of the other one.
  if (like && isFlat(value) && value.length === like.rows * like.columns)
    return gridOf(like.rows, like.columns, value, field)
  const heads = isTable(value) ? [value] : Array.isArray(value) ? (value as readonly Json[]) : []
  return meanOf(heads, field) ?? unreadable(value, field)
}

function meanOf(heads: readonly Json[], field: string): GridRead | null {
  const [first] = heads
  if (first === undefined || !isTable(first)) return null
  const [rows, columns] = [first.length, first[0]?.length ?? 0]
  if (columns === 0) return null
  if (rows * columns > mostCells) return tooLarge(rows, columns, field)
  const sums: number[] = Array.from({ length: rows * columns }, () => 0)
  for (const head of heads) {
    if (!isTable(head) || head.length !== rows) return null
    for (const [row, cells] of head.entries()) {
      if (cells.length !== columns) return null
      for (const [column, cell] of cells.entries()) {
        // Checked cell by cell: a negative head may not hide in the mean.
        const at = row * columns + column
        sums[at] = cell < 0 ? Number.NEGATIVE_INFINITY : (sums[at] ?? 0) + cell / heads.length
      }
    }
  }
  return gridOf(rows, columns, sums, field)
}

const isFlat = (value: Json): value is readonly number[] =>
  Array.isArray(value) && (value as readonly Json[]).every((each) => typeof each === 'number')

const isTable = (value: Json): value is readonly (readonly number[])[] =>
  Array.isArray(value) && value.length > 0 && (value as readonly Json[]).every((row) => isFlat(row))

function sizeAt(value: Json, key: string): number | null {
  const size = keyOf(value, key)
  return typeof size === 'number' && Number.isSafeInteger(size) && size > 0 ? size : null
}

const unreadable = (value: Json, field: string): GridRead =>
  refused(
    'attention-unreadable',
    `${field} is ${kindOf(value)}; rows of numbers that are all as long were expected, so it was left out.`,
    field,
  )
