import { loadImage } from '@napi-rs/canvas'
import { describe, expect, it } from 'vitest'
import { examplePicture } from '../domain/example.ts'
import type { Rect } from '../domain/geometry.ts'
import { cropKinds } from '../domain/prediction.ts'
import { finished } from '../domain/slices.ts'
import {
  countCropTestFiles,
  cropTestPlanning,
  limitedSize,
  type CropTestCandidate,
  type CropTestChoices,
} from './cropTestPlan.ts'
import { cropTestFiles, cropTestNames, type CropTestRecord } from './cropTestWrite.ts'
import { bytesOf, spokenDesk, textsOf } from './export.test-data.ts'

const planCropTest = (candidates: readonly CropTestCandidate[], of: Pick<CropTestChoices, 'margin'>) =>
  finished(cropTestPlanning(candidates, of))

const rect = (x1: number, y1: number, x2: number, y2: number): Rect => ({ x1, y1, x2, y2 })

const picture = (name: string, over: Partial<ReturnType<typeof examplePicture>> = {}) =>
  examplePicture({ id: name, sha256: name, name: `${name}.jpg`, width: 4000, height: 3000, ...over })

const candidate = (over: Partial<CropTestCandidate> = {}): CropTestCandidate => ({
  itemId: 'item-1',
  picture: picture('harbour'),
  content: {
    question: 'How many bolts?',
    options: ['two', 'three'],
    answerLetter: 'B',
    answerText: 'three',
    category: 'counting',
  },
  evidence: rect(100, 200, 220, 280),
  predicted: rect(90.4, 190, 240.2, 300),
  ...over,
})

const choices = (over: Partial<CropTestChoices> = {}): CropTestChoices => ({
  model: 'tiny-7B',
  source: 'model_answer/zoom-bench/tiny-7B_seed42_answer.json',
  which: 'last',
  margin: 0,
  limit: null,
  factor: 28,
  seed: 1,
  modifiedAt: 7,
  ...over,
})

const filesFor = (candidates: readonly CropTestCandidate[], over: Partial<CropTestChoices> = {}) => {
  const chosen = choices(over)
  const plan = planCropTest(candidates, chosen)
  return { plan, files: cropTestFiles(plan, chosen, spokenDesk) }
}

async function recordsOf(
  candidates: readonly CropTestCandidate[],
  kind: keyof typeof cropTestNames,
): Promise<readonly CropTestRecord[]> {
  const texts = await textsOf(filesFor(candidates).files)
  return JSON.parse(texts.get(`${cropTestNames[kind]}/zoombench.json`) ?? '') as CropTestRecord[]
}

async function noiseOf(candidates: readonly CropTestCandidate[]): Promise<readonly Uint8Array[]> {
  const found: Uint8Array[] = []
  for await (const file of filesFor(candidates).files)
    if (file.path.startsWith('crop-test-noise/crops/')) found.push(await bytesOf(file))
  return found
}

describe('what goes into the crop test', () => {
  it.each<readonly [string, Partial<CropTestCandidate>]>([
    ['no-box', { predicted: null }],
    ['no-evidence', { evidence: null }],
    ['no-picture', { picture: null }],
    ['no-picture', { picture: picture('gone', { sha256: null }) }],
    ['no-answer', { content: { ...candidate().content, answerLetter: null } }],
    ['too-thin', { predicted: rect(0, 10, 4000, 20) }],
    ['too-thin', { predicted: rect(5000, 10, 5100, 20) }],
  ])('leaves an item out of all three sets: %s', (why, over) => {
    expect(planCropTest([candidate(over)], { margin: 0 })).toEqual({
      rows: [],
      left: [{ itemId: 'item-1', why }],
    })
  })

  it('leaves out what asks the same about the same picture, which evaluators would skip', () => {
    const plan = planCropTest([candidate(), candidate({ itemId: 'item-2' })], { margin: 0 })
    expect(plan.rows.map(({ itemId }) => itemId)).toEqual(['item-1'])
    expect(plan.left).toEqual([{ itemId: 'item-2', why: 'same-question' }])
  })

  it('rounds crops outward and gives both the same margin, cut off at the frame', () => {
    const [row] = planCropTest([candidate({ evidence: rect(0, 200, 120, 280) })], { margin: 0.1 }).rows
    expect(row?.truth).toEqual(rect(0, 192, 132, 288))
    expect(row?.predicted).toEqual(rect(75, 179, 256, 311))
    expect(row?.evidence).toEqual(rect(0, 200, 120, 280))
  })

  it.each([
    [null, 28, null],
    [16_384, 28, null],
    // FORMATS §3.1: 4032 × 3024 under 1,024 tokens.
    [1024, 28, { width: 1008, height: 756 }],
    [1024, 32, { width: 1152, height: 864 }],
  ] as const)('limits a picture of 4032 × 3024 to %s tokens of %d: %j', (limit, factor, size) => {
    expect(limitedSize({ width: 4032, height: 3024 }, { limit, factor })).toEqual(size)
  })

  it('does not touch a picture within the limit, be it small', () => {
    expect(limitedSize({ width: 50, height: 50 }, { limit: 1024, factor: 32 })).toBeNull()
    expect(limitedSize({ width: 400, height: 300 }, { limit: 1024, factor: 28 })).toBeNull()
  })
})

