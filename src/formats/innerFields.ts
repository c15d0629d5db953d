import type { Scalar } from '../schema/upstream.ts'
import { textField } from './fields.ts'
import type { Remark } from './remark.ts'

/** A key of anything that is an object, or undefined; never what an object inherits. */
export function within(value: unknown, key: string): unknown {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
  const found: unknown = isObject && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined
  return found
}

export const isScalar = (value: unknown): value is Scalar =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'

/** A text field of something that was not checked before; null where it is none. */
export const innerText = (value: unknown, field: string, remarks: Remark[]): string | null =>
  isScalar(value) ? textField(value, field, remarks) : null

/** An id as text; numbers are as good. */
export const idOf = (value: unknown): string | null => (isScalar(value) ? String(value) : null)

/** The texts of a list; null for what is none. */
export const textsOf = (value: unknown): readonly (string | null)[] =>
  Array.isArray(value) ? value.map((each: unknown) => (isScalar(each) ? String(each) : null)) : []
