import type { Json } from '../../domain/json.ts'
import type { View } from '../../domain/preview.ts'
import { keyOf } from '../fields.ts'
import { viewIn } from './runNames.ts'

/** The first of these keys that holds a text, a number or a truth value, as text; null where none does. */
export function textAt(value: Json, ...keys: readonly string[]): string | null {
  for (const key of keys) {
    const text = textOf(keyOf(value, key))
    if (text !== null) return text
  }
  return null
}

export const textOf = (value: Json | undefined): string | null =>
  typeof value === 'string'
    ? value
    : typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : null

/** A number that is not negative; null for anything else. */
export function amountAt(value: Json, key: string): number | null {
  const amount = keyOf(value, key)
  return typeof amount === 'number' && Number.isFinite(amount) && amount >= 0 ? amount : null
}

export function seedAt(value: Json): number | null {
  const seed = amountAt(value, 'seed')
  return seed !== null && Number.isSafeInteger(seed) ? seed : null
}

export function viewAt(value: Json): View | null {
  const view = textAt(value, 'view')
  return view === null ? null : viewIn(view)
}

/** The path of the first picture that a record names; a picture that lies in the record is none. */
export function pictureAt(value: Json, ...keys: readonly string[]): string | null {
  for (const key of keys) {
    const found = keyOf(value, key)
    const path: Json | undefined = Array.isArray(found) ? (found as readonly Json[])[0] : found
    if (typeof path === 'string' && path.trim() !== '' && path.length < 4096) return path
  }
  return null
}

/** The ids that a record gives under these keys. */
export const idsAt = (value: Json, ...keys: readonly string[]): readonly string[] =>
  keys.flatMap((key) => textOf(keyOf(value, key)) ?? [])

/** The texts of a list, however deep they lie in lists; a text alone is a list of one. */
export function textsIn(value: Json | undefined, depth = 4): readonly string[] {
  if (Array.isArray(value))
    return depth === 0 ? [] : (value as readonly Json[]).flatMap((inner) => textsIn(inner, depth - 1))
  const text = textOf(value)
  return text === null ? [] : [text]
}
