import { describe, expect, it } from 'vitest'
import { exampleJudgement } from '../../domain/example.ts'
import { float32, npyFile } from '../../formats/predictions/npy.test-data.ts'
import {
  numberCell,
  sheetRow,
  textCell,
  workbookParts,
  zipped,
} from '../../formats/predictions/workbook.test-data.ts'
import { exampleWhole, json, putProject, run, workplace, zoomRow, type Workplace } from '../cli.test-data.ts'

interface Report {
  readonly files: readonly Record<string, unknown>[]
  readonly models: readonly {
    readonly model: string
    readonly overall: { readonly global: { readonly items: number; readonly value: number | null } }
    readonly rules: { readonly global: Readonly<Record<string, number>> }
  }[]
  readonly cropTests: readonly Record<string, unknown>[]
  readonly comparisons: readonly Record<string, unknown>[]
  readonly problems: readonly { readonly code: string; readonly severity: string }[]
  readonly answers: readonly { readonly model: string }[]
}

const rows = [zoomRow({ id: 'q1' }), zoomRow({ id: 'q2', query: 'How many?\nA. 1\nB. 2', response: 'B' })]

async function benchmark(): Promise<{ readonly place: Workplace; readonly file: string }> {
  const place = await workplace()
  return { place, file: await place.put('zoombench.json', JSON.stringify(rows)) }
}

const lines = (...answers: readonly Readonly<Record<string, unknown>>[]): string =>
  answers.map((answer) => JSON.stringify(answer)).join('\n')

async function report(file: string, ...predictions: readonly string[]): Promise<Report & { code: number }> {
  const { code, out } = await run(['score', file, ...predictions, '--json'])
  return { ...(json(out) as Report), code }
}

const bytesOf = async (blob: Blob): Promise<Uint8Array> => new Uint8Array(await blob.arrayBuffer())

describe('what score reads', () => {
  it('are workbooks of VLMEvalKit, too', async () => {
    const { place, file } = await benchmark()
    const sheet =
      sheetRow(1, textCell('A1', 'id'), textCell('B1', 'prediction')) +
      sheetRow(2, textCell('A2', 'q1'), textCell('B2', 'C')) +
      sheetRow(3, textCell('A3', 'q2'), numberCell('B3', 2))
    const book = await place.put('tiny_Bench.xlsx', await bytesOf(await zipped(workbookParts(sheet))))
    const { files, models } = await report(file, book)
    expect(files).toMatchObject([{ format: 'vlmevalkit-xlsx', predictions: 2, unmatched: 0 }])
    expect(models[0]?.overall.global).toMatchObject({ items: 2, value: 1 / 2 })
  })

  it('are no attention maps and no boxes without an answer, which it says', async () => {
    const { place, file } = await benchmark()
    const map = await bytesOf(npyFile('<f4', [1, 2], float32(1, 2)))
    await place.put('runs/tiny/q1.npy', map)
    await place.put('runs/tiny/q2.npy', map)
    await place.put(
      'runs/tiny_global.jsonl',
      lines({ id: 'q1', prediction: 'C' }, { id: 'q2', predicted_bbox: [1, 2, 3, 4] }),
    )
    const { code, files, problems, models } = await report(file, place.at('runs'))
    expect(code).toBe(0)
    expect(files).toHaveLength(1)
    expect(problems.map(({ code: name, severity }) => [name, severity])).toEqual([
      ['nothing-to-score', 'note'],
      ['nothing-to-score', 'note'],
    ])
    expect(models[0]?.overall.global).toMatchObject({ items: 1, value: 1 })
  })
})

describe('runs of one model', () => {
  it('under several budgets are compared with each other', async () => {
    const { place, file } = await benchmark()
    const right = lines({ id: 'q1', prediction: 'C' }, { id: 'q2', prediction: 'B' })
    await place.put('runs/tiny-1024-tokens_global.jsonl', lines({ id: 'q1', prediction: 'C' }))
    await place.put('runs/tiny_side-448_global.jsonl', right)
    await place.put('runs/other-1024-tokens_global.jsonl', right)
    const { models, comparisons, answers, files } = await report(file, place.at('runs'))
    expect(models.map(({ model, overall }) => [model, overall.global.items])).toEqual([
      ['other', 2],
      ['tiny, 1,024 tokens', 1],
      ['tiny, 448 px', 2],
    ])
    expect(models.map(({ rules }) => Object.keys(rules.global))).toEqual([['equal'], ['equal'], ['equal']])
    expect(comparisons).toHaveLength(3)
    expect(new Set(answers.map(({ model }) => model)).size).toBe(3)
    expect(files.map(({ budgets }) => budgets)).toContainEqual(['side-448'])
  })

  it('in the crop test are counted by themselves, below the table', async () => {
    const { place, file } = await benchmark()
    const put = (folder: string, ...said: readonly string[]): Promise<string> =>
      place.put(
        `model_answer/${folder}/tiny_answer.json`,
        lines(...said.map((model_answer, at) => ({ ...rows[at], model_answer }))),
      )
    await put('zoom-bench', 'C', 'A')
    await put('crop-test-predicted', 'C', 'A')
    await put('crop-test-truth', 'C', 'B')
    await put('crop-test-noise', 'A', 'A')
    const { code, models, cropTests, problems } = await report(file, place.at('model_answer'))
    expect(code).toBe(0)
    expect(models.map(({ model, overall }) => [model, overall.global.items, overall.global.value])).toEqual([
      ['tiny', 2, 0.5],
    ])
    expect(cropTests).toEqual([
      { model: 'tiny', crop: 'predicted', items: 2, accuracy: 0.5 },
      { model: 'tiny', crop: 'truth', items: 2, accuracy: 1 },
      { model: 'tiny', crop: 'noise', items: 2, accuracy: 0 },
    ])
    expect(problems.map(({ code: name }) => name)).toEqual(['crop-test', 'crop-test', 'crop-test'])
    const { out } = await run(['score', file, place.at('model_answer')])
    expect(out).toContain(
      'Crop test\n  tiny, predicted crop: 50.00 of 2 items\n  tiny, true crop: 100.00 of 2 items',
    )
    const alone = await run(['score', file, place.at('model_answer/crop-test-noise')])
    expect(alone).toMatchObject({
      code: 0,
      out: expect.stringContaining('tiny, noise: 0.00 of 2 items'),
    })
  })
})

describe('predictions about items that nobody accepted', () => {
  it('are left out, with a note and no warning', async () => {
    const place = await workplace()
    const judgements = [
      exampleJudgement({ decision: 'accept', decidedAt: 1 }),
      exampleJudgement({ itemId: 'item-2', decision: 'reject', decidedAt: 1 }),
    ]
    const file = await putProject(place.at('project.saccade.zip'), exampleWhole({ judgements }))
    const said = await place.put(
      'tiny_global.jsonl',
      lines(
        { id: 'item-1', prediction: 'C' },
        { id: 'item-2', prediction: 'B' },
        { id: 'none', prediction: 'A' },
      ),
    )
    const { files, problems } = await report(file, said)
    expect(files).toMatchObject([{ predictions: 3, unmatched: 1, outside: 1 }])
    expect(problems.map(({ code, severity }) => [code, severity])).toEqual([
      ['outside-benchmark', 'note'],
      ['prediction-unmatched', 'warning'],
    ])
  })
})
