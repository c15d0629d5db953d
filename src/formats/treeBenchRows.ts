import { choiceColumns, decodeChoices } from './choiceTable.ts'
import { namesKey } from './fields.ts'
import type { Format } from './format.ts'
import { decodeAny } from './rows.ts'

/** TreeBench where it is not the published TSV but the same columns as Parquet or JSON (FORMATS §4.3). */
export const treeBenchRows: Format = {
  id: 'treebench',
  label: 'TreeBench',
  loses: ['judgements', 'checks', 'provenance'],
  recognises: (_path, head) =>
    namesKey(head, 'target_instances') && namesKey(head, 'question')
      ? { because: 'its records have question and target_instances', confidence: 0.9 }
      : null,
  recognisesTable: (_path, { columns }) =>
    columns.includes('target_instances') && columns.includes('question')
      ? { because: 'its columns are question and target_instances', confidence: 0.9 }
      : null,
  decode: (source, signal) =>
    decodeAny(source, { columns: choiceColumns, pictures: ['image', 'image_path'] }, signal, (row) =>
      decodeChoices(treeBenchRows.id, row, ['image', 'image_path']),
    ),
}
