import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exampleItem, exampleOpenItem, examplePicture } from '../domain/example.ts'
import { outward } from '../domain/geometry.ts'
import type { Picture } from '../domain/picture.ts'
import type { Problem } from '../domain/problem.ts'
import { soundExport } from './arbitraryProjects.test-data.ts'
import { bytesFromBlob } from './byteSource.ts'
import { acceptedCandidate, bytesOf, exportOptions, exportScope, spokenDesk } from './export.test-data.ts'
import { rowsOf } from './exportRows.ts'
import type { Draft } from './format.ts'
import type { Candidate } from './held.ts'
import type { ExportDesk, ExportOptions } from './target.ts'
import { zoombench } from './zoombench.ts'
import { nameExport, zoombenchFolder, type ZoomBenchRow } from './zoombenchWrite.ts'

const pngPicture = (over: Partial<Picture> = {}): Picture => {
  const picture = examplePicture({ id: 'picture-2', sha256: 'cd', ...over })
  return { ...picture, origin: { ...picture.origin, plainJpeg: false } }
}

const filesOf = (...candidates: readonly Candidate[]) => written(candidates)

async function written(
  candidates: readonly Candidate[],
  options: Partial<ExportOptions> = {},
): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>()
  const plan = zoombenchFolder.plan(exportScope(candidates), exportOptions({ modifiedAt: 7, ...options }))
  for await (const file of plan.write(spokenDesk)) {
    expect(files.has(file.path)).toBe(false)
    expect(file.modifiedAt).toBe(7)
    files.set(file.path, new TextDecoder().decode(await bytesOf(file)))
  }
  expect(files.size).toBe(plan.files)
  return files
}

const refuse = (): Promise<Blob> => Promise.reject(new Error('asked'))

const jsonIn = (files: ReadonlyMap<string, string>): readonly ZoomBenchRow[] =>
  JSON.parse(files.get('zoombench.json') ?? '') as ZoomBenchRow[]

