import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { bytesFromBlob } from './byteSource.ts'
import { formats, recognise, recogniseAll, recogniseTable } from './formats.ts'
import { openTable } from './parquet/openTable.ts'
import { texts } from './recognition.test-data.ts'
import { line } from './recognitionLines.test-data.ts'
import { tables } from './recognitionTables.test-data.ts'
import { zoombenchRow } from './upstream.test-data.ts'

const headOf = (columns: readonly string[]) => ({
  columns,
  leaves: columns.flatMap((column) =>
    column === 'annotations' ? ['annotations.Q', 'annotations.A'] : [column],
  ),
  rows: 1,
})

describe('a file is recognised', () => {
  it.each(texts)('as %s: %s', (id, _what, head) => {
    expect(recognise('data.json', head)?.format.id).toBe(id)
  })

  it.each(tables)('as %s: %s', (id, _what, columns) => {
    expect(recogniseTable('data.parquet', headOf(columns))[0]?.format.id).toBe(id)
  })

  it('by at least one record of this test, whatever the format', () => {
    const tried = new Set([...texts, ...tables].map(([id]) => id))
    expect(formats.map(({ id }) => id).filter((id) => !tried.has(id))).toEqual([])
  })

  it('with a reason that a person can read', () => {
    for (const [, , head] of texts)
      for (const { because } of recogniseAll('data.json', head))
        expect(because).toMatch(/^(?:its?|it is|it has) .{8,}/)
  })
})

describe('a file is not recognised', () => {
  it.each([
    ['nothing', ''],
    ['prose', 'Which colour is the kayak? It is red, and the answer is "question": red.'],
    ['answers of a model', line({ ...zoombenchRow(), model_answer: 'B' })],
    [
      'a question in a text of another kind of record',
      line({ body: '{"question": "Which?", "answer": "red"}' }),
    ],
    ['a list of numbers', '[1, 2, 3]'],
    ['a web page', '<!doctype html><html><body>"images": "query": </body></html>'],
    ['other columns', 'name,age\nA,7\n'],
  ])('that holds %s', (_what, head) => {
    expect(recognise('data.json', head)).toBeNull()
  })

  it('that has other columns', () => {
    expect(recogniseTable('data.parquet', headOf(['foo', 'image']))).toEqual([])
  })
})

const samples = resolve(import.meta.dirname, '../../../shared/samples/dev')
const expected: readonly (readonly [path: string, id: string])[] = [
  ['r2i/generated_bboxes.jsonl', 'r2i-boxes'],
  ['r2i/generated_questions.jsonl', 'r2i-questions'],
  ['r2i/validated_vqa.jsonl', 'r2i-answers'],
  ['zoombench.json', 'zoombench'],
  ['nested_boxes.json', 'nested-boxes'],
  ['vlmevalkit.tsv', 'vlmevalkit'],
  ['vlmevalkit_paths.tsv', 'vlmevalkit'],
  ['hrbench-style.tsv', 'hr-bench'],
  ['coco.json', 'coco'],
  ['labelstudio.json', 'label-studio'],
  ['visualprobe_train.json', 'mini-o3'],
  ['vstar/test_questions.jsonl', 'vstar'],
]
const inside = (folder: string): readonly string[] =>
  readdirSync(join(samples, folder))
    .filter((name) => name.endsWith('.json'))
    .map((name) => recognise(name, readFileSync(join(samples, folder, name), 'utf8'))?.format.id ?? name)

describe.skipIf(!existsSync(samples))('of the sample set', () => {
  it.each(expected)('%s is %s', (path, id) => {
    const head = readFileSync(join(samples, path)).subarray(0, 65536).toString('utf8')
    expect(recognise(path, head)?.format.id).toBe(id)
  })

  it('the files beside pictures are what they are', () => {
    expect(new Set(inside('labelme'))).toEqual(new Set(['labelme']))
    expect(new Set([...inside('vstar/direct_attributes'), ...inside('vstar/relative_position')])).toEqual(
      new Set(['vstar-targets']),
    )
  })

  it.each(['zoombench.parquet', 'zoombench_plain_4rows.parquet'])(
    '%s is the published benchmark',
    async (path) => {
      const table = await openTable(bytesFromBlob(path, new Blob([readFileSync(join(samples, path))])))
      expect(recogniseTable(path, table)[0]?.format.id).toBe('zoombench-parquet')
    },
  )
})
