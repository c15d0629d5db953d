import { describe, expect, it } from 'vitest'
import type { Size } from '../domain/geometry.ts'
import { buildEntries } from './build.ts'
import { recognise } from './formats.ts'
import { nestedBoxes } from './nestedBoxes.ts'
import { codesOf, decodeAll, digest, file, lines, picture } from './upstream.test-data.ts'

const row = (over: Readonly<Record<string, unknown>> = {}) => ({
  id: 'sign',
  image: 'images/a.jpg',
  width: 2246,
  height: 1582,
  question: 'What school name is on the sign?',
  answer: 'Harbor School',
  boxes: [
    [1200, 820, 1320, 900],
    [1160, 780, 1400, 960],
    [1000, 640, 1560, 1120],
  ],
  labels: ['text', 'sign panel', 'sign with post'],
  ...over,
})

async function only(over: Readonly<Record<string, unknown>> = {}) {
  const { drafts, problems } = await decodeAll(nestedBoxes, lines('nested_boxes.jsonl', row(over)))
  const [draft] = drafts
  return { draft, problems, codes: [...codesOf(problems), ...codesOf(draft?.problems ?? [])] }
}

const chain = (...boxes: readonly (readonly number[])[]) => ({
  boxes,
  labels: boxes.map((_, place) => `level ${place + 1}`),
})
const rect = ([x1, y1, x2, y2]: readonly [number, number, number, number]) => ({ x1, y1, x2, y2 })

