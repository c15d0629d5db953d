import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bytesFromBlob } from '../byteSource.ts'
import type { PredictionDecoded, ReadPrediction } from './predictionFormat.ts'
import { predictionFormatOf, predictionFormats } from './predictionFormats.ts'
import { seedIn, viewIn, withoutView } from './runNames.ts'

const source = (path: string, text: string) => bytesFromBlob(path, new Blob([text]))

interface Read {
  readonly format: string | null
  readonly origin: unknown
  readonly predictions: readonly ReadPrediction[]
  readonly problems: readonly Extract<PredictionDecoded, { kind: 'problem' }>['problem'][]
}

async function read(path: string, text: string): Promise<Read> {
  const file = source(path, text)
  const format = await predictionFormatOf(file)
  if ('sentence' in format) return { format: null, origin: null, predictions: [], problems: [] }
  const decoded: PredictionDecoded[] = []
  for await (const one of format.decode(file)) decoded.push(one)
  return {
    format: format.id,
    origin: format.origin(path),
    predictions: decoded.flatMap((one) => (one.kind === 'prediction' ? [one.prediction] : [])),
    problems: decoded.flatMap((one) => (one.kind === 'problem' ? [one.problem] : [])),
  }
}

const lines = (...rows: readonly unknown[]): string => rows.map((row) => JSON.stringify(row)).join('\n')

describe('answers of mm-eval', () => {
  const row = {
    images: ['images/a.png'],
    crop_images: ['crop_images/a.png'],
    query: 'How many?\nA. 1\nB. 2',
    response: 'B',
    id: 7,
    model_answer: '<answer>B</answer>',
    gen_time_sec: 1.5,
    output_tokens: 12,
  }

  it('are JSON lines whatever the ending says; folder and name tell the run', async () => {
    const path = 'out/model_answer/zoom-bench-crop/Qwen3-VL-8B_seed42_answer.json'
    const { format, origin, predictions, problems } = await read(path, lines(row, row))
    expect(format).toBe('mm-eval')
    expect(origin).toEqual({
      model: 'Qwen3-VL-8B',
      seed: 42,
      view: 'regional',
      benchmark: 'zoom-bench-crop',
      budget: null,
      crop: null,
    })
    expect(problems).toEqual([])
    expect(predictions).toHaveLength(2)
    expect(predictions[1]).toMatchObject({
      ref: { ids: ['7'], picture: 'images/a.png', question: row.query, gold: 'B' },
      texts: ['<answer>B</answer>'],
      told: null,
      seconds: 1.5,
      outputTokens: 12,
      place: { file: path, line: 2 },
    })
  })

  it('are one array once they are judged, with the judge’s word', async () => {
    const judged = [
      { ...row, judge: 'Yes', judge_source: 'first letter' },
      { ...row, judge: 'yes, it is', judge_source: 'llm' },
    ]
    const { origin, predictions } = await read(
      'judge/vstar/tiny_answer.json',
      JSON.stringify(judged, null, 4),
    )
    expect(origin).toMatchObject({ model: 'tiny', seed: null, view: 'global', benchmark: 'vstar' })
    expect(predictions.map(({ told }) => told)).toEqual([
      { right: true, by: 'first letter', words: 'Yes' },
      { right: false, by: 'llm', words: 'yes, it is' },
    ])
  })

  it('may lie elsewhere, where the name tells the view, or nothing does', async () => {
    expect((await read('downloads/tiny_crop_answer.json', lines(row))).origin).toMatchObject({
      model: 'tiny',
      view: 'regional',
    })
    expect((await read('tiny_answer.json', lines(row))).origin).toMatchObject({ model: 'tiny', view: null })
  })

  it('leave the good lines alone where one is bad', async () => {
    const text = [
      lines(row),
      '{"model_answer": ',
      lines({ ...row, model_answer: null }),
      '',
      lines(row),
    ].join('\n')
    const { predictions, problems } = await read('a.json', text)
    expect(predictions.map(({ place }) => place.line)).toEqual([1, 5])
    expect(problems.map(({ line, field, severity }) => [line, field, severity])).toEqual([
      [2, null, 'error'],
      [3, 'model_answer', 'error'],
    ])
  })
})

describe('samples of lmms-eval', () => {
  const path = 'logs/Qwen__Qwen3-VL-8B/20260101_120000_samples_zoombench_regional.jsonl'

  it('tell model and view by folder and task', async () => {
    const row = {
      doc_id: 3,
      doc: { id: 'q4', query: 'How many?' },
      target: 'B',
      resps: [['raw B', 'raw C']],
      filtered_resps: ['B', 'C'],
    }
    const { format, origin, predictions } = await read(path, lines(row))
    expect(format).toBe('lmms-eval')
    expect(origin).toMatchObject({
      model: 'Qwen/Qwen3-VL-8B',
      view: 'regional',
      benchmark: 'zoombench_regional',
    })
    expect(predictions).toMatchObject([
      { ref: { ids: ['q4'], question: 'How many?', place: 3, gold: 'B' }, texts: ['B', 'C'] },
    ])
  })

  it('do without the record, and without what was said twice', async () => {
    const row = { doc_id: 0, input: 'How many?\nAnswer.', target: 'B', filtered_resps: [['B']] }
    const { predictions } = await read(path, lines(row))
    expect(predictions).toMatchObject([
      { ref: { ids: [], question: 'How many?\nAnswer.', place: 0, gold: 'B' }, texts: ['B'] },
    ])
  })
})

