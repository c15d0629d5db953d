import { vstarQuestion } from '../schema/upstreamBench.ts'
import { decodeBench } from './benchRows.ts'
import { namesKey, textField } from './fields.ts'
import type { Format } from './format.ts'
import { idOf } from './innerFields.ts'
import { decodeAny, type RowReading } from './rows.ts'

const keys = ['image', 'text', 'label', 'question_id']

const reading: RowReading = { columns: ['text', 'label', 'category', 'question_id'], pictures: ['image'] }

/**
 * The questions of V* Bench (FORMATS §4.2), lettered: `test_questions.jsonl`, or the mirror with its pictures inside. The
 * boxes lie in the files beside the pictures; `joinVStar` brings them together.
 */
export const vstarQuestions: Format = {
  id: 'vstar',
  label: 'V* Bench questions',
  loses: ['judgements', 'checks', 'boxes', 'region', 'provenance'],
  recognises: (_path, head) =>
    keys.every((key) => namesKey(head, key))
      ? { because: 'its records have image, text, label and question_id', confidence: 0.9 }
      : null,
  recognisesTable: (_path, { columns }) =>
    keys.every((key) => columns.includes(key))
      ? { because: 'its columns are image, text, label and question_id', confidence: 0.9 }
      : null,
  decode: (source, signal) =>
    decodeAny(source, reading, signal, (row) =>
      decodeBench(vstarQuestions.id, vstarQuestion, row, (value, remarks) => ({
        query: textField(value.text, 'text', remarks),
        answer: textField(value.label, 'label', remarks),
        category: textField(value.category, 'category', remarks),
        id: idOf(value.question_id),
        picture: row.picture('image'),
        names: { query: 'text', options: 'text', answer: 'label' },
      })),
    ),
}
