import { describe, expect, it } from 'vitest'
import { arranged, moved, readViews, shownOf, usualView, writtenViews } from './shownModels.ts'

describe('which models are shown', () => {
  it('is all of them, in the order of the runs, until somebody says otherwise', () => {
    expect(shownOf(['a', 'b'], usualView)).toEqual(['a', 'b'])
  })

  it('keeps an order, puts new models behind it, and forgets those that are gone', () => {
    expect(arranged(['a', 'b', 'c'], ['c', 'gone', 'a'])).toEqual(['c', 'a', 'b'])
    expect(shownOf(['a', 'b', 'c'], { ...usualView, order: ['c'], hidden: ['a'] })).toEqual(['c', 'b'])
  })

  it('moves a model, and no further than to the end', () => {
    expect(moved(['a', 'b', 'c'], 'a', 1)).toEqual(['b', 'a', 'c'])
    expect(moved(['a', 'b', 'c'], 'a', 9)).toEqual(['b', 'c', 'a'])
    expect(moved(['a', 'b'], 'a', -1)).toEqual(['a', 'b'])
    expect(moved(['a', 'b'], 'x', 1)).toEqual(['a', 'b'])
  })
})

describe('what is kept of it', () => {
  const view = { ...usualView, order: ['b', 'a'], hidden: ['a'], baseline: 'b', intervals: false }

  it('comes back as it was, project by project', () => {
    const first = readViews(writtenViews(new Map(), 'p1', view))
    const both = readViews(writtenViews(first, 'p2', usualView))
    expect([...both]).toEqual([
      ['p1', view],
      ['p2', usualView],
    ])
  })

  it('is the usual where it cannot be understood', () => {
    expect(readViews('{').size).toBe(0)
    expect(readViews('{"a":1}').size).toBe(0)
    expect([...readViews('[["p",{"order":[1,"a"],"hidden":"x","baseline":3}],[1,{}],null]')]).toEqual([
      ['p', { ...usualView, order: ['a'] }],
    ])
  })

  it('does not grow for ever', () => {
    let text = writtenViews(new Map(), 'p0', view)
    for (let n = 1; n < 60; n += 1) text = writtenViews(readViews(text), `p${n}`, view)
    expect(readViews(text).size).toBe(50)
    expect(readViews(text).has('p59')).toBe(true)
  })
})
