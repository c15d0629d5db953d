import { describe, expect, it } from 'vitest'
import { imageFolder } from './imageFolder.ts'
import { tableFile } from './parquet/table.test-data.ts'
import { planImport } from './plan.ts'
import { codesOf, decodeAll, file, lines, pngStart } from './upstream.test-data.ts'

describe('an image folder', () => {
  const row = {
    file_name: 'images/a.png',
    crop_image_file_name: 'images/a_crop.png',
    query: 'Which?\nA. red\nB. blue',
    response: 'B',
    bbox: [1200, 820, 1320, 900],
    gt_bboxes: [
      [1200, 820, 1320, 900],
      [1160, 780, 1400, 960],
    ],
  }

  it('is read by its JSON lines, paths counted from their folder', async () => {
    const plan = await planImport([
      lines('data/test/metadata.jsonl', row),
      file('data/test/images/a.png', pngStart),
      file('data/train/images/a.png', pngStart),
    ])
    expect(plan.drafts[0]).toMatchObject({
      content: {
        question: 'Which?',
        options: ['red', 'blue'],
        answerLetter: 'B',
        region: { x1: 1200, y2: 900 },
      },
      source: {
        format: 'imagefolder',
        picturePath: 'data/test/images/a.png',
        cropPath: 'data/test/images/a_crop.png',
        boxes: [[{ rect: { x1: 1200 } }, { rect: { x1: 1160 } }]],
      },
      problems: [],
    })
    expect(plan.pictures[0]?.match).toMatchObject({ kind: 'matched', file: 'data/test/images/a.png' })
  })

  it('is read by its CSV', async () => {
    const text = 'file_name,question,answer,x,y,w,h\na.png,"Which, then?",red,10,20,30,40\n'
    const plan = await planImport([file('metadata.csv', text)])
    expect(plan.drafts[0]).toMatchObject({
      content: { question: 'Which, then?', answerText: 'red', region: { x1: 10, y1: 20, x2: 40, y2: 60 } },
      source: { picturePath: 'a.png' },
      problems: [],
    })
  })

  it('is read by its Parquet', async () => {
    const source = tableFile('train/metadata.parquet', {
      file_name: ['text', ['a.png']],
      question: ['text', ['Which?']],
      options: [['text'], [['red', 'blue']]],
      answer: ['text', ['A']],
      note: ['text', ['kept']],
    })
    const { drafts } = await decodeAll(imageFolder, source)
    expect(drafts[0]).toMatchObject({
      content: { options: ['red', 'blue'], answerText: 'red' },
      source: { picturePath: 'train/a.png' },
      record: { note: 'kept' },
    })
  })

  it('is no COCO file, and nothing without a question', () => {
    expect(
      imageFolder.recognises(
        'a.json',
        '{"images":[{"file_name":"a.png"}],"annotations":[],"questions":[{"question":"x"}]}',
      ),
    ).toBeNull()
    expect(imageFolder.recognises('a.csv', 'file_name,label\na.png,cat\n')).toBeNull()
  })

  it('names what it cannot take', async () => {
    const source = lines('metadata.jsonl', { ...row, bbox: 'x', gt_bboxes: null }, row)
    const { drafts, problems } = await decodeAll(imageFolder, source)
    expect(drafts).toHaveLength(1)
    expect(codesOf(problems)).toEqual(['box-unreadable'])
    const empty = await decodeAll(imageFolder, file('metadata.jsonl', ''))
    expect(codesOf(empty.problems)).toEqual(['question-unknown'])
  })
})
