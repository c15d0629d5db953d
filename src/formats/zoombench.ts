import { readAs, zoombenchRow, type ZoombenchRow } from '../schema/upstream.ts'
import { draftOf, type BenchRow } from './benchRow.ts'
import { mismatch, namesKey, textField } from './fields.ts'
import type { Decoded, Format } from './format.ts'
import { decodeRecords, type ReadRecord } from './records.ts'
import { placed, type Remark } from './remark.ts'

/** The benchmark's evaluation records (FORMATS §1.2), with the keys that Saccade adds when they are there. */
export const zoombench: Format = {
  id: 'zoombench',
  label: 'ZoomBench',
  loses: ['judgements', 'checks', 'boxes', 'provenance'],
  recognises(_path, head) {
    if (!namesKey(head, 'images') || namesKey(head, 'model_answer')) return null
    if (namesKey(head, 'query')) return { because: 'its records have images and query', confidence: 0.8 }
    const hasPrompt = /(?<!\\)"prompt"\s*:\s*"/.test(head)
    return hasPrompt ? { because: 'its records have images and prompt', confidence: 0.6 } : null
  },
  decode: (source, signal) => decodeRecords(source, signal, rowOf),
}

function* rowOf({ value, place, remarks: given }: ReadRecord): Iterable<Decoded> {
  const read = readAs(zoombenchRow, value)
  if (!read.ok) {
    yield { kind: 'problem', problem: placed(mismatch(read), place) }
    return
  }
  const remarks = [...given]
  yield draftOf(zoombench.id, benchRowOf(read.value, remarks), value, place, remarks)
}

function benchRowOf(row: ZoombenchRow, remarks: Remark[]): BenchRow {
  const kind = textField(row.question_type, 'question_type', remarks)
  return {
    query: textField(row.query ?? row.prompt, 'query', remarks),
    question: row.question === null || row.question === undefined ? null : String(row.question),
    options: row.options?.map((option, at) => textField(option, `options[${at}]`, remarks)) ?? null,
    answer: textField(row.response ?? row.answer, 'response', remarks),
    kind: kind === null ? null : { said: kind, means: choiceKind(kind) },
    category: textField(row.category, 'category', remarks),
    id: row.id === null || row.id === undefined ? null : String(row.id),
    picturePath: firstPath(row.images, 'images', remarks) ?? '',
    cropPath: firstPath(row.crop_images, 'crop_images', remarks),
    region: row.bbox,
    names: { query: 'query', options: 'options', answer: 'response', kind: 'question_type' },
  }
}

/** What the word of `question_type` means (FORMATS §1.1). */
export const choiceKind = (said: string): 'choice' | 'open' | null =>
  said === 'mcq' ? 'choice' : said === 'blank' ? 'open' : null

function firstPath(
  paths: ZoombenchRow['images'] | ZoombenchRow['crop_images'],
  field: string,
  remarks: Remark[],
): string | null {
  if (paths === null || paths === undefined) return null
  if (typeof paths === 'string') return paths
  return textField(paths[0], `${field}[0]`, remarks)
}
