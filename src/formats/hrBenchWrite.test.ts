import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { boxIn, rectOf } from '../domain/boxes.test-data.ts'
import { exampleItem, exampleOpenItem, examplePicture } from '../domain/example.ts'
import { bytesFromBlob } from './byteSource.ts'
import { acceptedCandidate } from './export.test-data.ts'
import { textIn, writtenBy } from './exportWritten.test-data.ts'
import { hrBenchFile } from './hrBenchWrite.ts'
import { planImport } from './plan.ts'
import type { ExportDesk } from './target.ts'

const desk: ExportDesk = {
  kept: ({ id }) => Promise.resolve(new Blob([`kept ${id} `.repeat(30)])),
  render: () => Promise.reject(new Error('asked')),
}

const crossed = acceptedCandidate(
  exampleItem({
    id: 'item-2',
    order: 2,
    question: 'Which is left?',
    options: ['a', 'None', '07', 'All of the above'],
    answerLetter: 'A',
    answerText: 'a',
    category: null,
  }),
  examplePicture({ id: 'picture-2', sha256: 'cd' }),
  {},
  { boxes: [boxIn(null, 'one', rectOf(1, 2, 30, 40)), boxIn(null, 'two', rectOf(100, 2, 130, 40))] },
)
const candidates = [
  acceptedCandidate(exampleItem()),
  crossed,
  acceptedCandidate(exampleOpenItem({ id: 'open', order: 3 })),
  acceptedCandidate(
    exampleItem({ id: 'two', order: 4, question: 'Two?', options: ['three', 'four'], answerLetter: 'A' }),
  ),
]

describe('a file in the style of HR-Bench', () => {
  it('asks each question four times, its options turned on by one', async () => {
    const { files } = await writtenBy(hrBenchFile, candidates, {}, desk)
    const rows: readonly Readonly<Record<string, string>>[] = parse(textIn(files, 'hr_bench.tsv'), {
      columns: true,
      delimiter: '\t',
    })
    expect(rows).toHaveLength(8)
    expect(rows.map(({ index }) => index)).toEqual(['0', '1', '2', '3', '4', '5', '6', '7'])
    expect(rows.map(({ cycle_category: cycle }) => cycle).join('')).toBe('01230123')
    expect(rows.slice(0, 4).map(({ A, B, C, D, answer }) => [A, B, C, D, answer])).toEqual([
      ['two', 'three', 'four', 'six', 'B'],
      ['three', 'four', 'six', 'two', 'A'],
      ['four', 'six', 'two', 'three', 'D'],
      ['six', 'two', 'three', 'four', 'C'],
    ])
    for (const row of rows.slice(0, 4)) expect(row[row['answer'] ?? '']).toBe('three')
    expect(rows.map(({ category }) => category)).toEqual([
      ...Array(4).fill('single'),
      ...Array(4).fill('cross'),
    ])
    expect(rows[5]).toMatchObject({ A: 'None.', D: 'a', answer: 'D' })
    expect(Buffer.from(rows[6]?.['image'] ?? '', 'base64').toString()).toBe('kept picture-2 '.repeat(30))
  })

  it('says what stays out, and why', async () => {
    const { plan } = await writtenBy(hrBenchFile, candidates, {}, desk)
    expect(plan.total).toBe(2)
    expect(plan.held.map(({ itemId, code }) => [itemId, code])).toEqual([
      ['open', 'open-question'],
      ['two', 'option-count'],
    ])
    expect(plan.losses).toEqual([
      '1 item loses its category: HR-Bench knows single and cross alone.',
      '1 item has its options written so that loaders keep them.',
    ])
    expect(hrBenchFile.loses).toContain('region')
    expect(plan.warnings.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['option-taken-for-nothing', 'order-matters']),
    )
  })

  it('is read back as one question each', async () => {
    const { files } = await writtenBy(hrBenchFile, candidates, {}, desk)
    const bytes = files.get('hr_bench.tsv') ?? new Uint8Array()
    const { drafts, problems } = await planImport([bytesFromBlob('hr_bench.tsv', new Blob([bytes]))])
    expect(problems.filter(({ severity }) => severity !== 'note')).toEqual([])
    expect(drafts.map(({ source }) => source.id)).toEqual(['item-1', 'item-2'])
    expect(drafts.map(({ content }) => content)).toEqual([
      {
        question: 'How many bolts hold the hinge?',
        options: ['two', 'three', 'four', 'six'],
        answerLetter: 'B',
        answerText: 'three',
        category: 'single',
        region: null,
      },
      expect.objectContaining({
        options: ['a', 'None.', '07', 'All of the above'],
        answerLetter: 'A',
        category: 'cross',
      }),
    ])
  })
})
