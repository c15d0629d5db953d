import { cofRlRow } from '../schema/upstreamTraining.ts'
import { decodeBench } from './benchRows.ts'
import { namesKey, textField } from './fields.ts'
import type { Format } from './format.ts'
import { idOf } from './innerFields.ts'
import { withoutMarkers } from './promptText.ts'
import { decodeAny, type RowReading } from './rows.ts'

const reading: RowReading = {
  columns: ['question', 'groundtruth', 'data_source', 'id'],
  pictures: ['image_name'],
}

/** The questions that CoF learns by (FORMATS §2.5), before they are made rows of verl. */
export const cofRl: Format = {
  id: 'cof-rl',
  label: 'CoF RL questions',
  loses: ['judgements', 'checks', 'boxes', 'region', 'category', 'provenance'],
  recognises: (_path, head) =>
    ['question', 'groundtruth', 'image_name'].every((key) => namesKey(head, key))
      ? { because: 'its records have question, groundtruth and image_name', confidence: 0.9 }
      : null,
  recognisesTable: (_path, { columns }) =>
    ['question', 'groundtruth', 'image_name'].every((key) => columns.includes(key))
      ? { because: 'its columns are question, groundtruth and image_name', confidence: 0.9 }
      : null,
  decode: (source, signal) =>
    decodeAny(source, reading, signal, (row) =>
      decodeBench(cofRl.id, cofRlRow, row, (value, remarks) => ({
        query: withoutMarkers(textField(value.question, 'question', remarks)),
        answer: textField(value.groundtruth, 'groundtruth', remarks),
        id: idOf(value.id),
        picture: row.picture('image_name'),
        names: { query: 'question', options: 'question', answer: 'groundtruth' },
      })),
    ),
}
