import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { unite } from './unite.ts'

describe('what is put together', () => {
  it('has one name, the least of all, over however many steps', () => {
    const rootOf = unite([
      ['d', 'c'],
      ['b', 'a'],
      ['c', 'b'],
    ])
    expect(['a', 'b', 'c', 'd', 'e'].map(rootOf)).toEqual(['a', 'a', 'a', 'a', 'e'])
  })

  it('does not depend on the order of the pairs', () => {
    const key = fc.integer({ min: 0, max: 12 }).map(String)
    fc.assert(
      fc.property(fc.array(fc.tuple(key, key), { maxLength: 30 }), (pairs) => {
        const [one, other] = [unite(pairs), unite(pairs.toReversed())]
        for (const [a, b] of pairs) expect(one(a)).toBe(one(b))
        for (let at = 0; at <= 12; at += 1) expect(one(String(at))).toBe(other(String(at)))
      }),
    )
  })
})