describe('the ZoomBench folder', () => {
  it('writes a row with every key, in one line', async () => {
    const files = await filesOf(acceptedCandidate(exampleItem()))
    expect(files.get('zoombench.json')).toBe(
      '[\n{"images":["images/harbour.jpg"],"crop_images":["crop_images/item-1.png"],' +
        '"query":"How many bolts hold the hinge?\\nA. two\\nB. three\\nC. four\\nD. six\\n\\n' +
        'Answer with the option\'s letter from the given choices.",' +
        '"response":"B","prompt":"How many bolts hold the hinge?\\nA. two\\nB. three\\nC. four\\nD. six\\n\\n' +
        'Answer with the option\'s letter from the given choices.","answer":"B","bbox":[100,200,220,280],"question_type":"mcq","category":"counting",' +
        '"question":"How many bolts hold the hinge?","options":["two","three","four","six"],"id":"item-1"}\n]\n',
    )
  })

  it('answers an open question with text', async () => {
    const [row] = jsonIn(await filesOf(acceptedCandidate(exampleOpenItem())))
    expect(row).toMatchObject({
      query: 'How many bolts hold the hinge?',
      response: '3',
      question_type: 'blank',
      options: [],
    })
  })

  it('writes what was resolved and not what was given', async () => {
    const over = { question: 'How many?', answerLetter: 'C', answerText: 'four', category: null }
    const [row] = jsonIn(await filesOf(acceptedCandidate(exampleItem(), examplePicture(), over)))
    expect(row).toMatchObject({ question: 'How many?', response: 'C', category: null })
  })

  it('rounds a region outward and clips it to the picture', async () => {
    const region = { x1: -3, y1: 200.9, x2: 220.1, y2: 9000 }
    const files = await filesOf(acceptedCandidate(exampleItem({ region })))
    expect(jsonIn(files)[0]?.bbox).toEqual([0, 200, 221, 3000])
    expect(files.get('crop_images/item-1.png')).toBe('image/png picture-1 0,200,221,3000')
  })

  it('copies a plain JPEG and flattens any other picture to PNG, once for all its items', async () => {
    const files = await filesOf(
      acceptedCandidate(exampleItem()),
      acceptedCandidate(exampleItem({ id: 'item-2' }), pngPicture({ name: 'Harbour.webp' })),
      acceptedCandidate(exampleItem({ id: 'item-3', question: 'Another?' })),
    )
    expect([...files].slice(1)).toEqual([
      ['images/harbour.jpg', 'kept picture-1'],
      ['crop_images/item-1.png', 'image/png picture-1 100,200,220,280'],
      ['crop_images/item-3.png', 'image/png picture-1 100,200,220,280'],
      ['images/Harbour_2.png', 'image/png picture-2'],
      ['crop_images/item-2.png', 'image/png picture-2 100,200,220,280'],
    ])
    expect(jsonIn(files).map(({ id, images }) => [id, images[0]])).toEqual([
      ['item-1', 'images/harbour.jpg'],
      ['item-2', 'images/Harbour_2.png'],
      ['item-3', 'images/harbour.jpg'],
    ])
  })

  it('writes one file for two records of the same bytes, and cuts each crop by its own record', async () => {
    const again = examplePicture({ id: 'again', name: 'copy.jpg' })
    const files = await filesOf(
      acceptedCandidate(exampleItem()),
      acceptedCandidate(exampleItem({ id: 'item-2', question: 'And?' }), again),
    )
    expect([...files].slice(1)).toEqual([
      ['images/harbour.jpg', 'kept picture-1'],
      ['crop_images/item-1.png', 'image/png picture-1 100,200,220,280'],
      ['crop_images/item-2.png', 'image/png again 100,200,220,280'],
    ])
  })

  it('names files safely, whatever pictures and items are called', async () => {
    const files = await filesOf(
      acceptedCandidate(exampleItem({ id: '../up' }), examplePicture({ name: '../../etc/passwd' })),
      acceptedCandidate(exampleItem({ id: '..\\up' }), pngPicture({ name: '\u202egnp.exe' })),
    )
    expect([...files.keys()]).toEqual([
      'zoombench.json',
      'images/passwd.jpg',
      'crop_images/up.png',
      'images/gnp.png',
      'crop_images/up_2.png',
    ])
    expect(jsonIn(files).map(({ id }) => id)).toEqual(['../up', '..\\up'])
  })

  it('writes an empty list when nothing goes', async () => {
    const files = await filesOf()
    expect([...files.keys()]).toEqual(['zoombench.json'])
    expect(jsonIn(files)).toEqual([])
  })

  it('writes pictures and crops as the policies say', async () => {
    const png = pngPicture({ width: 300, height: 300 })
    const candidates = [
      acceptedCandidate(exampleItem()),
      acceptedCandidate(exampleItem({ id: 'item-2' }), png),
    ]
    const double = await written(candidates, { pictures: 'jpeg', crops: { kind: 'double' } })
    expect([...double].slice(1)).toEqual([
      ['images/harbour.jpg', 'kept picture-1'],
      ['crop_images/item-1.jpg', 'image/jpeg picture-1 100,200,220,280 as 240x160'],
      ['images/harbour_2.jpg', 'image/jpeg picture-2'],
      ['crop_images/item-2.jpg', 'image/jpeg picture-2 100,200,220,280 as 240x160'],
    ])
    const margin = await written(candidates, { pictures: 'png', crops: { kind: 'margin', share: 0.3 } })
    expect([...margin].slice(1)).toEqual([
      ['images/harbour.png', 'image/png picture-1'],
      ['crop_images/item-1.png', 'image/png picture-1 64,176,256,304'],
      ['images/harbour_2.png', 'image/png picture-2'],
      ['crop_images/item-2.png', 'image/png picture-2 64,176,256,300'],
    ])
  })

  it('makes no picture before it is asked for', async () => {
    const desk: ExportDesk = { kept: refuse, render: refuse }
    const plan = zoombenchFolder.plan(exportScope([acceptedCandidate()]), exportOptions())
    const paths: string[] = []
    for await (const { path } of plan.write(desk)) paths.push(path)
    expect(paths).toHaveLength(3)
  })

  it('refuses a picture that is missing', () => {
    const missing = { item: exampleItem(), picture: examplePicture({ sha256: null }) }
    expect(() => nameExport([missing], { pictures: 'original' })).toThrow('plan the export')
  })
})

