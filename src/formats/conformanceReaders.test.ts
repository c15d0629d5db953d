import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { parse as parseDelimited } from 'csv-parse/sync'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { describe, expect, it } from 'vitest'
import { parseAllDocuments } from 'yaml'
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl'
import { drawnDesk } from '../../e2e/readers/drawnDesk.ts'
import { openWithDuckDb } from '../../e2e/readers/duckdb.ts'
import { folderWith, hasPythonPackage, hfScript, runPython } from '../../e2e/readers/python.ts'
import { exampleItem, exampleOpenItem, examplePicture } from '../domain/example.ts'
import {
  acceptedCandidate,
  boxedCandidate,
  exportOptions,
  exportScope,
  gathered,
} from './export.test-data.ts'
import { exportFiles, planTargets } from './exportFiles.ts'
import { writtenBy } from './exportWritten.test-data.ts'
import { sniff } from './sniff.ts'
import { targets } from './targets.ts'
import { writeZip } from './zipWrite.ts'

/** Readers that this project uses nowhere else open everything that it writes. */

const picture = examplePicture({ width: 400, height: 300 })
const tricky = 'Which of "these"\tis <b> & "c"?\nThe =SUM(A1) one, or 日本?'
const region = { x1: 100, y1: 100, x2: 180, y2: 160 }
const inPicture = { ...picture, origin: { ...picture.origin, plainJpeg: true } }
const shrunk = (rect: {
  readonly x1: number
  readonly y1: number
  readonly x2: number
  readonly y2: number
}) => ({
  x1: rect.x1 / 2,
  y1: rect.y1 / 2,
  x2: rect.x2 / 2,
  y2: rect.y2 / 2,
})

const candidates = [
  boxedCandidate(exampleItem({ region }), inPicture),
  boxedCandidate(exampleOpenItem({ id: 'item-2', order: 2, region, question: tricky }), inPicture),
  acceptedCandidate(exampleItem({ id: 'item-3', order: 3, region, question: tricky }), inPicture),
].map((candidate) => ({
  ...candidate,
  judgements: candidate.judgements.map((judgement) => ({
    ...judgement,
    boxes: judgement.boxes.map((box) => ({ ...box, rect: shrunk(box.rect) })),
  })),
}))

const textOf = (bytes: Uint8Array): string => new TextDecoder('utf-8', { fatal: true }).decode(bytes)

/** How many records a file holds by a reader of somebody else; throws where that reader refuses it. */
async function records(path: string, bytes: Uint8Array): Promise<number> {
  if (path.endsWith('.parquet')) return (await openWithDuckDb(bytes)).rows.length
  if (path.endsWith('.tsv') || path.endsWith('.csv')) {
    const delimiter = path.endsWith('.tsv') ? '\t' : ','
    // Every row must have as many cells as the header.
    return (parseDelimited(textOf(bytes), { delimiter, columns: true, bom: true }) as readonly unknown[])
      .length
  }
  if (path.endsWith('.xml')) {
    if (XMLValidator.validate(textOf(bytes)) !== true) throw new Error(`${path} is no XML.`)
    return Object.keys(new XMLParser({ ignoreAttributes: false }).parse(textOf(bytes)) as object).length
  }
  if (/\.ya?ml$|_yaml$/.test(path)) {
    const documents = parseAllDocuments(textOf(bytes), {
      customTags: [{ tag: '!function', resolve: (text: string) => text }],
    })
    return Array.isArray(documents) ? documents.filter(({ errors }) => errors.length === 0).length : 0
  }
  if (path.endsWith('.jsonl')) {
    const lines = textOf(bytes).split('\n').slice(0, -1)
    return lines.map((line): unknown => JSON.parse(line)).length
  }
  if (path.endsWith('.json')) return JSON.stringify(JSON.parse(textOf(bytes))).length
  if (/\.(?:md|py)$/.test(path)) return textOf(bytes).length
  return sniff(bytes)?.startsWith('image/') ? 1 : 0
}

describe('what other programs find', () => {
  it.each(targets.map((target) => [target.id, target] as const))(
    'in the files of %s: each is whole, and has something in it',
    async (_id, target) => {
      const { files, plan } = await writtenBy(target, candidates, {}, drawnDesk)
      const rows = new Map<string, number>()
      for (const [path, bytes] of files) rows.set(path, await records(path, bytes))
      const empty = [...rows].filter(([, count]) => count === 0).map(([path]) => path)
      expect(empty.filter(() => plan.total > 0)).toEqual([])
      const tables = [...rows].filter(([path]) => path.endsWith('.parquet'))
      expect(tables.map(([, count]) => count)).toEqual(tables.map(() => plan.total))
    },
  )
})

