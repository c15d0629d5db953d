import { describe, expect, it } from 'vitest'
import { someFacts } from './chartFacts.test-data.ts'
import { countItems } from './itemCounter.ts'
import type { ItemFacts } from './itemFacts.ts'
import { biasCounter } from './optionBias.ts'

const optionBias = (facts: readonly ItemFacts[]) => countItems(biasCounter(), facts)

const choice = (answerLetter: string, ...options: readonly string[]) => someFacts({ answerLetter, options })

describe('the bias of option lengths', () => {
  it('shares what is equally long', () => {
    const facts = [
      choice('A', 'a long one', 'b', 'cc', 'cc'),
      choice('B', 'xx', ' yy ', 'z'),
      choice('C', 'xx', 'yy', 'z'),
      choice('A', 'same', 'size'),
      choice('D', 'no', 'such letter'),
      someFacts({ options: [], answerLetter: null }),
    ]
    const { items, longest, shortest } = optionBias(facts)
    expect(items).toBe(3)
    expect(longest.items).toBeCloseTo(1 + 1 / 2)
    expect(shortest.items).toBeCloseTo(1)
    expect(longest.expected).toBeCloseTo(1 / 4 + 1 / 3 + 1 / 3)
    expect(shortest.expected).toBeCloseTo(1 / 4 + 1 / 3 + 1 / 3)
  })

  it('survives a question with more options than a call can take', () => {
    const options = Array.from({ length: 300_000 }, () => 'b')
    const facts = someFacts({ answerLetter: 'A', options: ['a long one', ...options] })
    expect(optionBias([facts]).longest.items).toBe(1)
  })

  it('is told in standard deviations of chance', () => {
    // 100 times the longest of four: 75 more than the 25 of chance, of which the deviation is √(100 · 1/4 · 3/4).
    const { longest, shortest } = optionBias(
      Array.from({ length: 100 }, () => choice('A', 'long', 'a', 'bb', 'cc')),
    )
    expect(longest.deviations).toBeCloseTo(75 / Math.sqrt(18.75))
    expect(shortest.deviations).toBeCloseTo(-25 / Math.sqrt(18.75))
  })

  it('counts characters as people see them', () => {
    expect(optionBias([choice('A', '😀😀', 'abc')]).shortest.items).toBe(1)
  })

  it('is nothing without items', () => {
    expect(optionBias([]).longest).toEqual({ items: 0, expected: 0, deviations: null })
  })
})
