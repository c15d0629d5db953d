import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Rect, Size } from '../domain/geometry.ts'
import type { Item } from '../domain/item.ts'
import type { Picture } from '../domain/picture.ts'
import { buildEntries } from './build.ts'
import { bytesFromBlob } from './byteSource.ts'
import type { ByteSource } from './format.ts'
import { planImport } from './plan.ts'
import { digest, picture } from './upstream.test-data.ts'

/** The shared samples, where they lie beside the repository. */
const dev = resolve(import.meta.dirname, '../../../shared/samples/dev')

const source = (path: string): ByteSource =>
  bytesFromBlob(path, new Blob([new Uint8Array(readFileSync(join(dev, path)))]))

const within = (folder: string, ending: string): readonly string[] =>
  readdirSync(join(dev, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .toSorted()

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** Width and height as the frame header of a JPEG has them. */
function jpegSize(bytes: Uint8Array): Size {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = 2; at + 9 < bytes.length; at += 2 + view.getUint16(at + 2)) {
    const marker = view.getUint8(at + 1)
    if (marker >= 0xc0 && marker <= 0xc3)
      return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) }
  }
  throw new Error('This is no JPEG with a frame.')
}

interface Imported {
  readonly items: readonly Item[]
  /** What was said of files and records that is more than a note. */
  readonly said: readonly string[]
}

/** Imports the files as the dialog does: pictures are found, read, and boxes placed on them. */
const imported = (data: readonly string[], pictures: readonly string[]): Promise<Imported> =>
  importedFrom([...data, ...pictures].map(source))

async function importedFrom(sources: readonly ByteSource[]): Promise<Imported> {
  const plan = await planImport(sources)
  const found = new Map<string, Picture>()
  for (const { picturePath, match } of plan.pictures) {
    if (match.kind !== 'matched') continue
    const blob = await plan.pictureFiles.get(match.file)?.blob()
    if (!blob) continue
    const bytes = new Uint8Array(await blob.arrayBuffer())
    found.set(picturePath, picture({ name: match.file, sha256: hashOf(bytes), ...jpegSize(bytes) }))
  }
  const existing = { items: [], pictures: new Map<string, Picture>() }
  const built = await buildEntries({ drafts: plan.drafts, pictures: found, existing, digest })
  const items = built.entries.flatMap((entry) => (entry.kind === 'item' ? [entry.value] : []))
  const said = [...plan.problems, ...built.problems, ...plan.drafts.flatMap(({ problems }) => problems)]
  return {
    items,
    said: said.filter(({ severity }) => severity === 'error').map(({ sentence }) => sentence),
  }
}

type Corners = readonly number[]

interface Truth {
  readonly question: string
  /** SHA-256 of the picture. */
  readonly picture: string
  readonly answer: string
  readonly options: readonly string[]
  readonly region: Corners
  readonly isGood: boolean
  readonly chain: { readonly boxes: readonly Corners[]; readonly labels: readonly string[] } | null
}

interface Key {
  readonly items: readonly {
    readonly id: string
    readonly image: string
    readonly question: string
    readonly verdict: string
    readonly stored_answer: string
    readonly options_in_file_order: readonly string[]
    readonly benchmark_question_type: string
    readonly bbox: Corners
  }[]
}

interface Nested {
  readonly id: string
  readonly image: string
  readonly question: string
  readonly answer: string
  readonly boxes: readonly Corners[]
  readonly labels: readonly string[]
}

const json = (path: string): unknown => JSON.parse(readFileSync(join(dev, path), 'utf8'))

/** The 49 items of the set, by question: no two ask the same. */
function truth(): ReadonlyMap<string, Truth> {
  const { items } = json('key.json') as Key
  const chains = new Map((json('nested_boxes.json') as readonly Nested[]).map((row) => [row.id, row]))
  return new Map(
    items.map((item) => [
      item.question,
      {
        question: item.question,
        picture: hashOf(readFileSync(join(dev, item.image))),
        answer: item.stored_answer,
        options: item.benchmark_question_type === 'mcq' ? item.options_in_file_order : [],
        region: item.bbox,
        isGood: item.verdict === 'good',
        chain: chains.get(item.id) ?? null,
      },
    ]),
  )
}

const corners = (rect: Rect | null): Corners => (rect ? [rect.x1, rect.y1, rect.x2, rect.y2] : [])

/** To a millionth of a pixel: a percent of a side is a fraction that no double holds exactly. */
const toPixels = (numbers: Corners): Corners => numbers.map((number) => Math.round(number * 1e6) / 1e6)

const chainsIn = ({ source }: Item): readonly (readonly Corners[])[] =>
  source.boxes.map((chain) => chain.map(({ rect }) => toPixels(corners(rect))))

const regionIn = ({ region }: Item): Corners => toPixels(corners(region))

const images = (): readonly string[] => within('images', '.jpg')

