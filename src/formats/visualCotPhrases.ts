import { visualCotPhrase } from '../schema/upstreamBench.ts'
import { decodeBench } from './benchRows.ts'
import { readOneBox } from './corners.ts'
import { namesKey, textField } from './fields.ts'
import type { Format } from './format.ts'
import { idOf } from './innerFields.ts'
import { decodeAny, type RowReading } from './rows.ts'
import { claimedSize } from './visualCot.ts'

const reading: RowReading = {
  columns: ['expression', 'bbox', 'width', 'height', 'question_id', 'split'],
  pictures: ['img_path'],
}

/** The lines of Visual-CoT for finding what a phrase means (`benchmark_det`, FORMATS §4.10). They come without answers. */
export const visualCotPhrases: Format = {
  id: 'visual-cot-det',
  label: 'Visual-CoT phrases to find',
  loses: ['judgements', 'checks', 'options', 'boxes', 'category', 'provenance'],
  recognises: (_path, head) =>
    ['img_path', 'expression', 'bbox'].every((key) => namesKey(head, key))
      ? { because: 'its records have img_path, expression and bbox', confidence: 0.95 }
      : null,
  recognisesTable: (_path, { columns }) =>
    ['img_path', 'expression', 'bbox'].every((key) => columns.includes(key))
      ? { because: 'its columns are img_path, expression and bbox', confidence: 0.95 }
      : null,
  decode: (source, signal) =>
    decodeAny(source, reading, signal, (row) =>
      decodeBench(visualCotPhrases.id, visualCotPhrase, row, (value, remarks) => {
        const box = readOneBox(value.bbox, 'bbox', 'xyxy', remarks)
        if ('failure' in box) return box
        return {
          query: null,
          question: textField(value.expression, 'expression', remarks),
          answer: textField(value.answer, 'answer', remarks),
          id: idOf(value.question_id),
          picture: row.picture('img_path'),
          claimedSize: claimedSize(value),
          ...box,
          names: { query: 'expression', options: 'expression', answer: 'answer' },
        }
      }),
    ),
}
