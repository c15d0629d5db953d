import { letterAt } from '../domain/item.ts'
import { parseQuery } from './query.ts'
import { kindOf, warning, type Remark } from './remark.ts'

/**
 * Options as data sets write them: a list of texts, lettered or not; an object of letters; lines in one text; a list
 * written as text. Null where there are none.
 */
export function readOptions(
  value: unknown,
  field: string,
  remarks: Remark[],
): readonly (string | null)[] | null {
  if (value === undefined || value === null || value === '') return null
  if (Array.isArray(value)) return unlettered(value.map((each: unknown) => textOf(each)))
  if (typeof value === 'object') return ofLetters(value)
  if (typeof value === 'string') {
    const options = ofText(value)
    if (options !== null) return options
  }
  const said = typeof value === 'string' ? 'text without lettered lines' : kindOf(value)
  remarks.push(
    warning('options-unreadable', `${field} is ${said}; its options could not be told apart.`, field),
  )
  return null
}

const textOf = (value: unknown): string | null =>
  typeof value === 'string'
    ? value
    : typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : null

/** `{"A": "red", "B": "blue"}`, as far as the letters go without a gap. */
function ofLetters(value: object): readonly (string | null)[] | null {
  const fields = new Map<string, unknown>(Object.entries(value))
  const options: (string | null)[] = []
  for (let at = 0; at < 26 && (fields.has(letterAt(at)) || fields.has(letterAt(at).toLowerCase())); at++)
    options.push(textOf(fields.get(letterAt(at)) ?? fields.get(letterAt(at).toLowerCase())))
  return options.length > 0 ? options : null
}

function ofText(text: string): readonly (string | null)[] | null {
  const listed = listIn(text)
  if (listed !== null) return unlettered(listed)
  const { options } = parseQuery(`Which?\n${text}`)
  return options.length > 0 ? options : null
}

/** A list as JSON or Python writes it: each entry in quotes of one kind. */
function listIn(text: string): readonly string[] | null {
  const inner = /^\s*\[(.*)\]\s*$/s.exec(text.slice(0, 20_000))?.[1]
  if (inner === undefined) return null
  const entries = [...inner.matchAll(/"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'/gs)]
  return entries.length > 0
    ? entries.map(([, double, single]) => (double ?? single ?? '').replace(/\\(["'\\])/g, '$1'))
    : null
}

/** Without the letters before them, where all have theirs in order. */
function unlettered(options: readonly (string | null)[]): readonly (string | null)[] | null {
  if (options.length === 0) return null
  const bare = options.map((option) => /^\s*(?:\(([A-Z])\)|([A-Z])[.):])\s+(.*)$/s.exec(option ?? ''))
  const isLettered = bare.every((found, at) => (found?.[1] ?? found?.[2]) === letterAt(at))
  return isLettered ? bare.map((found) => found?.[3] ?? '') : options
}
