import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shuffled } from './shuffled.ts'

describe('shuffling options', () => {
  it('gives every number exactly once', () => {
    fc.assert(
      fc.property(fc.nat(26), fc.string(), (count, seed) => {
        expect(shuffled(count, seed).toSorted((a, b) => a - b)).toEqual(
          Array.from({ length: count }, (_, at) => at),
        )
      }),
    )
  })

  it('puts each of four options in each place about equally often', () => {
    const places = Array.from({ length: 4 }, () => 0)
    for (let seed = 0; seed < 4000; seed += 1) {
      const at = shuffled(4, `seed ${seed}`).indexOf(0)
      places[at] = (places[at] ?? 0) + 1
    }
    for (const count of places) expect(Math.abs(count - 1000)).toBeLessThan(150)
  })
})
