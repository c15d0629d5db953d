import { indexOfLetter } from './item.ts'
import type { ItemCounter } from './itemCounter.ts'

/** Whether the length of the options gives the right one away. */
export interface OptionBias {
  /** Items with options, a right one among them, and not all of one length. */
  readonly items: number
  readonly longest: BiasLine
  readonly shortest: BiasLine
}

export interface BiasLine {
  /** Items whose right option is the longest (or the shortest); of k that are equally long it counts 1 ÷ k. */
  readonly items: number
  /** As many as there would be by chance: the sum of 1 ÷ options. */
  readonly expected: number
  /** How many standard deviations of chance it lies above that; null without items. */
  readonly deviations: number | null
}

/**
 * Lengths are counted in characters, without blanks around them. If the right one of n options were any of them, it would
 * be one of the k longest with probability k ÷ n and count 1 ÷ k then: 1 ÷ n in the mean, 1 ÷ (nk) in the mean of the
 * squares.
 */
export function biasCounter(): ItemCounter<OptionBias> {
  const longest = { items: 0, expected: 0, variance: 0 }
  const shortest = { items: 0, expected: 0, variance: 0 }
  let items = 0
  return {
    add({ content: { answerLetter, options } }) {
      const right = indexOfLetter(answerLetter)
      const n = options.length
      if (right < 0 || right >= n || n < 2) return
      const lengths = options.map(lengthOf)
      const most = lengths.reduce((a, b) => Math.max(a, b))
      const least = lengths.reduce((a, b) => Math.min(a, b))
      if (most === least) return
      items += 1
      for (const [sums, extreme] of [
        [longest, most],
        [shortest, least],
      ] as const) {
        const k = lengths.filter((length) => length === extreme).length
        if (lengths[right] === extreme) sums.items += 1 / k
        sums.expected += 1 / n
        sums.variance += 1 / (n * k) - 1 / (n * n)
      }
    },
    counted: () => ({ items, longest: lineOf(longest), shortest: lineOf(shortest) }),
  }
}

const lineOf = ({
  variance,
  ...line
}: {
  readonly items: number
  readonly expected: number
  readonly variance: number
}): BiasLine => ({
  ...line,
  deviations: variance > 0 ? (line.items - line.expected) / Math.sqrt(variance) : null,
})

function lengthOf(option: string): number {
  let length = 0
  for (const _ of option.trim()) length += 1
  return length
}
