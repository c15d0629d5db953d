import { describe, expect, it } from 'vitest'
import { boxIn, rectOf } from '../domain/boxes.test-data.ts'
import { exampleItem, exampleOpenItem, examplePicture } from '../domain/example.ts'
import { bytesFromBlob } from './byteSource.ts'
import { acceptedCandidate } from './export.test-data.ts'
import { linesIn, textIn, writtenBy } from './exportWritten.test-data.ts'
import { planImport } from './plan.ts'
import { visualCotFolder } from './visualCotWrite.ts'

/** The picture and box of FORMATS §4.10. */
const picture = examplePicture({ width: 2246, height: 1582 })
const region = { x1: 1200, y1: 820, x2: 1320, y2: 900 }
const candidates = [
  acceptedCandidate(exampleOpenItem({ region, answerText: 'three bolts' }), picture),
  acceptedCandidate(
    exampleItem({ id: 'item-2', order: 2, question: 'Which <image> is left?', region }),
    picture,
    {},
    { boxes: [boxIn(null, 'one', rectOf(1, 2, 30, 40)), boxIn(null, 'two', rectOf(100, 2, 130, 40.5))] },
  ),
]
const read = async (files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>, path: string) =>
  (await planImport([bytesFromBlob(path, new Blob([files.get(path) ?? new Uint8Array()]))])).drafts

describe('Visual-CoT', () => {
  it('has boxes in pixels in its lines', async () => {
    const { files } = await writtenBy(visualCotFolder, candidates)
    expect([...files.keys()]).toEqual(['viscot.jsonl', 'viscot_conversations.json', 'images/harbour.jpg'])
    expect(linesIn(files, 'viscot.jsonl')).toEqual([
      {
        question: 'How many bolts hold the hinge?',
        answer: 'three bolts',
        image: 'images/harbour.jpg',
        width: 2246,
        height: 1582,
        bboxs: [[1200, 820, 1320, 900]],
        dataset: 'Example',
        split: 'train',
        question_id: 'item-1',
      },
      expect.objectContaining({
        question: 'Which [image] is left?',
        answer: 'three',
        bboxs: [
          [1, 2, 30, 40],
          [100, 2, 130, 41],
        ],
      }),
    ])
  })

  it('has shares of the padded square in its conversations (FORMATS §4.10)', async () => {
    const { files, plan } = await writtenBy(visualCotFolder, candidates)
    const said: unknown = JSON.parse(textIn(files, 'viscot_conversations.json'))
    expect(said).toMatchObject([
      {
        image: ['images/harbour.jpg', 'images/harbour.jpg###[1200, 820, 1320, 900]'],
        conversations: [
          { from: 'human' },
          { from: 'gpt', value: '[0.534, 0.513, 0.588, 0.549]' },
          { from: 'human', value: '<image>' },
          { from: 'gpt', value: 'three bolts' },
        ],
      },
      { image: ['images/harbour.jpg', 'images/harbour.jpg###[1, 2, 130, 41]'] },
    ])
    expect(plan.losses).toHaveLength(2)
  })

  it('has a marker for each picture and no others', async () => {
    const { files } = await writtenBy(visualCotFolder, candidates)
    expect(textIn(files, 'viscot_conversations.json').match(/<image>/g)).toHaveLength(4)
  })

  it.each(['viscot.jsonl', 'viscot_conversations.json'])('is read back from %s', async (path) => {
    const { files } = await writtenBy(visualCotFolder, candidates)
    const drafts = await read(files, path)
    expect(drafts).toHaveLength(2)
    expect(drafts[0]?.content).toEqual({
      question: 'How many bolts hold the hinge?',
      options: [],
      answerLetter: null,
      answerText: 'three bolts',
      category: null,
      region,
    })
  })
})
