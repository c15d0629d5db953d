import { visualCotRow } from '../schema/upstreamBench.ts'
import { decodeBench } from './benchRows.ts'
import { parseSize } from './box.ts'
import { listOfBoxes, readTargets } from './corners.ts'
import { namesKey, textField } from './fields.ts'
import type { Format } from './format.ts'
import { idOf } from './innerFields.ts'
import { decodeAny, type RowReading } from './rows.ts'

const reading: RowReading = {
  columns: ['question', 'answer', 'width', 'height', 'bboxs', 'dataset', 'split', 'question_id'],
  pictures: ['image'],
}

/** The lines of Visual-CoT (FORMATS §4.10): corners in pixels under `bboxs`, each a target of its own. */
export const visualCot: Format = {
  id: 'visual-cot',
  label: 'Visual-CoT lines',
  loses: ['judgements', 'checks', 'options', 'category', 'provenance'],
  recognises: (_path, head) =>
    ['question', 'answer', 'image', 'bboxs'].every((key) => namesKey(head, key))
      ? { because: 'its records have question, answer, image and bboxs', confidence: 0.95 }
      : null,
  recognisesTable: (_path, { columns }) =>
    ['question', 'answer', 'image', 'bboxs'].every((key) => columns.includes(key))
      ? { because: 'its columns are question, answer, image and bboxs', confidence: 0.95 }
      : null,
  decode: (source, signal) =>
    decodeAny(source, reading, signal, (row) =>
      decodeBench(visualCot.id, visualCotRow, row, (value, remarks) => ({
        query: null,
        question: textField(value.question, 'question', remarks),
        answer: textField(value.answer, 'answer', remarks),
        id: idOf(value.question_id),
        picture: row.picture('image'),
        claimedSize: claimedSize(value),
        ...readTargets(listOfBoxes(value.bboxs), { field: 'bboxs', corners: 'xyxy' }, remarks),
        names: { query: 'question', options: 'question', answer: 'answer' },
      })),
    ),
}

/** The size of the picture as the record has it, or null where it makes no sense. */
export const claimedSize = ({ width, height }: { readonly width?: unknown; readonly height?: unknown }) =>
  parseSize([width, height]).size
