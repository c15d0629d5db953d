import * as v from 'valibot'

/** A schema for every field of T, no more and no less: when the domain moves and the written form does not, this is a compile error. */
export type Shape<T> = { readonly [K in keyof T]-?: v.GenericSchema<unknown, T[K]> }

/** What is missing, or no object, where fields are expected. */
export const notAnObject = 'must be an object with named fields'

export const text = v.string('must be text')
export const name = v.pipe(text, v.nonEmpty('must not be empty'))
export const yesOrNo = v.boolean('must be true or false')
export const number = v.pipe(v.number('must be a number'), v.finite('must be a finite number'))
export const positive = v.pipe(number, v.minValue(0, 'must not be negative'))
export const whole = v.pipe(positive, v.integer('must be a whole number'))

export const list = <T>(entry: v.GenericSchema<unknown, T>) => v.array(entry, 'must be a list')
export const texts = list(text)

export const oneOf = <const T extends string>(values: readonly T[]) =>
  v.picklist(values, `must be one of ${values.join(', ')}`)

export const sha256 = v.pipe(text, v.regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 of 64 hex digits'))
