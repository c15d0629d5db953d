/** JSON from outside, of which nothing is known. */

/** Undefined where the text is no JSON. */
export function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** A field of an unknown value; undefined where there is none. */
export const own = (value: unknown, field: string): unknown =>
  typeof value === 'object' && value !== null
    ? Object.getOwnPropertyDescriptor(value, field)?.value
    : undefined

export const stringIn = (value: unknown): string | null => (typeof value === 'string' ? value : null)
export const listIn = (value: unknown): readonly unknown[] | null => (Array.isArray(value) ? value : null)
