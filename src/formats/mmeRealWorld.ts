import { mmeRealWorldRow } from '../schema/upstreamBench.ts'
import { decodeBench } from './benchRows.ts'
import { choiceColumns, decodeChoices } from './choiceTable.ts'
import { isObject, namesKey, textField } from './fields.ts'
import type { Format } from './format.ts'
import { idOf } from './innerFields.ts'
import { readOptions } from './optionsRead.ts'
import { decodeAny, type RowReading } from './rows.ts'

const reading: RowReading = {
  columns: [...choiceColumns, 'Text', 'Answer choices', 'Ground truth', 'Category', 'Subtask', 'Question_id'],
  pictures: ['bytes', 'image', 'image_path', 'Image'],
  encoded: ['bytes'],
}

/**
 * MME-RealWorld (FORMATS §4.5): the table with base64 in `bytes` (or `image`), and the JSON of its authors, whose keys
 * (`Text`, `Answer choices`, `Ground truth`) are known from memory alone.
 */
export const mmeRealWorld: Format = {
  id: 'mme-realworld',
  label: 'MME-RealWorld',
  loses: ['judgements', 'checks', 'boxes', 'region', 'provenance'],
  recognises(_path, head) {
    if (namesKey(head, 'Answer choices') && namesKey(head, 'Ground truth'))
      return { because: 'its records have Text, Answer choices and Ground truth', confidence: 0.9 }
    return namesKey(head, 'multi-choice options') && namesKey(head, 'question')
      ? { because: 'its records have question and multi-choice options', confidence: 0.85 }
      : null
  },
  recognisesTable: (_path, { columns }) =>
    columns.includes('multi-choice options') && columns.includes('question')
      ? { because: 'its columns are question and multi-choice options', confidence: 0.85 }
      : null,
  decode: (source, signal) =>
    decodeAny(source, reading, signal, (row) =>
      isObject(row.value) && Object.hasOwn(row.value, 'Text')
        ? decodeBench(mmeRealWorld.id, mmeRealWorldRow, row, (value, remarks) => ({
            query: null,
            question: textField(value.Text, 'Text', remarks),
            options: readOptions(value['Answer choices'], 'Answer choices', remarks),
            answer: textField(value['Ground truth'], 'Ground truth', remarks),
            category: [value.Category, value.Subtask].flatMap((part) => idOf(part) ?? []).join('/') || null,
            id: idOf(value.Question_id),
            picture: row.picture('Image'),
            names: { query: 'Text', options: 'Answer choices', answer: 'Ground truth' },
          }))
        : decodeChoices(mmeRealWorld.id, row, ['image_path', 'bytes', 'image']),
    ),
}
