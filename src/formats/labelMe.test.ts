import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { buildEntries } from './build.ts'
import type { ByteSource } from './format.ts'
import { recognise } from './formats.ts'
import { labelMe } from './labelMe.ts'
import { nestedBoxes } from './nestedBoxes.ts'
import { codesOf, decodeAll, digest, file, picture } from './upstream.test-data.ts'

const shape = (over: Readonly<Record<string, unknown>> = {}) => ({
  label: 'b1',
  points: [
    [120, 140],
    [100, 110],
  ],
  group_id: 1,
  description: 'words',
  shape_type: 'rectangle',
  flags: {},
  mask: null,
  ...over,
})
const outer = shape({
  label: 'b2',
  points: [
    [90, 90],
    [200, 200],
  ],
  description: 'sign',
})
const question = { id: 'q1', question: 'Which word?', answer: 'Open' }
const text = (over: Readonly<Record<string, unknown>> = {}) =>
  JSON.stringify(
    {
      version: '5.5.0',
      flags: {},
      shapes: [outer, shape()],
      imagePath: '../images/a.jpg',
      imageData: null,
      imageHeight: 1500,
      imageWidth: 2000,
      ...over,
    },
    null,
    2,
  )
const read = (over: Readonly<Record<string, unknown>> = {}) =>
  decodeAll(labelMe, file('labelme/a.json', text(over)))
const rect = (x1: number, y1: number, x2: number, y2: number) => ({ x1, y1, x2, y2 })

async function embeddedIn(source: ByteSource): Promise<readonly ByteSource[]> {
  const pictures: ByteSource[] = []
  for await (const decoded of labelMe.decode(source)) {
    if (decoded.kind === 'picture') pictures.push(decoded.picture)
  }
  return pictures
}

describe('LabelMe', () => {
  it('is known by its shapes and its picture', () => {
    expect(recognise('x.json', text())).toMatchObject({ format: { id: 'labelme' } })
    const long = text().slice(0, text().indexOf('"imagePath"'))
    expect(recognise('x.json', long)).toMatchObject({ format: { id: 'labelme' } })
    expect(labelMe.recognises('x.json', '{"shapes":3}')).toBeNull()
  })

  it('gives the only question all its boxes, chained by their group, in the order of their levels', async () => {
    const { drafts, problems } = await read({ questions: [question] })
    expect(problems).toEqual([])
    expect(drafts).toMatchObject([
      {
        content: { question: 'Which word?', answerText: 'Open', region: rect(100, 110, 120, 140) },
        source: { id: 'q1', picturePath: '../images/a.jpg', notes: [] },
        claimedSize: { width: 2000, height: 1500 },
      },
    ])
    expect(drafts[0]?.source.boxes).toEqual([
      [
        { rect: rect(100, 110, 120, 140), label: 'words' },
        { rect: rect(90, 90, 200, 200), label: 'sign' },
      ],
    ])
  })

  it('takes a description that asks for the question of its group', async () => {
    const shapes = [shape({ description: 'Which word?' }), outer, shape({ group_id: 2, description: 'Why?' })]
    const { drafts } = await read({ shapes })
    expect(
      drafts.map(({ content, source }) => [content.question, source.boxes[0]?.map(({ label }) => label)]),
    ).toEqual([
      ['Which word?', ['', 'sign']],
      ['Why?', ['']],
    ])
    expect(codesOf(drafts[0]?.problems ?? [])).toEqual(['answer-missing'])
  })

  it('takes the box around what is no rectangle, and leaves points and lines', async () => {
    const shapes = [
      shape({
        label: 'kite',
        shape_type: 'polygon',
        group_id: null,
        points: [
          [50, 100],
          [80, 60],
          [110, 100],
          [80, 190],
        ],
      }),
      shape({
        label: 'ball',
        shape_type: 'circle',
        group_id: null,
        points: [
          [500, 500],
          [530, 540],
        ],
      }),
      shape({ shape_type: 'point', points: [[1, 1]] }),
    ]
    const { drafts, problems } = await read({ shapes, questions: [question] })
    expect(drafts[0]?.source.boxes).toEqual([
      [{ rect: rect(50, 60, 110, 190), label: 'kite' }],
      [{ rect: rect(450, 450, 550, 550), label: 'ball' }],
    ])
    expect(codesOf(problems)).toEqual(['box-around', 'box-around', 'shapes-left'])
  })

  it('hands out the picture that lies inside, and keeps none of its letters', async () => {
    const imageData = Buffer.from('picture bytes').toString('base64')
    const source = file('labelme/a.json', text({ imageData, questions: [question] }))
    const [picture] = await embeddedIn(source)
    expect(picture?.path).toBe('labelme/a.json/a.jpg')
    expect(await (await picture?.blob())?.text()).toBe('picture bytes')
    const { drafts } = await decodeAll(labelMe, source)
    expect(drafts[0]?.source.picturePath).toBe('labelme/a.json/a.jpg')
    expect(JSON.stringify(drafts[0]?.record)).not.toContain(imageData)
  })

  it('says what is missing where nobody asks', async () => {
    const { drafts, problems } = await read()
    expect(drafts).toEqual([])
    expect(problems).toMatchObject([
      { code: 'questions-missing', sentence: expect.stringContaining('2 boxes here, but no question') },
    ])
  })

  it('says which boxes belong to no question', async () => {
    const shapes = [
      shape({ question_id: 'q1', chain_id: 'c' }),
      shape({ question_id: 'gone' }),
      shape({
        group_id: 7,
        points: [
          [900, 900],
          [950, 950],
        ],
      }),
    ]
    const { drafts, problems } = await read({ shapes, questions: [question] })
    expect(drafts[0]?.source.boxes).toHaveLength(1)
    expect(problems).toMatchObject([{ code: 'boxes-left', sentence: expect.stringContaining('2 boxes') }])
  })

  it.each<readonly [over: Readonly<Record<string, unknown>>, code: string, field: string]>([
    [{ shapes: [shape({ points: [[1, 2]] })] }, 'box-unreadable', 'shapes[0].points'],
    [{ shapes: [shape({ points: 'all' })] }, 'wrong-type', 'shapes[0].points'],
    [
      {
        shapes: [
          shape({
            points: [
              [1, 2],
              ['3', 4],
            ],
          }),
        ],
      },
      'box-unreadable',
      'shapes[0].points',
    ],
    [
      {
        shapes: [
          shape({
            points: [
              [1, 2],
              [1e300, 4],
            ],
          }),
        ],
      },
      'box-unreadable',
      'shapes[0].points',
    ],
    [{ shapes: [3] }, 'wrong-type', 'shapes[0]'],
    [{ shapes: { a: 1 } }, 'wrong-type', 'shapes'],
    [{ questions: [question, { id: 'q2' }] }, 'wrong-type', 'questions[1].question'],
    [{ question: 'Why?', questions: 'all' }, 'field-ignored', 'questions'],
  ])('tells what cannot be read and takes the rest: %j', async (over, code, field) => {
    const { drafts, problems } = await read({ questions: [question], ...over })
    expect(drafts).toHaveLength(1)
    expect(problems).toMatchObject([{ code, field, file: 'labelme/a.json' }])
  })

  it.each(['', '{', '[]', '{"shapes":[', 'null'])(
    'makes no item of %j, and throws nothing',
    async (content) => {
      const { drafts, problems } = await decodeAll(labelMe, file('a.json', content))
      expect(drafts).toEqual([])
      expect(problems.length).toBeGreaterThan(0)
    },
  )
})

