import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { recognise } from './formats.ts'
import { composeQuery } from './query.ts'
import { codesOf, decodeAll, file, lines, zoombenchRow } from './upstream.test-data.ts'
import { zoombench } from './zoombench.ts'

async function only(over: Readonly<Record<string, unknown>> = {}) {
  const { drafts, problems } = await decodeAll(zoombench, lines('zoombench.json', [zoombenchRow(over)]))
  const [draft] = drafts
  return { draft, codes: [...codesOf(problems), ...codesOf(draft?.problems ?? [])] }
}

describe('zoombench', () => {
  it('takes a multiple-choice row apart without a remark', async () => {
    const { draft, codes } = await only({ id: 17, category: 'Colour' })
    expect(codes).toEqual([])
    expect(draft).toMatchObject({
      content: {
        question: 'Which colour?',
        options: ['red', 'blue'],
        answerLetter: 'B',
        answerText: 'blue',
        category: 'color',
        region: { x1: 100, y1: 200, x2: 300, y2: 400 },
      },
      source: { id: '17', status: null, line: 1, picturePath: 'images/a.jpg', cropPath: 'crop_images/a.jpg' },
      record: zoombenchRow({ id: 17, category: 'Colour' }),
    })
  })

  it('reads an open row', async () => {
    const { draft, codes } = await only({
      query: 'How many?',
      response: 7,
      question_type: 'blank',
      crop_images: [],
    })
    expect(draft?.content).toMatchObject({
      question: 'How many?',
      options: [],
      answerLetter: null,
      answerText: '7',
    })
    expect(codes).toEqual(['kind-repaired'])
  })

  it('reads prompt and answer where query and response are missing', async () => {
    const { draft } = await only({ query: undefined, response: undefined, prompt: 'How many?', answer: '7' })
    expect(draft?.content).toMatchObject({ question: 'How many?', answerText: '7' })
  })

  it.each([
    [{ response: 'b' }, 'letter-repaired'],
    [{ response: 'B. blue' }, 'letter-repaired'],
    [{ response: 'blue' }, 'letter-from-text'],
    [{ response: 'E' }, 'letter-out-of-range'],
    [{ response: null }, 'answer-missing,letter-missing'],
    [{ query: 'Which?', response: 'B' }, 'options-missing'],
    [{ query: '<image>\nHow many?', question_type: 'blank' }, 'question-stripped'],
    [{ question_type: 'multi' }, 'kind-from-options'],
    [{ question: 'Another?', options: ['red', 'blue'] }, 'query-differs'],
    [{ question: 'Which colour?' }, ''],
    [{ bbox: null }, 'box-missing'],
    [{ bbox: [300, 400, 100, 200] }, 'box-inverted'],
  ])('takes a row with %j and says so', async (over, codes) => {
    const read = await only(over)
    expect(read.draft).toBeDefined()
    expect(read.codes.join()).toBe(codes)
  })

  it.each([
    [{ images: null }, 'images is null; a list of paths was expected.'],
    [{ query: null }, 'query is missing.'],
    [{ query: ['a'] }, 'query is a list; text was expected.'],
    [{ query: ' ' }, 'The question is empty.'],
    [{ bbox: [1, 2, 3, 4, 5] }, 'The box has 5 numbers; four were expected (x1, y1, x2, y2).'],
  ])('refuses a row with %j', async (over, sentence) => {
    const { drafts, problems } = await decodeAll(
      zoombench,
      lines('z.json', [zoombenchRow(over), zoombenchRow()]),
    )
    expect(drafts.map(({ source }) => source.line)).toEqual([2])
    expect(problems).toMatchObject([{ severity: 'error', line: 1, sentence }])
  })

  it('keeps the option lines of an open row in its question', async () => {
    const query = 'Copy this:\nA. one\nB. two'
    const { draft, codes } = await only({ query, response: 'one and two', question_type: 'blank' })
    expect(draft?.content).toMatchObject({ question: query, options: [], answerText: 'one and two' })
    expect(codes).toEqual(['options-kept'])
  })

  it('gives back what its own keys say exactly, whatever the texts', async () => {
    const text = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
      .filter((text) => text.trim() !== '')
    const options = fc.oneof(
      fc.constant<readonly string[]>([]),
      fc.uniqueArray(text, { minLength: 2, maxLength: 5 }),
    )
    await fc.assert(
      fc.asyncProperty(text, options, async (question, options) => {
        const query = composeQuery({ question, options })
        const response = options.length > 0 ? 'A' : 'yes'
        const question_type = options.length > 0 ? 'mcq' : 'blank'
        const { draft } = await only({ query, question, options, response, question_type })
        expect(draft?.content).toMatchObject({ question, options })
      }),
      { numRuns: 60 },
    )
  })

  const letters = 'Which letter is it?\nA. P\nB. R\nC. T\nD. S'
  it('takes a letter that is none of the question’s for the option that says it', async () => {
    const { draft } = await only({ query: letters, response: 'R' })
    expect(draft?.content).toMatchObject({ answerLetter: 'B', answerText: 'R' })
    expect(codesOf(draft?.problems ?? [])).toContain('letter-from-text')
  })

  it('names an answer whose letter and words are different options, and keeps both', async () => {
    const { draft } = await only({ query: letters, response: 'A. R' })
    expect(draft?.content).toMatchObject({ answerLetter: 'A', answerText: 'R' })
    expect(codesOf(draft?.problems ?? [])).toContain('answer-conflict')
  })

  it('finds no conflict in words after the letter that are no other option', async () => {
    for (const response of ['A. P', 'A. P, for it has a bow', 'A: p']) {
      const { draft } = await only({ query: letters, response })
      expect(draft?.content).toMatchObject({ answerLetter: 'A', answerText: 'P' })
      expect(codesOf(draft?.problems ?? [])).not.toContain('answer-conflict')
    }
  })

  it('leaves prototype keys harmless', async () => {
    const row = JSON.stringify([zoombenchRow()]).replace(
      '[{',
      '[{"__proto__":{"polluted":"yes"},"constructor":{"prototype":{"polluted":1}},"toString":"x","hasOwnProperty":1,',
    )
    const { drafts, problems } = await decodeAll(zoombench, file('z.json', row))
    expect([drafts.length, problems.length]).toEqual([1, 0])
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
  })
})

describe('recognise', () => {
  it.each([
    ['[{"images": ["a"], "query": "q"', 'zoombench'],
    ['[{"images": ["a"], "prompt": "q"', 'zoombench'],
    ['{"image_path": "a", "vqa_results": []}', 'r2i-answers'],
    ['{"image_path": "a", "generated_vqa": []}', 'r2i-questions'],
    ['{"image_path": "a", "bbox_results": []}', 'r2i-boxes'],
    ['{"question": "a", "crop_eval": {}}', 'r2i-answers'],
    ['{"images": ["a"], "query": "q", "model_answer": "x"', null],
    ['[{"images": ["a"], "problem": "<image>q", "solution": "x"', 'mini-o3'],
    ['[{"images": ["a"], "prompt": [{"role": "user"}]', null],
    ['{"images": [], "annotations": []}', null],
    ['', null],
  ])('takes %j for %s', (head, id) => {
    expect(recognise('any.name', head)?.format.id ?? null).toBe(id)
  })
})
