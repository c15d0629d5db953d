import { describe, expect, it } from 'vitest'
import { mostBoxes } from './boxLimit.ts'
import type { ByteSource } from './format.ts'
import { planImport } from './plan.ts'
import { codesOf, file, lines } from './upstream.test-data.ts'

type Boxes = readonly (readonly number[])[]
const box = [10, 20, 30, 40]
const asked = { question: 'Which number?', answer: '47' }

/** A record of each kind that may have several boxes; the same record a second time, with one box. */
const kinds: readonly (readonly [
  name: string,
  field: string,
  source: (boxes: Boxes, few: Boxes) => ByteSource,
])[] = [
  [
    'Visual-CoT',
    'bboxs',
    (...both) => lines('v.jsonl', ...both.map((bboxs) => ({ ...asked, image: 'a.jpg', bboxs }))),
  ],
  [
    'verl, one chain',
    'gt_bboxes',
    (...both) => lines('v.jsonl', ...both.map((gt_bboxes) => verl({ gt_bboxes }))),
  ],
  [
    'verl, a list of chains',
    'gt_chains',
    (...both) =>
      lines('v.jsonl', ...both.map((all) => verl({ gt_chains: all.map((each) => ({ boxes: [each] })) }))),
  ],
  [
    'TreeBench',
    'target_instances',
    (...both) =>
      file(
        't.tsv',
        `index\tquestion\tA\tB\tanswer\timage\ttarget_instances\n${both
          .map((boxes, at) => `${at}\tWhich?\tred\tblue\tA\t${'QUJD'.repeat(30)}\t${JSON.stringify(boxes)}\n`)
          .join('')}`,
      ),
  ],
  [
    'an image folder',
    'gt_bboxes',
    (...both) =>
      lines('metadata.jsonl', ...both.map((gt_bboxes) => ({ ...asked, file_name: 'a.png', gt_bboxes }))),
  ],
  [
    'GQA',
    'long.annotations',
    (...both) =>
      file(
        'q.json',
        JSON.stringify(
          Object.fromEntries(both.map((boxes, at) => [at === 0 ? 'long' : 'short', gqa(boxes.length)])),
        ),
      ),
  ],
]

const verl = (over: object) => ({
  prompt: [{ role: 'user', content: '<image>Which number?' }],
  reward_model: { ground_truth: '47' },
  images: ['a.jpg'],
  ...over,
})

const gqa = (objects: number) => ({
  ...asked,
  imageId: '1',
  fullAnswer: 'It is 47.',
  annotations: { question: Object.fromEntries(Array.from({ length: objects }, (_, at) => [at, `${at}`])) },
})

const target = (count: number): string =>
  JSON.stringify({
    target_object: ['kayak'],
    bbox: Array.from({ length: count }, () => box),
    question: 'What colour?',
    options: ['red', 'blue'],
  })

describe('a record with more boxes than anybody draws', () => {
  it.each(kinds)('of %s is left out by itself, with a sentence about %s', async (_name, field, source) => {
    const many = Array.from({ length: mostBoxes + 1 }, () => box)
    const { drafts, problems } = await planImport([source(many, [box])])
    expect(drafts).toHaveLength(1)
    expect(problems.filter(({ severity }) => severity === 'error')).toMatchObject([
      { code: 'boxes-many', field, sentence: 'The record has more than 1000 boxes, so it was not read.' },
    ])
  })

  it('of V* Bench is its file', async () => {
    const { drafts, problems } = await planImport([
      file('direct/a.json', target(mostBoxes + 1)),
      file('direct/b.json', target(mostBoxes)),
    ])
    expect(drafts.map(({ source }) => source.boxes.length)).toEqual([mostBoxes])
    expect(codesOf(problems)).toEqual(['boxes-many'])
  })
})
