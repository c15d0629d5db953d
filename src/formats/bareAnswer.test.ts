import { describe, expect, it } from 'vitest'
import { bareAnswer } from './bareAnswer.ts'
import { planImport } from './plan.ts'
import type { Remark } from './remark.ts'
import { codesOf, file, lines, zoombenchRow } from './upstream.test-data.ts'

function bare(text: string): readonly [answer: string, codes: readonly string[]] {
  const remarks: Remark[] = []
  return [bareAnswer(text, 'response', remarks), remarks.map(({ code }) => code)]
}

describe('an answer as models are asked to write it', () => {
  it.each([
    ['<answer>B</answer>', 'B'],
    ['<think>Is it A? No.</think>\n<answer> B. blue </answer>', 'B. blue'],
    ['<ANSWER>B</Answer> and <answer>C</answer>', 'B'],
    ['\\boxed{B}', 'B'],
    ['So \\boxed{A}, no: \\boxed{\\frac{1}{2}}.', '\\frac{1}{2}'],
    ['<answer>\\boxed{7}</answer>', '7'],
  ])('%j is %j, with a note', (written, answer) => {
    expect(bare(written)).toEqual([answer, ['answer-unwrapped']])
  })

  it.each([
    'B',
    ' 47 ',
    'the answer is B',
    '<answer>B',
    'B</answer>',
    '\\boxed{B',
    '\\boxed{}',
    '<answer> </answer>',
  ])('%j stays as it is', (written) => {
    expect(bare(written)).toEqual([written, []])
  })

  it('is the letter of a question with options, and the text of an open one, in any benchmark', async () => {
    const table = 'index\timage\tquestion\tA\tB\tanswer\n0\tx\tWhich?\tred\tblue\t<answer>B</answer>\n'
    const { drafts } = await planImport([
      lines('a.jsonl', zoombenchRow({ response: '\\boxed{B}' })),
      lines(
        'b.jsonl',
        zoombenchRow({ query: 'How many?', response: '<answer>47</answer>', question_type: 'blank' }),
      ),
      file('c.tsv', table),
    ])
    expect(drafts.map(({ content }) => [content.answerLetter, content.answerText])).toEqual([
      ['B', 'blue'],
      [null, '47'],
      ['B', 'blue'],
    ])
    for (const { problems, source } of drafts) {
      expect(codesOf(problems)).toContain('answer-unwrapped')
      expect(codesOf(problems)).not.toContain('letter-missing')
      expect(source.notes.join(' ')).toContain('was taken out of it.')
    }
  })
})
