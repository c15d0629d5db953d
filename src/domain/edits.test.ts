import { describe, expect, it } from 'vitest'
import {
  answerBlind,
  decide,
  dismissProblem,
  restoreProblem,
  setCheck,
  setDifficulty,
  setNote,
  spend,
  start,
  takeBack,
  toggleReason,
} from './edits.ts'
import { exampleItem, exampleJudgement, exampleProject } from './example.ts'
import { impliedChecks, type Shown, type ShownPreview } from './judgement.ts'
import { Refusal } from './refusal.ts'

const shown: Shown = {
  look: 'side-by-side',
  global: true,
  regional: true,
  outline: true,
  answer: true,
  provenance: false,
  margin: 0.5,
  previews: [],
}
const time = { activeMs: 4000, idleMs: 500 }
const none = { activeMs: 0, idleMs: 0 }
const blank = exampleJudgement()
const seenAt = (budget: string): ShownPreview => ({ modelId: 'reader', budget, view: 'global' })

describe('deciding', () => {
  it('records when, what was shown and the time spent', () => {
    const decided = decide(blank, exampleItem(), 'accept', 10_000, shown, time)
    expect(decided).toMatchObject({
      decision: 'accept',
      decidedAt: 10_000,
      startedAt: 5500,
      shown,
      ...time,
      rev: 1,
    })
    expect(decide(start(blank, 7), exampleItem(), 'skip', 10_000, shown, time).startedAt).toBe(7)
  })

  it('needs no reason to reject', () => {
    expect(decide(blank, exampleItem(), 'reject', 1, shown, none)).toMatchObject({
      decision: 'reject',
      reasons: [],
    })
  })

  it('refuses to accept content that cannot stand, but rejects it gladly', () => {
    const faulty = exampleItem({ answerLetter: 'F' })
    expect(() => decide(blank, faulty, 'accept', 1, shown, none)).toThrow(Refusal)
    expect(() => decide(blank, faulty, 'accept', 1, shown, none)).toThrow('A to D')
    expect(decide(blank, faulty, 'reject', 1, shown, none).decision).toBe('reject')
  })

  it('is taken back without losing what else was said', () => {
    const decided = decide(setCheck(blank, 'answerable', true), exampleItem(), 'flag', 9, shown, time)
    const back = takeBack(decided)
    expect(back).toMatchObject({ decision: null, decidedAt: null, shown: null, ...time, rev: 3 })
    expect(back.checks.answerable).toBe(true)
    expect(takeBack(back)).toBe(back)
  })

  it('never forgets which answers of models were seen, not by deciding anew nor by taking back', () => {
    const first = decide(blank, exampleItem(), 'accept', 9, { ...shown, previews: [seenAt('native')] }, time)
    const back = takeBack(first, [seenAt('native'), seenAt('side-448')])
    expect(back).toMatchObject({ decision: null, decidedAt: null })
    const again = decide(back, exampleItem(), 'reject', 10, { ...shown, margin: 1 }, time)
    expect(again.shown).toEqual({ ...shown, margin: 1, previews: [seenAt('native'), seenAt('side-448')] })
    const anew = decide(again, exampleItem(), 'flag', 11, { ...shown, previews: [seenAt('side-224')] }, time)
    expect(anew.shown?.previews.map(({ budget }) => budget)).toEqual(['native', 'side-448', 'side-224'])
  })

  it('notes what was seen between the decision and taking it back', () => {
    const first = decide(blank, exampleItem(), 'accept', 9, shown, time)
    expect(takeBack(first, [seenAt('native')]).shown?.previews).toEqual([seenAt('native')])
    expect(takeBack(takeBack(first, []), [seenAt('native')]).shown).toBeNull()
  })
})

