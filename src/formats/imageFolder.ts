import { columnsIn } from './columns.ts'
import { headerOf } from './delimited.ts'
import { namesKey } from './fields.ts'
import type { ByteSource, Decoded, Format } from './format.ts'
import { decodeMapped, type Mapping } from './mapping.ts'
import { proposeMapping } from './mappingProposal.ts'
import { error, placed } from './remark.ts'

const questions = ['question', 'query', 'prompt', 'problem']

/**
 * An image folder of Hugging Face with its metadata (FORMATS §4.14): JSON lines, CSV or Parquet with `file_name`, paths
 * counted from the metadata's own folder. What the other columns are is told by their names.
 */
export const imageFolder: Format = {
  id: 'imagefolder',
  label: 'Image folder with metadata',
  loses: ['judgements', 'checks', 'provenance'],
  recognises(_path, head) {
    const header = headerOf(head)
    if (header !== null) return asks((name) => header.includes(name), 'columns')
    if (namesKey(head, 'annotations') || namesKey(head, 'categories')) return null
    return asks((name) => namesKey(head, name), 'records')
  },
  recognisesTable: (_path, { columns }) => asks((name) => columns.includes(name), 'columns'),
  decode,
}

function asks(has: (name: string) => boolean, what: 'columns' | 'records') {
  const question = questions.find(has)
  if (!has('file_name') || question === undefined) return null
  const because = what === 'columns' ? 'its columns are' : 'its records have'
  return { because: `${because} file_name and ${question}`, confidence: 0.75 }
}

async function* decode(source: ByteSource, signal?: AbortSignal): AsyncGenerator<Decoded> {
  const { columns, rows } = await columnsIn(source, signal)
  const proposed = proposeMapping(columns, rows)
  if (proposed === null) {
    const sentence = 'No column of this file holds questions. Choose one by hand.'
    yield {
      kind: 'problem',
      problem: placed(error('question-unknown', sentence), { file: source.path, line: null }),
    }
    return
  }
  const mapping: Mapping = { ...proposed, picture: { key: 'file_name', holds: 'path' } }
  const folder = /^(.*\/)[^/]*$/s.exec(source.path)?.[1] ?? ''
  yield* decodeMapped(source, mapping, { format: imageFolder.id, folder }, signal)
}
