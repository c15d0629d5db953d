import { describe, expect, it } from 'vitest'
import type { Debrief, Finding, Outcome } from '../../domain/debrief.ts'
import { exampleJudgement } from '../../domain/example.ts'
import type { Judgement } from '../../domain/judgement.ts'
import { defaultReasons } from '../../domain/project.ts'
import {
  advice,
  flawsIn,
  goodIn,
  groupsOf,
  headline,
  paceSentence,
  secondsText,
  verdictOn,
} from './telling.ts'

const flawed: readonly Outcome[] = ['found', 'missed']
const finding = (outcome: Outcome, itemId: string = outcome, over: Partial<Finding> = {}): Finding => ({
  itemId,
  outcome,
  flaw: flawed.includes(outcome) ? 'wrong-answer' : null,
  reasonMatched: null,
  explanation: 'Because.',
  ...over,
})

function debriefOf(counts: Partial<Record<Outcome, number>>): Debrief {
  const all = { found: 0, missed: 0, kept: 0, lost: 0, spoilt: 0, open: 0, ...counts }
  const findings = Object.entries(counts).flatMap(([outcome, count]) =>
    Array.from({ length: count }, () => finding(outcome as Outcome)),
  )
  return { findings, counts: all, reasonsMatched: 0 }
}

const said = (of: Finding, over: Partial<Judgement> = {}) =>
  verdictOn(of, exampleJudgement(over), defaultReasons)

describe('the headline', () => {
  it.each<readonly [Partial<Record<Outcome, number>>, string]>([
    [{ found: 5, missed: 2, lost: 1 }, 'You found 5 of 7 flaws and wrongly rejected 1 good pair.'],
    [{ found: 7, lost: 2 }, 'You found all 7 flaws and wrongly rejected 2 good pairs.'],
    [{ found: 7, kept: 20 }, 'You found all 7 flaws and kept every good pair. Well seen!'],
    [{ found: 7, kept: 18, open: 2 }, 'You found all 7 flaws.'],
    [{ found: 1, missed: 6, kept: 9 }, 'You found 1 of 7 flaws and rejected no good pair.'],
    [{ missed: 7 }, 'You found none of the 7 flaws and rejected no good pair.'],
    [{ found: 1, kept: 1 }, 'You found the only flaw and kept every good pair. Well seen!'],
    [{ missed: 1, spoilt: 1 }, 'You missed the only flaw and gave 1 good pair a wrong answer.'],
    [
      { found: 2, missed: 1, lost: 3, spoilt: 2 },
      'You found 2 of 3 flaws, wrongly rejected 3 good pairs and gave 2 good pairs a wrong answer.',
    ],
    [{ kept: 3 }, 'You kept every good pair.'],
    [{ kept: 3, lost: 1 }, 'You wrongly rejected 1 good pair.'],
  ])('for %j says “%s”', (counts, sentence) => expect(headline(debriefOf(counts))).toBe(sentence))

  it('counts a flaw that is not decided among the flaws', () => {
    const debrief = { ...debriefOf({ found: 1, open: 1 }) }
    const findings = [finding('found'), finding('open', 'x', { flaw: 'too-easy' })]
    expect(flawsIn({ ...debrief, findings })).toBe(2)
    expect(goodIn({ ...debrief, findings })).toBe(0)
    expect(headline({ ...debrief, findings })).toContain('1 of 2 flaws')
  })
})

describe('the advice', () => {
  it('fits what went wrong', () => {
    expect(advice(debriefOf({ missed: 2, found: 1 }))).toContain('whole picture once more')
    expect(advice(debriefOf({ lost: 3, missed: 1 }))).toContain('a reason')
    expect(advice(debriefOf({ lost: 1, missed: 1 }))).toContain('same answer')
    expect(advice(debriefOf({ found: 7, kept: 20 }))).toBe('')
    expect(advice(debriefOf({ found: 7, open: 1 }))).toBe('One item is not decided yet.')
    expect(advice(debriefOf({ open: 9 }))).toContain('first')
  })
})

describe('the pace', () => {
  it('is held against the paper’s, without blame', () => {
    expect(paceSentence(null)).toBeNull()
    expect(paceSentence(18_400)).toBe(
      'You usually took 18 s for a decision; the paper’s annotators took about 55 s.',
    )
    expect(paceSentence(55_000)).toContain('about as long')
    expect(paceSentence(125_000)).toContain('2 min 5 s')
    expect(paceSentence(125_000)).toContain('Care comes first')
  })

  it.each([
    [0.04, '0.0 s'],
    [4.24, '4.2 s'],
    [9.96, '10 s'],
    [89.4, '89 s'],
    [89.6, '1 min 30 s'],
    [120, '2 min'],
    [3599.7, '60 min'],
  ])('of %d s reads %s', (seconds, text) => expect(secondsText(seconds)).toBe(text))
})

describe('the groups', () => {
  it('come with what there is to learn from first, and leave out what went well and what is empty', () => {
    const groups = groupsOf(debriefOf({ kept: 4, found: 2, open: 1, missed: 1 }))
    expect(groups.map(({ outcome, findings }) => [outcome, findings.length])).toEqual([
      ['missed', 1],
      ['found', 2],
      ['open', 1],
    ])
  })
})

describe('the verdict on an item', () => {
  it('names the reason by its name', () => {
    expect(said(finding('missed'))).toBe('You accepted it. The reason to reject it: “Wrong answer”.')
    expect(said(finding('found', 'a', { reasonMatched: true }))).toBe('Right reason: “Wrong answer”.')
    expect(said(finding('found', 'a', { reasonMatched: false }))).toContain('A better reason: “Wrong answer”')
    expect(said(finding('found'))).toContain('put it right')
    expect(said(finding('lost'), { reasons: ['too-easy', 'mine'] })).toBe(
      'You rejected it for “Too easy”, “mine”.',
    )
    expect(said(finding('lost'))).toBe('You rejected it.')
  })

  it('tells a flag from silence', () => {
    expect(said(finding('open'), { decision: 'flag' })).toBe('You flagged it.')
    expect(said(finding('open'), { decision: 'skip' })).toBe('You skipped it.')
    expect(verdictOn(finding('open'), undefined, [])).toBe('')
  })
})
