import { pixelReasonerRow } from '../schema/upstreamTraining.ts'
import { decodeBench } from './benchRows.ts'
import { namesKey, textField } from './fields.ts'
import type { Format } from './format.ts'
import { idOf, isScalar, textsOf } from './innerFields.ts'
import { withoutMarkers } from './promptText.ts'
import { note, warning } from './remark.ts'
import { decodeAny, type RowReading } from './rows.ts'

const reading: RowReading = {
  columns: ['question', 'answer', 'qid', 'is_video'],
  pictures: ['image'],
}

/** The questions that Pixel-Reasoner learns by (FORMATS §2.5); those on videos are named and left out. */
export const pixelReasoner: Format = {
  id: 'pixel-reasoner',
  label: 'Pixel-Reasoner RL questions',
  loses: ['judgements', 'checks', 'boxes', 'region', 'category', 'provenance'],
  recognises: (_path, head) =>
    ['question', 'answer', 'qid', 'image'].every((key) => namesKey(head, key))
      ? { because: 'its records have qid, question, answer and image', confidence: 0.85 }
      : null,
  recognisesTable: (_path, { columns }) =>
    ['question', 'answer', 'qid', 'image'].every((key) => columns.includes(key))
      ? { because: 'its columns are qid, question, answer and image', confidence: 0.85 }
      : null,
  decode: (source, signal) =>
    decodeAny(source, reading, signal, (row) =>
      decodeBench(pixelReasoner.id, pixelReasonerRow, row, (value, remarks) => {
        if (value.is_video === true || value.is_video === 1)
          return {
            failure: warning(
              'video',
              'This question is about a video, not a picture; it was left out.',
              'is_video',
            ),
          }
        const answers = isScalar(value.answer) ? [value.answer] : textsOf(value.answer)
        if (answers.length > 1) {
          const sentence = `answer holds ${answers.length} answers; the first was taken.`
          remarks.push(note('answers-several', sentence, 'answer'))
        }
        return {
          query: withoutMarkers(textField(value.question, 'question', remarks)),
          answer: textField(answers[0], 'answer', remarks),
          id: idOf(value.qid),
          picture: row.picture('image'),
          names: { query: 'question', options: 'question', answer: 'answer' },
        }
      }),
    ),
}
