import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { buildEntries } from './build.ts'
import { recognise } from './formats.ts'
import { labelStudio } from './labelStudio.ts'
import { nestedBoxes } from './nestedBoxes.ts'
import { codesOf, decodeAll, digest, file, picture } from './upstream.test-data.ts'

type Over = Readonly<Record<string, unknown>>

/** On a picture of 2000 × 1000. */
const region = (id: string, label: string, at: readonly number[], over: Over = {}, value: Over = {}) => ({
  id,
  type: 'rectanglelabels',
  from_name: 'box',
  to_name: 'image',
  original_width: 2000,
  original_height: 1000,
  image_rotation: 0,
  value: { x: at[0], y: at[1], width: at[2], height: at[3], rotation: 0, rectanglelabels: [label], ...value },
  ...over,
})
const written = (id: string, name: string, ...text: readonly string[]) => ({
  id,
  type: 'textarea',
  from_name: name,
  to_name: 'image',
  value: { text },
})
const relation = (from: string, to: string) => ({
  type: 'relation',
  from_id: from,
  to_id: to,
  direction: 'right',
})
const inner = region('q_b1', 'b1', [10, 20, 5, 5])
const outer = region('q_b2', 'b2', [5, 10, 20, 30])
const asking = written('q_b1', 'question', 'Which word?')

const task = (result: readonly unknown[], over: Over = {}) => ({
  id: 1,
  data: { image: '/data/local-files/?d=images/a.jpg' },
  annotations: [{ id: 9, result, was_cancelled: false, ground_truth: false }],
  predictions: [],
  ...over,
})
const read = (...tasks: readonly unknown[]) =>
  decodeAll(labelStudio, file('tasks.json', JSON.stringify(tasks, null, 2)))
const rect = (x1: number, y1: number, x2: number, y2: number) => ({ x1, y1, x2, y2 })

const boxOf = async (...result: readonly unknown[]) => {
  const { drafts, problems } = await read(task([...result, written('t', 'question', 'Which?')]))
  return [drafts[0]?.source.boxes[0]?.[0]?.rect, codesOf(problems)]
}

