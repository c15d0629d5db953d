import { describe, expect, it } from 'vitest'
import { lines, read } from './predictions.test-data.ts'

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
        ref: { ids: ['0'], question: 'How, many?\nA. 1\nB. 2', gold: 'B' },
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
    const floats = await read('tiny_Bench.csv', 'index,prediction\n7.0,B\n')
    expect(floats.predictions[0]?.ref.ids).toEqual(['7.0', '7'])
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

  it('may say budget and crop, which go before those of the file’s name', async () => {
    const over = { id: 1, prediction: 'B' }
    const { predictions } = await read(
      'tiny_side-448.jsonl',
      lines(
        { ...over, budget: 'tokens-1024', crop: 'ground-truth' },
        { ...over, budget: { kind: 'side', side: 224 } },
        { ...over, token_budget: 16_384, max_tokens: 4096 },
        { ...over, budget: 'native', crop: 'crops/1.png' },
        { ...over, budget: -5, crop: { a: 1 } },
      ),
    )
    expect(predictions.map(({ own: { budget, crop, view } }) => [budget, crop, view])).toEqual([
      [{ kind: 'tokens', tokens: 1024 }, 'truth', 'global'],
      [{ kind: 'side', side: 224 }, null, null],
      [{ kind: 'tokens', tokens: 16_384 }, null, null],
      [{ kind: 'native' }, null, null],
      [null, null, null],
    ])
  })
})

const boxesOf = async (row: object) => (await read('tiny.jsonl', lines(row))).predictions[0]?.boxes

describe('a right answer beside that of the model', () => {
  it('is never taken for it where the model gave none', async () => {
    const { predictions, problems } = await read(
      'tiny.jsonl',
      lines(
        { id: 'q1', prediction: 'C', answer: 'B' },
        { id: 'q2', prediction: null, answer: 'B' },
        { id: 'q3', output: [], response: 'B' },
        { id: 'q4', prediction: null, output: 'D', answer: 'B' },
      ),
    )
    expect(predictions.map(({ ref, texts }) => [ref.ids[0], texts])).toEqual([
      ['q1', ['C']],
      ['q4', ['D']],
    ])
    expect(problems.map(({ line, code }) => [line, code])).toEqual([
      [2, 'prediction-missing'],
      [3, 'prediction-missing'],
    ])
  })

  it('tells that the record is copied, and its box the right region', async () => {
    const copied = { id: 'q1', question: 'Why?', prediction: 'C', bbox: [9, 9, 99, 99] }
    for (const gold of ['answer', 'response', 'ground_truth', 'gt', 'target', 'solution'])
      expect(await boxesOf({ ...copied, [gold]: 'B' })).toEqual([])
    expect(await boxesOf({ ...copied, answer: 'B', predicted_bbox: [1, 2, 3, 4] })).toEqual([[1, 2, 3, 4]])
    expect(await boxesOf(copied)).toEqual([[9, 9, 99, 99]])
  })
})

describe('lines that Python wrote', () => {
  it('are read with the NaN that their scores may be', async () => {
    const { predictions, problems } = await read(
      'tiny.jsonl',
      '{"id":"q1","prediction":"B","score":NaN,"loss":-Infinity}\n{"id":"q2","prediction":"is NaN right?"}\n',
    )
    expect(problems).toEqual([])
    expect(predictions.map(({ texts }) => texts)).toEqual([['B'], ['is NaN right?']])
  })
})

describe('boxes and attention beside an answer', () => {
  it('come along, in the reader of every kind of line', async () => {
    const call = '<tool_call>{"name": "zoom", "arguments": {"bbox_2d": [1, 2, 3, 4]}}</tool_call>B'
    const attention = [[1, 2]]
    const rows: readonly (readonly [string, unknown])[] = [
      ['mm-eval', { query: 'Why?', images: ['a.png'], bbox: [9, 9, 99, 99], model_answer: call, attention }],
      ['lmms-eval', { doc_id: 0, doc: { bbox: [9, 9, 99, 99] }, resps: [[call]], attention }],
      ['plain', { id: 'q1', prediction: call, attention }],
      ['plain', { id: 'q1', prediction: 'B', bbox: [1, 2, 3, 4], attention }],
    ]
    for (const [id, row] of rows) {
      const { format, predictions, problems } = await read('tiny.jsonl', lines(row))
      expect([format, problems]).toEqual([id, []])
      expect(predictions).toMatchObject([
        { boxes: [[1, 2, 3, 4]], convention: null, attention: { rows: 1, columns: 2, values: [1, 2] } },
      ])
    }
    const table = 'index,prediction,pred_bbox,bbox_format\n0,B,"[1, 2, 3, 4]",qwen3-vl\n'
    expect((await read('tiny_Bench.csv', table)).predictions).toMatchObject([
      { boxes: [[1, 2, 3, 4]], convention: 'thousandths' },
    ])
  })

  it('may come alone', async () => {
    const { format, predictions } = await read(
      'tiny.jsonl',
      lines({ id: 'q1', predicted_bbox: [0.1, 0.2, 0.3, 0.4] }, { id: 'q2', attention: [[1]] }),
    )
    expect(format).toBe('plain')
    expect(predictions).toMatchObject([
      { texts: [], boxes: [[0.1, 0.2, 0.3, 0.4]] },
      { texts: [], boxes: [], attention: { rows: 1, columns: 1 } },
    ])
  })

  it('leave the answer alone where they cannot be read', async () => {
    const { predictions, problems } = await read(
      'tiny.jsonl',
      lines({ id: 'q1', prediction: 'B', attention: [[-1]] }, { id: 'q2', attention: 'none' }),
    )
    expect(predictions).toMatchObject([{ texts: ['B'], attention: null }])
    expect(problems.map(({ line, code }) => [line, code])).toEqual([
      [1, 'attention-values'],
      [2, 'attention-unreadable'],
    ])
  })
})
