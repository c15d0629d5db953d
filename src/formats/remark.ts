import type { Problem } from '../domain/problem.ts'

/** A problem before it is known where in which file it stands. Its field is relative to the record at hand. */
export type Remark = Omit<Problem, 'file' | 'line'>

/** Where a record stands. */
export interface Place {
  readonly file: string
  readonly line: number | null
}

export const error = (code: string, sentence: string, field: string | null = null): Remark => ({
  code,
  severity: 'error',
  sentence,
  field,
})

export const warning = (code: string, sentence: string, field: string | null = null): Remark => ({
  code,
  severity: 'warning',
  sentence,
  field,
})

export const note = (code: string, sentence: string, field: string | null = null): Remark => ({
  code,
  severity: 'note',
  sentence,
  field,
})

export const placed = (remark: Remark, place: Place): Problem => ({
  ...remark,
  file: place.file,
  line: place.line,
})

/** The remark about a field of something that is itself the field `parent` of a record. */
export const under = (parent: string, remark: Remark): Remark => ({
  ...remark,
  field: remark.field === null ? parent : join(parent, remark.field),
})

const join = (parent: string, field: string): string =>
  parent === '' ? field : field.startsWith('[') ? `${parent}${field}` : `${parent}.${field}`

/** A text, shortened for a sentence. */
export function quoted(text: string, longest = 60): string {
  const characters = Array.from(text.slice(0, longest * 2))
  const isLong = characters.length > longest || text.length > longest * 2
  return `“${characters.slice(0, longest).join('')}${isLong ? '…' : ''}”`
}

/** What kind of value something is, in a word for a sentence. */
export function kindOf(value: unknown): string {
  if (value === undefined) return 'missing'
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'a list'
  switch (typeof value) {
    case 'string':
      return 'text'
    case 'number':
      return 'a number'
    case 'boolean':
      return 'true or false'
    default:
      return 'an object'
  }
}
