import { describe, expect, it } from 'vitest'
import { exampleProject } from '../../../domain/example.ts'
import type { Box } from '../../../domain/judgement.ts'
import {
  aboutLine,
  adjudicatorWords,
  boxWords,
  calledIn,
  nameOf,
  regionWords,
  timeWords,
} from './disputeWords.ts'

const project = {
  ...exampleProject,
  people: [
    { id: 'ada', name: 'Ada', color: 'blue' },
    { id: 'bob', name: 'Bob', color: 'red' },
  ],
}
const rect = { x1: 0, y1: 0, x2: 100, y2: 100 }

const named = (...adjudicators: readonly string[]) =>
  adjudicatorWords({ ...project, adjudication: { adjudicators, namesHidden: false } })

const box = (id: string, parentId: string | null): Box => ({
  id,
  parentId,
  rect,
  label: '',
  locked: false,
  activeMs: 0,
})

describe('a dispute', () => {
  it('says in what people differ', () => {
    expect(aboutLine({ about: ['decision', 'answer'], why: 'disagreement' })).toBe('decision, answer')
    expect(aboutLine({ about: ['decision'], why: 'flagged' })).toBe('decision, flagged for a second look')
  })

  it('says why it is one where nobody differs', () => {
    expect(aboutLine({ about: [], why: 'unadjudicated' })).toBe('all alike, waits for the adjudicator')
    expect(aboutLine({ about: [], why: null })).toBe('all alike')
  })
})

describe('an annotator', () => {
  it('goes by name, or by a letter where names are hidden', () => {
    expect(calledIn(project, 'A', 'ada')).toBe('Ada')
    const hidden = { ...project, adjudication: { adjudicators: [], namesHidden: true } }
    expect(calledIn(hidden, 'B', 'ada')).toBe('Annotator B')
  })

  it('without a record goes by their id', () => {
    expect(nameOf('0123456789', project)).toBe('Annotator 01234567')
  })

  it('stands among those who may settle disputes', () => {
    expect(named('ada')).toBe('Ada')
    expect(named('ada', 'bob', 'eve')).toBe('Ada, Bob and Annotator eve')
  })
})

describe('in words', () => {
  it('stands how many boxes somebody drew', () => {
    expect(boxWords([])).toBe('None')
    expect(boxWords([box('a', null)])).toBe('1 chain of 1 level')
    expect(boxWords([box('a', null), box('b', 'a'), box('c', null)])).toBe('2 chains of 1 to 2 levels')
  })

  it('stands where a region lies and what it shares with the given one', () => {
    expect(regionWords(rect, rect)).toBe('As given')
    expect(regionWords(null, rect)).toBe('Removed')
    expect(regionWords(null, null)).toBe('None')
    expect(regionWords(rect, null)).toBe('100 × 100 px at 0, 0')
    expect(regionWords({ ...rect, x2: 50 }, rect)).toContain(
      '50 × 100 px at 0, 0; overlaps the given one by 50 %',
    )
  })

  it('stands how long it took', () => {
    expect(timeWords({ activeMs: 33_600, idleMs: 0 })).toBe('34 s active')
    expect(timeWords({ activeMs: 1000, idleMs: 61_000 })).toBe('1 s active, 61 s idle')
  })
})
