import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { coco } from './coco.ts'
import { recognise } from './formats.ts'
import { sectionSplitter } from './jsonSections.ts'
import { nestedBoxes } from './nestedBoxes.ts'
import { codesOf, decodeAll, file, inSmallChunks } from './upstream.test-data.ts'

const images = [{ id: 4, file_name: 'a.jpg', width: 2000, height: 1500 }]
const categories = [
  { id: 1, name: 'b1', supercategory: 'region' },
  { id: 2, name: 'b2', supercategory: 'region' },
  { id: 3, name: 'region' },
  { id: 7, name: 'dog' },
]
const question = { question_id: 'q1', image_id: 4, question: 'Which word?', answer: 'Open' }
const box = (id: number, bbox: unknown, over: Readonly<Record<string, unknown>> = {}) => ({
  id,
  image_id: 4,
  category_id: 1,
  bbox,
  ...over,
})
const chained = (id: number, bbox: unknown, level: number, chain = 'c1') =>
  box(id, bbox, { category_id: level, level, chain_id: chain, question_id: 'q1', label: `level ${level}` })

const text = (over: Readonly<Record<string, unknown>>) =>
  JSON.stringify({ info: { note: '[{"}' }, licenses: [], images, categories, ...over })
const read = (over: Readonly<Record<string, unknown>>) => decodeAll(coco, file('coco.json', text(over)))
const rect = (x1: number, y1: number, x2: number, y2: number) => ({ x1, y1, x2, y2 })

