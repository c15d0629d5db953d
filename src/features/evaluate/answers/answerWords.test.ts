import { describe, expect, it } from 'vitest'
import { scoringRules } from '../../../domain/scored.ts'
import { exampleAnswer, exampleVerdict } from './answers.test-data.ts'
import { standingOf } from './answerGroups.ts'
import {
  askedWords,
  circumstances,
  inHandWords,
  ruleWords,
  standingWords,
  tallyWords,
  verdictWords,
} from './answerWords.ts'

const words = (standing: Partial<ReturnType<typeof standingOf>>) =>
  standingWords({ right: null, rule: 'equal', verdict: null, isOpen: false, ...standing })

describe('an answer in words', () => {
  it('is under what it was given, as far as that is known', () => {
    const answer = exampleAnswer({ seed: 42, budget: { kind: 'tokens', tokens: 1024 } })
    const known = { ...answer, prediction: { ...answer.prediction, outputTokens: 1, seconds: 3.25 } }
    expect(circumstances(known)).toEqual(['seed 42', '1,024 tokens', '1 token', '3.3 s'])
    expect(circumstances(exampleAnswer())).toEqual([])
  })

  it('is told from those of the crop test', () => {
    expect(askedWords(exampleAnswer())).toBe('Global view')
    expect(askedWords(exampleAnswer({ crop: 'noise' }))).toBe('Global view, noise')
  })

  it('is right, wrong, or neither', () => {
    expect([words({ right: true }), words({ right: false }), words({ rule: 'no-key' })]).toEqual([
      'Right',
      'Wrong',
      'Nothing to compare with',
    ])
    expect([words({ rule: null }), words({ isOpen: true })]).toEqual(['Not scored', 'Being scored'])
  })

  it('is one sentence for whoever only hears it', () => {
    const answer = exampleAnswer({ extracted: 'C. red', view: 'regional' })
    expect(
      inHandWords(
        answer,
        standingOf(answer, () => null),
      ),
    ).toBe('alpha, Regional view: C. red. Wrong.')
  })
})

describe('a verdict in words', () => {
  it('says who said it and when', () => {
    const verdict = exampleVerdict({ at: new Date(2026, 10, 20, 9, 5).getTime() })
    expect(verdictWords(verdict, () => 'Ann')).toBe('Ann said right on 20 Nov 2026, 09:05')
    expect(verdictWords({ ...verdict, by: 'judge', who: 'gpt', right: false }, () => '')).toBe(
      'The judge gpt said wrong on 20 Nov 2026, 09:05',
    )
  })
})

it('names every rule and says what it means', () => {
  for (const rule of scoringRules) expect(ruleWords[rule].hint).toMatch(/\.$/)
})

it('counts the right ones', () => {
  expect(tallyWords(3, 4)).toBe('3 of 4 right')
  expect(tallyWords(0, 0)).toBeNull()
})
