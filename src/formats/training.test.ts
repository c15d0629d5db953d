import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { bytesFromBlob } from './byteSource.ts'
import { cofRl } from './cofRl.ts'
import { cofTrajectories } from './cofTrajectories.ts'
import { easyR1 } from './easyR1.ts'
import { miniO3 } from './miniO3.ts'
import { image, someBytes, tableFile } from './parquet/table.test-data.ts'
import { pixelReasoner } from './pixelReasoner.ts'
import { planImport } from './plan.ts'
import { codesOf, constraint, decodeAll, file, lines } from './upstream.test-data.ts'
import { verl } from './verl.ts'

const options = 'A. 2\nB. 3'
const letter = "Answer with the option's letter from the given choices."

describe('EasyR1', () => {
  const problem = `<image>How many bolts?\n\n${constraint}\n\n${options}\n\n${letter}`
  const row = { images: ['boxed/a.png'], problem, answer: 'B', bbox: [100, 200, 300, 400] }

  it('reads what the converters write, and says that the box is painted into the picture', async () => {
    const { drafts, problems } = await decodeAll(
      easyR1,
      lines('train.jsonl', { ...row, status: 'valid vqa' }),
    )
    expect(problems).toEqual([])
    expect(drafts[0]?.content).toEqual({
      question: 'How many bolts?',
      options: ['2', '3'],
      answerLetter: 'B',
      answerText: '3',
      category: null,
      region: { x1: 100, y1: 200, x2: 300, y2: 400 },
    })
    expect(drafts[0]?.source).toMatchObject({ status: 'valid vqa', picturePath: 'boxed/a.png' })
    expect(codesOf(drafts[0]?.problems ?? [])).toEqual(['picture-painted', 'question-stripped'])
  })

  it('reads the Parquet that the converters write', async () => {
    const source = tableFile('train.parquet', {
      images: [['text'], [row.images]],
      problem: ['text', [problem]],
      answer: ['text', ['B']],
      bbox: [['double'], [row.bbox]],
      status: ['text', ['valid vqa']],
    })
    const plan = await planImport([source])
    expect(plan.drafts[0]).toMatchObject({
      content: { answerText: '3', region: { x1: 100, y1: 200, x2: 300, y2: 400 } },
      source: { format: 'easyr1', status: 'valid vqa', picturePath: 'boxed/a.png' },
    })
  })

  it('takes the picture without the painted box from the published set', async () => {
    const source = tableFile('train.parquet', {
      images: [[image], [[{ bytes: someBytes, path: null }]]],
      original_images: [['text'], [['original_images/a.jpg']]],
      problem: ['text', [problem]],
      answer: ['text', ['B']],
      ability: ['text', ['counting']],
      data_source: ['text', ['general']],
      bbox: [['double'], [[1, 2, 30, 40]]],
      extra_info: [{ question: 'text', index: 'int' }, [{ question: 'How many bolts?', index: 17 }]],
    })
    const { drafts } = await decodeAll(easyR1, source)
    expect(drafts[0]).toMatchObject({
      content: { category: 'counting', region: { x1: 1, y1: 2, x2: 30, y2: 40 } },
      source: { id: '17', picturePath: 'original_images/a.jpg', line: 1 },
    })
    expect(codesOf(drafts[0]?.problems ?? [])).toEqual(['question-stripped'])
  })

  it('finds its pictures as bytes, as structs of bytes and as paths', async () => {
    const cases = [
      [['text'], ['a.png'], 'a.png'],
      [[image], [{ bytes: someBytes, path: 'a.png' }], 't.parquet/1/images-0'],
      [[image], [{ bytes: null, path: 'a.png' }], 'a.png'],
      [['bytes'], [someBytes], 't.parquet/1/images-0'],
    ] as const
    for (const [kind, value, path] of cases) {
      const source = tableFile('t.parquet', {
        images: [kind, [value]],
        problem: ['text', ['Which?']],
        answer: ['text', ['red']],
      })
      const plan = await planImport([source])
      expect(plan.drafts.map(({ source: { picturePath } }) => picturePath)).toEqual([path])
      const bytes = await plan.pictureFiles.get(path)?.blob()
      expect(bytes && new Uint8Array(await bytes.arrayBuffer())).toEqual(
        path.startsWith('t.') ? someBytes : undefined,
      )
    }
  })
})

