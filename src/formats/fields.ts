import type { Json } from '../domain/json.ts'
import { readAs, type Read, type Scalar } from '../schema/upstream.ts'
import { error, kindOf, note, quoted, warning, type Remark } from './remark.ts'

/** A text field; a number or truth value is taken as its text, with a note. Null where there is nothing. */
export function textField(value: Scalar | null | undefined, field: string, remarks: Remark[]): string | null {
  if (value === null || value === undefined) return null
  if (typeof value === 'string') return value
  remarks.push(note('kind-repaired', `${field} was ${kindOf(value)}; it was taken as text.`, field))
  return String(value)
}

/** A number field; a numeric text is taken as its number, with a note. Null where there is none. */
export function numberField(
  value: Scalar | null | undefined,
  field: string,
  remarks: Remark[],
): number | null {
  if (value === null || value === undefined) return null
  if (typeof value === 'number') return value
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN
  if (!Number.isFinite(number)) {
    remarks.push(
      warning('field-ignored', `${field} is ${quoted(String(value))}, not a number; it was left out.`, field),
    )
    return null
  }
  remarks.push(note('kind-repaired', `${field} was text; it was taken as a number.`, field))
  return number
}

/** Why a record could not be read, naming the field. */
export function mismatch(read: Extract<Read<unknown>, { ok: false }>): Remark {
  const name = read.field === '' ? 'The record' : read.field
  const sentence =
    read.received === undefined
      ? `${name} is missing.`
      : `${name} is ${kindOf(read.received)}; ${read.expected} was expected.`
  return error('wrong-type', sentence, read.field === '' ? null : read.field)
}

/** A part of a record that it can do without: when it does not fit it is left out, with a warning. */
export function sidePart<T extends Parameters<typeof readAs>[0]>(
  schema: T,
  value: Json | undefined,
  field: string,
  remarks: Remark[],
): ReturnType<typeof readAs<T>> extends Read<infer Part> ? Part | null : never
export function sidePart(
  schema: Parameters<typeof readAs>[0],
  value: Json | undefined,
  field: string,
  remarks: Remark[],
): unknown {
  if (value === null || value === undefined) return null
  const read = readAs(schema, value)
  if (read.ok) return read.value
  const name = read.field === '' ? field : `${field}.${read.field}`
  remarks.push(
    warning(
      'field-ignored',
      `${name} is ${kindOf(read.received)}; ${read.expected} was expected, so ${field} was left out.`,
      name,
    ),
  )
  return null
}

/** A key of a JSON object, or undefined for anything else; never what an object inherits. */
export const keyOf = (value: Json, key: string): Json | undefined =>
  isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined

export const isObject = (value: Json): value is { readonly [key: string]: Json } =>
  value !== null && typeof value === 'object' && !Array.isArray(value)

/** Whether the beginning of a file names a key; keys quoted inside a text do not count, nor those in a page. */
export const namesKey = (head: string, key: string): boolean =>
  !/^\s*</.test(head) && new RegExp(`(?<!\\\\)"${key}"\\s*:`).test(head)