const dev = resolve(import.meta.dirname, '../../../shared/samples/dev')

const hostile = resolve(import.meta.dirname, '../../../shared/samples/hostile/36_labelme_size_mismatch.json')

describe.skipIf(!existsSync(hostile))('the hostile sample of LabelMe', () => {
  it('once it asks something, keeps its numbers, puts the corners in order and doubts the size', async () => {
    const text = readFileSync(hostile, 'utf8')
    const bare = await decodeAll(labelMe, file('x.json', text))
    expect([bare.drafts.length, codesOf(bare.problems)]).toEqual([0, ['box-around', 'questions-missing']])
    const given = JSON.parse(text) as Readonly<Record<string, unknown>>
    const { drafts } = await decodeAll(
      labelMe,
      file('x.json', JSON.stringify({ ...given, question: 'Why?' })),
    )
    const koi = picture({ name: 'koi.jpg', width: 1280, height: 960 })
    const pictures = new Map([['images\\koi.jpg', koi]])
    const existing = { items: [], pictures: new Map<string, never>() }
    const built = await buildEntries({ drafts, pictures, existing, digest })
    const [item] = built.entries.flatMap((entry) => (entry.kind === 'item' ? [entry.value] : []))
    expect(item?.source.boxes[0]?.map(({ rect }) => rect)).toEqual([
      rect(100, 600, 200, 700),
      rect(90, 590, 210, 710),
    ])
    expect(codesOf(built.problems)).toEqual(['size-differs'])
  })
})

describe.skipIf(!existsSync(dev))('the samples of LabelMe', () => {
  it('have the boxes and labels of nested_boxes.json to the pixel, once its questions are written into them', async () => {
    const rows = await decodeAll(
      nestedBoxes,
      file('n.json', readFileSync(join(dev, 'nested_boxes.json'), 'utf8')),
    )
    const questions = rows.drafts.map(({ source, content }) => ({
      id: source.id,
      picture: source.picturePath,
      question: content.question,
    }))
    const boxes = new Map<string | null, unknown>()
    for (const name of readdirSync(join(dev, 'labelme'))) {
      const given = JSON.parse(readFileSync(join(dev, 'labelme', name), 'utf8')) as Readonly<
        Record<string, unknown>
      >
      const bare = await decodeAll(labelMe, file(name, JSON.stringify(given)))
      expect(codesOf(bare.problems)).toEqual(['questions-missing'])
      const own = questions.filter(({ picture }) => picture === String(given['imagePath']).replace('../', ''))
      const { drafts, problems } = await decodeAll(
        labelMe,
        file(name, JSON.stringify({ ...given, questions: own })),
      )
      expect(problems).toEqual([])
      for (const { source, content } of drafts) boxes.set(source.id, [source.boxes, content.region])
    }
    expect(boxes.size).toBe(37)
    expect(boxes).toEqual(
      new Map(rows.drafts.map(({ source, content }) => [source.id, [source.boxes, content.region]])),
    )
  })
})
