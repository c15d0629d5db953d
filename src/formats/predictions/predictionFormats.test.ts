import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { predictionFormats } from './predictionFormats.ts'
import { lines, read, source } from './predictions.test-data.ts'

describe('what is none of them', () => {
  it.each([
    ['a benchmark', 'zoombench.json', lines({ images: ['a.png'], query: 'How many?', response: 'B' })],
    ['one with options', 'a.jsonl', lines({ id: 1, question: 'Who?', options: ['Ann', 'Bo'], answer: 'A' })],
    [
      'one with one picture each',
      'a.jsonl',
      lines({ id: 1, question: 'Who?', image: 'a.png', answer: 'Ann' }),
    ],
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
      'bbox',
      'tool_calls',
      'attention',
      'generic_attention',
      'budget',
      'crop',
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
