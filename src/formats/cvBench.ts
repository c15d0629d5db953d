import { cvBenchRow } from '../schema/upstreamBench.ts'
import { decodeBench } from './benchRows.ts'
import { namesKey, textField } from './fields.ts'
import type { Format } from './format.ts'
import { idOf } from './innerFields.ts'
import { readOptions } from './optionsRead.ts'
import { note } from './remark.ts'
import { decodeAny, type RowReading } from './rows.ts'

const reading: RowReading = {
  columns: ['idx', 'type', 'task', 'question', 'choices', 'answer', 'prompt', 'source', 'filename', 'bbox'],
  pictures: ['image'],
}

/**
 * CV-Bench (FORMATS §4.6). Its column `bbox` is known by name alone: nobody here knows whether its numbers are corners or
 * sizes, so they stay with the record and draw nothing.
 */
export const cvBench: Format = {
  id: 'cv-bench',
  label: 'CV-Bench',
  loses: ['judgements', 'checks', 'boxes', 'region', 'provenance'],
  recognises: (_path, head) =>
    ['question', 'choices', 'answer', 'task', 'type'].every((key) => namesKey(head, key))
      ? { because: 'its records have task, question, choices and answer', confidence: 0.85 }
      : null,
  recognisesTable: (_path, { columns }) =>
    ['question', 'choices', 'answer', 'task', 'type'].every((key) => columns.includes(key))
      ? { because: 'its columns are task, question, choices and answer', confidence: 0.85 }
      : null,
  decode: (source, signal) =>
    decodeAny(source, reading, signal, (row) =>
      decodeBench(cvBench.id, cvBenchRow, row, (value, remarks) => {
        if (Array.isArray(value.bbox) && value.bbox.length > 0) {
          const sentence = 'bbox was kept with the record: it is not said whether it counts corners or sizes.'
          remarks.push(note('box-unread', sentence, 'bbox'))
        }
        return {
          query: null,
          question: textField(value.question, 'question', remarks),
          options: readOptions(value.choices, 'choices', remarks),
          answer: textField(value.answer, 'answer', remarks),
          category: textField(value.task, 'task', remarks),
          id: idOf(value.idx),
          picture: row.picture('image') ?? row.picture('filename'),
          names: { query: 'question', options: 'choices', answer: 'answer' },
        }
      }),
    ),
}
