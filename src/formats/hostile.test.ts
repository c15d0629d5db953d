import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Picture } from '../domain/picture.ts'
import { buildEntries, type Built } from './build.ts'
import { bytesFromBlob } from './byteSource.ts'
import type { ByteSource } from './format.ts'
import { planImport, type ImportPlan } from './plan.ts'
import { digest, picture } from './upstream.test-data.ts'

/** The hostile samples of other people's formats, where they lie beside the repository. */
const hostile = resolve(import.meta.dirname, '../../../shared/samples/hostile')

const text = (name: string): string => readFileSync(join(hostile, name), 'utf8')

const source = (path: string): ByteSource =>
  bytesFromBlob(path, new Blob([new Uint8Array(readFileSync(join(hostile, path)))]))

const pictures = (): readonly ByteSource[] =>
  readdirSync(join(hostile, 'images')).map((name) => source(`images/${name}`))

const koi: Picture = picture({ name: 'koi.jpg', sha256: 'koi', width: 1280, height: 960 })

interface Outcome {
  readonly plan: ImportPlan
  readonly built: Built
  /** Severity, code, line and field of all that is said, but of picture files. */
  readonly said: readonly string[]
}

async function importing(...data: readonly ByteSource[]): Promise<Outcome> {
  const plan = await planImport([...data, ...pictures()])
  const found = new Map(plan.pictures.map(({ picturePath }) => [picturePath, koi]))
  const existing = { items: [], pictures: new Map<string, Picture>() }
  const built = await buildEntries({ drafts: plan.drafts, pictures: found, existing, digest })
  const all = [...plan.problems, ...plan.drafts.flatMap(({ problems }) => problems), ...built.problems]
  const said = all
    .filter(({ file }) => !file?.startsWith('images/'))
    .map(({ severity, code, line }) => `${severity} ${code}${line === null ? '' : ` ${line}`}`)
  return { plan, built, said }
}

/** The file with questions written to it, under the key that its format knows. */
const asking = (name: string, change: (file: never) => unknown): ByteSource =>
  bytesFromBlob(name, new Blob([JSON.stringify(change(JSON.parse(text(name)) as never))]))

