import { describe, expect, it } from 'vitest'
import { exampleItem, exampleOpenItem, examplePicture } from '../domain/example.ts'
import { bytesFromBlob } from './byteSource.ts'
import { acceptedCandidate, boxedCandidate, bytesOf, exportOptions, exportScope } from './export.test-data.ts'
import { exportFiles, planTargets } from './exportFiles.ts'
import type { ByteSource, Draft } from './format.ts'
import { image, tableFile } from './parquet/table.test-data.ts'
import { planImport } from './plan.ts'
import type { ExportDesk } from './target.ts'
import { targets } from './targets.ts'
import { codesOf, file, jpegStart, lines, pngStart, zoombenchRow } from './upstream.test-data.ts'

const desk: ExportDesk = {
  kept: ({ id, type }) => Promise.resolve(new Blob([bytesFor(type), `|kept|${id}|`.padEnd(80)])),
  render: ({ id }, { as }) => Promise.resolve(new Blob([bytesFor(as), `|made|${id}|`.padEnd(80)])),
}
const bytesFor = (type: string) => (type === 'image/png' ? pngStart : jpegStart)

const street = examplePicture({ id: 'p2', sha256: 'cd', name: 'street.jpg' })
const scope = exportScope([
  boxedCandidate(),
  acceptedCandidate(
    exampleItem({
      id: 'item-2',
      order: 2,
      options: ['None', 'two', '3', '4'],
      answerLetter: 'B',
      answerText: 'two',
    }),
    street,
  ),
  acceptedCandidate(exampleOpenItem({ id: 'item-3', order: 3, answerText: '007' }), street),
  // The same words about another picture.
  acceptedCandidate(exampleItem({ id: 'item-4', order: 4 }), street),
])

async function exportOf(ids: readonly string[], folder = ''): Promise<readonly ByteSource[]> {
  const chosen = targets.filter(({ id }) => ids.length === 0 || ids.includes(id))
  const planned = planTargets(chosen, scope, exportOptions())
  const files: ByteSource[] = []
  for await (const each of exportFiles(planned, scope, exportOptions(), desk))
    files.push(bytesFromBlob(folder + each.path, new Blob([await bytesOf(each)])))
  return files
}

const idsOf = (drafts: readonly Draft[]): readonly string[] =>
  drafts.map(({ source }) => source.id ?? '').toSorted((a, b) => (a < b ? -1 : 1))

const isData = ({ path }: { readonly path: string }): boolean =>
  /\.(?:json|jsonl|tsv|parquet|xml)$/.test(path)

describe('a whole export with all its targets, dropped back in', () => {
  it('brings each item once, with its picture, and says what was left out and why', async () => {
    const plan = await planImport(await exportOf([], 'release/'))
    expect(idsOf(plan.drafts)).toEqual(['item-1', 'item-2', 'item-3', 'item-4'])
    expect(new Set(plan.pictures.map(({ match }) => match.kind))).toEqual(new Set(['matched']))
    // The one with nested boxes comes from a file that carries them.
    expect(plan.drafts.find(({ source }) => source.id === 'item-1')?.source.boxes).toHaveLength(1)
    const read = plan.files.filter(({ drafts }) => drafts > 0)
    expect(read.length).toBeGreaterThan(15)
    const from = new Set(plan.drafts.map(({ source }) => source.file))
    const said = new Set(plan.problems.filter(({ code }) => code === 'file-repeats').map(({ file }) => file))
    const silent = read.map(({ path }) => path).filter((path) => !from.has(path) && !said.has(path))
    // The halves of V* are joined before.
    expect(silent.filter((path) => !path.startsWith('release/vstar/direct_attributes/'))).toEqual([])
    expect(plan.counts.repeated).toBe(
      read.reduce((sum, { drafts }) => sum + drafts, 0) - plan.counts.folded - 4,
    )
  })

  it('brings the very same from its files without the manifest, by question, answer and picture', async () => {
    const files = (await exportOf(['zoombench', 'coco', 'label-studio', 'lmms-eval'])).filter(
      ({ path }) => path !== 'manifest.json',
    )
    const { drafts } = await planImport(files)
    expect(idsOf(drafts)).toEqual(['item-1', 'item-2', 'item-3', 'item-4'])
  })

  it('can be taken from every file all the same, when a person says how to read it', async () => {
    const files = await exportOf(['zoombench', 'coco'])
    const once = await planImport(files)
    expect(once.drafts).toHaveLength(4)
    const left = once.files.find(({ path }) => path === 'zoombench/zoombench.json')
    expect(left?.because).toContain('All its 4 records are in “coco/coco.json”')
    expect(left?.others.map(({ label }) => label).slice(0, 2)).toEqual(['Each item once', 'ZoomBench'])
    const choices = new Map([['zoombench/zoombench.json', 'zoombench']])
    const chosen = await planImport([], { earlier: once, choices })
    expect(new Set(chosen.drafts.map(({ source }) => source.file))).toEqual(
      new Set(['zoombench/zoombench.json']),
    )
    expect(chosen.problems.find(({ code }) => code === 'file-repeats')?.file).toBe('coco/coco.json')
    const both = new Map([...choices, ['coco/coco.json', 'coco']])
    expect((await planImport([], { earlier: once, choices: both })).drafts).toHaveLength(8)
    const first = left?.others[0]?.id ?? ''
    const again = await planImport([], {
      earlier: once,
      choices: new Map([['zoombench/zoombench.json', first]]),
    })
    expect(again.drafts).toHaveLength(4)
    expect((await planImport(files.filter(isData), { isEachFile: true })).drafts).toHaveLength(8)
  })
})