/** Which items a file holds, and what of them it says. */
const files: readonly (readonly [
  path: string,
  data: () => readonly string[],
  pictures: () => readonly string[],
  count: number,
  holds: readonly ('region' | 'chain' | 'options' | 'answer')[],
])[] = [
  ['r2i/validated_vqa.jsonl', () => ['r2i/validated_vqa.jsonl'], images, 52, ['region', 'answer']],
  ['zoombench.json', () => ['zoombench.json'], images, 37, ['region', 'options', 'answer']],
  ['zoombench.parquet', () => ['zoombench.parquet'], () => [], 37, ['region', 'options', 'answer']],
  ['four rows of it', () => ['zoombench_plain_4rows.parquet'], () => [], 4, ['region', 'options', 'answer']],
  ['nested_boxes.json', () => ['nested_boxes.json'], images, 37, ['chain', 'answer']],
  ['coco.json', () => ['coco.json'], images, 37, ['chain', 'answer']],
  ['labelstudio.json', () => ['labelstudio.json'], images, 37, ['chain']],
  ['visualprobe_train.json', () => ['visualprobe_train.json'], images, 37, ['answer']],
  ['vlmevalkit_paths.tsv', () => ['vlmevalkit_paths.tsv'], images, 28, ['options', 'answer']],
  ['vlmevalkit.tsv', () => ['vlmevalkit.tsv'], () => [], 6, ['options', 'answer']],
]

describe.skipIf(!existsSync(dev))('the samples (skipped where they do not lie beside the repository)', () => {
  it.each(files)('%s: the same items, the same boxes', async (_path, data, pictures, count, holds) => {
    const known = truth()
    const { items, said } = await imported(data(), pictures())
    expect(said).toEqual([])
    expect(items).toHaveLength(count)
    const expected = items.map(({ question }) => known.get(question) ?? null)
    // What the key does not know are the rows that upstream refused itself.
    const strangers = items.filter((_, at) => expected[at] === null)
    expect(strangers.map(({ source: { status } }) => status)).toEqual(
      count === 52 ? ['invalid vqa', 'error', 'invalid vqa'] : [],
    )
    const wanted = new Set(holds)
    const told = items.flatMap((item, at) => {
      const own = expected[at]
      return own ? [[item, own] as const] : []
    })
    expect(new Set(told.map(([, { question }]) => question)).size).toBe(told.length)
    expect(told.map(([{ pictureId }]) => pictureId)).toEqual(told.map(([, own]) => own.picture))
    const lists = told.map(([item, own]) => ({
      item: {
        question: item.question,
        region: wanted.has('region') && regionIn(item),
        chains: wanted.has('chain') && chainsIn(item),
        options: wanted.has('options') && item.options,
        answer: wanted.has('answer') && item.answerText,
      },
      own: {
        question: own.question,
        region: wanted.has('region') && own.region,
        chains: wanted.has('chain') && (own.chain ? [own.chain.boxes] : []),
        options: wanted.has('options') && own.options,
        answer: wanted.has('answer') && own.answer,
      },
    }))
    expect(lists.map(({ item }) => item)).toEqual(lists.map(({ own }) => own))
    expect(told.every(([, { isGood }]) => isGood || count === 52)).toBe(true)
  })

  it('hrbench-style.tsv: two questions of four turns each, none of them twice', async () => {
    const { items, said } = await imported(['hrbench-style.tsv'], [])
    expect(said).toEqual([])
    expect(items.map(({ category }) => category)).toEqual(['single', 'cross'])
    const ladybird = hashOf(readFileSync(join(dev, 'images/ladybird.jpg')))
    for (const { pictureId, options } of items) {
      expect(pictureId).toBe(ladybird)
      expect(options).toHaveLength(4)
    }
  })

  it('vstar/: every question with its picture, its boxes and the option that both halves call right', async () => {
    const { items, said } = await imported(
      ['vstar/test_questions.jsonl', ...within('vstar', '.json')],
      within('vstar', '.jpg'),
    )
    expect(said).toEqual([])
    expect(items).toHaveLength(3)
    for (const item of items) {
      const stem = item.source.picturePath.replace(/\.jpg$/, '')
      const record = json(`vstar/${stem}.json`) as {
        readonly question: string
        readonly bbox: readonly (readonly [number, number, number, number])[]
        readonly options: readonly string[]
      }
      expect(basename(stem)).not.toBe('')
      expect(item.question).toBe(record.question)
      expect(item.answerText).toBe(record.options[0])
      expect(item.options.toSorted()).toEqual(record.options.toSorted())
      expect(item.pictureId).toBe(hashOf(readFileSync(join(dev, `vstar/${stem}.jpg`))))
      expect(chainsIn(item)).toEqual(record.bbox.map(([x, y, w, h]) => [[x, y, x + w, y + h]]))
    }
  })

  it('labelme/: the same boxes and labels, once somebody wrote the questions that its files lack', async () => {
    const files = within('labelme', '.json')
    const bare = await planImport([...files, ...images()].map(source))
    expect(bare.drafts).toEqual([])
    expect(bare.problems.map(({ code }) => code)).toEqual(files.map(() => 'questions-missing'))

    const rows = json('nested_boxes.json') as readonly Nested[]
    const asking = files.map((path) => {
      const file = json(path) as { readonly imagePath: string }
      const own = rows.filter(({ image }) => basename(image) === basename(file.imagePath))
      const questions = own.map(({ id, question, answer }) => ({ question_id: id, question, answer }))
      return bytesFromBlob(path, new Blob([JSON.stringify({ ...file, questions })]))
    })
    const { items, said } = await importedFrom([...asking, ...images().map(source)])
    expect(said).toEqual([])
    const known = new Map(rows.map((row) => [row.question, row]))
    expect(items).toHaveLength(rows.length)
    for (const item of items) {
      const row = known.get(item.question)
      expect(chainsIn(item)).toEqual([row?.boxes])
      expect(item.source.boxes.flat().map(({ label }) => label)).toEqual(row?.labels)
      expect(item.pictureId).toBe(hashOf(readFileSync(join(dev, row?.image ?? ''))))
    }
  })
})
