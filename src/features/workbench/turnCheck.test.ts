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

  it.each(checkNames)(
    'always changes what is seen of “%s”, also where accepting has said yes already',
    (name) => {
      for (const decision of [...decisions, null]) {
        for (const value of [true, false, null]) {
          const before = exampleJudgement({ decision, checks: { ...nothingChecked, [name]: value } })
          const after = turnCheck(before, name)
          expect(impliedChecks(after)[name]).not.toBe(impliedChecks(before)[name])
        }
      }
    },
  )
})
