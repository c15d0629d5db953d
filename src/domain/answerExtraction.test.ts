import { describe, expect, it } from 'vitest'
import { strictAnswer, upstreamAnswer } from './answerExtraction.ts'

describe('the answer as the released judge finds it', () => {
  it.each<readonly [text: string, answer: string, found: string]>([
    ['I think <answer> C. red </answer> so.', ' C. red ', 'tag'],
    ['<answer>A</answer> or <answer>B</answer>', 'A', 'tag'],
    // An answer whose tag is not closed loses its last character.
    ['<answer>red', 're', 'tag'],
    ['</answer><answer>red', '', 'tag'],
    ['<Answer>red</Answer>', '<Answer>red</Answer>', 'whole'],
    ['Hm.\nAnswer: B', 'Answer: B', 'answer-word'],
    ['Answer: A? No.\nAnswer: B', 'Answer: A? No.\nAnswer: B', 'answer-word'],
    ['answer: b', 'answer: b', 'whole'],
    ['one\ntwo\nthree\nfour', 'two\nthree\nfour', 'last-lines'],
    ['\\boxed{7}', '\\boxed{7}', 'whole'],
    ['', '', 'whole'],
  ])('of %j is %j (%s)', (text, answer, found) => {
    expect(upstreamAnswer(text)).toEqual({ answer, found })
  })
})

describe('the answer without the quirks', () => {
  it.each<readonly [text: string, answer: string, found: string]>([
    ['I think <answer> C. red </answer> so.', 'C. red', 'tag'],
    ['<answer>A</answer> no, <answer>B</answer>', 'B', 'tag'],
    ['<answer>red', 'red', 'tag'],
    ['<ANSWER>red</ANSWER>', 'red', 'tag'],
    ['<answer>Answer: red</answer>', 'red', 'tag'],
    ['<answer>\\boxed{7}</answer>', '7', 'boxed'],
    ['\\boxed{1}, no, \\boxed{\\frac{1}{2}}', '\\frac{1}{2}', 'boxed'],
    ['<think><answer>A</answer></think>B', 'B', 'whole'],
    ['Hm.\n**Answer:** seven\nThat is all.', 'seven', 'answer-word'],
    ['The answer is *red*', 'red', 'answer-word'],
    ['Answer:\nred', 'red', 'answer-word'],
    ['I see it.\n\n**red**\n', 'red', 'last-lines'],
    ['', '', 'whole'],
  ])('of %j is %j (%s)', (text, answer, found) => {
    expect(strictAnswer(text, false)).toEqual({ answer, found })
  })

  it('keeps all lines for multiple choice, because the letter may be on the first', () => {
    expect(strictAnswer('C\n\nIt is painted red.', true)).toEqual({
      answer: 'C\n\nIt is painted red.',
      found: 'whole',
    })
  })
})
