import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exampleItem, exampleOpenItem, examplePicture, exampleProject } from '../domain/example.ts'
import { outward } from '../domain/geometry.ts'
import type { Content, Item } from '../domain/item.ts'
import { contentOf } from '../domain/judgement.ts'
import type { Picture } from '../domain/picture.ts'
import type { Problem } from '../domain/problem.ts'
import { soundExport } from './arbitraryProjects.test-data.ts'
import { bytesFromBlob } from './byteSource.ts'
import { planZoomBench } from './exportPlan.ts'
import type { Draft, ExportItem, ExportPictures, OutputFile } from './format.ts'
import { zoombench } from './zoombench.ts'
import { encodeZoomBench, nameExport, zoomBenchRow, type ZoomBenchRow } from './zoombenchWrite.ts'

const exported = (
  item: Item,
  picture: Picture = examplePicture(),
  over: Partial<Content> = {},
): ExportItem => ({
  item,
  picture,
  resolution: {
    itemId: item.id,
    outcome: 'accept',
    content: { ...contentOf(item), ...over },
    by: ['ann'],
    checks: 4,
    at: 1,
  },
  judgements: [],
})

const pngPicture = (over: Partial<Picture> = {}): Picture => {
  const picture = examplePicture({ id: 'picture-2', sha256: 'cd', ...over })
  return { ...picture, origin: { ...picture.origin, plainJpeg: false } }
}

const refuse = (): Promise<Blob> => Promise.reject(new Error('asked'))

/** Pictures whose bytes say how they were asked for. */
const askedPictures: ExportPictures = {
  whole: ({ id }) => Promise.resolve(new Blob([`whole ${id}`])),
  kept: ({ id }) => Promise.resolve(new Blob([`kept ${id}`])),
  resized: () => Promise.reject(new Error('asked')),
  crop: ({ id }, { x1, y1, x2, y2 }) => Promise.resolve(new Blob([`crop ${id} ${x1},${y1},${x2},${y2}`])),
}

async function textOf({ content }: OutputFile): Promise<string> {
  const made = content()
  if (!(Symbol.asyncIterator in made)) return (await made).text()
  const decoder = new TextDecoder()
  let text = ''
  for await (const chunk of made) text += decoder.decode(chunk, { stream: true })
  return text
}

async function filesOf(...going: readonly ExportItem[]): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>()
  for await (const file of encodeZoomBench(going, askedPictures, 7)) {
    expect(files.has(file.path)).toBe(false)
    expect(file.modifiedAt).toBe(7)
    files.set(file.path, await textOf(file))
  }
  return files
}

const rowsOf = (files: ReadonlyMap<string, string>): readonly ZoomBenchRow[] =>
  JSON.parse(files.get('zoombench.json') ?? '') as ZoomBenchRow[]

