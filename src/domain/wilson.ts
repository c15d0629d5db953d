import type { Interval } from './bootstrap.ts'

/** The 97.5 % point of the standard normal distribution. */
const z = 1.959963984540054

/**
 * 95 % interval of a share by the score method (Wilson 1927, J. Am. Stat. Assoc. 22; method 3 of Newcombe 1998, Stat.
 * Med. 17): it stays within 0 and 1, and holds for few answers, where the usual one collapses. `right` need not be whole: the
 * mean of several samples of an item counts as that share of one.
 */
export function wilsonInterval(right: number, of: number): Interval {
  if (of <= 0) return { low: 0, high: 1 }
  const share = right / of
  const centre = share + z ** 2 / (2 * of)
  const spread = z * Math.sqrt((share * (1 - share)) / of + z ** 2 / (4 * of ** 2))
  const scale = 1 + z ** 2 / of
  return {
    low: right === 0 ? 0 : (centre - spread) / scale,
    high: right === of ? 1 : (centre + spread) / scale,
  }
}