describe('verl', () => {
  const row = {
    data_source: 'vstar',
    prompt: [
      { role: 'system', content: 'You are a helpful assistant.' },
      {
        role: 'user',
        content: '<image> Question: Which colour?\nThink first, call **image_zoom_in_tool** if needed.',
      },
    ],
    images: [{ image: 'file:///data/images/a.jpg' }],
    ability: 'vision',
    reward_model: { style: 'rule', ground_truth: 'red' },
    extra_info: { question: 'Which colour?', answer: 'red', index: 4 },
  }

  it('takes the bare question beside the prompt', async () => {
    const { drafts } = await decodeAll(verl, lines('train.jsonl', row))
    expect(drafts[0]).toMatchObject({
      content: { question: 'Which colour?', options: [], answerText: 'red', category: 'vision' },
      source: { id: '4', picturePath: '/data/images/a.jpg' },
    })
  })

  it('takes the question out of the prompt where it stands nowhere else', async () => {
    const { drafts } = await decodeAll(verl, lines('train.jsonl', { ...row, extra_info: null }))
    expect(drafts[0]?.content.question).toBe('Which colour?')
    expect(codesOf(drafts[0]?.problems ?? [])).toContain('question-from-prompt')
  })

  it('brings the boxes of Stage II along as chains on the original picture', async () => {
    const stage = {
      ...row,
      images: ['low/a.jpg'],
      original_image: 'full/a.jpg',
      gt_bboxes: [
        [10, 10, 20, 20],
        [5, 5, 40, 40],
        [100, 100, 120, 120],
      ],
      gt_labels: ['text', 'sign', 'door'],
      gt_groups: [0, 0, 1],
      extra_info: { ...row.extra_info, width: 2246, height: 1582 },
    }
    const { drafts } = await decodeAll(verl, lines('stage2.jsonl', stage))
    expect(drafts[0]?.source.boxes.map((chain) => chain.map(({ label }) => label))).toEqual([
      ['text', 'sign'],
      ['door'],
    ])
    const chains = [
      { boxes: stage.gt_bboxes.slice(0, 2), labels: ['text', 'sign'] },
      { boxes: stage.gt_bboxes.slice(2), labels: ['door'] },
    ]
    const same = await decodeAll(
      verl,
      lines('stage2.jsonl', { ...stage, gt_groups: null, gt_chains: chains }),
    )
    expect(same.drafts[0]?.source.boxes).toEqual(drafts[0]?.source.boxes)
    expect(drafts[0]?.source.picturePath).toBe('full/a.jpg')
    expect(drafts[0]?.claimedSize).toEqual({ width: 2246, height: 1582 })
    expect(drafts[0]?.content.region).toBeNull()
  })

  it('tells as many chains apart as there are groups, in whatever order their boxes come', async () => {
    const count = 500
    const places = Array.from({ length: count }, (_, at) => at)
    const many = {
      ...row,
      gt_bboxes: [10, 30].flatMap((side) => places.map((at) => [at, at, at + side, at + side])),
      gt_groups: [...places, ...places],
    }
    const { drafts } = await decodeAll(verl, lines('stage2.jsonl', many))
    const chains = drafts[0]?.source.boxes ?? []
    expect(chains).toHaveLength(count)
    expect(chains.at(-1)?.map(({ rect }) => rect.x2 - rect.x1)).toEqual([10, 30])
  })

  it('finds boxes where a third-party converter puts them, and has the minimal one for the region', async () => {
    const found = {
      ...row,
      reward_model: { ground_truth: ['red', 'crimson'], ground_truth_bboxes: [[1, 2, 9, 9]] },
    }
    const { drafts } = await decodeAll(verl, lines('train.jsonl', found))
    expect(drafts[0]?.content.region).toEqual({ x1: 1, y1: 2, x2: 9, y2: 9 })
    expect(codesOf(drafts[0]?.problems ?? [])).toEqual(['answers-several'])
  })

  it('reads the Parquet form with pictures inside', async () => {
    const source = tableFile('d.parquet', {
      prompt: [[{ role: 'text', content: 'text' }], [row.prompt]],
      images: [[image], [[{ bytes: someBytes, path: null }]]],
      reward_model: [{ style: 'text', ground_truth: 'text' }, [row.reward_model]],
      extra_info: [{ question: 'text', index: 'int' }, [row.extra_info]],
    })
    const plan = await planImport([source])
    expect(plan.drafts[0]?.content.question).toBe('Which colour?')
    expect(plan.pictures[0]?.match.kind).toBe('matched')
  })

  it('leaves a bad row out and takes its neighbours', async () => {
    const source = lines('train.jsonl', { ...row, prompt: 7, extra_info: [] }, [], row)
    const { drafts, problems } = await decodeAll(verl, source)
    expect(drafts).toHaveLength(1)
    expect(codesOf(problems)).toEqual(['wrong-type', 'wrong-type'])
  })
})

