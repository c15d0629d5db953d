import type { Json } from '../domain/json.ts'
import { anyRow } from '../schema/upstreamBench.ts'
import type { BenchRow } from './benchRow.ts'
import { decodeBench, type Made } from './benchRows.ts'
import { listOfBoxes, readLevels, readOneBox, type Corners } from './corners.ts'
import { isObject, textField } from './fields.ts'
import type { ByteSource, Decoded, Format, Measure } from './format.ts'
import { isScalar, textsOf } from './innerFields.ts'
import { readOptions } from './optionsRead.ts'
import { note, warning, type Remark } from './remark.ts'
import { decodeAny, type Row } from './rows.ts'

/**
 * Which field of a record is what, for files that no format knows. Fields are named by their column or key; a dot leads
 * into an object (`reward_model.ground_truth`).
 */
export interface Mapping {
  readonly question: string
  readonly options:
    | { readonly kind: 'none' }
    /** One column for each option, in letter order. */
    | { readonly kind: 'columns'; readonly keys: readonly string[] }
    /** A list, an object of letters, or lines of a text. */
    | { readonly kind: 'field'; readonly key: string }
  readonly answer: { readonly key: string; readonly means: AnswerMeaning } | null
  readonly picture: { readonly key: string; readonly holds: 'path' | 'base64' | 'bytes' } | null
  /** The path of a picture of the region alone. */
  readonly crop: string | null
  readonly id: string | null
  readonly category: string | null
  readonly region: MappedRegion | null
  /** A list of boxes, the minimal one first, in the convention of the region. */
  readonly levels: string | null
  /** Further columns of a Parquet file that are kept with the record. */
  readonly kept: readonly string[]
}

/** What an answer is: a letter or the text of an option (or any text), or the place of an option, counted from 0 or 1. */
export type AnswerMeaning = 'letter-or-text' | 'place-from-0' | 'place-from-1'

export interface MappedRegion {
  /** One field with four numbers, or four fields. */
  readonly keys: readonly string[]
  readonly corners: Corners
  readonly measure: Measure
}

/** How `decodeMapped` names what it reads, and where its pictures lie. */
interface MappedSource {
  readonly format: string
  /** The folder that paths of pictures count from, with its slash; empty where they stand for themselves. */
  readonly folder: string
}

/** A format whose records are read as a mapping says; it recognises nothing by itself. */
export const mappedFormat = (mapping: Mapping): Format => ({
  id: 'mapped',
  label: 'Columns as chosen',
  loses: ['judgements', 'checks', 'boxes', 'provenance'],
  recognises: () => null,
  decode: (source, signal) => decodeMapped(source, mapping, { format: 'mapped', folder: '' }, signal),
})

export function decodeMapped(
  source: ByteSource,
  mapping: Mapping,
  as: MappedSource,
  signal?: AbortSignal,
): AsyncGenerator<Decoded> {
  const { picture } = mapping
  const column = picture && outermost(picture.key)
  const reading = {
    columns: [...new Set([...keysOf(mapping).map(outermost), ...mapping.kept])].filter(
      (key) => key !== column,
    ),
    pictures: column === null ? [] : [column],
    encoded: picture?.holds === 'base64' && column !== null ? [column] : [],
  }
  return decodeAny(source, reading, signal, (row) =>
    decodeBench(as.format, anyRow, row, (_value, remarks) => madeOf(row, mapping, as.folder, remarks)),
  )
}

function keysOf({
  question,
  options,
  answer,
  crop,
  id,
  category,
  region,
  levels,
}: Mapping): readonly string[] {
  const chosen = options.kind === 'columns' ? options.keys : options.kind === 'field' ? [options.key] : []
  const single = [question, answer?.key, crop, id, category, levels].filter((key) => typeof key === 'string')
  return [...single, ...chosen, ...(region?.keys ?? [])]
}

const outermost = (key: string): string => key.split('.')[0] ?? key

