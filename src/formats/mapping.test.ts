import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Rect } from '../domain/geometry.ts'
import { columnsIn } from './columns.ts'
import type { ByteSource, Measure } from './format.ts'
import { mappedFormat, type Mapping } from './mapping.ts'
import { proposeMapping } from './mappingProposal.ts'
import { inPixels } from './measure.ts'
import { image, someBytes, tableFile } from './parquet/table.test-data.ts'
import { codesOf, decodeAll, file, lines } from './upstream.test-data.ts'

const bare: Mapping = {
  question: 'q',
  options: { kind: 'none' },
  answer: { key: 'a', means: 'letter-or-text' },
  picture: { key: 'img', holds: 'path' },
  crop: null,
  id: null,
  category: null,
  region: null,
  levels: null,
  kept: [],
}
const proposed = async (source: ByteSource): Promise<Mapping | null> => {
  const { columns, rows } = await columnsIn(source)
  return proposeMapping(columns, rows)
}
const csv = (...rows: readonly (readonly string[])[]): ByteSource =>
  file('t.csv', rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\n'))

describe('a mapped file', () => {
  it('reads keys inside of objects, and keys with a dot in their name', async () => {
    const mapping = {
      ...bare,
      question: 'x.q',
      answer: { key: 'reward.gold', means: 'letter-or-text' } as const,
    }
    const { drafts } = await decodeAll(
      mappedFormat(mapping),
      lines('a.jsonl', { 'x.q': 'Which?', reward: { gold: 'red' }, img: 'a.jpg' }),
    )
    expect(drafts[0]).toMatchObject({
      content: { question: 'Which?', answerText: 'red' },
      source: { picturePath: 'a.jpg' },
    })
  })

  it.each<readonly [string, Mapping['options'], object, readonly string[]]>([
    [
      'one column each',
      { kind: 'columns', keys: ['A', 'B', 'C'] },
      { A: 'red', B: 'blue', C: '' },
      ['red', 'blue'],
    ],
    ['a list', { kind: 'field', key: 'o' }, { o: ['red', 'blue'] }, ['red', 'blue']],
    ['a lettered list', { kind: 'field', key: 'o' }, { o: ['(A) red', '(B) blue'] }, ['red', 'blue']],
    ['an object', { kind: 'field', key: 'o' }, { o: { A: 'red', B: 'blue' } }, ['red', 'blue']],
    ['lines', { kind: 'field', key: 'o' }, { o: 'A. red\nB. blue' }, ['red', 'blue']],
    ['a list as text', { kind: 'field', key: 'o' }, { o: `['red', "blue"]` }, ['red', 'blue']],
    ['lines in the question', { kind: 'none' }, { q: 'Which?\n(A) red\n(B) blue' }, ['red', 'blue']],
  ])('reads options as %s', async (_name, options, fields, expected) => {
    const row = { q: 'Which?', a: 'B', img: 'a.jpg', ...fields }
    const { drafts } = await decodeAll(mappedFormat({ ...bare, options }), lines('a.jsonl', row))
    expect(drafts[0]?.content).toMatchObject({ question: 'Which?', options: expected, answerLetter: 'B' })
  })

  it.each([
    ['place-from-0', 1],
    ['place-from-1', 2],
    ['letter-or-text', 'blue'],
    ['letter-or-text', '(B)'],
  ] as const)('reads an answer as %s', async (means, a) => {
    const mapping: Mapping = { ...bare, options: { kind: 'field', key: 'o' }, answer: { key: 'a', means } }
    const { drafts } = await decodeAll(
      mappedFormat(mapping),
      lines('a.jsonl', { q: 'Which?', o: ['red', 'blue'], a }),
    )
    expect(drafts[0]?.content.answerLetter).toBe('B')
  })

  const encoded = btoa('p'.repeat(300))
  it.each<readonly [string, () => ByteSource, 'base64' | 'bytes']>([
    ['a CSV', () => csv(['q', 'a', 'img'], ['Which?', 'red', encoded]), 'base64'],
    [
      'JSON lines',
      () => lines('t.jsonl', { q: 'x' }, { q: 'Which?', a: 'red', img: `data:image/png;base64,${encoded}` }),
      'base64',
    ],
    [
      'a JSON list',
      () => file('t.json', JSON.stringify([{ q: 'é' }, { q: 'Which?', a: 'red', img: encoded }])),
      'base64',
    ],
    [
      'Parquet',
      () =>
        tableFile('t.parquet', { q: ['text', ['Which?']], a: ['text', ['red']], img: ['text', [encoded]] }),
      'base64',
    ],
  ])('finds pictures in base64 in %s, and leaves them out of the record', async (_name, source, holds) => {
    const format = mappedFormat({ ...bare, picture: { key: 'img', holds } })
    const pictures: ByteSource[] = []
    let record = ''
    for await (const decoded of format.decode(source())) {
      if (decoded.kind === 'picture') pictures.push(decoded.picture)
      if (decoded.kind === 'draft') record = JSON.stringify(decoded.draft.record)
    }
    expect(await (await pictures[0]?.blob())?.text()).toBe('p'.repeat(300))
    expect(record).not.toContain(encoded)
  })

  const measures: readonly Measure[] = [
    'pixels',
    { share: 'side', of: 1 },
    { share: 'side', of: 100 },
    { share: 'side', of: 1000 },
    { share: 'padded-square', of: 1 },
  ]
  const size = { width: 2246, height: 1582 }
  const rects = fc
    .tuple(
      fc.integer({ min: 0, max: 2000 }),
      fc.integer({ min: 0, max: 1500 }),
      fc.integer({ min: 2, max: 200 }),
      fc.integer({ min: 2, max: 80 }),
    )
    .map(([x, y, w, h]): Rect => ({ x1: x, y1: y, x2: x + w, y2: y + h }))
  /** The inverse of `inPixels`, by what it does to the corners of the unit. */
  const given = (rect: Rect, measure: Measure): Rect => {
    const zero = inPixels({ x1: 0, y1: 0, x2: 1, y2: 1 }, measure, size)
    const [w, h] = [zero.x2 - zero.x1, zero.y2 - zero.y1]
    return {
      x1: (rect.x1 - zero.x1) / w,
      y1: (rect.y1 - zero.y1) / h,
      x2: (rect.x2 - zero.x1) / w,
      y2: (rect.y2 - zero.y1) / h,
    }
  }

  it('reads regions in every convention and measure, from one field or four, as JSON and CSV', async () => {
    const cases = fc.record({
      rect: rects,
      measure: fc.constantFrom(...measures),
      corners: fc.constantFrom('xyxy' as const, 'xywh' as const),
      isSplit: fc.boolean(),
      isCsv: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(cases, async ({ rect, measure, corners, isSplit, isCsv }) => {
        const { x1, y1, x2, y2 } = given(rect, measure)
        const numbers = corners === 'xyxy' ? [x1, y1, x2, y2] : [x1, y1, x2 - x1, y2 - y1]
        const keys = isSplit ? ['n0', 'n1', 'n2', 'n3'] : ['box']
        const values = isSplit ? numbers : [isCsv ? numbers.join(' ') : numbers]
        const source = isCsv
          ? csv(['q', 'a', 'img', ...keys], ['Which?', 'red', 'a.jpg', ...values.map(String)])
          : lines('a.jsonl', {
              q: 'Which?',
              a: 'red',
              img: 'a.jpg',
              ...Object.fromEntries(keys.map((key, at) => [key, values[at]])),
            })
        const { drafts } = await decodeAll(
          mappedFormat({ ...bare, region: { keys, corners, measure } }),
          source,
        )
        const region = drafts[0]?.content.region
        expect(drafts[0]?.measure).toEqual(measure)
        const back = region && inPixels(region, measure, size)
        for (const corner of ['x1', 'y1', 'x2', 'y2'] as const)
          expect(back?.[corner]).toBeCloseTo(rect[corner], 5)
      }),
      { numRuns: 60 },
    )
  })

  it('keeps question and answer to the letter, whatever they are', async () => {
    const text = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
      .filter((value) => /^\w/.test(value) && !/[\r\n:.)<]/.test(value))
    await fc.assert(
      fc.asyncProperty(text, text, fc.boolean(), async (q, a, isCsv) => {
        const source = isCsv
          ? csv(['q', 'a', 'img'], [q, a, 'a.jpg'])
          : lines('a.jsonl', { q, a, img: 'a.jpg' })
        const { drafts } = await decodeAll(mappedFormat(bare), source)
        expect(drafts[0]?.content).toMatchObject({ question: q, answerText: a })
      }),
      { numRuns: 100 },
    )
  })

  it('never throws, whatever the records are', async () => {
    const region = { keys: ['q'], corners: 'xywh', measure: 'pixels' } as const
    const mapping: Mapping = {
      ...bare,
      options: { kind: 'field', key: 'a' },
      region,
      levels: 'img',
      crop: 'q',
      id: 'a',
      category: '__proto__',
    }
    const row = fc.dictionary(fc.constantFrom('q', 'a', 'img', '__proto__'), fc.jsonValue())
    await fc.assert(
      fc.asyncProperty(fc.array(row), async (rows) => {
        const { drafts, problems } = await decodeAll(mappedFormat(mapping), lines('a.jsonl', ...rows))
        expect(drafts.length + problems.length).toBeGreaterThanOrEqual(Math.max(1, rows.length))
      }),
      { numRuns: 100 },
    )
  })
})

describe('a proposal', () => {
  it('reads a plain CSV by its names', async () => {
    const source = csv(
      ['id', 'picture', 'question', 'A', 'B', 'answer', 'category', 'xmin', 'ymin', 'xmax', 'ymax'],
      ['7', 'images/a.jpg', 'Which?', 'red', 'blue', 'B', 'color', '10', '20', '30', '40'],
    )
    const mapping = await proposed(source)
    expect(mapping).toMatchObject({
      question: 'question',
      options: { kind: 'columns', keys: ['A', 'B'] },
      answer: { key: 'answer', means: 'letter-or-text' },
      picture: { key: 'picture', holds: 'path' },
      id: 'id',
      category: 'category',
      region: { keys: ['xmin', 'ymin', 'xmax', 'ymax'], corners: 'xyxy', measure: 'pixels' },
    })
    const { drafts } = await decodeAll(mappedFormat(mapping ?? bare), source)
    expect(drafts[0]).toMatchObject({
      content: { options: ['red', 'blue'], answerLetter: 'B', region: { x1: 10, y1: 20, x2: 30, y2: 40 } },
      problems: [],
    })
  })

  it.each<readonly [string, object, Partial<Mapping>]>([
    [
      'keys inside of objects',
      { data: { question: 'Which?', answer: 'red' }, meta: { image: 'a.png' } },
      {
        question: 'data.question',
        answer: { key: 'data.answer', means: 'letter-or-text' },
        picture: { key: 'meta.image', holds: 'path' },
      },
    ],
    [
      'a question by its mark',
      { frage: 'Which one?', bild: 'a.png' },
      { question: 'frage', answer: null, picture: { key: 'bild', holds: 'path' } },
    ],
    [
      'sizes, by their numbers',
      { question: 'Which?', bbox: [500, 20, 30, 40] },
      { region: { keys: ['bbox'], corners: 'xywh', measure: 'pixels' } },
    ],
    [
      'sizes, by their names',
      { question: 'Which?', box_x: 1, box_y: 2, box_w: 30, box_h: 40 },
      { region: { keys: ['box_x', 'box_y', 'box_w', 'box_h'], corners: 'xywh', measure: 'pixels' } },
    ],
    [
      'shares of the sides',
      { question: 'Which?', bbox: '[0.1, 0.2, 0.3, 0.4]' },
      { region: { keys: ['bbox'], corners: 'xyxy', measure: { share: 'side', of: 1 } } },
    ],
    [
      'the place of an option',
      { question: 'Which?', choices: ['a', 'b', 'c'], answer: 0 },
      { answer: { key: 'answer', means: 'place-from-0' } },
    ],
    [
      'an option that is a number',
      { question: 'How many?', choices: ['1', '2', '3'], answer: '2' },
      { answer: { key: 'answer', means: 'letter-or-text' } },
    ],
    [
      'a chain of boxes',
      {
        question: 'Which?',
        gt_bboxes: [
          [1, 2, 3, 4],
          [0, 0, 9, 9],
        ],
      },
      { levels: 'gt_bboxes', region: null },
    ],
  ])('finds %s', async (_name, row, expected) => {
    expect(await proposed(lines('a.jsonl', row))).toMatchObject(expected)
  })

  it('finds pictures inside of Parquet without reading them', async () => {
    const source = tableFile('t.parquet', {
      picture: [image, [{ bytes: someBytes, path: null }]],
      question: ['text', ['Which?']],
      answer: ['text', ['red']],
    })
    const { columns } = await columnsIn(source)
    expect(columns).toEqual([
      { key: 'question', holds: 'text', samples: ['Which?'] },
      { key: 'answer', holds: 'text', samples: ['red'] },
      { key: 'picture', holds: 'picture', samples: ['(picture)'] },
    ])
    const mapping = await proposed(source)
    expect(mapping?.picture).toEqual({ key: 'picture', holds: 'bytes' })
    const { drafts } = await decodeAll(mappedFormat(mapping ?? bare), source)
    expect(drafts[0]?.source.picturePath).toBe('t.parquet/1/picture')
  })

  it('is none where nothing can be a question', async () => {
    expect(await proposed(lines('a.jsonl', { x: 1 }))).toBeNull()
    expect(await proposed(file('a.jsonl', ''))).toBeNull()
  })

  it('shows three short samples of each column', async () => {
    const { columns } = await columnsIn(
      lines('a.jsonl', { a: 'x y '.repeat(100), b: [1] }, { a: 'y' }, { a: 'y' }, { a: 'z' }, { a: 'w' }),
    )
    expect(columns[0]?.samples).toEqual([`${'x y '.repeat(20)}…`, 'y', 'z'])
    expect(columns[1]).toEqual({ key: 'b', holds: 'list', samples: ['[1]'] })
  })

  it('never throws, and names only columns that are there', async () => {
    const row = fc.dictionary(
      fc.constantFrom(
        'question',
        'answer',
        'bbox',
        'options',
        'image',
        'A',
        'B',
        '__proto__',
        'x',
        'y',
        'w',
        'h',
      ),
      fc.jsonValue(),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 6 }), async (rows) => {
        const source = lines('a.jsonl', ...rows)
        const { columns } = await columnsIn(source)
        const mapping = await proposed(source)
        const keys = new Set(columns.map(({ key }) => key))
        const chosen = mapping
          ? [mapping.question, mapping.picture?.key, mapping.answer?.key, ...(mapping.region?.keys ?? [])]
          : []
        expect(chosen.filter((key) => key !== undefined && !keys.has(key))).toEqual([])
        expect(
          codesOf((mapping ? await decodeAll(mappedFormat(mapping), source) : { problems: [] }).problems),
        ).not.toContain('')
      }),
      { numRuns: 100 },
    )
  })
})
