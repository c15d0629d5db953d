import { letterAt } from '../domain/item.ts'
import type { Json } from '../domain/json.ts'
import { anyRow } from '../schema/upstreamBench.ts'
import { decodeBench } from './benchRows.ts'
import { benchRowOf } from './benchTsv.ts'
import { isObject } from './fields.ts'
import type { Decoded } from './format.ts'
import type { Row } from './rows.ts'
import { boxesOfText } from './targetInstances.ts'

/** The columns of multiple choice as VLMEvalKit has them, which several data sets share in JSON and Parquet too. */
export const choiceColumns: readonly string[] = [
  'index',
  'source_id',
  'question',
  ...Array.from({ length: 26 }, (_, at) => letterAt(at)),
  'multi-choice options',
  'answer',
  'hint',
  'category',
  'l2-category',
  'cycle_category',
  'target_instances',
]

/** A row of such columns, judged as the same row of a TSV would be; its picture lies under one of these keys. */
export function* decodeChoices(format: string, row: Row, pictures: readonly string[]): Generator<Decoded> {
  yield* decodeBench(format, anyRow, row, (_value, remarks) => {
    const cells = cellsOf(row.value)
    const picture = pictures.map((key) => row.picture(key)).find((found) => found !== null) ?? null
    const boxes = boxesOfText(cells.get('target_instances') ?? '', remarks)
    return { ...benchRowOf(cells, '', remarks), ...boxes, picture }
  })
}

/** Each field as the cell that it would be. */
const cellsOf = (value: Json): ReadonlyMap<string, string> =>
  new Map(isObject(value) ? Object.entries(value).map(([key, each]) => [key, cellOf(each)]) : [])

function cellOf(value: Json): string {
  if (value === null) return ''
  if (typeof value === 'string') return value
  const isTexts = Array.isArray(value) && value.every((each: Json) => typeof each === 'string')
  return isTexts ? (value as readonly string[]).join('\n') : JSON.stringify(value)
}
