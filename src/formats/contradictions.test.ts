import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { codeCutoffs, isAgreed, isTooEasy, paperCutoffs } from '../domain/consensus.ts'
import { coverageCells, coverageGrid, spanOfCoverage } from '../domain/coverageCells.ts'
import { exampleItem, exampleJudgement, exampleOpenItem } from '../domain/example.ts'
import { problemsOf } from '../domain/problems.ts'
import { defaultThresholds } from '../domain/project.ts'
import { defaultChoices, groundingOf } from '../domain/reward.ts'
import { cellCount, cellsTouched } from '../domain/tokenCells.ts'
import { bareAnswer } from './bareAnswer.ts'
import { bytesFromBlob } from './byteSource.ts'
import { easyR1File } from './easyR1Write.ts'
import {
  acceptedCandidate,
  boxedCandidate,
  bytesOf,
  exportOptions,
  exportScope,
  spokenDesk,
} from './export.test-data.ts'
import { exportFiles, planTargets } from './exportFiles.ts'
import { linesIn, textIn, writtenBy } from './exportWritten.test-data.ts'
import type { Draft } from './format.ts'
import type { ExportManifest } from './manifest.ts'
import { openTable } from './parquet/openTable.ts'
import { image, someBytes, tableFile } from './parquet/table.test-data.ts'
import { planImport } from './plan.ts'
import { stageTwoTables } from './stageTwoWrite.ts'
import { targetWith } from './targets.ts'
import { answerLine, answerResult, codesOf, file, lines, zoombenchRow } from './upstream.test-data.ts'
import { zoombenchFolder } from './zoombenchWrite.ts'

/** Where papers and what was released with them say two things (FORMATS §8), by its numbers: both sides are served. */

const specification = resolve(import.meta.dirname, '../../../shared/FORMATS.md')

const box = [100, 200, 300, 400]
const asked = { question: 'Which number?', answer: '47' }

async function only(...sources: Parameters<typeof planImport>[0]): Promise<Draft> {
  const { drafts, problems } = await planImport(sources)
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
  const [draft] = drafts
  if (!draft || drafts.length > 1) throw new Error(`There are ${drafts.length} drafts.`)
  return draft
}

const released = (names: { readonly query: string; readonly response: string }) =>
  tableFile('test.parquet', {
    [names.query]: ['text', ['How many?']],
    [names.response]: ['text', ['3']],
    image: [image, [{ bytes: someBytes, path: null }]],
    crop_image: [image, [{ bytes: someBytes, path: null }]],
    bbox: [['double'], [box]],
  })

describe('1: the released ZoomBench has query and response, its own converter asks for prompt and answer, and the coverage script for keys that the converter leaves out', () => {
  it('is read under either pair of names, and from the converter’s rows without box and kind', async () => {
    for (const names of [
      { query: 'query', response: 'response' },
      { query: 'prompt', response: 'answer' },
    ])
      expect((await only(released(names))).content).toMatchObject({ question: 'How many?', answerText: '3' })
    const { bbox: _box, question_type: _kind, ...converted } = zoombenchRow()
    const draft = await only(lines('zoombench.jsonl', converted))
    expect(draft.content).toMatchObject({ answerLetter: 'B', region: null })
  })

  it('is written under both pairs, with every key of every script', async () => {
    const { files } = await writtenBy(zoombenchFolder, [acceptedCandidate()])
    const [row] = JSON.parse(textIn(files, 'zoombench.json')) as readonly Readonly<Record<string, unknown>>[]
    expect(Object.keys(row ?? {})).toEqual(
      expect.arrayContaining(['images', 'crop_images', 'query', 'response', 'bbox', 'question_type']),
    )
    expect([row?.['prompt'], row?.['answer']]).toEqual([row?.['query'], row?.['response']])
    const target = targetWith('zoombench-parquet')
    if (!target) throw new Error('There is no such target.')
    const parquet = (await writtenBy(target, [acceptedCandidate()])).files.get(
      'data/test-00000-of-00001.parquet',
    )
    const { columns } = await openTable(bytesFromBlob('t', new Blob([parquet ?? new Uint8Array()])))
    expect(columns).toEqual(
      expect.arrayContaining(['query', 'response', 'prompt', 'answer', 'bbox', 'question_type']),
    )
  })
})

