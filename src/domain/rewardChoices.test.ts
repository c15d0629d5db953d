import { describe, expect, it } from 'vitest'
import { defaultChoices } from './reward.ts'
import { choiceFields, gateOf, withChoice } from './rewardChoices.ts'

describe('the choices', () => {
  it('can each be taken in every way that is on offer, and in no other', () => {
    for (const { choice, options } of choiceFields) {
      for (const [value] of options) expect(withChoice(defaultChoices, choice, value)[choice]).toBe(value)
      expect(withChoice(defaultChoices, choice, 'other')).toEqual(defaultChoices)
    }
  })

  it('have a gate that is a share below 1', () => {
    expect([gateOf('0.9'), gateOf('0,5'), gateOf('0')]).toEqual([0.9, 0.5, 0])
    expect([gateOf('1'), gateOf('-0.1'), gateOf(''), gateOf('much')]).toEqual([null, null, null, null])
  })
})
