import { describe, expect, it } from 'vitest'
import { cvBench } from './cvBench.ts'
import { finers } from './finers.ts'
import type { ByteSource } from './format.ts'
import { image, someBytes, tableFile } from './parquet/table.test-data.ts'
import { planImport } from './plan.ts'
import { textVqaBoxes } from './textVqaBoxes.ts'
import { codesOf, decodeAll, file, lines } from './upstream.test-data.ts'

/** A picture in base64, long enough to be one; each letter another picture. */
const picture = (letter: string): string => btoa(letter.repeat(300))
const bytesIn = async (plan: Awaited<ReturnType<typeof planImport>>, path: string): Promise<string> =>
  (await (await plan.pictureFiles.get(path)?.blob())?.text()) ?? ''

const turns = (
  ...given: readonly (readonly [q: string, A: string, B: string, answer: string, cycle: number])[]
) => {
  const column = (at: number) => given.map((row) => row[at])
  return tableFile('hr_bench_4k.parquet', {
    index: ['int', given.map((_, at) => at)],
    question: ['text', column(0)],
    A: ['text', column(1)],
    B: ['text', column(2)],
    answer: ['text', column(3)],
    category: ['text', given.map(() => 'single')],
    cycle_category: ['int', column(4)],
    image: ['text', given.map((_, at) => picture(String(at)))],
  })
}

describe('HR-Bench as Parquet', () => {
  it('folds the turns of a question, in whatever order they stand', async () => {
    const first = turns(
      ['Which?', 'red', 'blue', 'A', 0],
      ['Which?', 'blue', 'red', 'B', 1],
      ['How?', 'x', 'y', 'A', 0],
    )
    const plan = await planImport([first])
    expect(plan.drafts.map(({ content }) => content.question)).toEqual(['Which?', 'How?'])
    expect(codesOf(plan.problems)).toEqual(['cycle-folded'])
    expect(await bytesIn(plan, plan.drafts[1]?.source.picturePath ?? '')).toBe('2'.repeat(300))
    expect(JSON.stringify(plan.drafts.map(({ record }) => record))).not.toContain(picture('0'))
  })

  it('keeps the same question about another picture', async () => {
    const plan = await planImport([
      turns(
        ['Which?', 'red', 'blue', 'A', 0],
        ['Which?', 'red', 'blue', 'B', 0],
        ['Which?', 'blue', 'red', 'B', 1],
        ['Which?', 'blue', 'red', 'A', 1],
      ),
    ])
    expect(plan.drafts.map(({ content }) => content.answerText)).toEqual(['red', 'blue'])
    expect(codesOf(plan.problems)).toEqual(['cycle-folded', 'cycle-folded'])
  })
})

describe('MME-RealWorld', () => {
  const options = ['(A) red', '(B) blue', '(E) The image does not show it.']
  it('reads the table with base64 in bytes and options as a list', async () => {
    const source = tableFile('test.parquet', {
      index: ['int', [7]],
      bytes: ['text', [picture('m')]],
      question: ['text', ['Which?']],
      'multi-choice options': [['text'], [options]],
      answer: ['text', ['B']],
      category: ['text', ['Perception']],
      'l2-category': ['text', ['color']],
    })
    const plan = await planImport([source])
    expect(plan.drafts[0]).toMatchObject({
      content: {
        question: 'Which?',
        options: ['red', 'blue', 'The image does not show it.'],
        answerLetter: 'B',
        category: 'Perception/color',
      },
      source: { format: 'mme-realworld', id: '7' },
    })
    expect(await bytesIn(plan, plan.drafts[0]?.source.picturePath ?? '')).toBe('m'.repeat(300))
  })

  it('reads the JSON of its authors', async () => {
    const row = {
      Question_id: 'p/1',
      Image: 'a.jpg',
      Text: 'Which?',
      'Answer choices': ['(A) red', '(B) blue'],
      'Ground truth': 'A',
      Category: 'color',
      Subtask: 'x',
    }
    const plan = await planImport([file('mme.json', JSON.stringify([row]))])
    expect(plan.drafts[0]).toMatchObject({
      content: { options: ['red', 'blue'], answerLetter: 'A', answerText: 'red' },
      source: { id: 'p/1', picturePath: 'a.jpg' },
    })
  })
})

describe('TreeBench beside its TSV', () => {
  const row = {
    index: 1,
    question: 'Which?',
    image: picture('t'),
    'multi-choice options': '(A) red\n(B) blue',
    answer: 'B',
    category: 'Perception/Attributes',
    target_instances: '[[1200,820,1320,900],[40,60,90,140]]',
  }
  it.each<readonly [string, () => ByteSource]>([
    ['JSON lines', () => lines('t.jsonl', row)],
    [
      'Parquet',
      () =>
        tableFile(
          't.parquet',
          Object.fromEntries(
            Object.entries(row).map(
              ([key, value]) => [key, [typeof value === 'number' ? 'int' : 'text', [value]]] as const,
            ),
          ),
        ),
    ],
  ])('reads %s with targets and picture', async (_name, source) => {
    const plan = await planImport([source()])
    expect(plan.drafts[0]).toMatchObject({
      content: { options: ['red', 'blue'], answerLetter: 'B' },
      source: {
        format: 'treebench',
        boxes: [[{ rect: { x1: 1200, y2: 900 } }], [{ rect: { x1: 40, y2: 140 } }]],
      },
    })
    expect(await bytesIn(plan, plan.drafts[0]?.source.picturePath ?? '')).toBe('t'.repeat(300))
    expect(JSON.stringify(plan.drafts[0]?.record)).not.toContain(picture('t'))
  })
})

