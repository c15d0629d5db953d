import { rmSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { drawnDesk } from '../../e2e/readers/drawnDesk.ts'
import { openWithDuckDb } from '../../e2e/readers/duckdb.ts'
import { folderWith, hasPythonPackage, hfScript, runPython } from '../../e2e/readers/python.ts'
import { exampleItem, exampleOpenItem, examplePicture } from '../domain/example.ts'
import { bytesFromBlob } from './byteSource.ts'
import { acceptedCandidate, boxedCandidate, exampleCard } from './export.test-data.ts'
import { textIn, writtenBy } from './exportWritten.test-data.ts'
import { planImport } from './plan.ts'
import { zoombenchParquet } from './zoombenchParquet.ts'

const choice = exampleItem()
const open = exampleOpenItem({ id: 'item-2', order: 2, question: 'How many bolts, in all?', category: null })
const candidates = [boxedCandidate(choice), acceptedCandidate(open)]
const shard = 'data/test-00000-of-00001.parquet'

const bytes = (text: string) => new TextEncoder().encode(text)

const large = (id: string, sha256: string) =>
  acceptedCandidate(exampleItem({ id }), examplePicture({ id, sha256, bytes: 200_000_000 }))

describe('the published benchmark', () => {
  it('has every column that any reader knows', async () => {
    const { plan, files } = await writtenBy(zoombenchParquet, candidates)
    expect(plan).toMatchObject({ total: 2, files: 3, held: [] })
    expect([...files.keys()]).toEqual(['README.md', shard, 'croissant.json'])
    const { columns, rows } = await openWithDuckDb(files.get(shard))
    expect(columns).toMatchObject({
      image: 'STRUCT(bytes BLOB, path VARCHAR)',
      crop_image: 'STRUCT(bytes BLOB, path VARCHAR)',
      bbox: 'DOUBLE[]',
      options: 'VARCHAR[]',
      gt_bboxes: 'DOUBLE[][]',
      gt_chains: 'STRUCT(boxes DOUBLE[][], labels VARCHAR[])[]',
      verification: 'STRUCT(annotators BIGINT, checks BIGINT)',
    })
    expect(rows[0]).toMatchObject({
      id: 'item-1',
      response: 'B',
      answer: 'B',
      question_type: 'mcq',
      category: 'counting',
      bbox: [100, 200, 220, 280],
      image: { bytes: bytes('kept picture-1'), path: 'images/harbour.jpg' },
      crop_image: { bytes: bytes('image/png picture-1 100,200,220,280') },
      gt_bboxes: [
        [100, 200, 220, 280],
        [90, 190, 301, 400],
      ],
      gt_labels: ['bolts', 'Object'],
      width: 4000,
      height: 3000,
    })
    expect(rows[0]?.['query']).toBe(rows[0]?.['prompt'])
    expect(rows[1]).toMatchObject({ question_type: 'blank', response: '3', category: null, gt_bboxes: null })
  })

  it('leaves out the columns of boxes where nobody drew any', async () => {
    const { files } = await writtenBy(zoombenchParquet, [acceptedCandidate()])
    const { columns } = await openWithDuckDb(files.get(shard))
    expect(Object.keys(columns)).not.toContain('gt_bboxes')
  })

  it('is read back with the same questions, answers and regions', async () => {
    const { files } = await writtenBy(zoombenchParquet, candidates)
    const source = bytesFromBlob(shard, new Blob([files.get(shard) ?? new Uint8Array()]))
    const { drafts, problems } = await planImport([source])
    expect(problems).toEqual([])
    expect(drafts.map(({ content }) => content)).toEqual(
      candidates.map(({ resolution }) => typeof resolution !== 'string' && resolution.content),
    )
  })

  it('asks for a picture once where rows that follow each other share it', async () => {
    const asked: string[] = []
    const desk = {
      ...drawnDesk,
      kept: ({ id }: { readonly id: string }) => {
        asked.push(id)
        return Promise.resolve(new Blob(['kept']))
      },
      render: () => Promise.resolve(new Blob(['crop'])),
    }
    await writtenBy(zoombenchParquet, candidates, {}, desk)
    expect(asked).toEqual(['picture-1'])
  })

  it('is parted into files of half a gigabyte', async () => {
    const { files } = await writtenBy(zoombenchParquet, [large('1', 'a'), large('2', 'b'), large('3', 'c')])
    expect([...files.keys()]).toContain('data/test-00000-of-00002.parquet')
    expect([...files.keys()]).toContain('data/test-00001-of-00002.parquet')
  })

  it('says on its card what it is, with every column', async () => {
    const card = { ...exampleCard, title: 'A <b>: "title"', licence: 'CC-BY-4.0', language: 'en, de' }
    const { files } = await writtenBy(zoombenchParquet, candidates, { card })
    const text = textIn(files, 'README.md')
    const [, head = '', body = ''] = text.split('---\n')
    const front: unknown = parse(head)
    expect(front).toMatchObject({
      license: 'cc-by-4.0',
      language: ['en', 'de'],
      task_categories: ['image-text-to-text', 'visual-question-answering'],
      configs: [{ config_name: 'default', data_files: [{ split: 'test', path: 'data/test-*.parquet' }] }],
      dataset_info: { config_name: 'default' },
    })
    const { columns } = await openWithDuckDb(files.get(shard))
    for (const name of Object.keys(columns)) expect(head).toContain(`- name: ${name}\n`)
    expect(body).toContain('# A &lt;b>: "title"')
    expect(body).not.toContain('<b>')
  })

  it('has Croissant with the hash of each file', async () => {
    const { files } = await writtenBy(zoombenchParquet, candidates)
    const said: unknown = JSON.parse(textIn(files, 'croissant.json'))
    // A set inside of files is looked for in archives; Parquet files are none.
    expect(textIn(files, 'croissant.json')).not.toContain('"containedIn"')
    const digest = await crypto.subtle.digest('SHA-256', files.get(shard) ?? new Uint8Array())
    expect(said).toMatchObject({
      conformsTo: 'http://mlcommons.org/croissant/1.0',
      distribution: [
        { contentUrl: shard, sha256: Buffer.from(digest).toString('hex') },
        { '@type': 'cr:FileSet' },
      ],
    })
  })

  it('is the same twice', async () => {
    const [first, second] = [
      await writtenBy(zoombenchParquet, candidates),
      await writtenBy(zoombenchParquet, candidates),
    ]
    expect([...first.files]).toEqual([...second.files])
  })

  const small = examplePicture({ width: 400, height: 300 })
  it.skipIf(!hasPythonPackage('datasets'))(
    'is loaded by datasets with its pictures as pictures, by folder and by file',
    async () => {
      const { files } = await writtenBy(
        zoombenchParquet,
        [boxedCandidate(choice, small), acceptedCandidate(open, small)],
        {},
        drawnDesk,
      )
      const folder = folderWith(files)
      const wanted = ['--rows', '2', '--image', 'image', '--image', 'crop_image', '--plain', 'bbox']
      const said = [folder, `${folder}/${shard}`].map((where) => runPython(hfScript, where, ...wanted))
      rmSync(folder, { recursive: true })
      for (const { status, output } of said) expect([status, output]).toEqual([0, expect.any(String)])
    },
    180_000,
  )
})
