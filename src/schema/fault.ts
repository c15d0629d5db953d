import type * as v from 'valibot'
import type { Problem } from '../domain/problem.ts'

/** What the first fault of a record is, with the path of its field from the record's own top. */
export interface Fault {
  readonly field: string | null
  readonly sentence: string
}

export function faultOf(issue: v.BaseIssue<unknown>): Fault {
  const field = fieldOf(issue)
  const absent = issue.kind === 'schema' && issue.input === undefined
  const says = absent ? 'is missing' : issue.message
  return { field, sentence: field === null ? `it ${says}` : `its field “${field}” ${says}` }
}

/** `boxes[2].rect.x1`, without the `value` in which an entry wraps its record. */
function fieldOf(issue: v.BaseIssue<unknown>): string | null {
  const keys = (issue.path ?? []).map(({ key }) => key)
  const path = keys.reduce<string>((path, key) => {
    if (typeof key === 'number') return `${path}[${key}]`
    return path === '' ? String(key) : `${path}.${String(key)}`
  }, '')
  const inner = path.replace(/^value\./, '')
  return inner === '' ? null : inner
}

/** A record that was not taken, as a problem; whoever read it adds the file and the line. */
export const unreadable = (subject: string, { field, sentence }: Fault): Problem => ({
  code: 'record-unreadable',
  severity: 'error',
  sentence: `${subject} cannot be read: ${sentence}.`,
  file: null,
  line: null,
  field,
})

/** An id from a record that did not parse, short enough for a sentence. */
export function quoted(id: unknown): string {
  if (typeof id !== 'string' || id === '') return ''
  return ` “${id.length > 60 ? `${id.slice(0, 60)}…` : id}”`
}