describe('nested boxes', () => {
  it('are known by what their records hold', () => {
    const text = JSON.stringify([row()])
    expect(recognise('x.json', text)).toMatchObject({ format: { id: 'nested-boxes' } })
    expect(nestedBoxes.recognises('nested_boxes.json', '[{"image":"a.jpg","question":"?"}]')).toBeNull()
    const quoted = JSON.stringify({ question: 'Is "image": or "boxes": meant?' })
    expect(nestedBoxes.recognises('x.json', quoted)).toBeNull()
  })

  it('come as an open question whose boxes wait to be adopted', async () => {
    const { draft, codes } = await only()
    expect(codes).toEqual([])
    expect(draft).toMatchObject({
      content: {
        question: 'What school name is on the sign?',
        options: [],
        answerLetter: null,
        answerText: 'Harbor School',
        category: null,
        region: rect([1200, 820, 1320, 900]),
      },
      source: { id: 'sign', picturePath: 'images/a.jpg', line: 1, notes: [] },
      claimedSize: { width: 2246, height: 1582 },
      record: row(),
    })
    expect(draft?.source.boxes).toEqual([
      [
        { rect: rect([1200, 820, 1320, 900]), label: 'text' },
        { rect: rect([1160, 780, 1400, 960]), label: 'sign panel' },
        { rect: rect([1000, 640, 1560, 1120]), label: 'sign with post' },
      ],
    ])
  })

  it('have several chains where the record says so, and then no one region', async () => {
    const chains = [chain([0, 0, 50, 50], [0, 0, 90, 90]), chain([200, 0, 250, 50], [200, 0, 290, 90])]
    const { draft, codes } = await only({ chains })
    expect(codes).toEqual([])
    expect(draft?.source.boxes.map((levels) => levels.map(({ label }) => label))).toEqual([
      ['level 1', 'level 2'],
      ['level 1', 'level 2'],
    ])
    expect(draft?.content.region).toBeNull()
  })

  it('are a multiple-choice question where there are options', async () => {
    const { draft, codes } = await only({ options: ['red', 'blue'], answer: 'blue', answer_letter: 'B' })
    expect(codes).toEqual([])
    expect(draft?.content).toMatchObject({ options: ['red', 'blue'], answerLetter: 'B', answerText: 'blue' })
    expect((await only({ options: ['red', 'blue'], answer: 'green' })).codes).toContain('letter-missing')
  })

  it.each<readonly [what: string, boxes: unknown, code: string, says: string]>([
    [
      'not nested',
      [
        [100, 600, 200, 700],
        [150, 650, 400, 900],
      ],
      'levels-not-nested',
      'b2 does not contain b1.',
    ],
    [
      'shrinking',
      [
        [100, 600, 200, 700],
        [120, 620, 180, 680],
      ],
      'levels-shrink',
      'b2 lies inside b1',
    ],
    [
      'equal',
      [
        [100, 600, 200, 700],
        [100, 600, 200, 700],
      ],
      'levels-equal',
      'are the same box',
    ],
    [
      'nearly equal',
      [
        [100.4, 600.2, 199.9, 700.7],
        [100, 600, 200, 701],
      ],
      'levels-nearly-equal',
      'IoU 0.99',
    ],
    ['none at all', [], 'boxes-missing', 'The record has no boxes.'],
    ['missing', undefined, 'boxes-missing', 'The record has no boxes.'],
  ])('that are %s are said to be, and left as they came', async (_, boxes, code, says) => {
    const labels = ['fish', 'water'].slice(0, Array.isArray(boxes) ? boxes.length : 0)
    const { draft, problems, codes } = await only({ boxes, labels })
    expect(problems).toEqual([])
    expect(codes).toEqual([code])
    expect(draft?.problems[0]).toMatchObject({ severity: 'warning', line: 1 })
    expect(draft?.problems[0]?.sentence).toContain(says)
    const kept = draft?.source.boxes[0]?.map(({ rect }) => [rect.x1, rect.y1, rect.x2, rect.y2])
    expect(kept ?? []).toEqual(boxes ?? [])
    const isSound = code === 'levels-nearly-equal'
    expect(draft?.content.region).toEqual(isSound ? draft?.source.boxes[0]?.[0]?.rect : null)
  })

  it('are told of at the pair that is at fault, in the chain it stands in', async () => {
    const bad = chain([0, 0, 50, 50], [0, 0, 90, 90], [10, 10, 20, 20])
    const { draft } = await only({ chains: [chain([0, 0, 9, 9]), bad] })
    expect(draft?.problems.map(({ code, field }) => [code, field])).toEqual([
      ['levels-shrink', 'chains[1].boxes[2]'],
    ])
    expect(draft?.problems[0]?.sentence).toContain('b3 lies inside b2')
  })

  it.each<readonly [labels: unknown, code: string, says: string]>([
    [['text'], 'labels-missing', 'b2, b3 have no label.'],
    [['text', ' ', 'post'], 'labels-missing', 'b2 has no label.'],
    [undefined, 'labels-missing', 'b1, b2, b3 have no label.'],
    [['a', 'b', 'c', 'd'], 'labels-surplus', '4 labels for 3 boxes'],
    [['a', 2, 'c'], 'kind-repaired', 'labels[1] was a number'],
  ])('with the labels %j are kept, with a remark', async (labels, code, says) => {
    const { draft, codes } = await only({ labels })
    expect(codes).toEqual([code])
    expect(draft?.problems[0]?.sentence).toContain(says)
    expect(draft?.source.boxes[0]).toHaveLength(3)
  })

  it.each<readonly [over: Readonly<Record<string, unknown>>, code: string, field: string]>([
    [
      {
        boxes: [
          [0, 0, 9, 9],
          [0, 0, 'wide', 90],
        ],
      },
      'box-unreadable',
      'boxes[1]',
    ],
    [{ boxes: [[0, 0, 9]] }, 'box-count', 'boxes[0]'],
    [{ boxes: [{ x: 0, y: 0, width: 9, height: 9 }] }, 'box-width-height', 'boxes[0]'],
    [{ chains: [chain([0, 0, 9, 9]), { labels: [] }] }, 'wrong-type', 'chains[1].boxes'],
    [{ chains: [3] }, 'wrong-type', 'chains[0]'],
    [{ boxes: Array.from({ length: 1001 }, () => [0, 0, 9, 9]) }, 'boxes-many', 'boxes'],
    [{ boxes: 'all' }, 'wrong-type', 'boxes'],
    [{ question: '  ' }, 'question-empty', 'question'],
    [{ question: undefined }, 'wrong-type', 'question'],
    [{ image: ['a.jpg'] }, 'wrong-type', 'image'],
  ])('that cannot be read are a problem: %j', async (over, code, field) => {
    const { draft, problems } = await only(over)
    expect(draft).toBeUndefined()
    expect(problems).toMatchObject([{ code, field, line: 1, severity: 'error' }])
  })

  it('say when the answer or the size is missing or of no use', async () => {
    expect((await only({ answer: null })).codes).toEqual(['answer-missing'])
    expect((await only({ width: 'wide' })).codes).toEqual(['size-unreadable'])
    const { draft, codes } = await only({ width: undefined, height: undefined })
    expect([draft?.claimedSize, codes]).toEqual([null, []])
  })

  it('never fail their neighbours', async () => {
    const text = `[${JSON.stringify(row())},{"image":3},${JSON.stringify(row({ id: 'b' }))}]`
    const { drafts, problems } = await decodeAll(nestedBoxes, file('n.json', text))
    expect(drafts.map(({ source }) => [source.id, source.line])).toEqual([
      ['sign', 1],
      ['b', 3],
    ])
    expect(codesOf(problems)).toEqual(['wrong-type'])
  })
})

