import { describe, expect, it } from 'vitest'
import { allTicked, noRuns, ticked, type ChosenRuns } from './chooseRuns.ts'

const shown = ['a', 'b', 'c', 'd']
const after = (...steps: readonly (readonly [id: string, isRange?: boolean])[]): readonly string[] => {
  let chosen: ChosenRuns = noRuns
  for (const [id, isRange = false] of steps) chosen = ticked(chosen, shown, id, isRange)
  return [...chosen.ids].toSorted()
}

describe('choosing runs', () => {
  it('adds and takes away one at a time', () => {
    expect(after(['a'], ['c'])).toEqual(['a', 'c'])
    expect(after(['a'], ['c'], ['a'])).toEqual(['c'])
  })

  it('goes from the last one to this one with Shift, in both directions and ways', () => {
    expect(after(['b'], ['d', true])).toEqual(['b', 'c', 'd'])
    expect(after(['d'], ['b', true])).toEqual(['b', 'c', 'd'])
    expect(after(['a'], ['d', true], ['b', true])).toEqual(['a'])
    expect(after(['c', true])).toEqual(['c'])
  })

  it('takes all, and all back', () => {
    const all = allTicked(noRuns, shown)
    expect([...all.ids]).toEqual(shown)
    expect(allTicked(all, shown).ids.size).toBe(0)
  })
})
