import { rmSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { drawnDesk } from '../../e2e/readers/drawnDesk.ts'
import { openWithDuckDb } from '../../e2e/readers/duckdb.ts'
import { folderWith, hasPythonPackage, hfScript, runPython } from '../../e2e/readers/python.ts'
import { boxIn, rectOf } from '../domain/boxes.test-data.ts'
import { exampleItem, exampleOpenItem, examplePicture } from '../domain/example.ts'
import { bytesFromBlob } from './byteSource.ts'
import { acceptedCandidate } from './export.test-data.ts'
import { linesIn, textIn, writtenBy } from './exportWritten.test-data.ts'
import { planImport } from './plan.ts'
import { stageTwoTables } from './stageTwoWrite.ts'

/** The picture and boxes of FORMATS §2.4. */
const picture = examplePicture({ name: 'vp_0042.jpg', width: 2246, height: 1582 })
const boxes = [
  boxIn(null, 'b3', rectOf(1000, 640, 1560, 1120), { label: 'sign with post' }),
  boxIn('b3', 'b2', rectOf(1160, 780, 1400, 960), { label: 'sign panel' }),
  boxIn('b2', 'b1', rectOf(1200, 820, 1320, 900), { label: 'text' }),
]
const open = exampleOpenItem({
  question: 'What school name is on the sign?',
  answerText: 'Harbor School',
  region: { x1: 1200, y1: 820, x2: 1320, y2: 900 },
})
const single = acceptedCandidate(open, picture, {}, { boxes })
const several = acceptedCandidate(
  exampleItem({ id: 'item-2', order: 2 }),
  picture,
  {},
  { boxes: [...boxes, boxIn(null, 'alone', rectOf(10, 20, 50.5, 60), { label: 'bird' })] },
)
const chain = [
  [1200, 820, 1320, 900],
  [1160, 780, 1400, 960],
  [1000, 640, 1560, 1120],
]

const bytes = (text: string) => new TextEncoder().encode(text)

describe('rows of the second stage', () => {
  it('are those of FORMATS §2.4', async () => {
    const { files, plan } = await writtenBy(stageTwoTables, [single])
    expect(plan).toMatchObject({ total: 1, held: [], losses: [] })
    expect([...files.keys()]).toEqual([
      'stage2.parquet',
      'stage2.jsonl',
      'full/vp_0042.jpg',
      'low/vp_0042.png',
    ])
    expect(linesIn(files, 'stage2.jsonl')).toEqual([
      {
        data_source: 'visual_probe_train',
        images: ['low/vp_0042.png'],
        original_image: 'full/vp_0042.jpg',
        prompt: [{ role: 'user', content: '<image>\nWhat school name is on the sign?' }],
        ability: 'vl_agent',
        env_name: 'visual_toolbox_v2',
        reward_model: { style: 'rule', ground_truth: 'Harbor School', gt_bboxes: chain },
        extra_info: {
          id: 'item-1',
          index: 0,
          doc_id: 'item-1',
          question: 'What school name is on the sign?',
          answer: 'Harbor School',
          category: 'counting',
          width: 2246,
          height: 1582,
          low_width: 1064,
          low_height: 728,
          scale_x: expect.closeTo(0.47373, 5) as number,
          scale_y: expect.closeTo(0.46018, 5) as number,
        },
        gt_bboxes: chain,
        gt_bboxes_norm: chain.map(([x1 = 0, y1 = 0, x2 = 0, y2 = 0]) => [
          x1 / 2246,
          y1 / 1582,
          x2 / 2246,
          y2 / 1582,
        ]),
        gt_labels: ['text', 'sign panel', 'sign with post'],
        gt_groups: [0, 0, 0],
        union_bboxes: chain,
        union_labels: ['text', 'sign panel', 'sign with post'],
        token_budget: 1024,
        factor: 28,
      },
    ])
    expect(textIn(files, 'low/vp_0042.png')).toBe('image/png picture-1 as 1064x728')
  })

  it('have the larger size with the larger budget', async () => {
    const { files } = await writtenBy(stageTwoTables, [single], { tokenBudget: 16_384 })
    expect(textIn(files, 'low/vp_0042.png')).toBe('image/png picture-1 as 2240x1568')
    expect(linesIn(files, 'stage2.jsonl')).toMatchObject([{ token_budget: 16_384 }])
  })

  it('have each instance by itself, and their union for the reward', async () => {
    const { files, plan } = await writtenBy(stageTwoTables, [several])
    expect(plan.losses).toHaveLength(1)
    const [line] = linesIn(files, 'stage2.jsonl')
    expect(line).toMatchObject({
      gt_groups: [0, 0, 0, 1],
      gt_bboxes: [...chain, [10, 20, 51, 60]],
      reward_model: {
        ground_truth: 'B',
        gt_bboxes: [
          [10, 20, 1320, 900],
          [10, 20, 1400, 960],
          [10, 20, 1560, 1120],
        ],
      },
    })
  })

  it('say the same in Parquet, with both pictures inside', async () => {
    const { files } = await writtenBy(stageTwoTables, [single, several])
    const { columns, rows } = await openWithDuckDb(files.get('stage2.parquet'))
    expect(columns).toMatchObject({
      prompt: 'STRUCT("role" VARCHAR, "content" VARCHAR)[]',
      images: 'STRUCT(bytes BLOB, path VARCHAR)[]',
      original_image: 'STRUCT(bytes BLOB, path VARCHAR)',
      gt_bboxes: 'DOUBLE[][]',
      reward_model: 'STRUCT(style VARCHAR, ground_truth VARCHAR, gt_bboxes DOUBLE[][])',
    })
    expect(rows).toEqual(
      linesIn(files, 'stage2.jsonl').map((line) => ({
        ...(line as object),
        images: [{ path: 'low/vp_0042.png', bytes: bytes('image/png picture-1 as 1064x728') }],
        original_image: { path: 'full/vp_0042.jpg', bytes: bytes('kept picture-1') },
      })),
    )
  })

  it.each(['stage2.parquet', 'stage2.jsonl'])('are read back from %s with every chain', async (path) => {
    const { files } = await writtenBy(stageTwoTables, [single, several])
    const { drafts } = await planImport([
      bytesFromBlob(path, new Blob([files.get(path) ?? new Uint8Array()])),
    ])
    const [first, second] = [single, several].map(
      ({ resolution }) => typeof resolution !== 'string' && resolution.content,
    )
    expect(drafts[0]?.content).toMatchObject({ ...first, category: expect.anything() as string })
    expect(drafts[1]?.content).toMatchObject({
      ...second,
      category: expect.anything() as string,
      region: null,
    })
    expect(drafts[1]?.source.boxes.map((levels) => levels.map(({ label }) => label))).toEqual([
      ['text', 'sign panel', 'sign with post'],
      ['bird'],
    ])
  })

  it('leave out a picture that no model takes', async () => {
    const thin = examplePicture({ width: 9000, height: 40 })
    const boxed = acceptedCandidate(
      exampleItem({ region: { x1: 0, y1: 0, x2: 9, y2: 9 } }),
      thin,
      {},
      { boxes: [boxIn(null, 'one', rectOf(1, 1, 9, 9))] },
    )
    const { plan, files } = await writtenBy(stageTwoTables, [boxed])
    expect(plan.held).toMatchObject([{ itemId: 'item-1', code: 'picture-refused' }])
    expect(textIn(files, 'stage2.jsonl')).toBe('')
  })

  it.skipIf(!hasPythonPackage('datasets'))(
    'are loaded by datasets with their pictures as pictures',
    async () => {
      const { files } = await writtenBy(stageTwoTables, [single, several], {}, drawnDesk)
      const folder = folderWith(files)
      const { status, output } = runPython(
        hfScript,
        `${folder}/stage2.parquet`,
        ...'--split train --rows 2 --images images --image original_image --plain prompt'.split(' '),
        ...'--plain gt_bboxes --plain reward_model'.split(' '),
      )
      rmSync(folder, { recursive: true })
      expect([status, output]).toEqual([0, expect.any(String)])
    },
    120_000,
  )
})
