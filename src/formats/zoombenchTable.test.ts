import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { describe, expect, it } from 'vitest'
import { bytesFromBlob } from './byteSource.ts'
import type { ByteSource } from './format.ts'
import { image, tableFile } from './parquet/table.test-data.ts'
import { planImport } from './plan.ts'

const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47])

/** A table of two rows, with the names of the released file or of the card. */
const table = (query: string, response: string): ByteSource =>
  bytesFromBlob(
    'test.parquet',
    new Blob([
      parquetWriteBuffer({
        columnData: [
          { name: query, data: ['Which?\nA. red\nB. blue', 'How many?'] },
          { name: response, data: ['B', '3'] },
          {
            name: 'image',
            data: [
              { bytes: png, path: null },
              { bytes: png, path: null },
            ],
          },
          { name: 'crop_image', data: [{ bytes: png, path: null }, null] },
          { name: 'question_type', data: ['mcq', 'blank'] },
          {
            name: 'bbox',
            data: [
              [1, 2, 30, 40],
              [5.5, 6, 70, 80],
            ],
          },
          { name: 'id', data: [7n, 8n] },
        ],
        schema: [
          { name: 'root', num_children: 7 },
          { name: query, type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'OPTIONAL' },
          { name: response, type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'OPTIONAL' },
          ...imageColumn('image'),
          ...imageColumn('crop_image'),
          { name: 'question_type', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'OPTIONAL' },
          { name: 'bbox', num_children: 1, converted_type: 'LIST', repetition_type: 'OPTIONAL' },
          { name: 'list', num_children: 1, repetition_type: 'REPEATED' },
          { name: 'element', type: 'DOUBLE', repetition_type: 'OPTIONAL' },
          { name: 'id', type: 'INT64', repetition_type: 'OPTIONAL' },
        ],
      }),
    ]),
  )

const imageColumn = (name: string) =>
  [
    { name, num_children: 2, repetition_type: 'OPTIONAL' },
    { name: 'bytes', type: 'BYTE_ARRAY', repetition_type: 'OPTIONAL' },
    { name: 'path', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'OPTIONAL' },
  ] as const

const sample = resolve(import.meta.dirname, '../../../shared/samples/dev')
const read = async (name: string) => {
  const file = bytesFromBlob(name, new Blob([readFileSync(resolve(sample, name))]))
  const { drafts } = await planImport([file])
  return drafts
    .map(({ content }) => ({ ...content, category: null }))
    .toSorted((a, b) => (a.question < b.question ? -1 : 1))
}

describe('the published benchmark', () => {
  it.each([
    ['query', 'response'],
    ['prompt', 'answer'],
  ])('is read with the columns %s and %s', async (query, response) => {
    const plan = await planImport([table(query, response)])
    expect(plan.problems).toEqual([])
    expect(plan.drafts.map(({ content, source }) => [content, source.id, source.line])).toEqual([
      [
        {
          question: 'Which?',
          options: ['red', 'blue'],
          answerLetter: 'B',
          answerText: 'blue',
          category: null,
          region: { x1: 1, y1: 2, x2: 30, y2: 40 },
        },
        '7',
        1,
      ],
      [
        {
          question: 'How many?',
          options: [],
          answerLetter: null,
          answerText: '3',
          category: null,
          region: { x1: 5.5, y1: 6, x2: 70, y2: 80 },
        },
        '8',
        2,
      ],
    ])
  })

  it('brings its pictures along, each read when it is asked for', async () => {
    const plan = await planImport([table('query', 'response')])
    expect(plan.pictures.map(({ match }) => match.kind)).toEqual(['matched', 'matched'])
    const [first] = [...plan.pictureFiles.values()]
    expect(new Uint8Array(await ((await first?.blob())?.arrayBuffer() ?? new ArrayBuffer(0)))).toEqual(png)
  })

  it('brings nested boxes along where they were added', async () => {
    const boxes = [
      [10, 10, 20, 20],
      [5, 5, 40, 40],
    ]
    const labels = ['text', 'sign']
    const file = tableFile('test.parquet', {
      query: ['text', ['Which?', 'How?']],
      response: ['text', ['red', 'so']],
      image: [image, [{ bytes: png, path: null }, null]],
      crop_image: [image, [null, null]],
      bbox: [['double'], [boxes[0], [1, 2, 30, 40]]],
      gt_bboxes: [[['double']], [boxes, null]],
      gt_labels: [['text'], [labels, null]],
      gt_chains: [[{ boxes: [['double']], labels: ['text'] }], [[{ boxes, labels }], null]],
    })
    const { drafts } = await planImport([file])
    expect(drafts.map(({ source }) => source.boxes.map((chain) => chain.map(({ label }) => label)))).toEqual([
      [labels],
      [],
    ])
    expect(drafts.map(({ content }) => content.region?.x2)).toEqual([20, 30])
  })

  it.skipIf(!existsSync(sample))('says the same as its JSON in the sample set', async () => {
    const rows = await read('zoombench.parquet')
    expect(rows.length).toBeGreaterThan(30)
    expect(rows).toEqual(await read('zoombench.json'))
  })
})