describe('results of VLMEvalKit', () => {
  it('are a table with a column prediction, in which answers may have several lines', async () => {
    const text =
      'index,question,A,B,answer,prediction,hit\n0,"How, many?",1,2,B,"I see:\nB",1\n1,Why?,1,2,A,,0\n'
    const { format, origin, predictions } = await read('tiny-7B/T1/tiny-7B_ZoomBench_crop.csv', text)
    expect(format).toBe('vlmevalkit-results')
    expect(origin).toMatchObject({ model: 'tiny-7B', view: 'regional', benchmark: 'ZoomBench_crop' })
    expect(predictions).toMatchObject([
      {
        ref: { ids: ['0'], question: 'How, many?', gold: 'B' },
        texts: ['I see:\nB'],
        told: { right: true, by: 'hit' },
      },
      { ref: { ids: ['1'] }, texts: [''], told: { right: false } },
    ])
  })

  it('name the item by the id that was exported with it', async () => {
    const { predictions } = await read(
      'llava_v1.5_7b_MyBench.tsv',
      'index\tsource_id\tprediction\n0\tabc\tB\n',
    )
    expect(predictions[0]?.ref.ids).toEqual(['abc', '0'])
    expect((await read('llava_v1.5_7b_MyBench.tsv', 'index\tprediction\n0\tB\n')).origin).toMatchObject({
      model: 'llava_v1.5_7b',
      benchmark: 'MyBench',
    })
  })
})

describe('plain JSON lines', () => {
  it.each(['prediction', 'answer', 'response', 'model_answer'])('hold the answer under %s', async (key) => {
    const { format, predictions } = await read('tiny_regional.jsonl', lines({ id: 'q1', [key]: 'B' }))
    expect(format).toBe('plain')
    expect(predictions).toMatchObject([{ ref: { ids: ['q1'] }, texts: ['B'] }])
  })

  it('may say model, view and seed, and several answers to one item', async () => {
    const row = { id: 1, prediction: ['B', 'C'], model: 'tiny', view: 'crop', seed: 3, answer: 'B' }
    const { origin, predictions } = await read('all.jsonl', lines(row))
    expect(origin).toMatchObject({ model: 'all', view: null })
    expect(predictions).toMatchObject([
      { texts: ['B', 'C'], own: { model: 'tiny', view: 'regional', seed: 3 } },
    ])
  })
})

describe('what is none of them', () => {
  it.each([
    ['a benchmark', 'zoombench.json', lines({ images: ['a.png'], query: 'How many?', response: 'B' })],
    ['a table of questions', 'b.tsv', 'index\tquestion\tanswer\n0\tWhy?\tB\n'],
    ['an Excel file', 'b.xlsx', 'PK\u0003\u0004'],
    ['a picture', 'b.json', '\u0089PNG\r\n'],
    ['a text', 'README.md', '# Predictions\n'],
    ['nothing', 'empty.jsonl', ''],
  ])('%s is not taken for predictions', async (_what, path, text) => {
    expect((await read(path, text)).format).toBeNull()
  })

  it('never breaks a reader', async () => {
    const values = fc.oneof(fc.jsonValue(), fc.constantFrom('B', 1e308, -0, '__proto__'))
    const keys = fc.constantFrom(
      'model_answer',
      'query',
      'images',
      'doc_id',
      'doc',
      'filtered_resps',
      'id',
      'prediction',
      'seed',
      'view',
      '__proto__',
    )
    const rows = fc.array(fc.dictionary(keys, values), { maxLength: 4 })
    await fc.assert(
      fc.asyncProperty(rows, fc.constantFrom(...predictionFormats), async (some, format) => {
        const texts: (readonly unknown[])[] = []
        for await (const one of format.decode(source('a_seed1.json', lines(...some))))
          if (one.kind === 'prediction') texts.push(one.prediction.texts)
        expect(texts.length).toBeLessThanOrEqual(some.length)
        expect(texts.flat().every((text) => typeof text === 'string')).toBe(true)
      }),
      { numRuns: 60 },
    )
  })
})

describe('the names of runs', () => {
  it.each([
    ['zoom-bench-crop', 'regional'],
    ['zoombench_regional', 'regional'],
    ['tiny_global', 'global'],
    ['zoom-bench', null],
    ['cropduster-7B', null],
  ])('%s tells the view %s', (name, view) => {
    expect(viewIn(name)).toBe(view)
  })

  it('lose their seed and their view', () => {
    expect(seedIn('tiny_seed42')).toEqual({ name: 'tiny', seed: 42 })
    expect(seedIn('seedling')).toEqual({ name: 'seedling', seed: null })
    expect(withoutView('tiny-regional-view')).toBe('tiny')
    expect(withoutView('regional')).toBe('regional')
  })
})
