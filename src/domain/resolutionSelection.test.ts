import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exampleAnswer } from './example.ts'
import { ladder, type Budget, type ModelAnswer } from './preview.ts'
import {
  answered,
  beginSelecting,
  divergedAt,
  nextBudget,
  selectionKey,
  selectionOf,
  sortedSchedule,
  type Selecting,
} from './resolutionSelection.ts'

const size = { width: 3000, height: 2000 }

/** Goes the whole way down with a model that says what `answer` gives for a longest side; null is full resolution. */
function goDown(
  schedule: readonly number[],
  answer: (side: number | null) => ModelAnswer | null,
  of = size,
): Selecting {
  let selecting = beginSelecting(schedule, of)
  for (let budget = nextBudget(selecting); budget; budget = nextBudget(selecting)) {
    selecting = answered(selecting, answer(sideOf(budget)))
  }
  return selecting
}

const sideOf = (budget: Budget): number | null => (budget.kind === 'side' ? budget.side : null)
const sides = ({ asked }: Selecting) => asked.map(({ side }) => side)

/** A model that can tell as long as the longest side is large enough. */
const tellsFrom = (least: number) => (side: number | null) =>
  exampleAnswer(side === null || side >= least ? 1 : 2)

const drifting = (side: number | null): ModelAnswer => exampleAnswer(side === null || side > 1000 ? 3 : 1)

const spelt = (side: number | null) => ({
  text: side === 2048 ? ' The Sign. ' : side === 1344 ? 'sigh' : 'sign',
  option: null,
})

const silent = (side: number | null) => (side === null || side > 500 ? exampleAnswer(0) : null)

/** 001 §4.1: the process ends as soon as the answer diverges from that of the original. */
describe('the way down the resolutions', () => {
  it('asks at full resolution first, then ever smaller, and stops where the answer differs', () => {
    const selecting = goDown(ladder, tellsFrom(800))
    expect(sides(selecting)).toEqual([null, 2048, 1344, 896, 672])
    expect(divergedAt(selecting)).toBe(672)
  })

  it('ends without a side when the answer never differs', () => {
    const selecting = goDown(ladder, tellsFrom(0))
    expect(sides(selecting)).toEqual([null, 2048, 1344, 896, 672, 448, 336, 224])
    expect(divergedAt(selecting)).toBeNull()
  })

  it('passes over sides that are not smaller than the picture', () => {
    expect(sides(goDown([448, 336, 224], tellsFrom(0), { width: 300, height: 336 }))).toEqual([null, 224])
    expect(sides(goDown(ladder, tellsFrom(9999), { width: 100, height: 100 }))).toEqual([null])
  })

  it('compares with full resolution, right or wrong, and not with the step before', () => {
    expect(divergedAt(goDown(ladder, drifting))).toBe(896)
  })

  it('compares open answers by their text, whatever their spelling', () => {
    expect(divergedAt(goDown(ladder, spelt))).toBe(1344)
  })

  it('takes silence for another answer, but has nothing to compare with when it began in silence', () => {
    expect(divergedAt(goDown(ladder, silent))).toBe(448)
    const mute = goDown(ladder, () => null)
    expect(sides(mute)).toEqual([null])
    expect(divergedAt(mute)).toBeNull()
  })

  it('does not go on once it has ended', () => {
    const ended = goDown(ladder, tellsFrom(800))
    expect(answered(ended, exampleAnswer(0))).toBe(ended)
  })

  it('finds the largest side at which a model that loses sight fails, in any order of the schedule', () => {
    const schedule = fc.array(fc.integer({ min: 1, max: 4000 }), { maxLength: 12 })
    fc.assert(
      fc.property(schedule, fc.integer({ min: 1, max: 4000 }), (given, least) => {
        const failing = given.filter((side) => side < least && side < 3000)
        const found = divergedAt(goDown(given, tellsFrom(least)))
        expect(found).toBe(failing.length > 0 ? Math.max(...failing) : null)
      }),
    )
  })
})

describe('the record of a selection', () => {
  const ask = {
    itemId: 'item-1',
    modelId: 'tiny',
    schedule: [224, 672, 224],
    sha256: 'ab',
    content: { question: 'Which?', options: ['a', 'b'] },
  }

  it('tells the schedule, what was asked, and the side', () => {
    expect(selectionOf(ask, goDown(ask.schedule, tellsFrom(500)), 9)).toEqual({
      key: selectionKey(ask),
      itemId: 'item-1',
      modelId: 'tiny',
      schedule: [672, 224],
      asked: [
        { side: null, answer: exampleAnswer(1) },
        { side: 672, answer: exampleAnswer(1) },
        { side: 224, answer: exampleAnswer(2) },
      ],
      side: 224,
      at: 9,
    })
  })

  it('is another one for another picture, question, model or schedule, not for the same one in another order', () => {
    const key = selectionKey(ask)
    expect(selectionKey({ ...ask, schedule: [672, 224] })).toBe(key)
    for (const other of [
      { sha256: 'cd' },
      { modelId: 'large' },
      { schedule: [224] },
      { content: { question: 'Which?', options: ['b', 'a'] } },
    ]) {
      expect(selectionKey({ ...ask, ...other })).not.toBe(key)
    }
  })
})

it('a schedule is gone down once per side, and what is no side is left out', () => {
  expect(sortedSchedule([224, 0, 448, -3, 224, Number.NaN, 1.5, Number.POSITIVE_INFINITY])).toEqual([
    448, 224,
  ])
})
