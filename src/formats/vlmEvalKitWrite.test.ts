import { rmSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { folderWith, hasPythonPackage, runPython } from '../../e2e/readers/python.ts'
import { exampleItem, exampleOpenItem, examplePicture } from '../domain/example.ts'
import { bytesFromBlob } from './byteSource.ts'
import { acceptedCandidate } from './export.test-data.ts'
import { textIn, writtenBy } from './exportWritten.test-data.ts'
import type { ExportDesk } from './target.ts'
import { planImport } from './plan.ts'
import { vlmEvalKitFile } from './vlmEvalKitWrite.ts'

/** Pictures long enough that nobody takes them for the index of a row. */
const desk: ExportDesk = {
  kept: ({ id }) => Promise.resolve(new Blob([`kept ${id} `.repeat(9000)])),
  render: ({ id }) => Promise.resolve(new Blob([`made ${id} `.repeat(9)])),
}

const other = examplePicture({ id: 'picture-2', sha256: 'cd' })
const candidates = [
  acceptedCandidate(exampleItem()),
  acceptedCandidate(
    exampleItem({
      id: 'item-2',
      order: 2,
      question: 'What says\tthe "sign"?\nAll of it.',
      options: ['None', '=1+1', 'x'],
      answerLetter: 'C',
      answerText: 'x',
      category: null,
    }),
    other,
  ),
  acceptedCandidate(exampleItem({ id: 'item-3', order: 3, question: 'How many nuts?' })),
  acceptedCandidate(exampleOpenItem({ id: 'item-4', order: 4 }), other),
]

const write = () => writtenBy(vlmEvalKitFile, candidates, {}, desk)
const table = (text: string): readonly Readonly<Record<string, string>>[] =>
  parse(text, { columns: true, delimiter: '\t', relax_quotes: false })

describe('a file for VLMEvalKit', () => {
  it('has multiple choice in one and open questions in another', async () => {
    const { plan, files } = await write()
    expect([...files.keys()]).toEqual(['Example.tsv', 'Example_open.tsv'])
    expect(plan.losses).toEqual([
      expect.stringContaining('1 open question goes to Example_open.tsv'),
      'The options of 1 item are written so that its loader keeps them.',
    ])
    expect(vlmEvalKitFile.loses).toContain('region')
    expect(plan.warnings.map(({ code }) => code)).toContain('option-taken-for-nothing')
  })

  it('is opened by another reader, with every field quoted and pictures that are shared by index', async () => {
    const { files } = await write()
    const text = textIn(files, 'Example.tsv')
    expect(text.split('\n')[0]).toBe(
      '"index"\t"question"\t"A"\t"B"\t"C"\t"D"\t"answer"\t"category"\t"source_id"\t"image"',
    )
    const rows = table(text)
    expect(rows.map((row) => ({ ...row, image: '' }))).toEqual([
      {
        index: '0',
        question: 'How many bolts hold the hinge?',
        A: 'two',
        B: 'three',
        C: 'four',
        D: 'six',
        answer: 'B',
        category: 'counting',
        source_id: 'item-1',
        image: '',
      },
      {
        index: '1',
        question: 'What says\tthe "sign"?\nAll of it.',
        A: 'None.',
        B: '=1+1',
        C: 'x',
        D: '',
        answer: 'C',
        category: 'uncategorised',
        source_id: 'item-2',
        image: '',
      },
      expect.objectContaining({ index: '2', question: 'How many nuts?' }),
    ])
    const [first, second, third] = rows.map(({ image }) => image ?? '')
    expect(third).toBe('0')
    expect(Buffer.from(first ?? '', 'base64').toString()).toBe('kept picture-1 '.repeat(9000))
    expect(Buffer.from(second ?? '', 'base64').toString()).toBe('kept picture-2 '.repeat(9000))
    expect(table(textIn(files, 'Example_open.tsv'))).toMatchObject([{ index: '0', answer: '3' }])
  })

  it('is read back with the same questions and options, without regions', async () => {
    const { files } = await write()
    const source = bytesFromBlob('Example.tsv', new Blob([files.get('Example.tsv') ?? new Uint8Array()]))
    const { drafts } = await planImport([source])
    const [first, second] = candidates.map(({ resolution }) =>
      typeof resolution === 'string' ? null : { ...resolution.content, region: null },
    )
    expect(drafts[0]?.content).toEqual(first)
    expect(drafts[1]?.content).toEqual({
      ...second,
      options: ['None.', '=1+1', 'x'],
      category: 'uncategorised',
    })
    expect(drafts[2]?.source.picturePath).toBe(drafts[0]?.source.picturePath)
    expect(drafts.map(({ source: { id } }) => id)).toEqual(['item-1', 'item-2', 'item-3'])
  })

  it('is one file where there is only one kind of question, and has its header where there is none', async () => {
    const choices = await writtenBy(vlmEvalKitFile, candidates.slice(0, 1), {}, desk)
    expect([...choices.files.keys()]).toEqual(['Example.tsv'])
    const open = await writtenBy(vlmEvalKitFile, candidates.slice(3), {}, desk)
    expect([...open.files.keys()]).toEqual(['Example_open.tsv'])
    const none = await writtenBy(vlmEvalKitFile, [], {}, desk)
    expect(textIn(none.files, 'Example.tsv')).toMatch(/^"index"[^\n]*\n$/)
  })

  it('guards open answers that its loader would write anew, and says so', async () => {
    const open = ['007', '12'].map((answerText, order) =>
      acceptedCandidate(exampleOpenItem({ id: `o-${order}`, order, question: `${order}?`, answerText })),
    )
    const { files, plan } = await writtenBy(vlmEvalKitFile, open, {}, desk)
    expect(table(textIn(files, 'Example_open.tsv')).map(({ answer }) => answer)).toEqual(['(007)', '12'])
    expect(plan.warnings).toContainEqual(
      expect.objectContaining({ itemId: 'o-0', code: 'column-of-numbers' }),
    )
    expect(plan.losses).toContain('The answer of 1 open question is written so that its loader keeps it.')
  })

  it.skipIf(!hasPythonPackage('pandas'))('keeps every option as pandas reads it', async () => {
    const numbers = [
      ['007', '12'],
      ['3', '4', '5'],
      ['None', 'NA', 'x', '7'],
    ].map((options, order) =>
      acceptedCandidate(
        exampleItem({
          id: `n-${order}`,
          order,
          question: `${order}?`,
          options,
          answerText: options[1] ?? '',
        }),
      ),
    )
    const { files } = await writtenBy(vlmEvalKitFile, numbers, {}, desk)
    const folder = folderWith(files)
    const { output } = runPython(
      '-c',
      `import pandas, json
t = pandas.read_csv(r'${folder}/Example.tsv', sep='\\t')
print(json.dumps([[str(v) for v in (row[c] for c in 'ABCD') if not pandas.isna(v)] for _, row in t.iterrows()]))`,
    )
    rmSync(folder, { recursive: true })
    const read: unknown = JSON.parse(output)
    expect(read).toEqual([
      ['007', '12'],
      ['3', '4', '5'],
      ['(None)', '(NA)', '(x)', '(7)'],
    ])
  })
})
