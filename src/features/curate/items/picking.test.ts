import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allPicked, amongShown, clicked, nothingPicked, stepped, toggledHere } from './picking.ts'

const ids = ['a', 'b', 'c', 'd', 'e']
const chosen = ({ chosen }: { readonly chosen: ReadonlySet<string> }) => [...chosen].toSorted().join('')

describe('choosing rows', () => {
  it('by clicks: alone, a range from the first one, and beside the others', () => {
    const one = clicked(nothingPicked, ids, 1, 'alone')
    expect(chosen(one)).toBe('b')
    const range = clicked(one, ids, 3, 'range')
    expect(chosen(range)).toBe('bcd')
    expect(chosen(clicked(range, ids, 0, 'range'))).toBe('ab')
    const beside = clicked(range, ids, 2, 'beside')
    expect(chosen(beside)).toBe('bd')
    expect(chosen(clicked(beside, ids, 2, 'beside'))).toBe('bcd')
    expect(chosen(clicked(beside, ids, 4, 'alone'))).toBe('e')
    expect(chosen(clicked(nothingPicked, ids, 2, 'range'))).toBe('c')
  })

  it('by keys: moving chooses nothing, Shift draws a range, Space toggles', () => {
    const first = stepped(nothingPicked, ids, 0, false)
    expect([first.at, chosen(first)]).toEqual([0, ''])
    const drawn = stepped(stepped(first, ids, 1, true), ids, 2, true)
    expect(chosen(drawn)).toBe('abc')
    expect(chosen(stepped(drawn, ids, 1, true))).toBe('ab')
    const toggled = toggledHere(stepped(drawn, ids, 4, false), ids)
    expect(chosen(toggled)).toBe('abce')
    expect(chosen(toggledHere(toggled, ids))).toBe('abc')
    expect(stepped(first, ids, 99, false).at).toBe(4)
    expect(chosen(allPicked(first, ids))).toBe('abcde')
  })

  it('stays with the items when other rows are shown', () => {
    const picked = clicked(clicked(nothingPicked, ids, 1, 'alone'), ids, 3, 'range')
    const fewer = amongShown(picked, ids, ['d', 'c', 'a'])
    expect([chosen(fewer), fewer.at]).toEqual(['cd', 0])
    const gone = amongShown(picked, ids, ['a'])
    expect([chosen(gone), gone.at]).toEqual(['', 0])
    expect(amongShown(picked, ids, []).at).toBe(-1)
  })

  it('never chooses what is not shown', () => {
    const act = fc.record({
      to: fc.integer({ min: -2, max: 7 }),
      kind: fc.constantFrom('alone', 'range', 'beside', 'step', 'extend', 'toggle'),
    } as const)
    fc.assert(
      fc.property(fc.array(act), (acts) => {
        let picking = nothingPicked
        for (const { to, kind } of acts) {
          if (kind === 'step' || kind === 'extend') picking = stepped(picking, ids, to, kind === 'extend')
          else if (kind === 'toggle') picking = toggledHere(picking, ids)
          else picking = clicked(picking, ids, to, kind)
          expect([...picking.chosen].every((id) => ids.includes(id))).toBe(true)
          expect(picking.at).toBeLessThan(ids.length)
        }
      }),
    )
  })
})
