import { measuredFields, namedFields, type Condition } from './tableView.ts'

/** Conditions as an address carries them are no longer than this. */
const longestText = 20_000
const mostConditions = 50
const mostValues = 1000

/** The conditions that a text (JSON) from outside holds; null where it is anything else, or too much. */
export function readConditions(text: string): readonly Condition[] | null {
  if (text.length > longestText) return null
  let read: unknown
  try {
    read = JSON.parse(text)
  } catch {
    return null
  }
  if (!Array.isArray(read) || read.length > mostConditions) return null
  const conditions = read.map(conditionFrom)
  return conditions.every((condition) => condition !== null) ? conditions : null
}

function conditionFrom(value: unknown): Condition | null {
  if (typeof value !== 'object' || value === null) return null
  const { kind, field, values, not, from, below } = partsOf(value)
  if (kind === 'names') {
    const named = namedFields.find((each) => each === field)
    if (named === undefined || typeof not !== 'boolean') return null
    if (!Array.isArray(values) || values.length > mostValues) return null
    return values.every((each) => typeof each === 'string') ? { kind, field: named, values, not } : null
  }
  if (kind !== 'measure') return null
  const measured = measuredFields.find((each) => each === field)
  if (measured === undefined || !isEnd(from) || !isEnd(below)) return null
  return { kind, field: measured, from, below }
}

const isEnd = (value: unknown): value is number | null =>
  value === null || (typeof value === 'number' && Number.isFinite(value))

function partsOf(value: object): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(value))
}
