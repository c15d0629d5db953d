import type { SchemaElement } from 'hyparquet'
import type { Json } from '../../domain/json.ts'

/** What a column holds: `[…]` is a list, `{…}` a struct, `image` a picture with its bytes and a path. */
export type Kind = 'text' | 'int' | 'double' | 'image' | readonly [Kind] | { readonly [name: string]: Kind }

/** The columns of a table, in order. */
export type Columns = Readonly<Record<string, Kind>>

/** A value of any kind; a picture is a struct of `bytes` and `path`. */
export type Cell = null | string | number | Uint8Array | readonly Cell[] | { readonly [name: string]: Cell }

export type TableRowOut = Readonly<Record<string, Cell>>

/**
 * The columns as Parquet declares them. Every node is optional, text is UTF-8, a picture has the children `bytes` and
 * `path` in this order: only so does `datasets` take it for a picture (FORMATS §4.14).
 */
export const schemaOf = (columns: Columns): SchemaElement[] => [
  { name: 'schema', num_children: Object.keys(columns).length },
  ...Object.entries(columns).flatMap(([name, kind]) => elementsOf(name, kind)),
]

function elementsOf(name: string, kind: Kind): SchemaElement[] {
  const repetition_type = 'OPTIONAL'
  if (kind === 'text') return [{ name, type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type }]
  if (kind === 'int') return [{ name, type: 'INT64', repetition_type }]
  if (kind === 'double') return [{ name, type: 'DOUBLE', repetition_type }]
  if (kind === 'image') {
    return [
      { name, num_children: 2, repetition_type },
      { name: 'bytes', type: 'BYTE_ARRAY', repetition_type },
      { name: 'path', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type },
    ]
  }
  if (isList(kind)) {
    return [
      { name, num_children: 1, converted_type: 'LIST', repetition_type },
      { name: 'list', num_children: 1, repetition_type: 'REPEATED' },
      ...elementsOf('element', kind[0]),
    ]
  }
  const fields = Object.entries(kind)
  return [
    { name, num_children: fields.length, repetition_type },
    ...fields.flatMap(([key, inner]) => elementsOf(key, inner)),
  ]
}

/** The value of the key `huggingface` in the file's metadata: what `datasets` decodes each column to (FORMATS §4.14). */
export const huggingFaceInfo = (columns: Columns): string =>
  JSON.stringify({ info: { features: fieldsOf(columns, featureOf) } })

const dtypes = { text: 'string', int: 'int64', double: 'float64' } as const

/** Lists are spelled `Sequence`, which every version knows; lists of structs as a list of one, which keeps them lists. */
function featureOf(kind: Kind): Json {
  if (kind === 'image') return { _type: 'Image' }
  if (typeof kind === 'string') return { dtype: dtypes[kind], _type: 'Value' }
  if (!isList(kind)) return fieldsOf(kind, featureOf)
  const [inner] = kind
  return isStruct(inner) ? [featureOf(inner)] : { feature: featureOf(inner), _type: 'Sequence' }
}

/** The columns as `dataset_info.features` of a dataset card names them, all of them: it fails on fewer. */
export const cardFeatures = (columns: Columns): readonly Json[] =>
  Object.entries(columns).map(([name, kind]) => ({ name, ...cardFeature(kind) }))

function cardFeature(kind: Kind): Readonly<Record<string, Json>> {
  if (kind === 'image') return { dtype: 'image' }
  if (typeof kind === 'string') return { dtype: dtypes[kind] }
  if (!isList(kind)) return { struct: cardFeatures(kind) }
  const [inner] = kind
  if (isStruct(inner)) return { list: cardFeatures(inner) }
  if (isList(inner)) return { sequence: cardFeature(inner) }
  return { sequence: inner === 'image' ? 'image' : dtypes[inner] }
}

const fieldsOf = (columns: Columns, of: (kind: Kind) => Json): Json =>
  Object.fromEntries(Object.entries(columns).map(([name, kind]) => [name, of(kind)]))

/** A value as the writer takes it: whole numbers are given as such. */
export function stored(cell: Cell | undefined, kind: Kind): unknown {
  if (cell === null || cell === undefined) return null
  if (kind === 'int') return BigInt(Number(cell))
  if (typeof kind === 'string') return cell
  if (isList(kind)) return Array.isArray(cell) ? cell.map((each: Cell) => stored(each, kind[0])) : null
  const fields = new Map<string, Cell>(Object.entries(cell))
  return Object.fromEntries(Object.entries(kind).map(([key, inner]) => [key, stored(fields.get(key), inner)]))
}

/** About how many bytes a value takes. */
export function weightOf(cell: Cell | undefined): number {
  if (cell === null || cell === undefined) return 1
  if (typeof cell === 'string' || cell instanceof Uint8Array) return cell.length + 4
  if (typeof cell === 'number') return 8
  const inner: readonly Cell[] = Array.isArray(cell) ? cell : Object.values(cell)
  return inner.reduce<number>((sum, each) => sum + weightOf(each), 0)
}

export const isList = (kind: Kind): kind is readonly [Kind] => Array.isArray(kind)

const isStruct = (kind: Kind): kind is { readonly [name: string]: Kind } =>
  typeof kind === 'object' && !isList(kind)

/** Whether pictures stand anywhere in it: their bytes need no statistics. */
export function holdsImages(kind: Kind): boolean {
  if (typeof kind === 'string') return kind === 'image'
  return isList(kind) ? holdsImages(kind[0]) : Object.values(kind).some(holdsImages)
}
