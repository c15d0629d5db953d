import { parse as parseExactly } from 'lossless-json'
import type { Json } from '../domain/json.ts'
import { error, note, quoted, type Remark } from './remark.ts'

export type ParsedJson =
  | { readonly ok: true; readonly value: Json; readonly remarks: readonly Remark[] }
  | { readonly ok: false; readonly remark: Remark }

/** Deepest nesting that any format here knows is below ten. */
const deepest = 64

/** A number that a double may not hold: sixteen digits in a row, or an exponent of three digits. */
const risky = /\d{16}|[eE][+-]?\d{3}/

/**
 * Parses one JSON value. A number that JavaScript would round or lose is kept as its text, with a note; what is not
 * JSON is named for what it is.
 */
export function parseJson(text: string): ParsedJson {
  let value: Json
  try {
    value = JSON.parse(text) as Json
  } catch (failure) {
    return { ok: false, remark: failure instanceof SyntaxError ? diagnose(text) : tooDeep }
  }
  if (isDeeperThan(value, deepest)) return { ok: false, remark: tooDeep }
  return risky.test(text) ? withExactNumbers(text, value) : { ok: true, value, remarks: [] }
}

/** The same of what Python writes: there NaN and the infinities may stand as values, which count as nothing here. */
export function parsePythonJson(text: string): ParsedJson {
  const parsed = parseJson(text)
  if (parsed.ok || parsed.remark.code !== 'json-nan') return parsed
  return parseJson(withoutBareNumbers(text))
}

/** Null in the place of each NaN and infinity outside strings. */
function withoutBareNumbers(text: string): string {
  const parts: string[] = []
  for (let at = 0; at < text.length;) {
    const quote = text.indexOf('"', at)
    const end = quote < 0 ? text.length : quote
    parts.push(text.slice(at, end).replaceAll(/-?\bInfinity\b|\bNaN\b/g, 'null'))
    at = end
    if (quote >= 0) {
      at = endOfString(text, quote)
      parts.push(text.slice(quote, at))
    }
  }
  return parts.join('')
}

/** Place after the quote that closes the string that begins at `quote`. */
function endOfString(text: string, quote: number): number {
  let at = quote + 1
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1
  return at + 1
}

const tooDeep = error(
  'json-depth',
  `Unexpected structure: the value is nested more than ${deepest} levels deep, so it is none of the known records.`,
)

function isDeeperThan(value: Json, levels: number): boolean {
  if (value === null || typeof value !== 'object') return false
  if (levels === 0) return true
  return Object.values(value).some((inner: Json) => isDeeperThan(inner, levels - 1))
}

function withExactNumbers(text: string, rounded: Json): ParsedJson {
  const kept: string[] = []
  const parseNumber = (literal: string): number | string => {
    const number = Number(literal)
    const isExact =
      Number.isFinite(number) && (Math.abs(number) <= Number.MAX_SAFE_INTEGER || isShort(literal))
    if (isExact) return number
    kept.push(literal)
    return literal
  }
  let value: Json
  try {
    value = parseExactly(text, undefined, { parseNumber, onDuplicateKey: ({ newValue }) => newValue }) as Json
  } catch {
    return { ok: false, remark: error('json-invalid', 'This is not valid JSON.') }
  }
  if (kept.length === 0) return { ok: true, value: rounded, remarks: [] }
  const remarks = kept
    .slice(0, 5)
    .map((literal) =>
      note(
        'number-kept-as-text',
        `The number ${quoted(literal, 40)} cannot be held exactly, so it was kept as text.`,
      ),
    )
  return { ok: true, value, remarks }
}

/** A large number written with few digits, such as 1e20, says no more than a double holds. */
const isShort = (literal: string): boolean =>
  /[eE]/.test(literal) && literal.replace(/[eE].*$/s, '').length <= 16

/** Says why a text is not JSON. */
function diagnose(text: string): Remark {
  const start = text.trimStart().slice(0, 200)
  if (isHtml(start)) return error('json-html', 'This is HTML, not JSON. Download the data file again.')
  const { word, isOpen } = inspect(text)
  if (word) {
    return error(
      'json-nan',
      `${word} is not JSON. Replace it by a number, or write the file again without such values.`,
    )
  }
  if (isOpen) {
    return error(
      'json-incomplete',
      'The record is incomplete: the file or line ends in the middle of it. Get the whole file again to have this record too.',
    )
  }
  return error('json-invalid', `This is not valid JSON (it begins with ${quoted(start, 40)}).`)
}

export const isHtml = (start: string): boolean =>
  /^\s*<(?:!doctype|html|head|body|script|!--|\?xml)/i.test(start)

/** The first NaN or Infinity outside strings, and whether strings or brackets were left open. */
function inspect(text: string): { readonly word: string | null; readonly isOpen: boolean } {
  let word: string | null = null
  let depth = 0
  let inString = false
  for (let at = 0; at < text.length; at++) {
    const character = text[at]
    if (inString) {
      if (character === '\\') at++
      else if (character === '"') inString = false
      else if (character === '\n') return { word, isOpen: false }
    } else if (character === '"') inString = true
    else if (character === '{' || character === '[') depth++
    else if (character === '}' || character === ']') depth--
    else if (word === null && (character === 'N' || character === 'I')) {
      word = /^(?:NaN|Infinity)\b/.exec(text.slice(at, at + 9))?.[0] ?? null
      if (word === 'Infinity' && text[at - 1] === '-') word = '-Infinity'
    }
  }
  return { word, isOpen: inString || depth > 0 }
}