function madeOf(row: Row, mapping: Mapping, folder: string, remarks: Remark[]): Made {
  const at = (key: string | null): Json | undefined => (key === null ? undefined : valueAt(row.value, key))
  const text = (key: string | null): string | null => {
    const value = at(key)
    return key !== null && isScalar(value) && value !== '' ? textField(value, key, remarks) : null
  }
  const boxes = boxesOf(at, mapping, remarks)
  if ('failure' in boxes) return boxes
  const options = optionsOf(at, mapping, remarks)
  const { picture, category } = mapping
  const found = picture && row.picture(...stepsOf(row.value, picture.key))
  const crop = text(mapping.crop)
  return {
    query: text(mapping.question),
    options,
    answer: answerOf(mapping, at(mapping.answer?.key ?? null), options, remarks),
    category: text(category),
    id: text(mapping.id),
    picture: found && found.file === null ? { ...found, path: folder + found.path } : found,
    cropPath: crop === null ? null : folder + crop,
    ...boxes,
    names: {
      query: mapping.question,
      options:
        mapping.options.kind === 'field'
          ? mapping.options.key
          : (keysIn(mapping.options)[0] ?? mapping.question),
      answer: mapping.answer?.key ?? mapping.question,
    },
  }
}

const keysIn = (options: Mapping['options']): readonly string[] =>
  options.kind === 'columns' ? options.keys : []

type At = (key: string | null) => Json | undefined
type Options = readonly (string | null)[] | null

function optionsOf(at: At, { options }: Mapping, remarks: Remark[]): Options {
  if (options.kind === 'none') return null
  if (options.kind === 'field') return readOptions(at(options.key), options.key, remarks)
  const texts = options.keys.map((key) => {
    const value = at(key)
    return isScalar(value) ? String(value) : ''
  })
  const filled = texts.slice(0, texts.findLastIndex((option) => option !== '') + 1)
  const gap = filled.findIndex((option) => option === '')
  if (gap >= 0) {
    const sentence = 'An option before the last one is empty, so letters may have moved.'
    remarks.push(warning('option-gap', sentence, options.keys[gap] ?? null))
  }
  return filled.length > 0 ? filled : null
}

function answerOf(
  { answer }: Mapping,
  value: Json | undefined,
  options: Options,
  remarks: Remark[],
): string | null {
  if (answer === null) return null
  const given = isScalar(value) ? [value] : textsOf(value)
  const [first] = given
  if (given.length > 1) {
    const sentence = `${answer.key} holds ${given.length} answers; the first was taken.`
    remarks.push(note('answers-several', sentence, answer.key))
  }
  if (first === undefined || first === null) return null
  const place = Number(first) - (answer.means === 'place-from-1' ? 1 : 0)
  if (answer.means !== 'letter-or-text' && String(first).trim() !== '' && options?.[place] !== undefined)
    return String.fromCharCode(65 + place)
  return textField(first, answer.key, remarks)
}

function boxesOf(
  at: At,
  { region, levels }: Mapping,
  remarks: Remark[],
): Pick<BenchRow, 'region' | 'boxes' | 'measure'> | { readonly failure: Remark } {
  const corners = region?.corners ?? 'xyxy'
  const measure = region?.measure ?? 'pixels'
  const chain = listOfBoxes(at(levels))
  if (levels !== null && chain.length > 0) {
    const read = readLevels(chain, { field: levels, corners, measure }, remarks)
    return 'failure' in read ? read : { ...read, measure }
  }
  const [first] = region?.keys ?? []
  if (!region || first === undefined) return {}
  const values = region.keys.map((key) => at(key))
  if (values.every((value) => value === undefined || value === null || value === '')) return {}
  const four = region.keys.length === 1 ? spread(values[0]) : values.map(numeric)
  const box = readOneBox(four, first, corners, remarks, measure)
  return 'failure' in box ? box : { ...box, measure }
}

/** Four numbers in a text without brackets, as CSV files have them; anything else as it is. */
export function spread(value: Json | undefined): Json | undefined {
  if (typeof value !== 'string' || value.length > 400) return value
  const parts = value.replace(/^[\s[(]+|[\s\])]+$/g, '').split(/[\s,;]+/)
  return parts.length === 4 ? parts.map((part) => numeric(part) ?? part) : value
}

/** In a delimited text every number is text. */
const numeric = (value: Json | undefined): Json | undefined =>
  typeof value === 'string' && /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?\s*$/i.test(value)
    ? Number(value)
    : value

/** The value that a key names: the field of that very name, else the one that its parts lead to. */
export function valueAt(value: Json, key: string): Json | undefined {
  let found: Json | undefined = value
  for (const step of stepsOf(value, key)) {
    if (found === undefined || found === null || !isObject(found) || !Object.hasOwn(found, step))
      return undefined
    found = found[step]
  }
  return found
}

function stepsOf(value: Json, key: string): readonly [string, ...string[]] {
  if (value !== null && isObject(value) && Object.hasOwn(value, key)) return [key]
  const [first = key, ...rest] = key.split('.')
  return [first, ...rest]
}