describe('2: a consensus of more than 6 of 8 in the paper, of 6 of 8 in the code', () => {
  it('is read with its counts, so that either may decide', async () => {
    const evaluated = { consistency_count: 6, consistency_score: 0.75 }
    const { source } = await only(lines('v.jsonl', answerLine(answerResult({ crop_eval: evaluated }))))
    expect(source).toMatchObject({ status: 'valid vqa', consensus: { count: 6, of: 8, share: 0.75 } })
    const { consensus } = source
    if (!consensus) throw new Error('It has no consensus.')
    expect([isAgreed(consensus, codeCutoffs), isAgreed(consensus, paperCutoffs)]).toEqual([true, false])
  })
})

describe('3: too easy with more than 2 of 4 right in the paper, with 2 in the code', () => {
  it('is read with its counts, so that either may decide', async () => {
    const small = { answers: ['B', 'B', 'A', 'C'], correct_count: 2, ground_truth: 'B' }
    const result = answerResult({ status: 'very easy vqa', qwen8b_eval: small })
    const { source } = await only(lines('v.jsonl', answerLine(result)))
    expect(source).toMatchObject({ status: 'very easy vqa', smallModel: { correct: 2 } })
    const count = { right: source.smallModel?.correct ?? 0, of: source.smallModel?.answers.length ?? 0 }
    expect([isTooEasy(count, codeCutoffs), isTooEasy(count, paperCutoffs)]).toEqual([true, false])
  })
})

describe('4: pictures mostly above 800 × 800 in the paper, above 1200 on both sides in the code', () => {
  it('are taken whatever their size; what is small is what the project says', async () => {
    const draft = await only(lines('v.jsonl', answerLine(answerResult({ image_size: [1000, 900] }))))
    const size = draft.claimedSize
    expect(size).toEqual({ width: 1000, height: 900 })
    const codes = (minPicture: number) =>
      problemsOf(draft.content, { size, thresholds: { ...defaultThresholds, minPicture } }).map(
        ({ code }) => code,
      )
    expect(codes(1200)).toContain('picture-small')
    expect(codes(800)).not.toContain('picture-small')
  })
})

describe('5: open questions train in the paper, questions with four options in the code', () => {
  it('are both read, with what the second look of the code said', async () => {
    const choice = await only(lines('v.jsonl', answerLine(answerResult())))
    expect(choice.content).toMatchObject({ options: ['2', '3', '4', '6'], answerLetter: 'B' })
    const open = await only(lines('v.jsonl', answerLine(answerResult({ mcq: null }))))
    expect(open.content).toMatchObject({ options: [], answerLetter: null, answerText: '3' })
    const looked = {
      question: 'Which hinge?',
      validation_status: 'failed',
      validation_reason: 'There are two.',
    }
    const vqa = { detected_object: 'hinge', bbox: box, gen_question_status: 'success', vqa_pairs: [looked] }
    const checked = await only(lines('q.jsonl', { image_path: 'a.jpg', generated_vqa: [vqa] }))
    expect(checked.source.validationReason).toBe('There are two.')
  })

  it('are both written', async () => {
    const candidates = [acceptedCandidate(), acceptedCandidate(exampleOpenItem({ id: 'open', order: 2 }))]
    const rows = await trainingRows(candidates)
    expect(rows.map(({ answer }) => answer)).toEqual(['B', '3'])
  })
})

/** The rows of EasyR1 with the columns that its rewards read. */
async function trainingRows(candidates: Parameters<typeof writtenBy>[1]) {
  const { files } = await writtenBy(easyR1File, candidates)
  const bytes = new Blob([files.get('train.parquet') ?? new Uint8Array()])
  const table = await openTable(bytesFromBlob('train.parquet', bytes))
  const rows: Readonly<Record<string, unknown>>[] = []
  for await (const batch of table.batches(['answer', 'ability', 'data_source']))
    rows.push(...(batch.rows as readonly Readonly<Record<string, unknown>>[]))
  return rows
}

describe('6: a reward that counts how far a number is off in the paper, none in the code', () => {
  it('has what either needs: what trains is named, and an open count is a bare number', async () => {
    const [row] = await trainingRows([acceptedCandidate(exampleOpenItem())])
    expect(row).toMatchObject({ answer: '3', ability: 'counting' })
    expect(Number.isFinite(Number(row?.['answer']))).toBe(true)
  })
})

