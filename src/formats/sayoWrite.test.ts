import { describe, expect, it } from 'vitest'
import { boxIn, rectOf } from '../domain/boxes.test-data.ts'
import { exampleItem, examplePicture } from '../domain/example.ts'
import { acceptedCandidate } from './export.test-data.ts'
import { linesIn, writtenBy } from './exportWritten.test-data.ts'
import { sayoRecords } from './sayoWrite.ts'

/** The picture and box of FORMATS §3.2. */
const picture = examplePicture({ width: 2246, height: 1582 })
const item = exampleItem({ region: { x1: 1200, y1: 820, x2: 1320, y2: 900 } })

describe('SAYO records', () => {
  it('are one file for each model family and budget, and each picture once', async () => {
    const second = exampleItem({ ...item, id: 'item-2', order: 2, question: 'How many nuts?' })
    const { files, plan } = await writtenBy(sayoRecords, [
      acceptedCandidate(item, picture),
      acceptedCandidate(second, picture),
    ])
    expect(plan.total).toBe(2)
    expect([...files.keys()]).toEqual([
      'qwen2.5-vl_1024.jsonl',
      'qwen2.5-vl_16384.jsonl',
      'qwen3-vl_1024.jsonl',
      'qwen3-vl_16384.jsonl',
      'internvl_1024.jsonl',
      'internvl_16384.jsonl',
      'images/harbour.jpg',
    ])
    expect(linesIn(files, 'qwen3-vl_1024.jsonl')).toHaveLength(2)
  })

  it.each([
    [
      'qwen2.5-vl_1024',
      [38, 26],
      28,
      [
        [514, 516],
        [552, 554],
      ],
    ],
    [
      'qwen3-vl_1024',
      [38, 26],
      32,
      [
        [514, 516],
        [552, 554],
      ],
    ],
    [
      'qwen2.5-vl_16384',
      [80, 56],
      28,
      [
        [2362, 2367],
        [2442, 2447],
        [2522, 2527],
      ],
    ],
    [
      'qwen3-vl_16384',
      [70, 49],
      32,
      [
        [1787, 1791],
        [1857, 1861],
        [1927, 1931],
      ],
    ],
  ])('in %s name the tokens of FORMATS §3.2', async (name, grid, factor, ranges) => {
    const { files } = await writtenBy(sayoRecords, [acceptedCandidate(item, picture)])
    expect(linesIn(files, `${name}.jsonl`)).toEqual([
      {
        id: 'item-1',
        image: 'images/harbour.jpg',
        question: 'How many bolts hold the hinge?',
        answer: 'three',
        target_objects: ['hinge'],
        bboxes: [[1200, 820, 1320, 900]],
        width: 2246,
        height: 1582,
        grid,
        factor,
        tokens: (grid[0] ?? 0) * (grid[1] ?? 0),
        token_ranges: ranges,
        model_family: name.replace(/_.*/, ''),
        token_budget: Number(name.replace(/.*_/, '')),
      },
    ])
  })

  it('name the tokens of every instance, each once', async () => {
    const boxes = [
      boxIn(null, 'one', rectOf(1200, 820, 1320, 900), { label: 'sign' }),
      boxIn(null, 'two', rectOf(1300, 820, 1420, 900)),
    ]
    const { files } = await writtenBy(sayoRecords, [acceptedCandidate(item, picture, {}, { boxes })])
    expect(linesIn(files, 'qwen2.5-vl_1024.jsonl')).toMatchObject([
      {
        target_objects: ['sign'],
        bboxes: [
          [1200, 820, 1320, 900],
          [1300, 820, 1420, 900],
        ],
        token_ranges: [
          [514, 518],
          [552, 556],
        ],
      },
    ])
  })

  it('leave out a picture that a model refuses', async () => {
    const thin = examplePicture({ width: 9000, height: 40 })
    const small = exampleItem({ region: { x1: 0, y1: 0, x2: 9, y2: 9 } })
    const { plan } = await writtenBy(sayoRecords, [acceptedCandidate(small, thin)])
    expect(plan).toMatchObject({ total: 0, held: [{ code: 'picture-refused' }] })
  })
})
