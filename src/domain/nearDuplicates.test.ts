import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { groupLookalikes } from './nearDuplicates.ts'

const hex = (bits: bigint): string => bits.toString(16).padStart(16, '0')
const print = fc.bigInt({ min: 0n, max: (1n << 64n) - 1n })
const flips = (most: number) =>
  fc.uniqueArray(fc.integer({ min: 0, max: 63 }), { minLength: most, maxLength: most })

const flipped = (bits: bigint, places: readonly number[]): bigint =>
  places.reduce((sum, place) => sum ^ (1n << BigInt(place)), bits)

const grouped = (...prints: readonly bigint[]): readonly (string | undefined)[] => {
  const groups = groupLookalikes(new Map(prints.map((bits, at) => [`p${at}`, hex(bits)])))
  return prints.map((_, at) => groups.get(`p${at}`))
}

describe('pictures that look alike', () => {
  it('are one group while no more than six bits differ, wherever those are', () => {
    fc.assert(
      fc.property(print, flips(6), (bits, places) => {
        const [a, b] = grouped(bits, flipped(bits, places))
        expect(a).toBe(b)
      }),
      { numRuns: 500 },
    )
  })

  it('are two where seven bits differ', () => {
    fc.assert(
      fc.property(print, flips(7), (bits, places) => {
        const [a, b] = grouped(bits, flipped(bits, places))
        expect(a).not.toBe(b)
      }),
    )
  })

  it('are one group over one that is between them', () => {
    const groups = grouped(0n, 0b111111n, 0b111111111n, 1n << 63n)
    expect(groups).toEqual(['p0', 'p0', 'p0', 'p0'])
    expect(grouped(0n, 0b1111111n)).toEqual(['p0', 'p1'])
  })

  it('are all there, those without a fingerprint alone', () => {
    const groups = groupLookalikes(
      new Map([
        ['a', ''],
        ['b', 'ffff'],
        ['c', hex(0n)],
        ['d', hex(0n)],
      ]),
    )
    expect([...groups.values()]).toEqual(['a', 'b', 'c', 'c'])
  })
})
