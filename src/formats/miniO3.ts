import { miniO3Row } from '../schema/upstreamTraining.ts'
import { decodeBench } from './benchRows.ts'
import { namesKey, textField } from './fields.ts'
import type { Format } from './format.ts'
import { idOf } from './innerFields.ts'
import { withoutMarkers } from './promptText.ts'
import { decodeAny, type RowReading } from './rows.ts'

const reading: RowReading = {
  columns: ['problem', 'solution', 'doc_id', 'data_source'],
  pictures: ['images'],
}

/** VisualProbe (FORMATS §2.5): what Mini-o3 trains and is judged with, and what Stage II of LFPC was drawn from. No boxes. */
export const miniO3: Format = {
  id: 'mini-o3',
  label: 'VisualProbe / Mini-o3',
  loses: ['judgements', 'checks', 'boxes', 'region', 'category', 'provenance'],
  recognises: (_path, head) =>
    ['images', 'problem', 'solution'].every((key) => namesKey(head, key))
      ? { because: 'its records have images, problem and solution', confidence: 0.9 }
      : null,
  recognisesTable: (_path, { columns }) =>
    ['images', 'problem', 'solution'].every((key) => columns.includes(key))
      ? { because: 'its columns are images, problem and solution', confidence: 0.9 }
      : null,
  decode: (source, signal) =>
    decodeAny(source, reading, signal, (row) =>
      decodeBench(miniO3.id, miniO3Row, row, (value, remarks) => ({
        query: withoutMarkers(textField(value.problem, 'problem', remarks)),
        answer: textField(value.solution, 'solution', remarks),
        id: idOf(value.doc_id),
        picture: row.picture('images'),
        names: { query: 'problem', options: 'problem', answer: 'solution' },
      })),
    ),
}