describe('7: a verdict in a box after rules in the paper, a bare yes in the code, another rubric in training', () => {
  it('is given on answers in tags, boxed and bare, which are read alike', () => {
    for (const written of ['<answer>47</answer>', '\\boxed{47}', '<answer>\\boxed{47}</answer>', '47'])
      expect(bareAnswer(written, 'answer', [])).toBe('47')
    const script = readFileSync(resolve(import.meta.dirname, 'lmmsEvalScript.ts'), 'utf8')
    expect(script).toContain('<answer>')
    expect(script).toContain('boxed')
  })
})

describe('8: attention relative to another in the paper; raw and with its last cell counted in, in the code', () => {
  it('has cells of its own for that script, beside those that a box touches', () => {
    const size = { width: 2246, height: 1582 }
    const rect = { x1: 1200, y1: 820, x2: 1320, y2: 900 }
    const grid = coverageGrid(size)
    if (!grid) throw new Error('There is no grid.')
    expect(cellCount(spanOfCoverage(coverageCells(rect, size, grid), grid))).toBe(12)
    const dot = { x1: 0, y1: 0, x2: 3, y2: 3 }
    expect(cellCount(spanOfCoverage(coverageCells(dot, size, grid), grid))).toBe(4)
    expect(cellCount(cellsTouched(dot, size, grid))).toBe(1)
  })
})

describe('9: 74,000 samples in the paper, 37,000 as published', () => {
  it('are rows as the converters write them and as they are published, however many there are', async () => {
    const row = { images: ['a.png'], problem: '<image>Which number?', answer: '47', bbox: box }
    const converted = await only(lines('train.jsonl', { ...row, status: 'valid vqa' }))
    const more = {
      original_images: ['b.jpg'],
      crop_images: ['c.jpg'],
      ability: 'ocr',
      data_source: 'general',
    }
    const published = await only(lines('train.jsonl', { ...row, ...more }))
    expect(converted.content.question).toBe('Which number?')
    expect(published.content.question).toBe('Which number?')
    const { drafts } = await planImport([lines('many.jsonl', ...Array.from({ length: 740 }, () => row))])
    expect(drafts).toHaveLength(740)
  })
})

const yes = (annotatorId: string, itemId: string) =>
  exampleJudgement({ itemId, annotatorId, decision: 'accept', decidedAt: 1 })

describe('10: every example checked by three in the text, by one as the counts have it', () => {
  it('goes out with how many stand behind it', async () => {
    const second = exampleItem({ id: 'item-2', order: 2, question: 'And?' })
    const scope = exportScope([
      { ...acceptedCandidate(), judgements: ['ann', 'ben', 'cem'].map((id) => yes(id, 'item-1')) },
      { ...acceptedCandidate(second), judgements: [yes('ann', 'item-2')] },
    ])
    const planned = planTargets([zoombenchFolder], scope, exportOptions())
    let manifest = ''
    for await (const each of exportFiles(planned, scope, exportOptions(), spokenDesk)) {
      const bytes = await bytesOf(each)
      if (each.path === 'manifest.json') manifest = new TextDecoder().decode(bytes)
    }
    const { items } = JSON.parse(manifest) as ExportManifest
    expect(items.map(({ judgements }) => judgements)).toEqual([3, 1])
  })
})

describe('11: a distance of corners in the method of LFPC, of centres in its ablation', () => {
  it('is either, as one chooses, from the boxes of the same row', async () => {
    const { files } = await writtenBy(stageTwoTables, [boxedCandidate()])
    const [row] = linesIn(files, 'stage2.jsonl') as readonly { gt_bboxes: readonly (readonly number[])[] }[]
    const levels = (row?.gt_bboxes ?? []).map(([x1 = 0, y1 = 0, x2 = 0, y2 = 0]) => ({ x1, y1, x2, y2 }))
    const size = { width: 4000, height: 3000 }
    const predicted = { x1: 80, y1: 190, x2: 240, y2: 290 }
    const by = (distance: 'corners' | 'centre') =>
      groundingOf(predicted, levels, size, { ...defaultChoices, distance })?.distances[0]
    // Its middle is that of b1: (100, 200, 220, 280).
    expect(by('centre')).toBe(0)
    expect(by('corners')).toBeCloseTo((20 / 4000 + 10 / 3000) / 2)
  })
})