describe('Label Studio', () => {
  it('is known by its tasks and results', () => {
    expect(recognise('x.json', JSON.stringify([task([inner])]))).toMatchObject({
      format: { id: 'label-studio' },
    })
    expect(labelStudio.recognises('x.json', '[{"data":{"image":"a.jpg"},"annotations":[]}]')).toMatchObject({
      confidence: 0.8,
    })
    expect(labelStudio.recognises('x.json', '{"data":{},"annotations":[]}')).toBeNull()
    expect(labelStudio.recognises('x.json', '[{"question":"Is \\"data\\": annotations?"}]')).toBeNull()
  })

  it('gives a question with its chain in pixels', async () => {
    const { drafts, problems } = await read(task([outer, inner, asking, written('q_b2', 'label', 'sign')]))
    expect(problems).toEqual([])
    expect(drafts).toMatchObject([
      {
        content: { question: 'Which word?', region: rect(200, 200, 300, 250) },
        source: { id: 'q', picturePath: 'images/a.jpg', line: 1 },
        claimedSize: { width: 2000, height: 1000 },
        measure: 'pixels',
      },
    ])
    expect(drafts[0]?.source.boxes).toEqual([
      [
        { rect: rect(200, 200, 300, 250), label: '' },
        { rect: rect(100, 100, 500, 400), label: 'sign' },
      ],
    ])
  })

  it('reads options, letter, category and id from what is written at the box', async () => {
    const { drafts } = await read(
      task([
        inner,
        asking,
        written('q_b1', 'options', 'Open', 'Shut'),
        written('q_b1', 'answer', 'Shut'),
        {
          id: 'q_b1',
          type: 'choices',
          from_name: 'answer_letter',
          to_name: 'image',
          value: { choices: ['B'] },
        },
        written('q_b1', 'category', 'ocr'),
        written('q_b1', 'question_id', 'dev-1'),
      ]),
    )
    expect(drafts[0]).toMatchObject({
      content: { options: ['Open', 'Shut'], answerLetter: 'B', answerText: 'Shut', category: 'ocr' },
      source: { id: 'dev-1' },
      problems: [],
    })
  })

  it.each<readonly [what: string, links: readonly unknown[], over: Over]>([
    ['relations', [relation('x', 'y')], {}],
    ['parent regions', [], { parentID: 'y' }],
    ['both', [relation('y', 'x')], { parentID: 'y' }],
  ])('chains boxes by %s', async (_, links, over) => {
    const { drafts, problems } = await read(
      task([
        region('x', 'b1', [10, 20, 5, 5], over),
        region('y', 'b2', [5, 10, 20, 30]),
        region('z', 'b1', [80, 80, 5, 5]),
        written('x', 'question', 'Which word?'),
        written('z', 'question', 'Why?'),
        ...links,
      ]),
    )
    expect(problems).toEqual([])
    expect(drafts.map(({ source }) => source.boxes.map((chain) => chain.length))).toEqual([[2], [1]])
  })

  it('nests boxes by where they lie when two share an outer one', async () => {
    const { drafts } = await read(
      task([
        region('x', 'b1', [10, 20, 5, 5], { parentID: 'y' }),
        region('z', 'b1', [18, 30, 5, 5], { parentID: 'y' }),
        region('y', 'b2', [5, 10, 20, 30]),
        written('x', 'question', 'Which words?'),
      ]),
    )
    expect(drafts[0]?.source.boxes.map((chain) => chain.map(({ rect }) => rect.x1))).toEqual([
      [200, 100],
      [360, 100],
    ])
  })

  it('takes a region for the region', async () => {
    const { drafts } = await read(task([inner, asking, region('r', 'region', [0, 0, 50, 50])]))
    expect(drafts[0]?.content.region).toEqual(rect(0, 0, 1000, 500))
    expect(drafts[0]?.source.boxes).toHaveLength(1)
  })

  it('asks what the task asks, in its data or in a text of no region', async () => {
    const data = { image: 'a.jpg', question: 'Which word?', options: ['Open', 'Shut'], answer: 'Open' }
    const own = await read(task([region('x', 'sign', [10, 20, 5, 5])], { data }))
    expect(own.drafts).toMatchObject([
      { content: { question: 'Which word?', answerLetter: 'A' }, source: { picturePath: 'a.jpg' } },
    ])
    expect(own.drafts[0]?.source.boxes).toEqual([[{ rect: rect(200, 200, 300, 250), label: 'sign' }]])
    const loose = await read(task([region('x', 'sign', [10, 20, 5, 5]), written('t', 'question', 'Why?')]))
    expect(loose.drafts[0]).toMatchObject({ content: { question: 'Why?' } })
    const bare = await read({ data })
    expect(bare.drafts).toMatchObject([{ content: { question: 'Which word?', region: null } }])
    expect(bare.drafts[0]?.source.boxes).toEqual([])
  })

  it('takes the upright box around what is turned, a polygon or an ellipse', async () => {
    const turned = region('q_b1', 'b1', [50, 50, 10, 10], {}, { rotation: 90 })
    const polygon = {
      ...region('p', 'b1', []),
      type: 'polygonlabels',
      value: {
        points: [
          [10, 10],
          [20, 12],
          [15, 30],
        ],
        polygonlabels: ['b1'],
      },
    }
    const ellipse = {
      ...region('e', 'b1', []),
      type: 'ellipselabels',
      value: { x: 50, y: 50, radiusX: 5, radiusY: 10, rotation: 0, ellipselabels: ['b1'] },
    }
    expect(await boxOf(turned)).toEqual([rect(900, 500, 1000, 700), ['box-around']])
    expect(await boxOf(polygon)).toEqual([rect(200, 100, 400, 300), ['box-around']])
    expect(await boxOf(ellipse)).toEqual([rect(900, 400, 1100, 600), ['box-around']])
    expect(await boxOf({ ...inner, image_rotation: 90 })).toEqual([
      rect(200, 200, 300, 250),
      ['picture-turned'],
    ])
  })

  it('counts in shares of the sides where no region gives the size of its picture', async () => {
    const bare = { original_width: undefined, original_height: undefined }
    const tiny = region('q_b1', 'b1', [10, 20, 0.2, 0.5], bare)
    const { drafts, problems } = await read(task([tiny, { ...outer, ...bare }, asking]))
    expect(problems).toEqual([])
    const pictures = new Map([['images/a.jpg', picture({ name: 'a.jpg', width: 4000, height: 2000 })]])
    const built = await buildEntries({
      drafts,
      pictures,
      existing: { items: [], pictures: new Map() },
      digest,
    })
    const [item] = built.entries.flatMap((entry) => (entry.kind === 'item' ? [entry.value] : []))
    expect(item?.region).toEqual(rect(400, 400, 408, 410))
    expect(item?.source.boxes[0]?.[1]?.rect).toEqual(rect(200, 200, 1000, 800))
  })

  it('takes one of several annotations, the true one first, none that was cancelled', async () => {
    const annotations = [
      { result: [inner, written('q_b1', 'question', 'No?')], was_cancelled: true },
      { result: [inner, written('q_b1', 'question', 'First?')] },
      { result: [inner, written('q_b1', 'question', 'True?')], ground_truth: true },
    ]
    const several = await read(task([], { annotations }))
    expect(several.drafts.map(({ content }) => content.question)).toEqual(['True?'])
    expect(codesOf(several.problems)).toEqual(['annotations-several'])
    const first = await read(task([], { annotations: annotations.slice(0, 2) }))
    expect(first.drafts.map(({ content }) => content.question)).toEqual(['First?'])
    expect(first.problems).toEqual([])
    const older = await read(task([], { annotations: undefined, completions: annotations.slice(1, 2) }))
    expect(older.drafts).toHaveLength(1)
    const model = await read(
      task([], { annotations: [], predictions: [{ model_version: 'm', result: [inner, asking] }] }),
    )
    expect(model.drafts).toHaveLength(1)
    expect(codesOf(model.problems)).toEqual(['prediction-taken'])
  })

  it.each<readonly [path: string, found: string]>([
    ['/data/local-files/?d=a%20b/c.jpg', 'a b/c.jpg'],
    ['/data/local-files/?d=100%.jpg', '100%.jpg'],
    ['/data/upload/3/0a1b2c3d-sign.jpg', 'sign.jpg'],
    ['/data/upload/0a1b2c3d-sign.jpg', 'sign.jpg'],
    ['s3://bucket/a.jpg', 's3://bucket/a.jpg'],
    [`data:image/png;base64,${'A'.repeat(99)}`, 'data:image/png;base64,AAAAAAAAAAAAAAAAAA'],
  ])('finds the picture behind %s', async (image, found) => {
    const { drafts } = await read(task([inner], { data: { image, question: 'Why?' } }))
    expect(drafts[0]?.source.picturePath).toBe(found)
    expect(JSON.stringify(drafts[0]?.record)).not.toContain('A'.repeat(60))
  })

  it.each<readonly [what: string, task: unknown, code: string, field: string | null]>([
    ['no object', 3, 'wrong-type', null],
    ['no data', { annotations: [] }, 'wrong-type', 'data'],
    ['data in a list', { data: [] }, 'wrong-type', 'data'],
    [
      'a box without numbers',
      task([{ ...inner, value: { x: 'left' } }, written('t', 'question', 'Why?')]),
      'box-unreadable',
      'annotations[0].result[0].value',
    ],
    [
      'a huge box',
      task([region('q_b1', 'b1', [1e300, 1, 1, 1]), written('t', 'question', 'Why?')]),
      'box-unreadable',
      'annotations[0].result[0].value',
    ],
    ['a result that is none', task([3, inner, asking]), 'wrong-type', 'annotations[0].result[0]'],
    [
      'a result in a text',
      task([], { annotations: [{ result: 'all' }] }),
      'wrong-type',
      'annotations[0].result',
    ],
  ])('with %s is told of, beside a sound one', async (_, bad, code, field) => {
    const { drafts, problems } = await read(bad, task([inner, asking]))
    expect(drafts.filter(({ source }) => source.line === 2)).toHaveLength(1)
    expect(problems).toContainEqual(expect.objectContaining({ code, field, line: 1 }))
  })

  it('says once for all tasks what is missing where nobody asks', async () => {
    const bare = await read(task([inner]), task([inner, outer]))
    expect(bare.drafts).toEqual([])
    expect(bare.problems).toMatchObject([
      { code: 'questions-missing', sentence: expect.stringContaining('2 pictures and 3 boxes'), line: null },
    ])
    const one = await read(task([inner]), task([inner, asking]))
    expect(one.problems).toMatchObject([{ code: 'boxes-left', sentence: expect.stringContaining('1 box') }])
  })

  it('survives relations in circles and to nowhere', async () => {
    const links = [
      relation('q_b1', 'q_b2'),
      relation('q_b2', 'q_b1'),
      relation('q_b1', 'gone'),
      relation('q_b1', 'q_b1'),
    ]
    const { drafts } = await read(task([inner, outer, asking, ...links]))
    expect(drafts[0]?.source.boxes.map((chain) => chain.length)).toEqual([2])
  })
})

