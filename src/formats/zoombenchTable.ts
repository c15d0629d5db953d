import { readAs, zoombenchTableRow } from '../schema/upstream.ts'
import { draftOf } from './benchRow.ts'
import { mismatch, textField } from './fields.ts'
import type { ByteSource, Decoded, Format } from './format.ts'
import { decodeRows, embeddedPicture, type TableRow } from './parquet/decodeRows.ts'
import { groundTruthColumns, readGroundTruth } from './groundTruthBoxes.ts'
import { placed, type Remark } from './remark.ts'
import { choiceKind } from './zoombench.ts'

const columns = [
  'id',
  'query',
  'prompt',
  'response',
  'answer',
  'question_type',
  'bbox',
  'category',
  'question',
  'options',
  ...groundTruthColumns,
]

/**
 * The published benchmark (FORMATS §1.1), with the columns of the released file or those of its card, and the nested
 * boxes that Saccade adds when they are there.
 */
export const zoombenchTable: Format = {
  id: 'zoombench-parquet',
  label: 'ZoomBench, published',
  loses: ['judgements', 'checks', 'provenance'],
  recognises: () => null,
  recognisesTable(_path, { columns: found }) {
    const has = (name: string): boolean => found.includes(name)
    if (!has('image') || !(has('query') || has('prompt'))) return null
    if (has('crop_image'))
      return { because: 'its columns are image, crop_image and a query', confidence: 0.9 }
    return has('response') && has('bbox')
      ? { because: 'its columns are image, query, response and bbox', confidence: 0.7 }
      : null
  },
  decode: (source, signal) => decodeRows(source, columns, signal, (row) => rowOf(source, row)),
}

function* rowOf(source: ByteSource, row: TableRow): Iterable<Decoded> {
  const read = readAs(zoombenchTableRow, row.value)
  if (!read.ok) {
    yield { kind: 'problem', problem: placed(mismatch(read), row.place) }
    return
  }
  const { value } = read
  const picture = embeddedPicture(source, row, ['image', 'bytes'])
  yield { kind: 'picture', picture }
  const own: Remark[] = []
  const kind = textField(value.question_type, 'question_type', own)
  const names = {
    query: value.query === undefined ? 'prompt' : 'query',
    options: 'options',
    answer: value.response === undefined ? 'answer' : 'response',
    kind: 'question_type',
  }
  const { gt_bboxes: boxes, gt_labels: labels, gt_chains: chains } = value
  const nested = readGroundTruth({ boxes, labels, chains }, own)
  if ('failure' in nested) {
    yield { kind: 'problem', problem: placed(nested.failure, row.place) }
    return
  }
  yield draftOf(
    zoombenchTable.id,
    {
      query: textField(value.query ?? value.prompt, names.query, own),
      question: value.question === null || value.question === undefined ? null : String(value.question),
      options: value.options?.map((option, at) => textField(option, `options[${at}]`, own)) ?? null,
      answer: textField(value.response ?? value.answer, names.answer, own),
      kind: kind === null ? null : { said: kind, means: choiceKind(kind) },
      category: textField(value.category, 'category', own),
      id: value.id === null || value.id === undefined ? null : String(value.id),
      picturePath: picture.path,
      region: value.bbox ?? nested.region,
      ...(nested.boxes && { boxes: nested.boxes }),
      names,
    },
    row.value,
    row.place,
    own,
  )
}