describe('12: code and data of LFPC are linked in the paper, and the repository is empty', () => {
  const row = {
    prompt: [{ role: 'user', content: '<image>Which number?' }],
    images: ['low/a.jpg'],
    extra_info: { ...asked, width: 2246, height: 1582 },
  }
  const reward = { style: 'rule', ground_truth: '47' }
  const outer = [50, 150, 400, 500]

  it.each([
    ['as proposed', { ...row, reward_model: reward, gt_bboxes: [box, outer] }],
    ['inside of the reward', { ...row, reward_model: { ...reward, gt_bboxes: [box, outer] } }],
    [
      'as a third-party converter has it',
      { ...row, reward_model: { ...reward, ground_truth_bboxes: [box, outer] } },
    ],
    ['chain by chain', { ...row, reward_model: reward, gt_chains: [{ boxes: [box, outer] }] }],
  ])('has its nested boxes read where they may come to lie: %s', async (_where, record) => {
    const { source, content } = await only(lines('stage2.jsonl', record))
    expect(source.boxes.map((chain) => chain.map(({ rect }) => rect.x1))).toEqual([[100, 50]])
    expect(content.region).toEqual({ x1: 100, y1: 200, x2: 300, y2: 400 })
  })

  it('has them written beside the reward and inside of it', async () => {
    const { files } = await writtenBy(stageTwoTables, [boxedCandidate()])
    const [written] = linesIn(files, 'stage2.jsonl') as readonly {
      gt_bboxes: unknown
      reward_model: { gt_bboxes: unknown }
    }[]
    expect(written?.gt_bboxes).toEqual(written?.reward_model.gt_bboxes)
  })
})

describe('13: 3,000 samples to fine-tune CoF in the paper, 5,400 released, besides rows to reinforce it', () => {
  it('are read as conversations and as rows', async () => {
    const messages = [
      { role: 'user', content: '<image>\nWhich number?' },
      { role: 'assistant', content: '<tool_call>{"arguments":{"bbox_2d":[1,2,3,4]}}</tool_call>' },
      { role: 'user', content: '<image>' },
      { role: 'assistant', content: '<answer>47</answer>' },
    ]
    const talk = await only(lines('sft.jsonl', { messages, images: ['a.jpg', 'b.jpg'] }))
    const { question, answer: groundtruth } = asked
    const rows = [{ question, groundtruth, image_name: 'a.jpg', data_source: 'x' }]
    const row = await only(file('rl.json', JSON.stringify(rows)))
    for (const { content } of [talk, row])
      expect(content).toMatchObject({ question: 'Which number?', answerText: '47' })
  })
})

describe('14: FINERS-4k has no boxes in the table of ZwZ, and outlines as released', () => {
  it('has the box around an outline where there is one, and none where there is none', async () => {
    const row = { image_path: 'a.jpg', Q: 'Which number?', A: '47', 'Q-type': 'open' }
    const points = [
      [100, 220],
      [300, 200],
      [250, 400],
    ]
    const outlined = await only(file('f.json', JSON.stringify({ annotations: [{ ...row, points }] })))
    expect(outlined.content.region).toEqual({ x1: 100, y1: 200, x2: 300, y2: 400 })
    const bare = await only(file('f.json', JSON.stringify({ annotations: [row] })))
    expect(bare.content.region).toBeNull()
    expect(codesOf(bare.problems)).toContain('box-missing')
  })
})

describe.skipIf(!existsSync(specification))(
  'the list of contradictions (skipped where the specification is not present)',
  () => {
    it('has none that no test here is named for', () => {
      const section = readFileSync(specification, 'utf8').split('## 8. Contradictions')[1] ?? ''
      const numbers = [...section.matchAll(/^\| (\d+) \|/gm)].map(([, number]) => number)
      const own = readFileSync(resolve(import.meta.dirname, 'contradictions.test.ts'), 'utf8')
      const named = [...own.matchAll(/^describe\('(\d+): /gm)].map(([, number]) => number)
      expect(named).toEqual(numbers)
    })
  },
)
