import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exampleItem, exampleOpenItem } from '../domain/example.ts'
import { verdictKey, type AnswerVerdict } from '../domain/prediction.ts'
import { scoringRules, type Score, type ScoringProfile } from '../domain/scored.ts'
import { answerScorer } from '../domain/scoring.ts'
import { sameValue } from './symbolic.ts'

const choice = exampleItem({
  options: ['blue', 'green', 'red', 'red and white'],
  answerLetter: 'C',
  answerText: 'red',
})

const scored = (profile: ScoringProfile, text: string, key = choice, letterRule = false): Score =>
  answerScorer({ profile, letterRule, trustTold: false }, sameValue)(
    { itemId: key.id, text, told: null },
    key,
  )

const said = (profile: ScoringProfile, gold: string, text: string): string => {
  const { right, rule } = scored(profile, text, exampleOpenItem({ answerText: gold }))
  return `${right ? 'right' : 'wrong'} by ${rule}`
}

describe('the upstream profile', () => {
  it.each<readonly [text: string, withoutLetters: string, withLetters: string]>([
    ['C', 'equal', 'equal'],
    ['(C)', 'equal', 'equal'],
    ['<answer>c</answer>', 'equal', 'equal'],
    ['C.', 'no-match', 'letter'],
    ['C. red', 'no-match', 'letter'],
    ['Chain', 'no-match', 'letter'],
    ['Answer: C', 'no-match', 'no-match'],
    ['Answer: C.', 'no-match', 'letter'],
    ['red', 'no-match', 'no-match'],
    ['', 'no-answer', 'no-answer'],
  ])('settles %j by %s, and by %s with the letter rule', (text, withoutLetters, withLetters) => {
    expect(scored('upstream', text).rule).toBe(withoutLetters)
    expect(scored('upstream', text, choice, true).rule).toBe(withLetters)
  })

  it('reads “Answer: B” as A, quirk and all', () => {
    const key = exampleItem({ answerLetter: 'A', answerText: 'two' })
    expect(scored('upstream', 'I looked.\nAnswer: B', key, true)).toEqual({
      right: true,
      rule: 'letter',
      extracted: 'Answer: B',
      found: 'answer-word',
    })
  })

  it.each([
    ['no', 'on'],
    ['A1', '1A'],
    ['10 meters', '10'],
    ['black and white', 'black, white'],
  ])('takes %s and %s for the same', (gold, text) => {
    expect(said('upstream', gold, text)).toBe('right by equal')
  })
})

describe('the strict profile, with options', () => {
  it.each([
    ['C', 'letter'],
    ['c', 'letter'],
    ['C.', 'letter'],
    ['(C)', 'letter'],
    ['(C) red', 'letter'],
    ['C. red', 'letter'],
    ['C: red', 'letter'],
    ['Answer: C', 'letter'],
    ['I see it.\nThe answer is **C**', 'letter'],
    ['<think>A or B?</think>\n\\boxed{C}', 'letter'],
    ['<answer>The answer is C</answer>', 'letter'],
    ['C\n\nBecause the sign is painted in that colour.', 'letter'],
    ['red', 'option-text'],
    ['It is Red.', 'option-text'],
    ['<answer>red', 'option-text'],
    ['\\boxed{\\text{C}}', 'letter'],
    ['The answer is $\\boxed{\\mathrm{(C)}}$', 'letter'],
    ['\\boxed{\\textbf{red}}', 'option-text'],
  ])('calls %j right', (text, rule) => {
    expect(scored('strict', text)).toMatchObject({ right: true, rule })
  })

  it.each([
    ['Answer: B', 'no-match'],
    ['Chain', 'no-match'],
    ['red and white', 'no-match'],
    ['B or C', 'no-match'],
    ['blue, perhaps red', 'no-match'],
    ['not red', 'no-match'],
    ['It isn’t red.', 'no-match'],
    ['It cannot be the red one', 'no-match'],
    ['Answer:', 'no-match'],
    ['<answer></answer>', 'no-answer'],
    ['', 'no-answer'],
  ])('calls %j wrong', (text, rule) => {
    expect(scored('strict', text)).toMatchObject({ right: false, rule })
  })

  it('takes an option that says what is not so by its words', () => {
    const key = exampleItem({ options: ['not lit', 'lit'], answerLetter: 'A', answerText: 'not lit' })
    expect(scored('strict', 'It is not lit.', key)).toMatchObject({ right: true, rule: 'option-text' })
  })

  it('does not mind by which of two options of the same text an answer was found', () => {
    const key = exampleItem({
      options: ['red', 'blue', 'Red'],
      answerLetter: 'C',
      answerText: 'Red',
    })
    expect(scored('strict', 'red', key)).toMatchObject({ right: true, rule: 'option-text' })
    expect(scored('strict', 'A', key)).toMatchObject({ right: false })
  })
})