async function built(over: Readonly<Record<string, unknown>>, size: Size, orientation = 1) {
  const { drafts } = await decodeAll(nestedBoxes, lines('n.jsonl', row(over)))
  const upright = picture({ name: 'a.jpg', ...size })
  const turned = orientation > 4
  const stored = turned ? { width: size.height, height: size.width } : size
  const on = { ...upright, origin: { ...upright.origin, stored, orientation } }
  const pictures = new Map([['images/a.jpg', on]])
  return buildEntries({ drafts, pictures, existing: { items: [], pictures: new Map() }, digest })
}

const itemIn = ({ entries }: Awaited<ReturnType<typeof built>>) =>
  entries.flatMap((entry) => (entry.kind === 'item' ? [entry.value] : []))[0]

describe('nested boxes on their picture', () => {
  it('stay where they are on the picture that they were drawn on', async () => {
    const outcome = await built({}, { width: 2246, height: 1582 })
    expect(outcome.problems).toEqual([])
    expect(itemIn(outcome)?.source.boxes[0]?.[2]?.rect).toEqual(rect([1000, 640, 1560, 1120]))
  })

  it('are cut at its edges with a warning, and may be all of it', async () => {
    const boxes = [
      [10, 10, 60, 60],
      [-5, 0, 100, 100],
      [0, 0, 2246, 1582],
    ]
    const outcome = await built({ boxes: boxes.slice(0, 2) }, { width: 2246, height: 1582 })
    expect(outcome.problems.map(({ code, field }) => [code, field])).toEqual([['box-clamped', 'boxes[1]']])
    expect(itemIn(outcome)?.source.boxes[0]?.[1]?.rect).toEqual(rect([0, 0, 100, 100]))
    const whole = await built({ boxes: [boxes[0], boxes[2]] }, { width: 2246, height: 1582 })
    expect(whole.problems).toEqual([])
  })

  it('are refused when one of them lies outside', async () => {
    const boxes = [
      [10, 10, 60, 60],
      [5000, 5000, 6000, 6000],
    ]
    const outcome = await built({ boxes }, { width: 2246, height: 1582 })
    expect(outcome).toMatchObject({ items: 0, rejected: 1 })
    expect(outcome.problems[0]).toMatchObject({ code: 'box-outside', field: 'boxes[1]' })
  })

  it('are turned with the picture when they count in stored pixels', async () => {
    const outcome = await built({}, { width: 1582, height: 2246 }, 6)
    expect(itemIn(outcome)?.source.boxes[0]?.[0]?.rect).toEqual(rect([682, 1200, 762, 1320]))
    expect(itemIn(outcome)?.region).toEqual(rect([682, 1200, 762, 1320]))
    expect(codesOf(outcome.problems)).toEqual(Array(3).fill('box-in-stored-pixels'))
  })

  it('tell once that the size differs', async () => {
    const outcome = await built({}, { width: 2000, height: 1500 })
    expect(codesOf(outcome.problems)).toEqual(['size-differs'])
  })

  it('make two items of two rows that differ in their boxes alone, and one of the same row twice', async () => {
    const labels = ['a', 'b', 'c']
    const { drafts } = await decodeAll(nestedBoxes, lines('n.jsonl', row(), row({ labels }), row()))
    const pictures = new Map([['images/a.jpg', picture({ name: 'a.jpg', width: 2246, height: 1582 })]])
    const outcome = await buildEntries({
      drafts,
      pictures,
      existing: { items: [], pictures: new Map() },
      digest,
    })
    expect(outcome).toMatchObject({ items: 2, merged: 1 })
  })
})