describe('every export', () => {
  it('is read back with the same content, its region rounded outward', async () => {
    await fc.assert(
      fc.asyncProperty(soundExport, async (candidates) => {
        const { rows: going } = rowsOf(exportScope(candidates), exportOptions(), 'both')
        const json = new Blob([(await filesOf(...candidates)).get('zoombench.json') ?? ''])
        const drafts: Draft[] = []
        const problems: Problem[] = []
        for await (const read of zoombench.decode(bytesFromBlob('zoombench.json', json))) {
          if (read.kind === 'draft') drafts.push(read.draft)
          if (read.kind === 'problem') problems.push(read.problem)
        }
        expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
        expect(drafts.map(({ content }) => content)).toEqual(
          going.map(({ picture, content }) => ({
            ...content,
            region: content.region && outward(content.region, picture),
          })),
        )
        expect(drafts.map(({ source }) => source.id)).toEqual(going.map(({ item }) => item.id))
      }),
    )
  })

  it('is recognised by its reader', async () => {
    const json = (await filesOf(acceptedCandidate(exampleItem()))).get('zoombench.json') ?? ''
    expect(zoombench.recognises('zoombench.json', json)).not.toBeNull()
  })

  it('keeps the rules by which the official scripts read it (FORMATS §1.2)', async () => {
    await fc.assert(
      fc.asyncProperty(soundExport, async (candidates) => {
        const { rows: going } = rowsOf(exportScope(candidates), exportOptions(), 'both')
        const files = await filesOf(...candidates)
        const rows = jsonIn(files)
        expect(rows).toHaveLength(going.length)
        const keys = rows.map(({ images, query }) => images[0] + query)
        expect(new Set(keys).size).toBe(keys.length)
        for (const [index, row] of rows.entries()) {
          expect(files.has(row.images[0])).toBe(true)
          expect(files.has(row.crop_images[0])).toBe(true)
          expect(row.query.startsWith(row.question)).toBe(true)
          const [x1, y1, x2, y2] = row.bbox
          const { width, height } = going[index]?.picture ?? { width: 0, height: 0 }
          expect(row.bbox.every(Number.isInteger)).toBe(true)
          expect(0 <= x1 && x1 < x2 && x2 <= width && 0 <= y1 && y1 < y2 && y2 <= height).toBe(true)
          const choice = row.question_type === 'mcq'
          const answer = choice ? row.options[row.response.charCodeAt(0) - 65] : row.response
          expect(answer).toBe(going[index]?.resolution.content.answerText)
          expect(row.options.length > 1).toBe(choice)
          expect(row.query.includes(`\n${row.response}. `)).toBe(choice)
        }
        const pictures = new Set(going.map(({ picture }) => picture.sha256))
        expect(files.size).toBe(1 + pictures.size + going.length)
      }),
    )
  })
})

const kindOf = (value: unknown): string => {
  if (!Array.isArray(value)) return typeof value
  return `list of ${[...new Set(value.map((one) => typeof one))].join()}, ${value.length}`
}

const sample = resolve(import.meta.dirname, '../../../shared/samples/dev/zoombench.json')

describe.skipIf(!existsSync(sample))('beside the shared sample (skipped where it is not present)', () => {
  it('has every key of the sample, with values of the same kind', async () => {
    const given = JSON.parse(readFileSync(sample, 'utf8')) as Record<string, unknown>[]
    const rows = jsonIn(
      await filesOf(acceptedCandidate(exampleItem()), acceptedCandidate(exampleOpenItem({ id: 'open' }))),
    )
    const ours = new Map(rows.map((row) => [row.question_type, new Map(Object.entries(row))]))
    for (const row of given) {
      const same = ours.get(row.question_type === 'mcq' ? 'mcq' : 'blank')
      for (const [key, value] of Object.entries(row))
        expect([key, kindOf(same?.get(key))]).toEqual([key, kindOf(value)])
    }
    expect(given.length).toBeGreaterThan(0)
  })
})