const turns = (last: string) => [
  { role: 'user', content: '<image>\nWhat is on the sign?\nThink in the mind first, and then decide.' },
  {
    role: 'assistant',
    content: '<think>…</think><tool_call>{"arguments":{"bbox_2d":[1,2,3,4]}}</tool_call>',
  },
  { role: 'user', content: '<image>' },
  { role: 'assistant', content: last },
]

describe('CoF', () => {
  it('reads the questions for reinforcement learning', async () => {
    const row = {
      question: 'Which?\n(A) red\n(B) blue',
      groundtruth: 'B',
      image_name: 'a.jpg',
      data_source: 'x',
    }
    const { drafts } = await decodeAll(cofRl, file('rl.json', JSON.stringify([row])))
    expect(drafts[0]?.content).toMatchObject({
      question: 'Which?',
      options: ['red', 'blue'],
      answerLetter: 'B',
    })
  })

  it('reads a trajectory that answers, without taking its zooms for evidence', async () => {
    const row = {
      messages: turns('<think>…</think><answer>Harbor School</answer>'),
      images: ['a.jpg', 'a_crop.jpg'],
    }
    const { drafts } = await decodeAll(cofTrajectories, lines('sft.jsonl', row))
    expect(drafts[0]).toMatchObject({
      content: { question: 'What is on the sign?', answerText: 'Harbor School', region: null },
      source: { picturePath: 'a.jpg', boxes: [] },
    })
  })

  it('says what a conversation without an answer is', async () => {
    const source = lines('sft.jsonl', { messages: turns('I cannot tell.'), images: ['a.jpg'] })
    const { drafts, problems } = await decodeAll(cofTrajectories, source)
    expect(drafts).toEqual([])
    expect(codesOf(problems)).toEqual(['trajectory-without-answer'])
  })
})

describe('Pixel-Reasoner', () => {
  it('reads questions on pictures and names those on videos', async () => {
    const row = { question: 'Which?', answer: 'red', qid: 3, image: ['a.jpg'], is_video: false }
    const source = lines(
      'rl.jsonl',
      row,
      { ...row, image: 'a.mp4', is_video: true },
      { ...row, answer: ['7', '07'] },
    )
    const { drafts, problems } = await decodeAll(pixelReasoner, source)
    expect(drafts.map(({ content, source: { id } }) => [content.answerText, id])).toEqual([
      ['red', '3'],
      ['7', '3'],
    ])
    expect(codesOf(problems)).toEqual(['video'])
  })
})

describe('VisualProbe', () => {
  it('reads its rows without the picture marker', async () => {
    const row = {
      images: ['VisualProbe_train/data/a.jpg'],
      doc_id: '42',
      problem: '<image>\nWhich?',
      solution: 'red',
    }
    const { drafts } = await decodeAll(miniO3, file('train.json', JSON.stringify([row])))
    expect(drafts[0]).toMatchObject({
      content: { question: 'Which?', answerText: 'red' },
      source: { id: '42', picturePath: 'VisualProbe_train/data/a.jpg' },
    })
  })

  const sample = resolve(import.meta.dirname, '../../../shared/samples/dev/visualprobe_train.json')
  it.skipIf(!existsSync(sample))('reads the sample set', async () => {
    const source = bytesFromBlob('visualprobe_train.json', new Blob([readFileSync(sample)]))
    const plan = await planImport([source])
    expect(plan.drafts.length).toBeGreaterThan(10)
    expect(new Set(plan.drafts.map(({ source: { format } }) => format))).toEqual(new Set(['mini-o3']))
    expect(plan.problems).toEqual([])
    expect(new Set(plan.drafts.flatMap(({ problems }) => codesOf(problems)))).toEqual(
      new Set(['box-missing']),
    )
  })
})