describe('what else is said', () => {
  it('raises the revision by one for a change, and answers with the same judgement for none', () => {
    const checked = setCheck(blank, 'rightGlobal', false)
    expect(checked.rev).toBe(1)
    expect(setCheck(checked, 'rightGlobal', false)).toBe(checked)
    expect(setCheck(checked, 'rightGlobal', null).checks).toEqual(blank.checks)
    expect(setDifficulty(blank, null)).toBe(blank)
    expect(setNote(blank, '  ')).toBe(blank)
    expect(spend(blank, none)).toBe(blank)
    expect(start(start(blank, 5), 6).startedAt).toBe(5)
  })

  it('keeps reasons in the order given, and only those of the project', () => {
    const two = toggleReason(toggleReason(blank, 'too-easy', exampleProject), 'other', exampleProject)
    expect(two.reasons).toEqual(['too-easy', 'other'])
    expect(two.decision).toBeNull()
    expect(toggleReason(two, 'too-easy', exampleProject).reasons).toEqual(['other'])
    expect(() => toggleReason(blank, 'constructor', exampleProject)).toThrow('no reason “constructor”')
  })

  it('lets a reason be taken back that the project has dropped since', () => {
    const given = exampleJudgement({ reasons: ['gone'] })
    expect(toggleReason(given, 'gone', exampleProject).reasons).toEqual([])
  })

  it('takes a difficulty from 1 to 5', () => {
    expect(setDifficulty(blank, 5).difficulty).toBe(5)
    for (const wrong of [0, 6, 2.5, Number.NaN]) expect(() => setDifficulty(blank, wrong)).toThrow(Refusal)
  })

  it('trims notes', () => {
    expect(setNote(blank, ' seen twice \n').note).toBe('seen twice')
  })

  it('dismisses a problem once and restores it', () => {
    const dismissed = dismissProblem(blank, 'answer-spelled')
    expect(dismissProblem(dismissed, 'answer-spelled')).toBe(dismissed)
    expect(restoreProblem(dismissed, 'answer-spelled').dismissed).toEqual([])
    expect(restoreProblem(blank, 'answer-spelled')).toBe(blank)
  })

  it('adds whole milliseconds only, and never takes time away', () => {
    expect(spend(blank, { activeMs: 10.4, idleMs: Number.NaN })).toMatchObject({
      activeMs: 10,
      idleMs: 0,
      rev: 1,
    })
    expect(spend(blank, { activeMs: -5, idleMs: Number.POSITIVE_INFINITY })).toBe(blank)
  })
})

describe('answering blind', () => {
  it('keeps one answer per view, the last one', () => {
    const once = answerBlind(blank, 'global', 'A', 1)
    expect(answerBlind(once, 'global', ' A ', 2)).toBe(once)
    const twice = answerBlind(once, 'global', 'B', 2)
    const both = answerBlind(twice, 'regional', 'C', 3)
    expect(both.blindAnswers).toEqual([
      { view: 'global', answer: 'B', at: 2 },
      { view: 'regional', answer: 'C', at: 3 },
    ])
  })

  it('takes no answer from the whole picture once the region was answered', () => {
    const both = answerBlind(answerBlind(blank, 'global', 'B', 2), 'regional', 'C', 3)
    expect(() => answerBlind(both, 'global', 'C', 4)).toThrow('already seen')
  })
})

describe('accepting and the checks', () => {
  it('implies yes to every check that was left open, without writing what was not said', () => {
    const accepted = decide(blank, exampleItem(), 'accept', 9, shown, none)
    expect(accepted.checks).toEqual(blank.checks)
    expect(impliedChecks(accepted)).toEqual({
      answerable: true,
      unambiguous: true,
      rightGlobal: true,
      rightRegional: true,
    })
    expect(impliedChecks(decide(blank, exampleItem(), 'reject', 9, shown, none))).toEqual(blank.checks)
  })

  it('is refused while a check says no', () => {
    const doubted = setCheck(blank, 'rightGlobal', false)
    expect(() => decide(doubted, exampleItem(), 'accept', 9, shown, none)).toThrow(/A check says no/)
    expect(decide(doubted, exampleItem(), 'reject', 9, shown, none).checks.rightGlobal).toBe(false)
  })
})
