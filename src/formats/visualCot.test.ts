import { describe, expect, it } from 'vitest'
import { buildEntries } from './build.ts'
import { codesOf, decodeAll, digest, file, lines, picture } from './upstream.test-data.ts'
import { visualCot } from './visualCot.ts'
import { visualCotPhrases } from './visualCotPhrases.ts'
import { visualCotTalks } from './visualCotTalks.ts'

const box = [1200, 820, 1320, 900]
const rect = { x1: 1200, y1: 820, x2: 1320, y2: 900 }

describe('the lines of Visual-CoT', () => {
  const row = {
    question: 'Which?',
    answer: 'red',
    image: 'a.jpg',
    width: 2246,
    height: 1582,
    bboxs: [box],
    dataset: 'x',
    split: 'val',
  }
  it('have corners in pixels', async () => {
    const { drafts } = await decodeAll(
      visualCot,
      lines('a.jsonl', row, { ...row, bboxs: [box, [1, 2, 30, 40]] }),
    )
    expect(drafts.map(({ content }) => content.region)).toEqual([rect, null])
    expect(drafts.map(({ source }) => source.boxes.length)).toEqual([1, 2])
    expect(drafts[0]?.claimedSize).toEqual({ width: 2246, height: 1582 })
  })
})

const talk = (image: unknown, said = '[0.534, 0.513, 0.588, 0.549]') => ({
  id: '1',
  image,
  conversations: [
    {
      from: 'human',
      value:
        '<image>\nWhich colour is it?\nPlease provide the bounding box coordinate of the region that can help you answer the question better.',
    },
    { from: 'gpt', value: said },
    { from: 'human', value: '<image>' },
    { from: 'gpt', value: 'red' },
  ],
})

describe('the conversations of Visual-CoT', () => {
  it('have shares of the padded square, which become pixels on the picture', async () => {
    const { drafts } = await decodeAll(visualCotTalks, file('c.json', JSON.stringify([talk(['cot/a.jpg'])])))
    expect(drafts[0]).toMatchObject({
      content: { question: 'Which colour is it?', answerText: 'red' },
      measure: { share: 'padded-square', of: 1 },
    })
    const a = picture({ name: 'a.jpg', width: 2246, height: 1582 })
    const built = await buildEntries({
      drafts,
      pictures: new Map([['cot/a.jpg', a]]),
      existing: { items: [], pictures: new Map() },
      digest,
    })
    const region = built.entries.find((entry) => entry.kind === 'item')?.value.region
    // FORMATS §4.10: three decimals of 2246 pixels.
    for (const corner of ['x1', 'y1', 'x2', 'y2'] as const)
      expect(Math.abs((region?.[corner] ?? 0) - rect[corner])).toBeLessThan(2246 * 0.0006)
  })

  it('have pixels where the second picture is named with them', async () => {
    const { drafts } = await decodeAll(
      visualCotTalks,
      file('c.json', JSON.stringify([talk(['cot/a.jpg', `cot/a.jpg###[${box.join(', ')}]`])])),
    )
    expect(drafts[0]).toMatchObject({
      content: { region: rect },
      measure: 'pixels',
      source: { picturePath: 'cot/a.jpg' },
    })
  })

  it('without an answer in words are named', async () => {
    const row = { ...talk(['a.jpg']), conversations: talk([]).conversations.slice(0, 2) }
    const { problems } = await decodeAll(visualCotTalks, lines('c.jsonl', row))
    expect(codesOf(problems)).toEqual(['talk-without-answer'])
  })
})

describe('the phrases of Visual-CoT', () => {
  it('come as questions that still need an answer', async () => {
    const row = {
      img_path: 'a.jpg',
      expression: 'the red kayak',
      bbox: box,
      height: 1582,
      width: 2246,
      question_id: 5,
      split: 'test',
    }
    const { drafts } = await decodeAll(visualCotPhrases, lines('d.jsonl', row))
    expect(drafts[0]).toMatchObject({
      content: { question: 'the red kayak', answerText: '', region: rect },
      source: { id: '5' },
    })
    expect(codesOf(drafts[0]?.problems ?? [])).toEqual(['answer-missing'])
  })
})