describe('encodeZoomBench', () => {
  it('writes a row with every key, in one line', async () => {
    const files = await filesOf(exported(exampleItem()))
    expect(files.get('zoombench.json')).toBe(
      '[\n{"images":["images/harbour.jpg"],"crop_images":["crop_images/item-1.png"],' +
        '"query":"How many bolts hold the hinge?\\nA. two\\nB. three\\nC. four\\nD. six\\n\\n' +
        'Answer with the option\'s letter from the given choices.",' +
        '"response":"B","bbox":[100,200,220,280],"question_type":"mcq","category":"counting",' +
        '"question":"How many bolts hold the hinge?","options":["two","three","four","six"],"id":"item-1"}\n]\n',
    )
  })

  it('answers an open question with text', async () => {
    const [row] = rowsOf(await filesOf(exported(exampleOpenItem())))
    expect(row).toMatchObject({
      query: 'How many bolts hold the hinge?',
      response: '3',
      question_type: 'blank',
      options: [],
    })
  })

  it('writes what was resolved and not what was given', async () => {
    const over = { question: 'How many?', answerLetter: 'C', answerText: 'four', category: null }
    const [row] = rowsOf(await filesOf(exported(exampleItem(), examplePicture(), over)))
    expect(row).toMatchObject({ question: 'How many?', response: 'C', category: null })
  })

  it('rounds a region outward and clips it to the picture', async () => {
    const region = { x1: -3, y1: 200.9, x2: 220.1, y2: 9000 }
    const files = await filesOf(exported(exampleItem({ region })))
    expect(rowsOf(files)[0]?.bbox).toEqual([0, 200, 221, 3000])
    expect(files.get('crop_images/item-1.png')).toBe('crop picture-1 0,200,221,3000')
  })

  it('copies a plain JPEG and flattens any other picture to PNG, once for all its items', async () => {
    const files = await filesOf(
      exported(exampleItem()),
      exported(exampleItem({ id: 'item-2' }), pngPicture({ name: 'Harbour.webp' })),
      exported(exampleItem({ id: 'item-3', question: 'Another?' })),
    )
    expect([...files].slice(1)).toEqual([
      ['images/harbour.jpg', 'kept picture-1'],
      ['crop_images/item-1.png', 'crop picture-1 100,200,220,280'],
      ['crop_images/item-3.png', 'crop picture-1 100,200,220,280'],
      ['images/Harbour_2.png', 'whole picture-2'],
      ['crop_images/item-2.png', 'crop picture-2 100,200,220,280'],
    ])
    expect(rowsOf(files).map(({ id, images }) => [id, images[0]])).toEqual([
      ['item-1', 'images/harbour.jpg'],
      ['item-2', 'images/Harbour_2.png'],
      ['item-3', 'images/harbour.jpg'],
    ])
  })

  it('writes one file for two records of the same bytes, and cuts each crop by its own record', async () => {
    const again = examplePicture({ id: 'again', name: 'copy.jpg' })
    const files = await filesOf(exported(exampleItem()), exported(exampleItem({ id: 'item-2' }), again))
    expect([...files].slice(1)).toEqual([
      ['images/harbour.jpg', 'kept picture-1'],
      ['crop_images/item-1.png', 'crop picture-1 100,200,220,280'],
      ['crop_images/item-2.png', 'crop again 100,200,220,280'],
    ])
  })

  it('names files safely, whatever pictures and items are called', async () => {
    const files = await filesOf(
      exported(exampleItem({ id: '../up' }), examplePicture({ name: '../../etc/passwd' })),
      exported(exampleItem({ id: '..\\up' }), pngPicture({ name: '\u202egnp.exe' })),
    )
    expect([...files.keys()]).toEqual([
      'zoombench.json',
      'images/passwd.jpg',
      'crop_images/up.png',
      'images/gnp.png',
      'crop_images/up_2.png',
    ])
    expect(rowsOf(files).map(({ id }) => id)).toEqual(['../up', '..\\up'])
  })

  it('writes an empty list when nothing goes', async () => {
    const files = await filesOf()
    expect([...files.keys()]).toEqual(['zoombench.json'])
    expect(rowsOf(files)).toEqual([])
  })

  it('makes no picture before it is asked for', async () => {
    const pictures: ExportPictures = { whole: refuse, kept: refuse, crop: refuse, resized: refuse }
    const paths: string[] = []
    for await (const { path } of encodeZoomBench([exported(exampleItem())], pictures, 0)) paths.push(path)
    expect(paths).toHaveLength(3)
  })

  it('refuses an item that was never planned', () => {
    const bare = exported(exampleItem(), examplePicture(), { region: null })
    expect(() => zoomBenchRow(bare, nameExport([bare]))).toThrow('plan the export')
    expect(() => nameExport([exported(exampleItem(), examplePicture({ sha256: null }))])).toThrow(
      'plan the export',
    )
  })
})

describe('every export', () => {
  it('is read back with the same content, its region rounded outward', async () => {
    await fc.assert(
      fc.asyncProperty(soundExport, async (candidates) => {
        const { going } = planZoomBench(exampleProject, candidates)
        const json = new Blob([(await filesOf(...going)).get('zoombench.json') ?? ''])
        const drafts: Draft[] = []
        const problems: Problem[] = []
        for await (const read of zoombench.decode(bytesFromBlob('zoombench.json', json))) {
          if (read.kind === 'draft') drafts.push(read.draft)
          if (read.kind === 'problem') problems.push(read.problem)
        }
        expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
        expect(drafts.map(({ content }) => content)).toEqual(
          going.map(({ picture, resolution: { content } }) => ({
            ...content,
            region: content.region && outward(content.region, picture),
          })),
        )
        expect(drafts.map(({ source }) => source.id)).toEqual(going.map(({ item }) => item.id))
      }),
    )
  })

  it('is recognised by its reader', async () => {
    const json = (await filesOf(exported(exampleItem()))).get('zoombench.json') ?? ''
    expect(zoombench.recognises('zoombench.json', json)).not.toBeNull()
  })

  it('keeps the rules by which the official scripts read it (FORMATS §1.2)', async () => {
    await fc.assert(
      fc.asyncProperty(soundExport, async (candidates) => {
        const { going } = planZoomBench(exampleProject, candidates)
        const files = await filesOf(...going)
        const rows = rowsOf(files)
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
    const rows = rowsOf(await filesOf(exported(exampleItem()), exported(exampleOpenItem({ id: 'open' }))))
    const ours = new Map(rows.map((row) => [row.question_type, new Map(Object.entries(row))]))
    for (const row of given) {
      const same = ours.get(row.question_type === 'mcq' ? 'mcq' : 'blank')
      for (const [key, value] of Object.entries(row))
        expect([key, kindOf(same?.get(key))]).toEqual([key, kindOf(value)])
    }
    expect(given.length).toBeGreaterThan(0)
  })
})