describe('the strict profile, without options', () => {
  it.each([
    ['Red', 'red.', 'equal'],
    ['Red', 'Reasoning omitted.\nAnswer: Red', 'equal'],
    ['VISA', 'I can read it.\n\nVISA', 'equal'],
    ['a wire cage', 'the wire cage', 'equal'],
    ['3-4', '3–4', 'equal'],
    ['3 - 4', '3-4', 'equal'],
    ['black and white', 'black, white', 'equal'],
    ['blue/green', 'blue, green', 'equal'],
    ['no', 'No.', 'equal'],
    ['A1', 'a1', 'equal'],
    ['12', 'twelve', 'number'],
    ['seven', '7', 'number'],
    ['7', '7.0', 'number'],
    ['7', '07', 'number'],
    ['7', '7 cars', 'number'],
    ['1,000', '1000', 'equal'],
    ['1000', '1,000 metres', 'number'],
    ['2 million', '2,000,000', 'number'],
    ['1/2', '0.5', 'number'],
    ['2 1/2', '2.5', 'number'],
    ['2/4', '1/2', 'number'],
    ['50%', '50', 'number'],
    ['50%', '50 percent', 'number'],
    ['$5', '5 dollars', 'number'],
    ['10 meters', '10 m', 'number'],
    ['10 metres', '10', 'number'],
    ['5 minutes', 'five min.', 'number'],
    ['5551234567', '5551234567 units', 'number'],
    ['9007199254740993', '9007199254740993 cars', 'number'],
    ['1.1 million', '1,100,000', 'number'],
    ['2\\sqrt{2}', 'sqrt(8)', 'equal'],
    ['x^2 + x', 'x*(x+1)', 'equal'],
    ['\\frac{1}{2}', '0.5', 'equal'],
  ])('takes for %j also %j, by %s', (gold, text, rule) => {
    expect(said('strict', gold, text)).toBe(`right by ${rule}`)
  })

  it.each([
    ['no', 'on'],
    ['A1', '1A'],
    ['ab', 'ba'],
    ['black and white', 'white and black'],
    ['10 m', '10 cm'],
    ['1 m', '100 cm'],
    ['7 cars', '7 trucks'],
    ['7', '7 or 8'],
    ['7', '7 dozen'],
    ['7', 'about 7'],
    ['7', '-7'],
    ['007', '7'],
    ['50%', '0.5'],
    ['3-4', '4-5'],
    ['2×3', '3×2'],
    ['555-1234', '1234-555'],
    ['4*100', '100*4'],
    ['11.99', 'It says 11.99'],
    ['cat', 'act'],
    ['5551234567', '5551234568'],
    ['13800138000', '13,800,138,001'],
    ['9007199254740993', '9007199254740992'],
  ])('does not take for %j what reads %j', (gold, text) => {
    expect(said('strict', gold, text)).toBe('wrong by no-match')
  })
})

describe('scores of both profiles', () => {
  const told = { right: true, by: 'llm', words: 'Yes' }
  const verdict: AnswerVerdict = {
    itemId: choice.id,
    answer: 'A',
    right: true,
    by: 'person',
    who: 'ann',
    words: '',
    at: 1,
  }

  it('put the word of a person before what a file says, and that before the rules', () => {
    const given = { itemId: choice.id, text: 'A', told }
    const by = (trustTold: boolean, verdicts = new Map<string, AnswerVerdict>()): Score =>
      answerScorer({ profile: 'strict', letterRule: false, trustTold }, sameValue, verdicts)(given, choice)
    expect(by(false)).toMatchObject({ right: false, rule: 'no-match' })
    expect(by(true)).toMatchObject({ right: true, rule: 'told' })
    expect(by(true, new Map([[verdictKey(verdict), verdict]]))).toMatchObject({ right: true, rule: 'person' })
  })

  it.each<ScoringProfile>(['upstream', 'strict'])('know nothing without a right answer (%s)', (profile) => {
    const unknown = { right: null, rule: 'no-key' }
    expect(scored(profile, 'A', exampleItem({ answerLetter: null }))).toMatchObject(unknown)
    expect(scored(profile, 'A', exampleItem({ answerLetter: 'Z' }))).toMatchObject(unknown)
    expect(scored(profile, 'A', exampleOpenItem({ answerText: ' ' }))).toMatchObject(unknown)
  })

  it('do not confuse items that share an answer but not their options', () => {
    const score = answerScorer({ profile: 'strict', letterRule: false, trustTold: false }, sameValue)
    const other = exampleItem({ ...choice, id: 'other', options: ['red', 'blue', 'green'] })
    const rightOf = (key: typeof choice): boolean | null =>
      score({ itemId: key.id, text: 'red', told: null }, key).right
    expect([rightOf(choice), rightOf(other), rightOf(choice)]).toEqual([true, false, true])
  })

  it('hold for any text, the same at the second asking', () => {
    const signs = fc.constantFrom(
      ...Array.from('ABC (1)./-^\\{}$%,=*\n'),
      '<answer>',
      '</answer>',
      '\\boxed{',
      'Answer:',
    )
    const texts = fc.oneof(
      fc.string(),
      fc.array(signs, { maxLength: 40 }).map((parts) => parts.join('')),
    )
    const keys = fc.constantFrom(choice, exampleOpenItem(), exampleOpenItem({ answerText: 'a+b^2' }))
    for (const profile of ['upstream', 'strict'] as const) {
      const score = answerScorer({ profile, letterRule: true, trustTold: false }, sameValue)
      fc.assert(
        fc.property(texts, keys, (text, key) => {
          const first = score({ itemId: key.id, text, told: null }, key)
          expect(scoringRules).toContain(first.rule)
          expect(score({ itemId: key.id, text, told: null }, key)).toEqual(first)
        }),
      )
    }
  })

  it('call the key itself right', () => {
    const words = fc.stringMatching(/^[a-zA-Z0-9 ,.%$/-]{0,12}[a-zA-Z0-9]$/)
    fc.assert(
      fc.property(words, (text) => {
        const key = exampleOpenItem({ answerText: text })
        for (const profile of ['upstream', 'strict'] as const) {
          expect(scored(profile, `<answer>${text}</answer>`, key).right).toBe(true)
        }
      }),
    )
  })
})