describe.skipIf(!existsSync(hostile))('hostile files of other formats end as EXPECT.md says', () => {
  it('20_duplicate_ids.json merges the copy, and keeps what differs beside what was there', async () => {
    const { built, said } = await importing(source('20_duplicate_ids.json'))
    expect(built).toMatchObject({ items: 2, merged: 1, rejected: 0 })
    expect(said).toEqual(['warning id-conflict 2', 'note duplicate-merged 3'])
  })

  it('26_wrong_schema.parquet is refused with its columns named', async () => {
    const { plan, said } = await importing(source('26_wrong_schema.parquet'))
    expect(said).toEqual(['error unknown-structure'])
    expect(plan.problems[0]?.sentence).toMatch(/columns foo, image/)
  })

  it('26b_swapped_children_no_metadata.parquet is read by names, its oddities noted', async () => {
    const { plan, built, said } = await importing(source('26b_swapped_children_no_metadata.parquet'))
    expect(built).toMatchObject({ items: 1, rejected: 0 })
    expect(said).toEqual(['note kind-repaired 1', 'note box-repaired 1'])
    const [draft] = plan.drafts
    expect(draft?.content).toMatchObject({
      answerText: '2',
      region: { x1: 100, y1: 600, x2: 200, y2: 700 },
    })
    const bytes = await plan.pictureFiles.get(draft?.source.picturePath ?? '')?.blob()
    expect(new Uint8Array((await bytes?.arrayBuffer()) ?? []).subarray(0, 3)).toEqual(
      new Uint8Array([0xff, 0xd8, 0xff]),
    )
  })

  it.each(['26c_truncated.parquet', '26d_not_parquet.parquet'])(
    '%s is a damaged Parquet file',
    async (name) => {
      const { plan, said } = await importing(source(name))
      expect(said).toEqual(['error file-unreadable'])
      expect(plan.problems[0]?.sentence).toMatch(
        /Parquet file is damaged or cut off.*Download or save it anew/,
      )
      expect(plan.problems[0]?.sentence).not.toMatch(/undefined|reading '/)
    },
  )

  it('34_labelstudio_overflow.json asks nothing, and says of each region what is odd', async () => {
    const { said } = await importing(source('34_labelstudio_overflow.json'))
    expect(said).toEqual([
      'warning picture-turned 1',
      'note box-around 1',
      'note box-around 1',
      'warning questions-missing',
    ])
  })

  it('34_labelstudio_overflow.json with a question: the box beyond 100 % is clamped, and that is told', async () => {
    const { built, said } = await importing(
      asking('34_labelstudio_overflow.json', ([task]: [{ data: object }]) => [
        { ...task, data: { ...task.data, question: 'How many fish?', answer: '2' } },
      ]),
    )
    expect(built.items).toBe(1)
    expect(said).toContain('warning box-clamped 1')
    const [item] = built.entries.flatMap((entry) => (entry.kind === 'item' ? [entry.value] : []))
    expect(item?.source.boxes[0]?.[0]?.rect).toEqual({ x1: 1152, y1: 864, x2: 1280, y2: 960 })
  })

  it('35_coco_suspicious_xywh.json: corners suspected, the dangling and the negative refused', async () => {
    const { said } = await importing(source('35_coco_suspicious_xywh.json'))
    expect(said).toEqual([
      'warning box-maybe-corners 1',
      'error picture-unknown 2',
      'error box-empty 3',
      'warning questions-missing',
    ])
  })

  it('36_labelme_size_mismatch.json with a question: the size is doubted, nothing rescaled, corners in order', async () => {
    const bare = await importing(source('36_labelme_size_mismatch.json'))
    expect(bare.said).toEqual(['note box-around', 'warning questions-missing'])
    const { plan, built, said } = await importing(
      asking('36_labelme_size_mismatch.json', (file: object) => ({
        ...file,
        question: 'How many fish?',
        answer: '2',
      })),
    )
    expect(said).toContain('warning size-differs')
    expect(plan.pictures.map(({ match }) => match)).toMatchObject([
      { kind: 'matched', file: 'images/koi.jpg' },
    ])
    const [item] = built.entries.flatMap((entry) => (entry.kind === 'item' ? [entry.value] : []))
    expect(item?.source.boxes[0]?.[0]?.rect).toEqual({ x1: 100, y1: 600, x2: 200, y2: 700 })
  })

  it('39_tsv_na_cells.tsv keeps every text, flags reserved words, and refuses the short line', async () => {
    const { plan, built, said } = await importing(source('39_tsv_na_cells.tsv'))
    expect(plan.drafts.map(({ content }) => content.options)).toEqual([
      ['None', '2', 'N/A', '007'],
      ['true', 'false', '1,000'],
      ['1', '2', '3', '4'],
    ])
    expect(plan.drafts[1]?.content.question).toBe('Tab\tinside and "quotes" and\nnewline')
    expect(built).toMatchObject({ items: 3, merged: 0 })
    expect(said.filter((each) => !each.includes('box-missing'))).toEqual([
      'error question-empty 6',
      'warning option-reserved 2',
      'warning letter-out-of-range 5',
      'warning id-conflict 5',
    ])
  })

  it.each(['40_predictions_mismatch.jsonl', '40b_predictions_as_array.json'])(
    '%s: answers of a model are no questions, so nothing of it is taken unless somebody says what it is',
    async (name) => {
      const { built, said } = await importing(source(name))
      expect(built.items).toBe(0)
      expect(said).toEqual(['warning columns-unsaid'])
    },
  )
})

const testedHere = import.meta.filename
const testedIn = {
  here: testedHere,
  samples: join(import.meta.dirname, 'samples.test.ts'),
  browser: resolve(import.meta.dirname, '../../e2e/hostile.spec.ts'),
} as const

/** Where each row of EXPECT.md is tested: with pictures to be decoded, that is the browser. */
const rows: Readonly<Record<keyof typeof testedIn, readonly number[]>> = {
  samples: [
    1, 2, 3, 4, 5, 6, 7, 8, 14, 15, 16, 17, 18, 19, 21, 22, 23, 24, 25, 28, 29, 30, 31, 32, 37, 38, 42,
  ],
  here: [20, 26, 34, 35, 36, 39, 40],
  browser: [9, 10, 11, 12, 13, 27, 33, 41],
}

/** What EXPECT.md asks for and is done otherwise, and why. */
const otherwise: Readonly<Record<string, string>> = {
  '34_labelstudio_overflow.json':
    'a polygon is not refused: the box around it is taken, with a note, as FINERS-4k and others need it',
  '40_predictions_mismatch.jsonl':
    'scores of predictions are not part of importing; the file is known as none of the formats',
}

const files = (): readonly string[] => readdirSync(hostile).filter((name) => /^\d/.test(name))

describe.skipIf(!existsSync(hostile))('every row of EXPECT.md', () => {
  it.each(Object.entries(rows))('of those tested in %s stands there', (place, numbers) => {
    const code = [testedIn[place as keyof typeof testedIn], testedIn.samples]
      .map((path) => readFileSync(path, 'utf8'))
      .join('\n')
    const wanted = files().filter((name) => numbers.includes(Number.parseInt(name, 10)))
    expect(wanted.filter((name) => !code.includes(name))).toEqual([])
  })

  it('is among them, and so is every file', () => {
    const known = new Set(Object.values(rows).flat())
    const listed = [...text('EXPECT.md').matchAll(/^\| (\d+)/gm)].map(([, number]) => Number(number))
    expect(
      [...listed, ...files().map((name) => Number.parseInt(name, 10))].filter((n) => !known.has(n)),
    ).toEqual([])
    expect(Object.keys(otherwise).filter((name) => !files().includes(name))).toEqual([])
  })

  it('is tried in the browser as well', () => {
    const code = readFileSync(testedIn.browser, 'utf8')
    const untried = files().filter((name) => !code.includes(`'${name}'`))
    // An item of it is no different from those of its neighbours once it is in.
    expect(untried).toEqual(['37_not_nested.json'])
  })
})