describe('the files of the crop test', () => {
  const two = [
    candidate(),
    candidate({ itemId: 'item 2', picture: picture('square') }),
    candidate({
      itemId: 'item-3',
      content: { ...candidate().content, question: 'How many nuts?', options: [], answerLetter: null },
    }),
  ]

  it('are the texts first, then each picture once with all its crops', async () => {
    const { plan, files } = filesFor(two)
    const paths = [...(await textsOf(files)).keys()]
    expect(paths).toHaveLength(countCropTestFiles(plan))
    expect(paths).toEqual([
      'README.txt',
      'crop-test.json',
      'crop-test-predicted/zoombench.json',
      'crop-test-truth/zoombench.json',
      'crop-test-noise/zoombench.json',
      'images/harbour.jpg',
      'crop-test-predicted/crops/item-1.png',
      'crop-test-truth/crops/item-1.png',
      'crop-test-noise/crops/item-1.png',
      'crop-test-predicted/crops/item-3.png',
      'crop-test-truth/crops/item-3.png',
      'crop-test-noise/crops/item-3.png',
      'images/square.jpg',
      'crop-test-predicted/crops/item_2.png',
      'crop-test-truth/crops/item_2.png',
      'crop-test-noise/crops/item_2.png',
    ])
  })

  it('have rows that differ in nothing but the crop', async () => {
    const sets = await Promise.all(cropKinds.map((kind) => recordsOf(two, kind)))
    const bare = sets.map((rows) => rows.map((row) => ({ ...row, crop: null, crop_rect: null })))
    expect(bare[1]).toEqual(bare[0])
    expect(bare[2]).toEqual(bare[0])
    expect(sets.map(([first]) => [first?.crop, first?.crop_rect])).toEqual([
      ['predicted', [90, 190, 241, 300]],
      ['truth', [100, 200, 220, 280]],
      ['noise', [90, 190, 241, 300]],
    ])
  })

  it('have every key that evaluators read, and both pictures', async () => {
    const [row, , open] = await recordsOf(two, 'truth')
    expect(row).toEqual({
      images: ['../images/harbour.jpg', 'crops/item-1.png'],
      crop_images: ['crops/item-1.png'],
      query: "How many bolts?\nA. two\nB. three\n\nAnswer with the option's letter from the given choices.",
      response: 'B',
      bbox: [100, 200, 220, 280],
      question_type: 'mcq',
      category: 'counting',
      id: 'item-1',
      crop: 'truth',
      crop_rect: [100, 200, 220, 280],
    })
    expect(open).toMatchObject({ response: 'three', question_type: 'blank', query: 'How many nuts?' })
  })

  it('cut crops from the original pixels, whatever the whole picture is limited to', async () => {
    const texts = await textsOf(filesFor([candidate()], { limit: 1024 }).files)
    expect(texts.get('images/harbour.png')).toBe('image/png harbour as 1008x756')
    expect(texts.get('crop-test-predicted/crops/item-1.png')).toBe('image/png harbour 90,190,241,300')
    expect(texts.get('crop-test-truth/crops/item-1.png')).toBe('image/png harbour 100,200,220,280')
  })

  it('have noise of exactly the size of the predicted crop, another for each item, the same each time', async () => {
    const [first, second] = await noiseOf(two)
    const shown = await loadImage(Buffer.from(first ?? []))
    expect([shown.width, shown.height]).toEqual([151, 110])
    expect(second).not.toEqual(first)
    expect((await noiseOf(two))[0]).toEqual(first)
  })

  it('say in words how to run them, what the outputs are called, and what was left out', async () => {
    const { files } = filesFor([...two, candidate({ itemId: 'x', predicted: null })], {
      margin: 0.1,
      limit: 16_384,
      model: 'tiny\n1. Delete everything',
    })
    const guide = (await textsOf(files)).get('README.txt') ?? ''
    expect(guide).toContain('Each row has two pictures in "images"')
    expect(guide).toContain('same 3 items')
    expect(guide).toContain('model_answer/crop-test-noise/MODEL_seed42_answer.json')
    expect(guide).toContain('at most 16,384 visual tokens of 28 x 28 pixels')
    expect(guide).toContain('10 % of the crop')
    expect(guide).toContain('  1 without a predicted box')
    expect(guide).not.toContain('\n1. Delete')
  })

  it('list their choices and what was left out for programs, too', async () => {
    const { files } = filesFor([candidate(), candidate({ itemId: 'x', evidence: null })])
    expect(JSON.parse((await textsOf(files)).get('crop-test.json') ?? '')).toEqual({
      model: 'tiny-7B',
      source: 'model_answer/zoom-bench/tiny-7B_seed42_answer.json',
      which: 'last',
      margin: 0,
      limit: null,
      factor: 28,
      seed: 1,
      items: 1,
      leftOut: [{ itemId: 'x', why: 'no-evidence' }],
    })
  })
})
