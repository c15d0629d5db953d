import { describe, expect, it } from 'vitest'
import { exampleJudgement } from '../../domain/example.ts'
import { checkNames, decisions, impliedChecks, nothingChecked } from '../../domain/judgement.ts'
import { turnCheck } from './turnCheck.ts'

describe('pressing a check', () => {
  it('goes from not said to no, to yes, and back', () => {
    const seen: unknown[] = []
    let judgement = exampleJudgement()
    for (let press = 0; press < 3; press += 1) {
      judgement = turnCheck(judgement, 'unambiguous')
      seen.push(judgement.checks.unambiguous)
    }
    expect(seen).toEqual([false, true, null])
  })

  it.each(checkNames)('always changes what is seen of “%s” while nothing is accepted', (name) => {
    for (const decision of [...decisions.filter((each) => each !== 'accept'), null]) {
      for (const value of [true, false, null]) {
        const before = exampleJudgement({ decision, checks: { ...nothingChecked, [name]: value } })
        const after = turnCheck(before, name)
        expect(impliedChecks(after)[name]).not.toBe(impliedChecks(before)[name])
      }
    }
  })

  it.each(checkNames)('is refused with a sentence for “%s” on an accepted item', (name) => {
    for (const value of [true, null]) {
      const accepted = exampleJudgement({ decision: 'accept', checks: { ...nothingChecked, [name]: value } })
      expect(() => turnCheck(accepted, name)).toThrow('Take the decision back')
    }
  })
})
