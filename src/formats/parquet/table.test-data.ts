import { parquetWriteBuffer } from 'hyparquet-writer'
import { bytesFromBlob } from '../byteSource.ts'
import type { ByteSource } from '../format.ts'

/** The kinds of columns that data sets are made of, by a short spelling: `{…}` is a struct, `[…]` a list. */
export type Kind = 'text' | 'int' | 'double' | 'bytes' | readonly [Kind] | { readonly [name: string]: Kind }

export const image = { bytes: 'bytes', path: 'text' } as const

interface Element {
  readonly name: string
  readonly num_children?: number
  readonly type?: 'BYTE_ARRAY' | 'INT64' | 'DOUBLE'
  readonly converted_type?: 'UTF8' | 'LIST'
  readonly repetition_type?: 'OPTIONAL' | 'REPEATED'
}

function elementsOf(name: string, kind: Kind): readonly Element[] {
  const repetition_type = 'OPTIONAL'
  if (kind === 'text') return [{ name, type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type }]
  if (kind === 'bytes') return [{ name, type: 'BYTE_ARRAY', repetition_type }]
  if (kind === 'int') return [{ name, type: 'INT64', repetition_type }]
  if (kind === 'double') return [{ name, type: 'DOUBLE', repetition_type }]
  if (isList(kind))
    return [
      { name, num_children: 1, converted_type: 'LIST', repetition_type },
      { name: 'list', num_children: 1, repetition_type: 'REPEATED' },
      ...elementsOf('element', kind[0]),
    ]
  const inner = Object.entries(kind)
  return [
    { name, num_children: inner.length, repetition_type },
    ...inner.flatMap(([key, each]) => elementsOf(key, each)),
  ]
}

const isList = (kind: Kind): kind is readonly [Kind] => Array.isArray(kind)

/** A Parquet file of these columns; whole numbers are given as such. */
export function tableFile(
  path: string,
  columns: Readonly<Record<string, readonly [kind: Kind, values: readonly unknown[]]>>,
  rowGroupSize = 100,
): ByteSource {
  const entries = Object.entries(columns)
  const bytes = parquetWriteBuffer({
    columnData: entries.map(([name, [kind, values]]) => ({
      name,
      data: values.map((value) => stored(value, kind)),
    })),
    schema: [
      { name: 'root', num_children: entries.length },
      ...entries.flatMap(([name, [kind]]) => elementsOf(name, kind)),
    ],
    rowGroupSize,
  })
  return bytesFromBlob(path, new Blob([bytes]))
}

function stored(value: unknown, kind: Kind): unknown {
  if (value === null || value === undefined) return null
  if (kind === 'int') return BigInt(Number(value))
  if (typeof kind === 'string') return value
  if (isList(kind)) return Array.isArray(value) ? value.map((each: unknown) => stored(each, kind[0])) : null
  const fields = new Map<string, unknown>(Object.entries(value))
  return Object.fromEntries(Object.entries(kind).map(([key, inner]) => [key, stored(fields.get(key), inner)]))
}

export const someBytes = new Uint8Array([0x89, 0x50, 0x4e, 0x47])