/** All bytes that went into a sink. */
function memory() {
  const chunks: Uint8Array<ArrayBuffer>[] = []
  const sink = new WritableStream<Uint8Array>({ write: (chunk) => void chunks.push(new Uint8Array(chunk)) })
  return { sink, bytes: async () => Buffer.from(await new Blob(chunks).arrayBuffer()) }
}

/** What yauzl finds in a ZIP; it checks names, sizes and, where it unpacks, the sums. */
async function entriesIn(zip: Buffer): Promise<readonly (readonly [Entry, Buffer])[]> {
  const opened: ZipFile = await fromBufferPromise(zip, { strictFileNames: true, validateEntrySizes: true })
  const found: (readonly [Entry, Buffer])[] = []
  for await (const entry of opened.eachEntry()) {
    const pieces: Buffer[] = []
    for await (const piece of await opened.openReadStreamPromise(entry))
      pieces.push(Buffer.from(piece as Uint8Array))
    found.push([entry, Buffer.concat(pieces)])
  }
  return found
}

const zip64 = 0x0001

describe('an export in a ZIP', () => {
  it('holds every file of every target, byte for byte', async () => {
    const scope = exportScope(candidates)
    const options = exportOptions()
    const planned = planTargets(targets, scope, options)
    const { sink, bytes } = memory()
    await writeZip(exportFiles(planned, scope, options, drawnDesk), sink)
    const found = await entriesIn(await bytes())
    const names = found.map(([{ fileName }]) => fileName)
    expect(names.at(-1)).toBe('manifest.json')
    expect(new Set(names).size).toBe(names.length)
    const files = await gathered(exportFiles(planned, scope, options, drawnDesk))
    expect(names).toEqual(files.map(({ path }) => path))
    const manifest = JSON.parse(found.at(-1)?.[1].toString('utf8') ?? '') as {
      readonly files: readonly { readonly path: string; readonly bytes: number }[]
    }
    const sizes = new Map(manifest.files.map((file) => [file.path, file.bytes]))
    expect(sizes.size).toBe(found.length - 1)
    for (const [entry, content] of found.slice(0, -1)) expect(content.length).toBe(sizes.get(entry.fileName))
  })

  it('is ZIP64 where a file says that it is larger than 4 GB, and opens all the same', async () => {
    const claimed = 5 * 2 ** 30
    const large = Object.assign(new Blob(['few bytes']), {})
    Object.defineProperty(large, 'size', { value: claimed })
    const { sink, bytes } = memory()
    await writeZip(
      (async function* () {
        yield { path: 'large.png', modifiedAt: 0, content: () => Promise.resolve(large) }
        yield { path: 'small.png', modifiedAt: 0, content: () => Promise.resolve(new Blob(['small'])) }
      })(),
      sink,
    )
    const zip = await bytes()
    const found = await entriesIn(zip)
    expect(found.map(([{ fileName }, content]) => [fileName, content.toString('utf8')])).toEqual([
      ['large.png', 'few bytes'],
      ['small.png', 'small'],
    ])
    // What is needed to unpack, as each local header says: 4.5 for ZIP64 (APPNOTE 4.4.3).
    expect(found.map(([entry]) => zip.readUInt16LE(entry.relativeOffsetOfLocalHeader + 4))).toEqual([45, 10])
    const [first] = found.map(([{ relativeOffsetOfLocalHeader: at }]) =>
      zip.readUInt16LE(at + 30 + zip.readUInt16LE(at + 26)),
    )
    expect(first).toBe(zip64)
  })
})

describe('every Parquet file', () => {
  it.skipIf(!hasPythonPackage('datasets'))(
    'is loaded by datasets with pictures as pictures (skipped where Python has no datasets)',
    { timeout: 120_000 },
    async () => {
      const pictureColumns: Readonly<Record<string, readonly string[]>> = {
        'zoombench-parquet': ['--image', 'image', '--image', 'crop_image'],
        'lmms-eval': ['--image', 'image', '--image', 'crop_image'],
        easyr1: ['--images', 'images', '--images', 'original_images', '--images', 'crop_images'],
        'lfpc-stage2': ['--images', 'images', '--image', 'original_image'],
      }
      const written = new Set<string>()
      for (const target of targets) {
        const { files, plan } = await writtenBy(target, candidates, {}, drawnDesk)
        const folder = folderWith(files)
        for (const path of [...files.keys()].filter((name) => name.endsWith('.parquet'))) {
          written.add(target.id)
          const args = [...(pictureColumns[target.id] ?? []), '--rows', String(plan.total)]
          const said = runPython(hfScript, join(folder, path), ...args)
          expect([target.id, said.status, said.status === 0 ? '' : said.output]).toEqual([target.id, 0, ''])
        }
        rmSync(folder, { recursive: true, force: true })
      }
      expect([...written].toSorted()).toEqual(Object.keys(pictureColumns).toSorted())
    },
  )
})
