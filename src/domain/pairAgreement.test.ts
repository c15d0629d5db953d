import { describe, expect, it } from 'vitest'
import { exampleProject } from './example.ts'
import { decidedItem } from './judged.test-data.ts'
import { mostPaired, pairAgreements } from './pairAgreement.ts'

const found = (...letters: readonly string[]) =>
  pairAgreements(
    exampleProject,
    letters.map((each, place) => decidedItem(`i${place}`, each)),
  )

describe('agreement of every two annotators', () => {
  it('is over the items that both judged, the least agreeing pair first', () => {
    const pairs = found('aaa', 'rrr', 'aar', 'a.a', 'as.')
    expect(pairs.map(({ first, second, items }) => `${first} ${second} ${items}`)).toEqual([
      'bob cleo 3',
      'ann cleo 4',
      'ann bob 3',
    ])
    expect(pairs.map(({ raw }) => raw.value)).toEqual([2 / 3, 3 / 4, 1])
  })

  it('is Cohen’s: 20 and 15 of 50 alike, with 25 and 30 accepted, is 0.4', () => {
    // The worked example of Cohen’s kappa by two readers of 50 grant proposals, as it stands in many textbooks.
    const pairs = found(
      ...Array.from({ length: 20 }, () => 'aa'),
      ...Array.from({ length: 5 }, () => 'ar'),
      ...Array.from({ length: 10 }, () => 'ra'),
      ...Array.from({ length: 15 }, () => 'rr'),
    )
    expect(pairs[0]?.cohen.value).toBeCloseTo(0.4, 12)
  })

  it('is not listed for a crowd', () => {
    const crowd = Array.from({ length: mostPaired + 1 }, () => 'a').join('')
    expect(found(crowd)).toEqual([])
    expect(found(crowd.slice(1)).length).toBe((mostPaired * (mostPaired - 1)) / 2)
  })
})
