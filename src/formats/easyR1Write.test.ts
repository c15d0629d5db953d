import { rmSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { drawnDesk } from '../../e2e/readers/drawnDesk.ts'
import { openWithDuckDb } from '../../e2e/readers/duckdb.ts'
import { folderWith, hasPythonPackage, hfScript, runPython } from '../../e2e/readers/python.ts'
import { rectOf } from '../domain/boxes.test-data.ts'
import { exampleItem, exampleOpenItem, examplePicture } from '../domain/example.ts'
import { bytesFromBlob } from './byteSource.ts'
import { easyR1File, overlayRect } from './easyR1Write.ts'
import { acceptedCandidate } from './export.test-data.ts'
import { writtenBy } from './exportWritten.test-data.ts'
import { planImport } from './plan.ts'

const open = exampleOpenItem({ id: 'item-2', order: 2, question: 'What does <image> say?', category: null })
const candidates = [acceptedCandidate(exampleItem()), acceptedCandidate(open)]
const bytes = (text: string) => new TextEncoder().encode(text)

describe('the frame around a region', () => {
  it.each([
    [rectOf(1200, 820, 1320, 900), rectOf(1194, 816, 1326, 904)],
    [rectOf(2, 3, 102, 53), rectOf(0, 0.5, 107, 55.5)],
    [rectOf(2200, 1500, 2246, 1582), rectOf(2197.7, 1495.9, 2246, 1582)],
  ])('is 5 %% larger and stays in the picture (FORMATS §1.7)', (region, frame) => {
    const found = overlayRect(region, { width: 2246, height: 1582 })
    for (const side of ['x1', 'y1', 'x2', 'y2'] as const) expect(found[side]).toBeCloseTo(frame[side], 9)
  })
})

describe('rows for EasyR1', () => {
  it('have what its loader and its reward ask for', async () => {
    const { files, plan } = await writtenBy(easyR1File, candidates)
    expect([...files.keys()]).toEqual(['train.parquet'])
    expect(plan.losses).toEqual([expect.stringMatching(/^1 item has words like <image>/)])
    const { columns, rows } = await openWithDuckDb(files.get('train.parquet'))
    expect(columns).toMatchObject({
      images: 'STRUCT(bytes BLOB, path VARCHAR)[]',
      problem: 'VARCHAR',
      extra_info: 'STRUCT(question VARCHAR, "index" BIGINT, id VARCHAR)',
    })
    const question =
      'How many bolts hold the hinge?\n\nLook only at what is inside the red box in the picture.\n\n' +
      "A. two\nB. three\nC. four\nD. six\n\nAnswer with the option's letter from the given choices."
    expect(rows[0]).toEqual({
      images: [
        { bytes: bytes('image/png picture-1 #ff0000 5 at 94,196,226,284'), path: 'bbox_images/item-1.png' },
      ],
      problem: `<image>${question}`,
      answer: 'B',
      data_source: 'general',
      ability: 'counting',
      extra_info: { question, index: 0, id: 'item-1' },
      bbox: [100, 200, 220, 280],
      original_images: [{ bytes: bytes('kept picture-1'), path: 'images/harbour.jpg' }],
      crop_images: [{ bytes: bytes('image/png picture-1 100,200,220,280'), path: 'crop_images/item-1.png' }],
      id: 'item-1',
    })
  })

  it('have one marker for each picture, whatever stands in the question', async () => {
    const { files } = await writtenBy(easyR1File, candidates)
    const { rows } = await openWithDuckDb(files.get('train.parquet'))
    for (const { problem } of rows) expect(String(problem).split('<image>')).toHaveLength(2)
    expect(rows[1]).toMatchObject({ answer: '3', ability: 'general' })
  })

  it('are read back with the same questions, options and regions', async () => {
    const { files } = await writtenBy(easyR1File, candidates.slice(0, 1))
    const source = bytesFromBlob('train.parquet', new Blob([files.get('train.parquet') ?? new Uint8Array()]))
    const { drafts } = await planImport([source])
    expect(drafts.map(({ content }) => content)).toEqual(
      candidates.slice(0, 1).map(({ resolution }) => typeof resolution !== 'string' && resolution.content),
    )
  })

  it.skipIf(!hasPythonPackage('datasets'))(
    'are loaded by datasets with lists of pictures',
    async () => {
      const small = examplePicture({ width: 400, height: 300 })
      const { files } = await writtenBy(easyR1File, [acceptedCandidate(exampleItem(), small)], {}, drawnDesk)
      const folder = folderWith(files)
      const { status, output } = runPython(
        hfScript,
        `${folder}/train.parquet`,
        ...'--split train --rows 1 --images images --images original_images --plain extra_info'.split(' '),
      )
      rmSync(folder, { recursive: true })
      expect([status, output]).toEqual([0, expect.any(String)])
    },
    120_000,
  )
})
