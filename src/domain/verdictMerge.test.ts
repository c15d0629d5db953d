import { describe, expect, it } from 'vitest'
import { verdictKey, type AnswerVerdict } from './prediction.ts'
import { mergedVerdicts } from './verdictMerge.ts'

const verdict = (over: Partial<AnswerVerdict> = {}): AnswerVerdict => ({
  itemId: 'a',
  answer: 'two',
  right: true,
  by: 'judge',
  who: 'm',
  words: 'Yes',
  at: 10,
  ...over,
})
const here = (...verdicts: readonly AnswerVerdict[]) =>
  new Map(verdicts.map((each) => [verdictKey(each), each]))

describe('verdicts from elsewhere', () => {
  it('are taken where nothing is known', () => {
    expect(mergedVerdicts(new Map(), [verdict()])).toEqual({ taken: [verdict()], known: 0 })
  })

  it('change nothing the second time', () => {
    expect(mergedVerdicts(here(verdict()), [verdict()])).toEqual({ taken: [], known: 1 })
  })

  it('replace older ones of their kind, and no newer ones', () => {
    const newer = verdict({ at: 11, right: false })
    expect(mergedVerdicts(here(verdict()), [newer]).taken).toEqual([newer])
    expect(mergedVerdicts(here(newer), [verdict()]).taken).toEqual([])
  })

  it('of people go before those of judges, however old', () => {
    const person = verdict({ by: 'person', who: 'ann', at: 1, right: false })
    expect(mergedVerdicts(here(verdict()), [person]).taken).toEqual([person])
    expect(mergedVerdicts(here(person), [verdict({ at: 99 })]).taken).toEqual([])
  })

  it('come to the same in any order', () => {
    const all = [verdict(), verdict({ at: 12, right: false }), verdict({ by: 'person', who: 'ann', at: 3 })]
    const [one, other] = [all, all.toReversed()].map((given) => mergedVerdicts(new Map(), given))
    expect(one).toEqual(other)
    expect(one).toEqual({ taken: [all[2]], known: 2 })
  })
})