describe('COCO', () => {
  it('is known by its pictures or its boxes, whichever come first', () => {
    const first = text({ annotations: [box(1, [1, 2, 3, 4])] })
    expect(recognise('x.json', first)).toMatchObject({ format: { id: 'coco' } })
    const boxes = JSON.stringify({ annotations: [box(1, [1, 2, 3, 4])] })
    expect(recognise('x.json', boxes)).toMatchObject({ format: { id: 'coco' } })
    expect(coco.recognises('x.json', '{"images":["a.jpg"],"query":"Which?"}')).toBeNull()
    expect(coco.recognises('x.json', '[{"images":[{"file_name":"a.jpg"}]}]')).toBeNull()
  })

  it('gives a question with its chain, b1 first, whatever the order of its lists', async () => {
    const annotations = [chained(2, [90, 90, 60, 60], 2), chained(1, [100, 110, 20, 30], 1)]
    for (const over of [
      { questions: [question], annotations },
      { annotations, questions: [question], images, categories },
    ]) {
      const { drafts, problems } = await read(over)
      expect(problems).toEqual([])
      expect(drafts).toMatchObject([
        {
          content: { question: 'Which word?', answerText: 'Open', region: rect(100, 110, 120, 140) },
          source: { id: 'q1', picturePath: 'a.jpg', line: 1, notes: [] },
          claimedSize: { width: 2000, height: 1500 },
        },
      ])
      expect(drafts[0]?.source.boxes).toEqual([
        [
          { rect: rect(100, 110, 120, 140), label: 'level 1' },
          { rect: rect(90, 90, 150, 150), label: 'level 2' },
        ],
      ])
    }
  })

  it('takes a box of the category region for the region, and no box of a chain', async () => {
    const annotations = [
      chained(1, [100, 110, 20, 30], 1),
      box(3, [10, 10, 500, 500], { category_id: 3, question_id: 'q1' }),
    ]
    const { drafts } = await read({ questions: [question], annotations })
    expect(drafts[0]?.content.region).toEqual(rect(10, 10, 510, 510))
    expect(drafts[0]?.source.boxes).toHaveLength(1)
  })

  it('reads options, letter and category, wherever the question stands', async () => {
    const asked = {
      question: 'Which?',
      options: ['red', 'blue'],
      answer: 'blue',
      answer_letter: 'B',
      category: 'color',
    }
    const content = {
      question: 'Which?',
      options: ['red', 'blue'],
      answerLetter: 'B',
      answerText: 'blue',
      category: 'color',
    }
    const bbox = [100, 110, 20, 30]
    for (const over of [
      { questions: [{ ...asked, image_id: 4 }] },
      { images: [{ ...images[0], ...asked }] },
      { images: [{ ...images[0], questions: [asked] }] },
      { images: [{ ...images[0], attributes: asked }] },
      { annotations: [{ ...asked, id: 1, image_id: 4 }] },
      { annotations: [box(1, bbox, asked)] },
      { annotations: [box(1, bbox, { attributes: asked })] },
    ]) {
      const { drafts, problems } = await read(over)
      expect(problems).toEqual([])
      expect(drafts.map((draft) => draft.content)).toMatchObject([content])
    }
  })

  it('takes a caption for a question only where it asks', async () => {
    const asks = await read({ annotations: [{ id: 1, image_id: 4, caption: 'What is on the sign?' }] })
    expect(asks.drafts[0]?.content.question).toBe('What is on the sign?')
    const tells = await read({ annotations: [{ id: 1, image_id: 4, caption: 'A man on a horse.' }] })
    expect(tells.drafts).toEqual([])
    expect(codesOf(tells.problems)).toEqual(['questions-missing'])
  })

  it('says what is missing where boxes come without a question', async () => {
    const { drafts, problems } = await read({ annotations: [box(1, [1, 2, 3, 4]), box(2, [1, 2, 3, 4])] })
    expect(drafts).toEqual([])
    expect(problems).toMatchObject([{ code: 'questions-missing', severity: 'warning', line: null }])
    expect(problems[0]?.sentence).toContain('There is 1 picture and 2 boxes here, but no question')
  })

  it('nests boxes in no chain by where they lie, and leaves alone what encloses no evidence', async () => {
    const annotations = [
      box(1, [0, 0, 400, 400], { category_id: 7 }),
      box(2, [100, 100, 20, 20], { question_id: 'q1', category_id: 7 }),
      box(3, [300, 300, 20, 20], { question_id: 'q1', category_id: 7 }),
      box(4, [1000, 1000, 20, 20], { category_id: 7 }),
    ]
    const { drafts, problems } = await read({ questions: [question], annotations })
    expect(drafts[0]?.source.boxes.map((chain) => chain.map(({ rect, label }) => [rect.x1, label]))).toEqual([
      [
        [100, 'dog'],
        [0, 'dog'],
      ],
      [
        [300, 'dog'],
        [0, 'dog'],
      ],
    ])
    expect(drafts[0]?.content.region).toBeNull()
    expect(problems).toMatchObject([{ code: 'boxes-left', sentence: expect.stringContaining('1 box') }])
  })

  it.each<readonly [what: string, over: Readonly<Record<string, unknown>>, code: string, field: string]>([
    [
      'a box that is no list',
      { annotations: [chained(1, 'all', 1)] },
      'box-unreadable',
      'annotations[0].bbox',
    ],
    ['a box of three', { annotations: [chained(1, [1, 2, 3], 1)] }, 'box-unreadable', 'annotations[0].bbox'],
    ['a box of no width', { annotations: [chained(1, [1, 2, 0, 3], 1)] }, 'box-empty', 'annotations[0].bbox'],
    [
      'a huge box',
      { annotations: [chained(1, [1, 2, 1e300, 3], 1)] },
      'box-unreadable',
      'annotations[0].bbox',
    ],
    [
      'a box on no picture',
      { annotations: [{ ...chained(1, [1, 2, 3, 4], 1), image_id: 9 }] },
      'picture-unknown',
      'annotations[0].image_id',
    ],
    [
      'a question on no picture',
      { questions: [question, { ...question, image_id: '__proto__' }] },
      'picture-unknown',
      'questions[1].image_id',
    ],
    ['a question that is a list', { questions: [question, ['Which?']] }, 'wrong-type', 'questions[1]'],
    [
      'a question without words',
      { questions: [question, { image_id: 4 }] },
      'wrong-type',
      'questions[1].question',
    ],
    [
      'a picture without an id',
      { images: [...images, { file_name: 'b.jpg' }] },
      'wrong-type',
      'images[1].id',
    ],
    ['a category without an id', { categories: [3] }, 'wrong-type', 'categories[0]'],
  ])('%s is a problem and touches nothing else', async (_, over, code, field) => {
    const { drafts, problems } = await read({ questions: [question], ...over })
    expect(drafts).toHaveLength(1)
    expect(problems).toMatchObject([{ code, field }])
  })

  it('reads what was there before a file was cut off', async () => {
    const whole = text({ questions: [question, { ...question, question_id: 'q2' }] })
    const { drafts, problems } = await decodeAll(coco, file('coco.json', whole.slice(0, -60)))
    expect(drafts.map(({ source }) => source.id)).toEqual(['q1'])
    expect(codesOf(problems)).toContain('file-incomplete')
  })

  it('doubts a box that would fit as corners alone', async () => {
    const { drafts, problems } = await read({
      questions: [question],
      annotations: [chained(1, [900, 600, 1900, 1400], 1)],
    })
    expect(drafts[0]?.content.region).toEqual(rect(900, 600, 2800, 2000))
    expect(codesOf(problems)).toEqual(['box-maybe-corners'])
  })

  it('refuses a question with more boxes than anybody draws', async () => {
    const annotations = Array.from({ length: 1001 }, (_, at) => chained(at, [at, 1, 5, 5], 1, `c${at}`))
    const { drafts, problems } = await read({ questions: [question], annotations })
    expect(drafts).toEqual([])
    expect(problems).toMatchObject([{ code: 'boxes-many', line: 1 }])
  })

  it('is the same however its bytes arrive', async () => {
    const source = file(
      'coco.json',
      JSON.stringify(
        { images, categories, questions: [question], annotations: [chained(1, [100, 110, 20, 30], 1)] },
        null,
        2,
      ),
    )
    const whole = await decodeAll(coco, source)
    expect(whole.drafts).toHaveLength(1)
    for (const size of [1, 7]) expect(await decodeAll(coco, inSmallChunks(source, size))).toEqual(whole)
  })
})