const row = zoombenchRow({ images: ['a/x.png'] })
const picture = (path: string, says: string): ByteSource =>
  bytesFromBlob(path, new Blob([pngStart, says.padEnd(40)]))
const shard = (path: string, says: string): ByteSource =>
  tableFile(path, {
    query: ['text', ['How many?', 'Which?']],
    response: ['text', ['2', 'red']],
    crop_image: ['text', [null, null]],
    image: [
      image,
      ['a', 'b'].map((one) => ({
        bytes: new Uint8Array([...pngStart, ...new TextEncoder().encode(one + says)]),
        path: null,
      })),
    ],
  })

describe('two files that ask the same', () => {
  it('of the same pictures are one, wherever these lie', async () => {
    const plan = await planImport([
      lines('one/rows.jsonl', { ...row, category: 'ocr' }),
      lines('two/rows.jsonl', { ...row, images: ['b/y.png'] }),
      picture('one/a/x.png', 'same'),
      picture('two/b/y.png', 'same'),
    ])
    expect(plan.drafts.map(({ source }) => source.file)).toEqual(['one/rows.jsonl'])
    expect(plan.problems).toMatchObject([{ code: 'file-repeats', file: 'two/rows.jsonl', severity: 'note' }])
    expect(plan.counts.repeated).toBe(1)
    expect((await planImport([shard('1.parquet', 'x'), shard('2.parquet', 'x')])).drafts).toHaveLength(2)
  })

  it('of other pictures, other answers, other options or other regions are two', async () => {
    const pictures = [picture('a/x.png', 'one'), picture('b/x.png', 'another')]
    const of = async (over: object, second = 'b/x.png') =>
      (
        await planImport([
          lines('1.jsonl', row),
          lines('2.jsonl', { ...row, ...over, images: [second] }),
          ...pictures,
        ])
      ).drafts.length
    expect(await of({})).toBe(2)
    expect(await of({}, 'a/x.png')).toBe(1)
    expect(await of({ response: 'A' }, 'a/x.png')).toBe(2)
    expect(await of({ query: 'Which colour?\nA. red\nB. blue\nC. green' }, 'a/x.png')).toBe(2)
    expect(await of({ bbox: [500, 200, 700, 400] }, 'a/x.png')).toBe(2)
    expect((await planImport([shard('1.parquet', 'x'), shard('2.parquet', 'y')])).drafts).toHaveLength(4)
  })

  it('of pictures that did not come along are one by the names of these', async () => {
    for (const [name, count] of [
      ['elsewhere/x.jpg', 1],
      ['elsewhere/z.png', 2],
    ] as const) {
      const plan = await planImport([lines('1.jsonl', row), lines('2.jsonl', { ...row, images: [name] })])
      expect(plan.drafts).toHaveLength(count)
    }
  })

  it('twice in one file are two, for somebody wrote them twice', async () => {
    const { drafts, problems } = await planImport([lines('1.jsonl', row, row), file('note.txt', 'x')])
    expect(drafts).toHaveLength(2)
    expect(codesOf(problems)).toEqual(['unknown-file'])
  })

  it('of V* Bench are two halves of one item still', async () => {
    const asked = {
      image: 'd/x.jpg',
      text: 'Which?\n(A) red\n(B) blue',
      category: 'd',
      question_id: '0',
      label: 'A',
    }
    const beside = {
      target_object: ['x'],
      bbox: [[1, 2, 30, 40]],
      question: 'Which?',
      options: ['red', 'blue'],
    }
    const { drafts, counts } = await planImport([
      lines('test_questions.jsonl', asked),
      file('d/x.json', JSON.stringify(beside)),
    ])
    expect(drafts).toHaveLength(1)
    expect(counts).toMatchObject({ folded: 1, repeated: 0 })
  })
})
