import { describe, expect, it } from 'vitest'
import { boxIn, rectOf } from '../domain/boxes.test-data.ts'
import { exampleItem, exampleOpenItem, examplePicture } from '../domain/example.ts'
import { bytesFromBlob } from './byteSource.ts'
import { acceptedCandidate } from './export.test-data.ts'
import { linesIn, textIn, writtenBy } from './exportWritten.test-data.ts'
import { planImport } from './plan.ts'
import { vstarFolder } from './vstarWrite.ts'

const candidates = [
  acceptedCandidate(exampleItem({ region: { x1: 1200, y1: 820, x2: 1320, y2: 900 } })),
  acceptedCandidate(
    exampleItem({ id: 'item-2', order: 2, question: 'Which is left?' }),
    examplePicture(),
    {},
    {
      boxes: [
        boxIn(null, 'one', rectOf(1.5, 2, 30, 40), { label: 'cat' }),
        boxIn(null, 'two', rectOf(100, 2, 130, 40)),
      ],
    },
  ),
  acceptedCandidate(exampleOpenItem({ id: 'open', order: 3 })),
]

describe('folders in the style of V* Bench', () => {
  it('hold a picture and a record for each question', async () => {
    const { files, plan } = await writtenBy(vstarFolder, candidates)
    expect([...files.keys()]).toEqual([
      'test_questions.jsonl',
      'direct_attributes/harbour.json',
      'direct_attributes/harbour.jpg',
      'relative_position/harbour_2.json',
      'relative_position/harbour_2.jpg',
    ])
    expect(plan.held).toMatchObject([{ itemId: 'open', code: 'open-question' }])
    expect(textIn(files, 'relative_position/harbour_2.jpg')).toBe('kept picture-1')
  })

  it('are both there, for its script lists both and takes whatever is no JSON for a picture', async () => {
    const { files, plan } = await writtenBy(vstarFolder, candidates.slice(0, 1))
    const others = [...files.keys()].filter((path) => path.startsWith('relative_position/'))
    expect(others).toEqual(['relative_position/no_questions.json'])
    expect(plan.files).toBe(files.size)
    const sources = [...files].map(([path, bytes]) => bytesFromBlob(path, new Blob([bytes])))
    expect((await planImport(sources)).drafts).toHaveLength(1)
  })

  it('have the right option first, and boxes by corner and size', async () => {
    const { files } = await writtenBy(vstarFolder, candidates)
    expect(JSON.parse(textIn(files, 'direct_attributes/harbour.json'))).toEqual({
      target_object: ['hinge'],
      bbox: [[1200, 820, 120, 80]],
      question: 'How many bolts hold the hinge?',
      options: ['three', 'two', 'four', 'six'],
    })
    expect(JSON.parse(textIn(files, 'relative_position/harbour_2.json'))).toMatchObject({
      target_object: ['cat', 'object'],
      bbox: [
        [1, 2, 29, 38],
        [100, 2, 30, 38],
      ],
    })
  })

  it('ask with the letters of the item', async () => {
    const { files } = await writtenBy(vstarFolder, candidates)
    expect(linesIn(files, 'test_questions.jsonl')).toEqual([
      {
        image: 'direct_attributes/harbour.jpg',
        text: "How many bolts hold the hinge?\n(A) two\n(B) three\n(C) four\n(D) six\nAnswer with the option's letter from the given choices.",
        category: 'direct_attributes',
        question_id: '0',
        label: 'B',
        id: 'item-1',
      },
      expect.objectContaining({ category: 'relative_position', question_id: '1' }),
    ])
  })

  it('are read back, letters and boxes together', async () => {
    const { files } = await writtenBy(vstarFolder, candidates)
    const sources = [...files].map(([path, bytes]) => bytesFromBlob(path, new Blob([bytes])))
    const { drafts } = await planImport(sources)
    const [first] = candidates.map(({ resolution }) => typeof resolution !== 'string' && resolution.content)
    expect(drafts[0]?.content).toEqual({ ...first, category: 'direct_attributes' })
    expect(drafts[1]?.source.boxes.map(([box]) => box)).toEqual([
      { rect: rectOf(1, 2, 30, 40), label: 'cat' },
      { rect: rectOf(100, 2, 130, 40), label: 'object' },
    ])
    expect(drafts).toHaveLength(2)
  })
})