const dev = resolve(import.meta.dirname, '../../../shared/samples/dev')
const sample = (name: string) => file(name, new Uint8Array(readFileSync(join(dev, name))))

const hostile = resolve(import.meta.dirname, '../../../shared/samples/hostile/34_labelstudio_overflow.json')

describe.skipIf(!existsSync(hostile))('the hostile sample of Label Studio', () => {
  it('once it asks something, is cut at the edges, with a word on what was turned or no rectangle', async () => {
    const text = readFileSync(hostile, 'utf8')
    const bare = await decodeAll(labelStudio, file('x.json', text))
    const odd = ['picture-turned', 'box-around', 'box-around']
    expect([bare.drafts.length, codesOf(bare.problems)]).toEqual([0, [...odd, 'questions-missing']])
    const asked = text.replace('"data": {', '"data": { "question": "Which?",')
    const { drafts } = await decodeAll(labelStudio, file('x.json', asked))
    const koi = picture({ name: 'koi.jpg', width: 1280, height: 960 })
    const pictures = new Map([['images/koi.jpg', koi]])
    const existing = { items: [], pictures: new Map<string, never>() }
    const built = await buildEntries({ drafts, pictures, existing, digest })
    const [item] = built.entries.flatMap((entry) => (entry.kind === 'item' ? [entry.value] : []))
    expect(item?.source.boxes[0]?.[0]?.rect).toEqual(rect(1152, 864, 1280, 960))
    expect(codesOf(built.problems)).toEqual(['box-clamped'])
  })
})

describe.skipIf(!existsSync(dev))('the sample of Label Studio', () => {
  it('has the questions and boxes of nested_boxes.json to the pixel', async () => {
    const { drafts, problems } = await decodeAll(labelStudio, sample('labelstudio.json'))
    const wanted = await decodeAll(nestedBoxes, sample('nested_boxes.json'))
    const plain = ({ drafts }: typeof wanted) =>
      new Map(
        drafts.map(({ content, source, claimedSize }) => [
          source.id,
          {
            question: content.question,
            region: content.region,
            picture: source.picturePath,
            boxes: source.boxes.map((chain) => chain.map(({ rect }) => rect)),
            claimedSize,
          },
        ]),
      )
    expect(problems).toEqual([])
    expect(drafts).toHaveLength(37)
    expect(plain({ ...wanted, drafts })).toEqual(plain(wanted))
  })
})