const parts = (text: string, size: number, wanted: readonly string[]) => {
  const splitter = sectionSplitter(new Set(wanted))
  const bytes = new TextEncoder().encode(text)
  const found: (readonly [string, number, unknown])[] = []
  for (let at = 0; at < bytes.length; at += size) {
    for (const { section, place, bytes: piece } of splitter.push(bytes.subarray(at, at + size))) {
      found.push([section, place, JSON.parse(new TextDecoder().decode(piece ?? new Uint8Array()))])
    }
  }
  return { found, isWhole: splitter.isWhole() }
}

describe('the splitter of lists', () => {
  it('yields each element of every list at the top, and nothing else', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.stringMatching(/^[a-z]{1,6}$/), fc.jsonValue({ maxDepth: 3 }), { maxKeys: 5 }),
        fc.integer({ min: 1, max: 40 }),
        fc.boolean(),
        (value, size, isPretty) => {
          const expected = Object.entries(value).flatMap(([key, list]) =>
            Array.isArray(list) ? list.map((one, at) => [key, at + 1, one] as const) : [],
          )
          const json = JSON.stringify(value, null, isPretty ? 2 : 0)
          const outcome = parts(json, size, Object.keys(value))
          expect(outcome).toEqual({ found: JSON.parse(JSON.stringify(expected)), isWhole: true })
        },
      ),
    )
  })

  it('holds nothing of lists that nobody asked for, however long they are', () => {
    const splitter = sectionSplitter(new Set(['b']), 10)
    const pieces = splitter.push(
      new TextEncoder().encode(`{"a":["${'x'.repeat(99)}"],"b":["${'y'.repeat(99)}",1]}`),
    )
    expect(pieces.map(({ section, place, bytes }) => [section, place, bytes?.length ?? null])).toEqual([
      ['b', 1, null],
      ['b', 2, 1],
    ])
  })
})

const dev = resolve(import.meta.dirname, '../../../shared/samples/dev')
const sample = (name: string) => file(name, new Uint8Array(readFileSync(join(dev, name))))

const hostile = resolve(import.meta.dirname, '../../../shared/samples/hostile/35_coco_suspicious_xywh.json')

describe.skipIf(!existsSync(hostile))('the hostile sample of COCO', () => {
  it('makes no item, doubts the corners and names what belongs nowhere', async () => {
    const { drafts, problems } = await decodeAll(coco, file('x.json', readFileSync(hostile, 'utf8')))
    expect(drafts).toEqual([])
    expect(problems.map(({ code, line }) => [code, line])).toEqual([
      ['box-maybe-corners', 1],
      ['picture-unknown', 2],
      ['box-empty', 3],
      ['questions-missing', null],
    ])
  })
})

describe.skipIf(!existsSync(dev))('the sample of COCO', () => {
  it('has the items and boxes of nested_boxes.json to the pixel', async () => {
    const { drafts, problems } = await decodeAll(coco, sample('coco.json'))
    const wanted = await decodeAll(nestedBoxes, sample('nested_boxes.json'))
    const plain = ({ drafts }: typeof wanted) =>
      drafts
        .map(({ content, source, claimedSize, problems }) => ({
          id: source.id,
          question: content.question,
          answer: content.answerText,
          region: content.region,
          picture: source.picturePath.replace(/^.*\//, ''),
          boxes: source.boxes.map((chain) => chain.map(({ rect }) => rect)),
          claimedSize,
          problems,
        }))
        .toSorted((a, b) => ((a.id ?? '') < (b.id ?? '') ? -1 : 1))
    expect(problems).toEqual([])
    expect(wanted.drafts).toHaveLength(37)
    expect(plain({ ...wanted, drafts })).toEqual(plain(wanted))
  })
})
