import { textVqaRow } from '../schema/upstreamBench.ts'
import { decodeBench } from './benchRows.ts'
import { readOneBox } from './corners.ts'
import { namesKey, textField } from './fields.ts'
import type { Format } from './format.ts'
import { idOf, textsOf } from './innerFields.ts'
import { note, quoted, type Remark } from './remark.ts'
import { decodeAny, type RowReading } from './rows.ts'

const reading: RowReading = {
  columns: ['question', 'answer', 'answers', 'dataset_id', 'bbox'],
  pictures: ['image', 'image_path'],
}

/** TextVQA with boxes around the answer (FORMATS §4.7): x, y, width and height in pixels, and ten answers to a question. */
export const textVqaBoxes: Format = {
  id: 'textvqa-boxes',
  label: 'TextVQA with boxes',
  loses: ['judgements', 'checks', 'options', 'boxes', 'category', 'provenance'],
  recognises: (_path, head) =>
    ['question', 'dataset_id', 'bbox'].every((key) => namesKey(head, key))
      ? { because: 'its records have question, dataset_id and bbox', confidence: 0.9 }
      : null,
  recognisesTable: (_path, { columns }) =>
    ['question', 'dataset_id', 'bbox'].every((key) => columns.includes(key))
      ? { because: 'its columns are question, dataset_id and bbox', confidence: 0.9 }
      : null,
  decode: (source, signal) =>
    decodeAny(source, reading, signal, (row) =>
      decodeBench(textVqaBoxes.id, textVqaRow, row, (value, remarks) => {
        const box = readOneBox(value.bbox, 'bbox', 'xywh', remarks)
        if ('failure' in box) return box
        return {
          query: null,
          question: textField(value.question, 'question', remarks),
          answer: mostGiven(value.answer ?? value.answers, remarks),
          id: idOf(value.dataset_id),
          picture: row.picture('image') ?? row.picture('image_path'),
          ...box,
          names: { query: 'question', options: 'question', answer: 'answer' },
        }
      }),
    ),
}

/** The answer that most people gave, the first of several; all of them stay with the record. */
function mostGiven(value: unknown, remarks: Remark[]): string | null {
  const single = idOf(value)
  if (single !== null) return single
  const answers = textsOf(value).flatMap((answer) =>
    answer === null || answer.trim() === '' ? [] : [answer],
  )
  const counts = new Map<string, number>()
  for (const answer of answers) counts.set(plain(answer), (counts.get(plain(answer)) ?? 0) + 1)
  const most = Math.max(0, ...counts.values())
  const chosen = answers.find((answer) => counts.get(plain(answer)) === most)
  if (chosen === undefined) return null
  if (counts.size > 1) {
    const sentence = `${most} of ${answers.length} people answered ${quoted(chosen)}; it was taken, and all answers stay with the record.`
    remarks.push(note('answers-several', sentence, 'answer'))
  }
  return chosen
}

const plain = (answer: string): string => answer.trim().toLowerCase()
