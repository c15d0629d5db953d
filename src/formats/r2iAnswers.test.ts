import { describe, expect, it } from 'vitest'
import { r2iAnswers } from './r2iAnswers.ts'
import { answerLine, answerResult, codesOf, constraint, decodeAll, lines, mcq } from './upstream.test-data.ts'

const decode = (...results: readonly unknown[]) =>
  decodeAll(r2iAnswers, lines('validated_vqa.jsonl', answerLine(...results)))

async function only(over: Readonly<Record<string, unknown>>) {
  const { drafts, problems } = await decode(answerResult(over))
  const [draft] = drafts
  return { draft, codes: [...codesOf(problems), ...codesOf(draft?.problems ?? [])] }
}

const consensus = async (count: unknown, share: unknown) =>
  (await only({ crop_eval: { consistency_count: count, consistency_score: share } })).draft?.source.consensus

describe('r2iAnswers', () => {
  it('knows its files by their keys, not by their names', () => {
    expect(r2iAnswers.recognises('x.txt', '{"image_path": "a", "vqa_results": [')).not.toBeNull()
    expect(r2iAnswers.recognises('validated_vqa.jsonl', '{"a": "\\"vqa_results\\": []"}')).toBeNull()
  })

  it('reads a good result without a remark', async () => {
    const { drafts, problems } = await decode(answerResult())
    expect(problems).toEqual([])
    expect(drafts[0]).toMatchObject({
      content: {
        question: 'How many bolts?',
        options: ['2', '3', '4', '6'],
        answerLetter: 'B',
        answerText: '3',
        category: null,
        region: { x1: 100, y1: 200, x2: 300, y2: 400 },
      },
      source: {
        format: 'r2i-answers',
        file: 'validated_vqa.jsonl',
        line: 1,
        id: null,
        status: 'valid vqa',
        query: `How many bolts?\n\n${constraint}`,
        picturePath: 'images/a.jpg',
        cropPath: null,
        consensus: { count: 7, of: 8, share: 0.875 },
        smallModel: { answers: ['A', 'B', 'C', 'A'], correct: 1, error: null },
        notes: [],
      },
      claimedSize: { width: 2000, height: 1500 },
      problems: [],
    })
  })

  it('keeps the upstream record, each with its own result alone', async () => {
    const [first, second] = [answerResult({ extra: { deep: [1] } }), answerResult({ question: 'Second?' })]
    const { drafts } = await decode(first, second)
    expect(drafts.map(({ record }) => record)).toEqual([answerLine(first), answerLine(second)])
  })

  it('keeps the neighbours of a bad result in the same line', async () => {
    const { drafts, problems } = await decode(
      answerResult(),
      answerResult({ question: ['no'] }),
      'no record',
      answerResult({ bbox: 'somewhere' }),
      answerResult({ question: 'Last?' }),
    )
    expect(drafts.map(({ content }) => content.question)).toEqual(['How many bolts?', 'Last?'])
    expect(problems.map(({ code, line, field, severity }) => [code, line, field, severity])).toEqual([
      ['wrong-type', 1, 'vqa_results[1].question', 'error'],
      ['wrong-type', 1, 'vqa_results[2]', 'error'],
      ['box-unreadable', 1, 'vqa_results[3].bbox', 'error'],
    ])
    expect(problems[0]?.sentence).toBe('question is a list; text was expected.')
  })

  it('reads single results, one per line, as well', async () => {
    const { drafts } = await decodeAll(r2iAnswers, lines('x.jsonl', answerResult()))
    expect(drafts[0]).toMatchObject({ source: { picturePath: 'images/a.jpg' }, problems: [] })
  })

  it('reads a JSON array of lines as well, by place', async () => {
    const source = lines('x.json', [answerLine(answerResult()), answerLine(answerResult())])
    const { drafts } = await decodeAll(r2iAnswers, source)
    expect(drafts.map(({ source }) => source.line)).toEqual([1, 2])
  })

  it('coerces numbers with a note that names the field', async () => {
    const { draft } = await only({
      question: 42,
      crop_eval: { consistency_count: '7', consistency_score: 0.875 },
    })
    expect(draft?.content.question).toBe('42')
    expect(draft?.source.consensus?.count).toBe(7)
    expect(draft?.problems.map(({ field }) => field)).toEqual([
      'vqa_results[0].question',
      'vqa_results[0].crop_eval.consistency_count',
    ])
    expect(draft?.source.notes).toHaveLength(2)
  })

  it('is open with the teachers’ answer when there is no mcq', async () => {
    const { draft, codes } = await only({ mcq: null })
    expect(draft?.content).toMatchObject({ options: [], answerLetter: null, answerText: '3' })
    expect(codes).toEqual([])
  })

  it('takes a failed result without mcq, answer or evaluation', async () => {
    const { draft, codes } = await only({
      status: 'error',
      error: 'timed out',
      mcq: undefined,
      majority_answer: undefined,
      crop_eval: undefined,
      qwen8b_eval: null,
    })
    expect(draft?.source).toMatchObject({ status: 'error', validationReason: 'timed out', consensus: null })
    expect(codes).toEqual([])
  })

  it.each([
    ['three options', mcq('q', ['3', '4', '5'], 'A', '3'), 'option-count'],
    ['five options', mcq('q', ['3', '4', '5', '6', '7'], 'A', '3'), 'option-count'],
    ['a letter out of range', mcq('q', ['3', '4', '5', '6'], 'E', '3'), 'letter-out-of-range'],
    ['a lower-case letter', mcq('q', ['3', '4', '5', '6'], 'a', '3'), 'letter-repaired'],
    ['a letter in brackets', mcq('q', ['3', '4', '5', '6'], '(A)', '3'), 'letter-repaired'],
    ['a letter with its text', mcq('q', ['3', '4', '5', '6'], 'A. 3', '3'), 'letter-repaired'],
    ['a word for a letter', mcq('q', ['x', '4', '5', '6'], 'first', '3'), 'letter-unreadable,letter-missing'],
    ['letter and text in conflict', mcq('q', ['3', '4', '5', '6'], 'A', '5'), 'answer-conflict'],
    ['another answer than the teachers’', mcq('q', ['9', '4', '5', '6'], 'A', '9'), 'answer-not-majority'],
    ['an empty option', mcq('q', ['3', ' ', '5', '6'], 'A', '3'), 'option-empty'],
    ['a null option', mcq('q', ['3', null, '5', '6'], 'A', '3'), 'option-null'],
    ['a doubled option', mcq('q', ['3', 'Ja.', 'ja', '6'], 'A', '3'), 'option-duplicate'],
    ['no letter but the text', mcq('q', ['3', '4', '5', '6'], null, '3'), 'letter-from-text'],
    ['labels inside the options', mcq('q', ['A. 1', '3', '(C) 3', 'D'], 'B', '3'), ''],
  ])('takes a record with %s and names it', async (_name, given, code) => {
    const { draft, codes } = await only({ mcq: given })
    expect(draft).toBeDefined()
    expect(codes.join()).toBe(code)
  })

  it('stores letter and text apart, even in conflict', async () => {
    const { draft } = await only({ mcq: mcq('q', ['3', '4', '5', '6'], 'A', '5') })
    expect(draft?.content).toMatchObject({ answerLetter: 'A', answerText: '5' })
    expect(draft?.problems[0]?.severity).toBe('warning')
  })

  it('refuses options that are no list and more options than letters', async () => {
    expect((await only({ mcq: { ...mcq('q', [], 'A', '3'), all_options: 'A,B' } })).codes).toEqual([
      'wrong-type',
    ])
    const many = Array.from({ length: 27 }, (_, index) => `${index}`)
    expect((await only({ mcq: mcq('q', many, 'A', '0') })).codes).toEqual(['option-count'])
  })

  it('leaves out side information that cannot be read, with a warning', async () => {
    const { draft, codes } = await only({
      crop_eval: 'none',
      qwen8b_eval: { answers: 'A', correct_count: 1 },
    })
    expect(draft?.source).toMatchObject({ consensus: null, smallModel: null })
    expect(codes).toEqual(['field-ignored', 'field-ignored'])
  })

  it('warns when the small model could not be asked', async () => {
    const { draft, codes } = await only({ qwen8b_eval: { error: 'refused', correct_count: 0 } })
    expect(codes).toEqual(['small-model-error'])
    expect(draft?.source.smallModel).toEqual({ answers: [], correct: 0, error: 'refused' })
  })

  it('counts the answers that came back by count and share', async () => {
    expect(await consensus(6, 0.857142)).toMatchObject({ count: 6, of: 7 })
    expect(await consensus(0, 0)).toBeNull()
    expect(await consensus(3, 17)).toBeNull()
    expect(await consensus(null, 0.5)).toBeNull()
  })

  it('takes marker, sentence and options off the question, each with a note', async () => {
    const { draft, codes } = await only({ question: `<image>How many?\nA. 2\nB. 3\n\n${constraint}` })
    expect(draft?.content.question).toBe('How many?')
    expect(draft?.content.options).toEqual(['2', '3', '4', '6'])
    expect(codes).toEqual(['question-stripped', 'question-stripped', 'question-stripped'])
  })

  it('takes options from the question when there are no others', async () => {
    const { draft, codes } = await only({ question: 'How many?\nA. 2\nB. 3\nC. 4\nD. 5', mcq: null })
    expect(draft?.content).toMatchObject({
      options: ['2', '3', '4', '5'],
      answerLetter: 'B',
      answerText: '3',
    })
    expect(codes).toEqual(['question-stripped', 'letter-from-text'])
  })

  it('keeps going without a box, and refuses an empty question', async () => {
    const { draft, codes } = await only({ bbox: null })
    expect(draft?.content.region).toBeNull()
    expect(codes).toEqual(['box-missing'])
    expect((await only({ question: ' \n' })).codes).toEqual(['question-empty'])
  })

  it('names what cannot be seen in a text and changes none of it', async () => {
    const text = '\u202Egnp\u202C \uD83D zero\u200Bwidth'
    const { draft, codes } = await only({ question: text })
    expect(draft?.content.question).toBe(text)
    expect(codes).toEqual(['text-lone-surrogate', 'text-bidi', 'text-invisible'])
    expect((await only({ question: 'Which of 👨‍👩‍👧 and می‌خواهم?' })).codes).toEqual([])
    expect((await only({ question: 'x'.repeat(10_001) })).codes).toEqual(['text-long'])
  })
})
