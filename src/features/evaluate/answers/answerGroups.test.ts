import { describe, expect, it } from 'vitest'
import { verdictKey } from '../../../domain/prediction.ts'
import {
  answerId,
  groupedAnswers,
  inHandOf,
  inReadingOrder,
  keyOf,
  sameElsewhere,
  standingOf,
} from './answerGroups.ts'
import { exampleAnswer, exampleVerdict, scoreOf } from './answers.test-data.ts'

const [alphaGlobal, alphaRegional] = [exampleAnswer(), exampleAnswer({ view: 'regional' })]
const betaRegional = exampleAnswer({ label: 'beta', view: 'regional' })
const blind = exampleAnswer({ view: 'blind' })
const noise = exampleAnswer({ label: 'beta', crop: 'noise', runId: 'beta noise' })
const all = [alphaRegional, betaRegional, blind, noise, alphaGlobal]

const nobody = () => null

describe('the answers to an item', () => {
  it('stand together by model, the two views apart, blind ones and those of the crop test last', () => {
    const grouped = groupedAnswers(all)
    expect(grouped.rows).toEqual([
      { label: 'alpha', global: [alphaGlobal], regional: [alphaRegional] },
      { label: 'beta', global: [], regional: [betaRegional] },
    ])
    expect(grouped.others).toEqual([blind, noise])
  })

  it('are walked as they stand, the others only while they are shown', () => {
    const grouped = groupedAnswers(all)
    expect(inReadingOrder(grouped, false)).toEqual([alphaGlobal, alphaRegional, betaRegional])
    expect(inReadingOrder(grouped, true)).toEqual([alphaGlobal, alphaRegional, betaRegional, blind, noise])
  })
})

describe('the answer in hand', () => {
  const order = [alphaGlobal, alphaRegional, betaRegional]

  it('is the first until another is taken', () => {
    expect(inHandOf(order, 'item', null)).toBe(alphaGlobal)
    const hand = { itemId: 'item', id: answerId(betaRegional), runId: betaRegional.runId }
    expect(inHandOf(order, 'item', hand)).toBe(betaRegional)
    expect(inHandOf([], 'item', hand)).toBeNull()
  })

  it('is of the same run on the next item, where that run answered it', () => {
    const hand = { itemId: 'another item', id: 'anything', runId: alphaRegional.runId }
    expect(inHandOf(order, 'item', hand)).toBe(alphaRegional)
    expect(inHandOf([alphaGlobal], 'item', hand)).toBe(alphaGlobal)
  })
})

describe('what became of an answer', () => {
  it('is what the rules say while nobody said anything', () => {
    expect(standingOf(alphaGlobal, nobody)).toEqual({
      right: false,
      rule: 'no-match',
      verdict: null,
      isOpen: false,
    })
  })

  it('is what somebody said, before it was scored anew', () => {
    const verdict = exampleVerdict()
    const standing = standingOf(alphaGlobal, (key) => (key === verdictKey(verdict) ? verdict : null))
    expect(standing).toEqual({ right: true, rule: 'person', verdict, isOpen: false })
  })

  it('is not known between taking somebody’s word back and scoring anew', () => {
    const answer = exampleAnswer({ score: scoreOf('B', { right: true, rule: 'person' }) })
    expect(standingOf(answer, nobody)).toEqual({ right: null, rule: null, verdict: null, isOpen: true })
  })

  it('cannot be said where there is nothing to compare with', () => {
    const unscored = exampleAnswer({ score: null })
    const keyless = exampleAnswer({ score: scoreOf('B', { right: null, rule: 'no-key' }) })
    expect([keyOf(unscored), keyOf(keyless)]).toEqual([null, null])
    expect(standingOf(keyless, () => exampleVerdict()).verdict).toBeNull()
  })
})

it('counts the other answers that a verdict holds for', () => {
  const other = exampleAnswer({ label: 'gamma', extracted: 'b' })
  expect(sameElsewhere(alphaGlobal, [...all, other])).toBe(4)
  expect(sameElsewhere(other, [...all, other])).toBe(0)
  expect(sameElsewhere(exampleAnswer({ score: null }), all)).toBe(0)
})