describe('CV-Bench', () => {
  it('reads choices, a letter in brackets, and leaves its boxes with the record', async () => {
    const source = tableFile('test_2d.parquet', {
      idx: ['int', [3]],
      type: ['text', ['2D']],
      task: ['text', ['Count']],
      image: [image, [{ bytes: someBytes, path: 'a.png' }]],
      question: ['text', ['How many?']],
      choices: [['text'], [['1', '2', '3']]],
      answer: ['text', ['(C)']],
      prompt: ['text', ['How many? Select from the following choices.\n(A) 1\n(B) 2\n(C) 3']],
      bbox: [[['double']], [[[1, 2, 3, 4]]]],
    })
    const { drafts } = await decodeAll(cvBench, source)
    expect(drafts[0]?.content).toMatchObject({
      options: ['1', '2', '3'],
      answerText: '3',
      category: 'counting',
      region: null,
    })
    expect(codesOf(drafts[0]?.problems ?? [])).toEqual(['box-unread', 'box-missing', 'letter-repaired'])
    expect(drafts[0]?.record).toMatchObject({ bbox: [[1, 2, 3, 4]] })
  })
})

describe('TextVQA with boxes', () => {
  const answers = ['17', '17', ' 17 ', '71', '17']
  const row = {
    question: 'what is the bus number?',
    answer: answers,
    dataset_id: '34602',
    bbox: [1200, 820, 120, 80],
    image: 'a.jpg',
  }

  it('takes the answer of most, and keeps all with the record', async () => {
    const { drafts } = await decodeAll(textVqaBoxes, lines('t.jsonl', row, { ...row, answer: ['a', 'a'] }))
    expect(drafts[0]).toMatchObject({
      content: { answerText: '17', region: { x1: 1200, y1: 820, x2: 1320, y2: 900 } },
      source: { id: '34602' },
      record: { answer: answers },
    })
    expect(drafts.map(({ problems }) => codesOf(problems))).toEqual([['answers-several'], []])
  })

  it('reads the published Parquet', async () => {
    const source = tableFile('train.parquet', {
      image: [image, [{ bytes: someBytes, path: null }]],
      question: ['text', [row.question]],
      answer: [['text'], [answers]],
      dataset_id: ['text', ['34602']],
      bbox: [['double'], [[1200, 820, 120, 80]]],
    })
    const { drafts } = await decodeAll(textVqaBoxes, source)
    expect(drafts[0]?.content.region).toEqual({ x1: 1200, y1: 820, x2: 1320, y2: 900 })
  })

  it.each([
    ['no size', [1, 2, 0, 4], 'box-empty'],
    ['a negative size', [1, 2, -3, 4], 'box-empty'],
    ['three numbers', [1, 2, 3], 'box-unreadable'],
    ['text', 'here', 'box-unreadable'],
    ['huge numbers', [0, 0, 1e300, 4], 'box-unreadable'],
  ])('refuses a box of %s', async (_what, bbox, code) => {
    const { drafts, problems } = await decodeAll(textVqaBoxes, lines('t.jsonl', { ...row, bbox }, row))
    expect(drafts).toHaveLength(1)
    expect(codesOf(problems)).toEqual([code])
  })
})

describe('FINERS-4k', () => {
  const points = [
    [100, 50],
    [140, 60],
    [120, 90],
  ]
  const row = {
    image_path: 'a.jpg',
    Q: 'Which colour?',
    A: 'B',
    'Q-type': 'option',
    options: { A: 'red', B: 'blue' },
    points,
  }
  const open = { image_path: 'a.jpg', Q: 'How many?', A: '3', 'Q-type': 'open', points: [points] }
  const referring = { image_path: 'a.jpg', Q: 'the red car', 'Q-type': 'referring', points }
  const expected = [
    ['Which colour?', 'blue', { x1: 100, y1: 50, x2: 140, y2: 90 }],
    ['How many?', '3', { x1: 100, y1: 50, x2: 140, y2: 90 }],
  ]

  it.each<readonly [string, () => ByteSource]>([
    [
      'its document',
      () => file('f.json', JSON.stringify({ info: {}, annotations: [row, open, referring] }, null, 2)),
    ],
    [
      'rows of its annotations',
      () => lines('f.jsonl', { annotations: row }, { annotations: open }, { annotations: referring }),
    ],
    ['a bare list', () => file('f.json', JSON.stringify([row, open, referring]))],
  ])('reads %s, with the box around each outline', async (_name, source) => {
    const { drafts, problems } = await decodeAll(finers, source())
    expect(drafts.map(({ content }) => [content.question, content.answerText, content.region])).toEqual(
      expected,
    )
    expect(codesOf(problems)).toEqual(['no-question'])
  })

  it('reads Parquet', async () => {
    const kind = {
      image_path: 'text',
      Q: 'text',
      A: 'text',
      'Q-type': 'text',
      options: ['text'],
      points: [['double']],
    } as const
    const source = tableFile('f.parquet', {
      annotations: [
        kind,
        [
          { ...row, options: ['red', 'blue'] },
          { ...open, points: [[1, 2]] },
        ],
      ],
    })
    const plan = await planImport([source])
    expect(plan.drafts[0]?.content).toMatchObject({ answerText: 'blue', region: { x1: 100, y2: 90 } })
    expect(codesOf(plan.problems)).toEqual(['box-unreadable'])
  })

  it.each([
    ['an odd count of numbers', [1, 2, 3]],
    ['texts', ['a', 'b']],
    [
      'a line without area',
      [
        [1, 1],
        [9, 1],
      ],
    ],
  ])('names an outline of %s', async (_what, bad) => {
    const { drafts, problems } = await decodeAll(finers, lines('f.jsonl', { ...row, points: bad }))
    expect(drafts).toEqual([])
    expect(problems[0]?.severity).toBe('error')
  })
})
